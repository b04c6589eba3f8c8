//! Outline and drift as text, for the command line.

use super::cover::Coverage;
use super::drift::Drift;
use super::find::{FindLoss, LostFind};
use crate::guide::load::Guide;
use std::fmt::Write;

/// Writes the outline of a guide's document: each passage, and what carries it.
#[must_use]
pub fn render(guide: &Guide, coverage: &Coverage) -> String {
    let mut text = format!("{}\n", guide.file.source.title);
    // Writing to a String does not fail.
    let _ = writeln!(
        text,
        "{}, read on {}\n",
        guide.file.source.address, guide.file.source.read_on
    );
    for passage in &coverage.passages {
        let carriers = if passage.carried_by.is_empty() {
            "NOTHING CARRIES THIS".to_owned()
        } else {
            passage.carried_by.join(", ")
        };
        let _ = writeln!(
            text,
            "{:<5} {:<8}  {}\n                 → {carriers}",
            passage.id,
            passage.kind.label(),
            passage.summary
        );
    }
    let left = coverage.uncarried().count();
    let all = coverage.passages.len();
    let _ = writeln!(text, "\n{} of {all} passages carried.", all - left);
    text
}

/// Writes what drifted, or that nothing did.
#[must_use]
pub fn render_drift(drift: &Drift) -> String {
    if drift.is_none() {
        return "No drift: the document is the one that this guide mirrors.\n".to_owned();
    }
    let mut text = String::new();
    for passage in &drift.lacking {
        // Writing to a String does not fail.
        let _ = writeln!(
            text,
            "new or changed   {} {:<8}  {}",
            passage.digest,
            passage.kind.label(),
            passage.text
        );
    }
    let outlined = [("gone or changed", &drift.gone), ("moved", &drift.moved)];
    for (what, passages) in outlined {
        for passage in passages {
            let _ = writeln!(
                text,
                "{what:<16} {:<5} {}\n                 → {}",
                passage.id,
                passage.summary,
                passage.carried_by.join(", ")
            );
        }
    }
    text
}

/// Writes which passages a browser would not find; nothing when it finds all of them.
#[must_use]
pub fn render_lost(lost: &[LostFind]) -> String {
    lost.iter().fold(String::new(), |mut text, one| {
        let why = match one.loss {
            FindLoss::PassageGone => "the document has no such passage any more",
            FindLoss::NotThere => "the passage does not have these words",
            FindLoss::StandsEarlier => "a passage before it has these words too",
        };
        // Writing to a String does not fail.
        let _ = writeln!(
            text,
            "cannot be found  {:<5} \"{}\": {why}",
            one.id, one.find
        );
        text
    })
}
