//! `onramp-cli desk …`, and the desk that other commands work on.

mod file;
mod list;

use crate::Ending;
use crate::error::CliError;
use clap::Subcommand;
use onramp_core::desk::{data_folder, key_files_in, records_in};
use onramp_core::keys::Vault;
use onramp_core::psa::{ExtraRoots, Limits};
use onramp_core::setup::{Setups, SetupsError};
use onramp_core::{Onramp, Surroundings};
use std::path::{Path, PathBuf};

/// What to do with all setups.
#[derive(Subcommand)]
pub(crate) enum DeskCommand {
    /// Lists all setups: vendor, company, server, state, last test, who must act, open findings. Changes nothing.
    List(list::ListArguments),
    /// Writes all setups, with their notes and earlier tests, to one file. Never a key. Changes nothing.
    Export(file::ExportArguments),
    /// Adds the setups of such a file. One that is here already stays as it is, even when the file's is newer.
    Import(file::ImportArguments),
}

/// Whose setups.
#[derive(clap::Args)]
pub(crate) struct Desk {
    /// The folder in which the setups lie. Without it: your own, those of Onramp's window.
    #[arg(long, value_name = "FOLDER")]
    desk: Option<PathBuf>,
}

impl Desk {
    pub(crate) fn folder(&self) -> Result<PathBuf, CliError> {
        let named = self.desk.clone().or_else(data_folder);
        named.ok_or(CliError::NoDataFolder)
    }

    /// Opens the desk to look at it: nothing is made and nothing is changed, and the window may be open.
    pub(crate) fn look(&self) -> Result<Onramp, CliError> {
        let folder = self.folder()?;
        open(Setups::look(&records_in(&folder)), &folder)
    }

    /// The same; where there are no setups yet, an empty desk.
    pub(crate) fn look_or_none(&self) -> Result<Onramp, CliError> {
        let folder = self.folder()?;
        let setups = match Setups::look(&records_in(&folder)) {
            Err(SetupsError::Missing) => Setups::none(),
            setups => setups,
        };
        open(setups, &folder)
    }

    /// Opens the desk to change it, and makes one where there is none. The window may be open.
    pub(crate) fn change(&self) -> Result<Onramp, CliError> {
        let folder = self.folder()?;
        open(Setups::open(&records_in(&folder)), &folder)
    }
}

fn open(setups: Result<Setups, SetupsError>, folder: &Path) -> Result<Onramp, CliError> {
    let setups = setups.map_err(|error| CliError::Desk {
        path: records_in(folder),
        code: error.code(),
    })?;
    let onramp = Onramp::open(Surroundings {
        setups,
        keychain: Vault::keychain(),
        memory: Vault::memory(),
        key_files: key_files_in(folder),
        clock: onramp_core::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    });
    onramp.map_err(CliError::Onramp)
}

pub(crate) async fn run(command: DeskCommand) -> Result<Ending, CliError> {
    match command {
        DeskCommand::List(arguments) => list::run(&arguments).await,
        DeskCommand::Export(arguments) => file::export(&arguments).await,
        DeskCommand::Import(arguments) => file::import(&arguments).await,
    }
}
