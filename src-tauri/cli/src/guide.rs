//! `onramp-cli guide …`

use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use clap::{Subcommand, ValueEnum};
use onramp_core::guide::{self, Guide, coverage};
use std::path::PathBuf;

/// What to show of the guides.
#[derive(Subcommand)]
pub(crate) enum GuideCommand {
    /// Lists the guides.
    List,
    /// Shows a guide with everything in it.
    Show(Chosen),
    /// Prints the outline of a guide's source and fails on a passage that nothing carries.
    Coverage {
        #[command(flatten)]
        chosen: Chosen,
        /// The vendor's document as text; fails on any sentence or row that the outline lacks, and on
        /// words of a `find` that do not lead to their passage.
        #[arg(long, value_name = "FILE")]
        source: Option<PathBuf>,
    },
    /// Prints a JSON Schema.
    Schema {
        /// Of which file.
        #[arg(value_enum, default_value_t = SchemaOf::Guide)]
        of: SchemaOf,
    },
}

/// Which guide.
#[derive(clap::Args)]
pub(crate) struct Chosen {
    /// The guide's id, as `guide list` names it.
    id: String,
    /// Loads the guide from this folder instead of those that ship.
    #[arg(long, value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

/// The files that have a schema.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum SchemaOf {
    /// guide.toml
    Guide,
    /// outline.toml
    Outline,
    /// The catalog's files.
    Catalog,
    /// The report's JSON.
    Report,
    /// An invite.
    Invite,
    /// The table of all setups, as `desk list --json` prints it.
    DeskSummary,
    /// A line of the file that `desk export` writes.
    Desk,
}

pub(crate) fn run(command: GuideCommand) -> Result<Ending, CliError> {
    match command {
        GuideCommand::List => list(),
        GuideCommand::Show(chosen) => show(&chosen),
        GuideCommand::Coverage { chosen, source } => cover(&chosen, source),
        GuideCommand::Schema { of } => schema(of),
    }
}

/// Finds a guide that ships.
pub(crate) fn shipped(id: &str) -> Result<Guide, CliError> {
    let found = guide::shipped()?.into_iter().find(|guide| guide.id() == id);
    found.ok_or_else(|| CliError::NoSuchGuide(id.to_owned()))
}

fn load(chosen: &Chosen) -> Result<Guide, CliError> {
    match &chosen.folder {
        Some(folder) => Ok(guide::load_folder(folder)?),
        None => shipped(&chosen.id),
    }
}

fn list() -> Result<Ending, CliError> {
    for guide in guide::shipped()? {
        let card = guide.card();
        say!(
            "{:<14} {}\n{:14} {} ({}, read on {})",
            card.id,
            card.about,
            "",
            card.source_title,
            card.source_address,
            card.source_read_on
        )?;
    }
    Ok(Ending::Passed)
}

fn show(chosen: &Chosen) -> Result<Ending, CliError> {
    let guide = load(chosen)?;
    say!("{}", serde_json::to_string_pretty(guide.file())?)?;
    Ok(Ending::Passed)
}

fn cover(chosen: &Chosen, source: Option<PathBuf>) -> Result<Ending, CliError> {
    let guide = load(chosen)?;
    let covered = coverage::cover(&guide);
    say!("{}", coverage::render(&guide, &covered))?;
    let mut ending = if covered.is_complete() {
        Ending::Passed
    } else {
        Ending::Findings
    };
    if let Some(path) = source {
        let text =
            std::fs::read_to_string(&path).map_err(|source| CliError::File { path, source })?;
        let drift = coverage::drift(&guide, &text);
        say!("{}", coverage::render_drift(&drift))?;
        let lost = coverage::lost_finds(&guide, &text);
        if !lost.is_empty() {
            say!("{}", coverage::render_lost(&lost))?;
        }
        if !drift.is_none() || !lost.is_empty() {
            ending = Ending::Findings;
        }
    }
    Ok(ending)
}

fn schema(of: SchemaOf) -> Result<Ending, CliError> {
    let schema = match of {
        SchemaOf::Guide => guide::schema(),
        SchemaOf::Outline => guide::outline_schema(),
        SchemaOf::Catalog => onramp_core::catalog::schema(),
        SchemaOf::Report => onramp_core::report::schema(),
        SchemaOf::Invite => onramp_core::invite::schema(),
        SchemaOf::DeskSummary => onramp_core::desk::summary_schema(),
        SchemaOf::Desk => onramp_core::desk::desk_schema(),
    };
    say!("{}", serde_json::to_string_pretty(&schema)?)?;
    Ok(Ending::Passed)
}
