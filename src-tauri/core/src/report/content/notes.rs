//! What was written down on a call.

use super::{Block, Line, Section, Table, Width};
use crate::report::Report;

/// The notes; none when nothing was written down.
pub(super) fn notes(report: &Report) -> Option<Section> {
    if report.notes.is_empty() {
        return None;
    }
    let rows = report.notes.iter().map(|note| {
        let mut text = vec![Line::quiet(&note.step_title)];
        text.extend(note.lines.iter().map(Line::plain));
        vec![
            vec![Line::time(&note.at)],
            vec![Line::plain(&note.step_code)],
            text,
        ]
    });
    let table = Table {
        named_by: Some(1),
        rows: rows.collect(),
        ..Table::new(
            "The notes, in the order in which they were written",
            [
                ("When", Width::Since),
                ("Step", Width::Code),
                ("What was written", Width::Rest),
            ],
        )
    };
    Some(Section::new(
        "notes",
        "Notes of the people who worked on it",
        vec![Block::Table(table)],
    ))
}
