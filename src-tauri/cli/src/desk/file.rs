//! `onramp-cli desk export` and `onramp-cli desk import`

use super::Desk;
use crate::Ending;
use crate::error::{CliError, in_one_line};
use crate::out::say;
use onramp_core::desk::ImportedSetup;
use std::path::PathBuf;

/// Where to.
#[derive(clap::Args)]
pub(crate) struct ExportArguments {
    /// The file to write; there may be none of that name. Its lines are JSON; `onramp-cli guide schema desk` describes them.
    file: PathBuf,
    #[command(flatten)]
    desk: Desk,
}

/// From where.
#[derive(clap::Args)]
pub(crate) struct ImportArguments {
    /// The file that `desk export` wrote.
    file: PathBuf,
    /// Says what would be added, and changes nothing.
    #[arg(long)]
    look: bool,
    #[command(flatten)]
    desk: Desk,
}

/// Writes all setups to a file. What had to be left out is a finding.
pub(crate) async fn export(arguments: &ExportArguments) -> Result<Ending, CliError> {
    let desk = arguments.desk.look()?;
    let told = desk.export_desk(&arguments.file).await;
    let told = told.map_err(CliError::Onramp)?;
    for (id, why) in &told.left_out {
        say!("LEFT OUT  setup {}: {}", id.0, in_one_line(*why))?;
    }
    if told.tests_left_out > 0 {
        say!(
            "LEFT OUT  {} earlier tests that cannot be read; their setups are there.",
            told.tests_left_out
        )?;
    }
    if !told.not_searched.is_empty() {
        say!(
            "The keys of {} of them could not be read here, so the file was not searched for those keys.",
            told.not_searched.len()
        )?;
    }
    say!("{}", arguments.file.display())?;
    say!("{} setups, without keys.", told.written)?;
    let is_whole = told.left_out.is_empty() && told.tests_left_out == 0;
    Ok(if is_whole && told.not_searched.is_empty() {
        Ending::Passed
    } else {
        Ending::Findings
    })
}

/// Adds the setups of a file that are not here. One whose guide is not here is a finding.
pub(crate) async fn import(arguments: &ImportArguments) -> Result<Ending, CliError> {
    let told = if arguments.look {
        let desk = arguments.desk.look_or_none()?;
        desk.look_into_desk(&arguments.file).await
    } else {
        let desk = arguments.desk.change()?;
        desk.import_desk(&arguments.file).await
    };
    let told = told.map_err(CliError::Onramp)?;
    say!(
        "It says it was made {} with Onramp {}. Nothing in it is proved.\n",
        told.head.made_at,
        told.head.onramp_version
    )?;
    let added = if arguments.look {
        "Would be added"
    } else {
        "Added"
    };
    list(added, &told.added)?;
    list("Here already, left as it is", &told.kept)?;
    list(
        "Left out, this Onramp does not have its guide",
        &told.refused,
    )?;
    say!(
        "{added}: {}. Here already: {}. Left out: {}.",
        told.added.len(),
        told.kept.len(),
        told.refused.len()
    )?;
    if !told.added.is_empty() {
        say!("Their keys are not on this computer: capture them again, and test again.")?;
        let left_out = told.added.iter().filter(|setup| setup.is_address_left_out);
        let count = left_out.count();
        if count > 0 {
            say!(
                "The server of {count} of them is not one of ConnectWise's own: its address is left out, so type it again."
            )?;
        }
    }
    Ok(if told.refused.is_empty() {
        Ending::Passed
    } else {
        Ending::Findings
    })
}

fn list(what: &str, setups: &[ImportedSetup]) -> Result<(), CliError> {
    for setup in setups {
        let company = setup.company.as_deref().unwrap_or("no company yet");
        let server = setup.server.as_deref().unwrap_or("server not known");
        say!(
            "{what}: {company} · {} · {server} (setup {})",
            setup.guide,
            setup.id.0
        )?;
    }
    Ok(())
}
