//! What was written down on a call.

use super::Source;
use crate::report::model::ReportNote;
use crate::report::moment::moment;
use crate::report::plain::plain;

/// Every note, the oldest first.
pub(super) fn notes(source: &Source<'_>) -> Vec<ReportNote> {
    let notes = source.setup.call_notes.iter();
    notes
        .map(|note| ReportNote {
            at: moment(note.at, &source.zone),
            step_code: plain(&note.step_code),
            step_title: plain(&note.step_title),
            lines: note.text.lines().map(plain).collect(),
        })
        .collect()
}
