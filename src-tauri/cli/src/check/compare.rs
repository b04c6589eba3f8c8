//! `onramp-cli check compare`: two runs side by side.

use super::RunFile;
use crate::Ending;
use crate::error::CliError;
use crate::out::say;
use jiff::tz::TimeZone;
use onramp_core::check::{Change, CheckRun, compare, comparison_view};
use onramp_core::setup::view::{ChangeGroupView, ComparedRowView, RowSideView};
use serde_json::json;
use std::path::PathBuf;

/// Which runs to compare.
#[derive(clap::Args)]
#[command(after_help = "\
The earlier run comes first, whichever was named first. What a run kept from an earlier one (--only-failed) is told with \
its own age, and is not counted as evidence of that run.\n\nExit status: 0 nothing got worse, 1 something broke, is a new \
problem or could not be told any more, 2 could not compare.")]
pub(crate) struct CompareArguments {
    /// A run that `check --json` wrote.
    #[arg(value_name = "A.json")]
    one: PathBuf,
    /// Another one.
    #[arg(value_name = "B.json")]
    other: PathBuf,
    /// Prints the comparison as JSON.
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &CompareArguments) -> Result<Ending, CliError> {
    let (one, other) = (
        RunFile::read(&arguments.one)?,
        RunFile::read(&arguments.other)?,
    );
    if one.is_practice != other.is_practice {
        return Err(CliError::PracticeBesideReal);
    }
    let (then, now) = if one.run.started_at <= other.run.started_at {
        (one, other)
    } else {
        (other, one)
    };
    if arguments.json {
        print_json(&then, &now)?;
    } else {
        print(&then, &now)?;
    }
    Ok(ending(&then.run, &now.run))
}

fn ending(then: &CheckRun, now: &CheckRun) -> Ending {
    let tally = compare(then, now).tally;
    let worse = [Change::Broke, Change::Appeared, Change::NotToldNow];
    if worse.into_iter().all(|change| tally.count(change) == 0) {
        Ending::Passed
    } else {
        Ending::Findings
    }
}

/// What the runs were asked with, where that is another: its name, then and now.
fn others(then: &RunFile, now: &RunFile) -> Vec<(&'static str, String, String)> {
    let of = |file: &RunFile| {
        let mut features = file.features.clone();
        features.sort();
        let key = file.public_key_ends_in.as_ref();
        [
            ("Guide", file.guide.clone()),
            ("Role", file.role.clone()),
            ("Features", super::run_file::listed(&features)),
            (
                "Public key",
                key.map_or_else(String::new, |end| format!("…{end}")),
            ),
        ]
    };
    let pairs = of(then).into_iter().zip(of(now));
    let pairs =
        pairs.filter(|((_, one), (_, other))| one != other && !one.is_empty() && !other.is_empty());
    pairs
        .map(|((name, one), (_, other))| (name, one, other))
        .collect()
}

fn print_json(then: &RunFile, now: &RunFile) -> Result<(), CliError> {
    let others = others(then, now).into_iter();
    let others: Vec<_> = others
        .map(|(what, then, now)| json!({ "label": what, "then": then, "now": now }))
        .collect();
    let whole = json!({
        "then": then.run.started_at,
        "now": now.run.started_at,
        "askedWith": others,
        "comparison": comparison_view(&then.run, &now.run, &TimeZone::UTC),
    });
    say!("{}", serde_json::to_string_pretty(&whole)?)
}

fn print(then: &RunFile, now: &RunFile) -> Result<(), CliError> {
    let compared = comparison_view(&then.run, &now.run, &TimeZone::UTC);
    let when = |file: &RunFile| {
        file.run
            .started_at
            .strftime("%-d %B %Y, %H:%M (UTC)")
            .to_string()
    };
    say!("Then  {}: {}", when(then), then.summary)?;
    say!("Now   {}: {}", when(now), now.summary)?;
    let others = others(then, now);
    if !others.is_empty() || !compared.grounds.is_empty() {
        say!("\nNot the same was tested:")?;
    }
    for (what, before, after) in &others {
        say!("  {what}: then {before}, now {after}")?;
    }
    for other in &compared.grounds {
        say!("  {}: then {}, now {}", other.label, other.then, other.now)?;
    }
    say!("\n{}", compared.summary)?;
    let told = compared.groups.iter();
    for group in told.filter(|group| group.is_told_at_once) {
        print_group(group)?;
    }
    Ok(())
}

fn print_group(group: &ChangeGroupView) -> Result<(), CliError> {
    say!("\n{}", group.title)?;
    for row in &group.rows {
        print_row(row)?;
    }
    Ok(())
}

fn print_row(row: &ComparedRowView) -> Result<(), CliError> {
    say!(
        "  {}: then {}, now {}",
        row.name,
        side(&row.then),
        side(&row.now)
    )?;
    for line in [&row.happened, &row.remark] {
        if !line.is_empty() {
            say!("    {line}")?;
        }
    }
    if !row.to_do.is_empty() {
        say!("    → {}", row.to_do)?;
    }
    Ok(())
}

fn side(side: &RowSideView) -> String {
    match &side.kept {
        None => side.words.clone(),
        Some(kept) => format!("{} {kept}", side.words),
    }
}
