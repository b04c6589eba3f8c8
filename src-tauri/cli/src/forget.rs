//! `onramp-cli keys forget`: every pair taken away from this computer, for whoever leaves Onramp.

use crate::Ending;
use crate::desk::Desk;
use crate::error::{CliError, in_one_line};
use crate::out::say;
use clap::Subcommand;
use onramp_core::desk::records_in;
use onramp_core::keys::Forgotten;
use onramp_core::{RecordsTold, forget_every_key};
use std::io::{IsTerminal as _, Write as _};

/// What to type where one is asked.
const CONFIRMATION: &str = "forget";

/// What to do with the keys.
#[derive(Subcommand)]
pub(crate) enum KeysCommand {
    /// Forgets every pair of this person's on this computer: in the system's keychain, also of setups that are gone, and in
    /// sealed files. Setups, notes and tests stay.
    Forget(ForgetArguments),
}

#[derive(clap::Args)]
pub(crate) struct ForgetArguments {
    /// Every pair; there is no other choice yet.
    #[arg(long, required = true)]
    all: bool,
    /// Forgets without asking.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    desk: Desk,
}

/// # Errors
/// `NotConfirmed`, `NoDataFolder`; what a place refuses is said, and counts as a finding.
pub(crate) async fn run(command: KeysCommand) -> Result<Ending, CliError> {
    let KeysCommand::Forget(arguments) = command;
    let folder = arguments.desk.folder()?;
    if !arguments.yes {
        confirm()?;
    }
    let every = forget_every_key(&folder).await;
    let keychain = every.keychain.place.name();
    tell(&format!("In {keychain}"), &every.keychain)?;
    let sealed = format!("Sealed in {}", every.key_files.display());
    tell(&sealed, &every.sealed)?;
    match &every.records {
        Ok(records) => tell_records(records)?,
        Err(code) => {
            let (path, code) = (records_in(&folder), *code);
            let why = CliError::Desk { path, code };
            say!("The records of the setups were not changed. {why}")?;
        }
    }
    if every.is_all_gone() {
        Ok(Ending::Passed)
    } else {
        Ok(Ending::Findings)
    }
}

/// # Errors
/// `NotConfirmed` when nobody can be asked, or the answer is another.
fn confirm() -> Result<(), CliError> {
    if !std::io::stdin().is_terminal() {
        return Err(CliError::NotConfirmed);
    }
    say!(
        "Every API key that Onramp keeps on this computer is forgotten. ConnectWise shows a private key only once: where it \
         lies nowhere else, a new pair has to be made."
    )?;
    eprint!("Type \"{CONFIRMATION}\" to go on: ");
    let _ = std::io::stderr().flush();
    let mut typed = String::new();
    let read = std::io::stdin().read_line(&mut typed);
    match read {
        Ok(_) if typed.trim() == CONFIRMATION => Ok(()),
        Ok(_) | Err(_) => Err(CliError::NotConfirmed),
    }
}

fn tell(place: &str, forgotten: &Forgotten) -> Result<(), CliError> {
    let found = forgotten.found;
    match forgotten.left {
        Ok(0) if found == 0 => say!("{place}: nothing of Onramp's."),
        Ok(0) => say!("{place}: forgot the keys of {}.", setups(found)),
        Ok(left) => say!("{place}: the keys of {} are still there.", setups(left)),
        Err(problem) => say!(
            "{place}: not known what is there. {}",
            in_one_line(problem.code())
        ),
    }
}

fn setups(count: usize) -> String {
    if count == 1 {
        "1 setup".to_owned()
    } else {
        format!("{count} setups")
    }
}

fn tell_records(records: &RecordsTold) -> Result<(), CliError> {
    for (setup, code) in &records.refused {
        say!("{}: {}", setup.0, in_one_line(*code))?;
    }
    if records.gone > 0 {
        say!("Records: the keys of {} are gone.", setups(records.gone))?;
    }
    if records.in_window > 0 {
        say!(
            "The keys of {} lie in the memory of Onramp's window, where it is open: close it.",
            setups(records.in_window)
        )?;
    }
    if records.unreadable > 0 {
        say!(
            "The records of {} cannot be read; of keys they hold none.",
            setups(records.unreadable)
        )?;
    }
    Ok(())
}
