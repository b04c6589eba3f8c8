//! `onramp-cli keys forget`: every pair taken away from this computer, for whoever leaves Onramp.

use crate::Ending;
use crate::desk::Desk;
use crate::error::{CliError, in_one_line};
use crate::out::say;
use clap::Subcommand;
use onramp_core::Onramp;
use onramp_core::desk::{key_files_in, records_in};
use onramp_core::keys::{Forgotten, SealedFiles, Vault};
use onramp_core::setup::{KeptIn, Setup, Setups};
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

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
    let keychain = Vault::keychain().forget_all().await;
    let place = keychain.place.name();
    tell(&format!("In {place}"), &keychain)?;
    let files = SealedFiles::new(key_files_in(&folder));
    let sealed = files.forget_all().await;
    tell(&format!("Sealed in {}", files.folder().display()), &sealed)?;
    let places = [keychain, sealed];
    let is_recorded = match record(&arguments.desk, &folder, &places).await {
        Ok(is_recorded) => is_recorded,
        Err(error) => {
            say!("The records of the setups were not changed. {error}")?;
            false
        }
    };
    if is_recorded && places.iter().all(Forgotten::is_empty) {
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

/// Writes down, of each setup that had keys in `places`, that they are gone. False when one could not be told, or keeps its
/// keys where nobody but an open window can reach them.
async fn record(desk: &Desk, folder: &Path, places: &[Forgotten; 2]) -> Result<bool, CliError> {
    let records = records_in(folder);
    if !records.exists() {
        return Ok(true);
    }
    let listed = Setups::open(&records).and_then(|setups| setups.list_with_unreadable());
    let (all, unreadable) = listed.map_err(|error| CliError::Desk {
        path: records,
        code: error.code(),
    })?;
    let real = all.into_iter().filter(|setup| !setup.is_practice);
    let (in_window, elsewhere): (Vec<Setup>, _) =
        real.partition(|setup| setup.keys.kept_in == KeptIn::Memory && setup.is_any_captured());
    let onramp = desk.change()?;
    let mut told = 0;
    let mut is_well = true;
    for setup in elsewhere.iter().filter(|setup| setup.is_any_captured()) {
        if was_emptied(setup, places) && forget(&onramp, setup).await? {
            told += 1;
        } else {
            is_well = false;
        }
    }
    if told > 0 {
        say!("Records: the keys of {} are gone.", setups(told))?;
    }
    if !in_window.is_empty() {
        say!(
            "The keys of {} lie in the memory of Onramp's window, where it is open: close it.",
            setups(in_window.len())
        )?;
    }
    if !unreadable.is_empty() {
        say!(
            "The records of {} cannot be read; of keys they hold none.",
            setups(unreadable.len())
        )?;
    }
    Ok(is_well)
}

/// True when the place that the keys of `setup` lay in is empty now.
fn was_emptied(setup: &Setup, places: &[Forgotten; 2]) -> bool {
    let [keychain, sealed] = places;
    match setup.place_of_keys() {
        KeptIn::Keychain => keychain.is_empty(),
        KeptIn::SealedFile => sealed.is_empty(),
        KeptIn::Memory => true,
    }
}

async fn forget(onramp: &Onramp, setup: &Setup) -> Result<bool, CliError> {
    match onramp.remove_keys(&setup.id).await {
        Ok(_) => Ok(true),
        Err(error) => {
            say!("{}: {}", setup.id.0, in_one_line(error.code()))?;
            Ok(false)
        }
    }
}
