//! `onramp-cli desk list`

use super::Desk;
use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use onramp_core::desk::{DeskRow, DeskSummary, to_csv};
use onramp_core::private_file;
use std::path::PathBuf;

/// In which form, and where to.
#[derive(clap::Args)]
pub(crate) struct ListArguments {
    #[command(flatten)]
    desk: Desk,
    /// As CSV (RFC 4180, UTF-8). A cell that a spreadsheet would take for a formula begins with an apostrophe.
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// As JSON; `onramp-cli guide schema desk-summary` prints its schema.
    #[arg(long)]
    json: bool,
    /// Writes it to a file that is not there yet, readable by you only, and not to the standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Lists all setups. One that cannot be read is a finding.
pub(crate) async fn run(arguments: &ListArguments) -> Result<Ending, CliError> {
    let desk = arguments.desk.look()?;
    let summary = desk.desk_summary().await.map_err(CliError::Onramp)?;
    let text = if arguments.csv {
        to_csv(&summary)
    } else if arguments.json {
        let mut text = serde_json::to_string_pretty(&summary)?;
        text.push('\n');
        text
    } else {
        in_words(&summary)
    };
    match &arguments.out {
        Some(path) => {
            private_file::write_to(path, text.as_bytes()).map_err(|source| CliError::File {
                path: path.clone(),
                source,
            })?;
            say!("{}", path.display())?;
        }
        None => crate::out::whole(&text)?,
    }
    Ok(if summary.unreadable.is_empty() {
        Ending::Passed
    } else {
        Ending::Findings
    })
}

fn in_words(summary: &DeskSummary) -> String {
    let mut text = String::new();
    for row in &summary.setups {
        text.push_str(&told(row));
    }
    for row in &summary.unreadable {
        let company = row.company.as_deref().unwrap_or("no company yet");
        let vendor = row.vendor.as_deref().unwrap_or("vendor not known");
        text.push_str(&format!(
            "{company} · {vendor}\n  CANNOT BE READ  {}\n  Setup {}\n\n",
            row.why, row.id.0
        ));
    }
    let (all, bad) = (summary.setups.len(), summary.unreadable.len());
    text.push_str(&format!(
        "{all} {}",
        if all == 1 { "setup" } else { "setups" }
    ));
    if bad > 0 {
        text.push_str(&format!(", and {bad} that cannot be read"));
    }
    text.push_str(".\n");
    text
}

fn told(row: &DeskRow) -> String {
    let company = row.company.as_deref().unwrap_or("no company yet");
    let server = row.server.as_deref().unwrap_or("server not known yet");
    let marks = [
        (row.is_practice, "practice"),
        (row.is_archived, "put aside"),
    ];
    let marks: String = marks
        .iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, word)| format!(" · {word}"))
        .collect();
    let mut text = format!("{company} · {} · {server}{marks}\n", row.vendor);
    let steps = format!("{} of {} steps", row.steps_done, row.steps_total);
    text.push_str(&format!(
        "  {}; {steps}; {}\n",
        row.state_words, row.acts_next_words
    ));
    if let (Some(at), Some(words)) = (&row.last_test_at, &row.last_test_words) {
        text.push_str(&format!("  Tested {}: {words}", at.local));
        match row.open_findings {
            None | Some(0) => {}
            Some(open) => text.push_str(&format!(" ({open} open)")),
        }
        text.push('\n');
    }
    text.push_str(&format!("  Setup {}\n\n", row.id.0));
    text
}
