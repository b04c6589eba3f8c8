//! `onramp-cli report export`

use crate::Ending;
use crate::desk::Desk;
use crate::error::{CliError, in_one_line};
use crate::out::say;
use onramp_core::Onramp;
use onramp_core::desk::{DeskRow, DeskSummary};
use onramp_core::report::Form;
use std::path::PathBuf;

/// On which setups, in which forms, and where to.
#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("which").required(true).args(["all", "setup"])))]
pub(crate) struct ExportArguments {
    /// On every setup but those of practice and those that were put aside.
    #[arg(long)]
    all: bool,
    /// On this setup: its ID as `desk list` names it, or its company's name. May be repeated.
    #[arg(long, value_name = "ID OR COMPANY")]
    setup: Vec<String>,
    /// The folder to write into; it has to be there. Nothing in it is written over: a name that is taken gets a number.
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
    /// As PDF. All three forms when none is named.
    #[arg(long)]
    pdf: bool,
    /// As HTML.
    #[arg(long)]
    html: bool,
    /// As JSON.
    #[arg(long)]
    json: bool,
    /// With --all: also on those that were put aside.
    #[arg(long, requires = "all")]
    archived: bool,
    /// With --all: also on those of practice.
    #[arg(long, requires = "all")]
    practice: bool,
    #[command(flatten)]
    desk: Desk,
}

/// Writes a report on each setup that was asked for. One that cannot be written is named and is a finding; the others are
/// written all the same.
pub(crate) async fn run(arguments: &ExportArguments) -> Result<Ending, CliError> {
    if !arguments.to.is_dir() {
        return Err(CliError::NoSuchFolder(arguments.to.clone()));
    }
    let desk = arguments.desk.look()?;
    let summary = desk.desk_summary().await.map_err(CliError::Onramp)?;
    let mut failed = 0;
    let chosen = if arguments.all {
        for row in &summary.unreadable {
            let company = row.company.as_deref().unwrap_or("no company yet");
            say!("NOT WRITTEN  {company} (setup {}): {}", row.id.0, row.why)?;
            failed += 1;
        }
        of_all(arguments, &summary)
    } else {
        named(arguments, &summary)?
    };
    failed += write(arguments, &desk, &chosen).await?;
    say!(
        "\n{} of {} reports written.",
        chosen.len() + unreadable(arguments, &summary) - failed,
        chosen.len() + unreadable(arguments, &summary)
    )?;
    Ok(if failed == 0 {
        Ending::Passed
    } else {
        Ending::Findings
    })
}

fn unreadable(arguments: &ExportArguments, summary: &DeskSummary) -> usize {
    if arguments.all {
        summary.unreadable.len()
    } else {
        0
    }
}

fn of_all<'a>(arguments: &ExportArguments, summary: &'a DeskSummary) -> Vec<&'a DeskRow> {
    let rows = summary.setups.iter();
    rows.filter(|row| {
        (arguments.archived || !row.is_archived) && (arguments.practice || !row.is_practice)
    })
    .collect()
}

/// The setups that were named. A name that fits none, or several, stops everything before anything is written.
fn named<'a>(
    arguments: &ExportArguments,
    summary: &'a DeskSummary,
) -> Result<Vec<&'a DeskRow>, CliError> {
    let mut chosen: Vec<&DeskRow> = Vec::new();
    for asked in &arguments.setup {
        let fits = |row: &&DeskRow| {
            let company = row.company.as_deref().map(str::to_lowercase);
            row.id.0 == *asked || company.as_deref() == Some(asked.to_lowercase().as_str())
        };
        let found: Vec<&DeskRow> = summary.setups.iter().filter(fits).collect();
        match found[..] {
            [one] if chosen.iter().any(|row| row.id == one.id) => {}
            [one] => chosen.push(one),
            [] => return Err(CliError::NoSuchSetup(asked.clone())),
            _ => {
                let rows = found.iter();
                let ids =
                    rows.map(|row| format!("{}  {}  {}", row.id.0, row.vendor, row.state_words));
                return Err(CliError::SeveralSetups {
                    asked: asked.clone(),
                    ids: ids.collect::<Vec<_>>().join("\n  "),
                });
            }
        }
    }
    Ok(chosen)
}

/// Writes them, and answers with how many could not be written.
async fn write(
    arguments: &ExportArguments,
    desk: &Onramp,
    chosen: &[&DeskRow],
) -> Result<usize, CliError> {
    let asked = [
        (arguments.pdf, Form::Pdf),
        (arguments.html, Form::Html),
        (arguments.json, Form::Json),
    ];
    let forms: Vec<Form> = asked
        .iter()
        .filter(|(is, _)| *is)
        .map(|(_, form)| *form)
        .collect();
    let forms = if forms.is_empty() {
        &Form::ALL[..]
    } else {
        &forms
    };
    let keys = desk.keys_within_reach().await.map_err(CliError::Onramp)?;
    let mut failed = 0;
    for row in chosen {
        match desk
            .export_report(&row.id, &keys, &arguments.to, forms)
            .await
        {
            Ok(written) => {
                for path in &written.paths {
                    say!("{}", path.display())?;
                }
            }
            Err(error) => {
                let company = row.company.as_deref().unwrap_or("no company yet");
                let why = in_one_line(error.code());
                say!(
                    "NOT WRITTEN  {company} · {} (setup {}): {why}",
                    row.vendor,
                    row.id.0
                )?;
                failed += 1;
            }
        }
    }
    Ok(failed)
}
