//! A run in lines, for people: what is wrong first, with what to do; what passed is counted.

use crate::error::CliError;
use crate::out::say;
use onramp_core::check::{Finding, Outcome, finding_view};
use onramp_core::setup::view::{PermissionFindingView, PermissionRunView};
use onramp_core::words::Code;

/// Prints one finding: its outcome, its question, and where it did not pass, what to do.
pub(crate) fn print_finding(finding: &Finding) -> Result<(), CliError> {
    let view = finding_view(finding);
    say!(
        "{:<14} {} ({} ms)",
        view.outcome_words,
        view.title,
        view.duration_ms
    )?;
    say!("{:14} {}", "", view.words.happened)?;
    if !view.words.to_do.is_empty() {
        say!("{:14} → {}", "", view.words.to_do)?;
    }
    Ok(())
}

/// True for a box that the vendor's document asks for and that is missing for sure.
fn is_missing(found: &PermissionFindingView) -> bool {
    found.outcome == Outcome::Failed && !found.is_optional
}

/// Prints every box: the missing, the doubtful, those beside the document, those that are not known; and how many are
/// set.
pub(super) fn print_boxes(found: &PermissionRunView) -> Result<(), CliError> {
    say!("")?;
    let is_beside =
        |one: &&PermissionFindingView| one.outcome == Outcome::Failed && !is_missing(one);
    for one in found.boxes.iter().filter(|one| is_missing(one)) {
        print_box(one, &one.standing)?;
    }
    for one in found.boxes.iter().filter(|one| one.is_doubtful) {
        print_box(one, &one.standing)?;
    }
    for one in found.boxes.iter().filter(is_beside) {
        print_box(one, "Optional")?;
    }
    print_unknown(&found.boxes)?;
    let passed = found.boxes.iter();
    let passed = passed.filter(|one| matches!(one.outcome, Outcome::Passed | Outcome::NotNeeded));
    say!(
        "{:<14} {} of {} boxes",
        "Nothing to do",
        passed.count(),
        found.boxes.len()
    )?;
    for note in &found.notes {
        say!("{:<14} {}", "Remark", note.words.happened)?;
    }
    Ok(())
}

fn print_box(found: &PermissionFindingView, standing: &str) -> Result<(), CliError> {
    say!("{standing:<14} {}", found.place)?;
    let told = [&found.words.happened, &found.words.why];
    let told = told.into_iter().filter(|sentence| !sentence.is_empty());
    for sentence in told.chain(&found.without).chain(&found.before) {
        say!("{:14} {sentence}", "")?;
    }
    if let Some(remedy) = &found.remedy {
        say!("{:14} → {remedy}", "")?;
    }
    Ok(())
}

/// The boxes of which nothing is known, by what stood in the way.
fn print_unknown(boxes: &[PermissionFindingView]) -> Result<(), CliError> {
    let unknown = boxes.iter().filter(|one| {
        matches!(one.outcome, Outcome::CouldNotTell | Outcome::NotRun) && !one.is_doubtful
    });
    let mut told: Vec<Code> = Vec::new();
    for first in unknown.clone() {
        if told.contains(&first.code) {
            continue;
        }
        told.push(first.code);
        say!("{:<14} {}", first.outcome_words, first.words.title)?;
        for one in unknown.clone().filter(|one| one.code == first.code) {
            say!("{:14} · {}", "", one.place)?;
        }
    }
    Ok(())
}
