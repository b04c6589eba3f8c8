//! What was written down on a call.

use crate::setup::NoteId;
use serde::{Deserialize, Serialize};

/// A note or a decision, with its moment and the step that it was written at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CallNoteView {
    /// Which note.
    pub id: NoteId,
    /// When it was written (UTC, RFC 3339).
    pub at: String,
    /// The id of its step; the plan may have lost that step since.
    pub step: String,
    /// The step's spoken code: "C2".
    pub step_code: String,
    /// The step's title.
    pub step_title: String,
    /// The text, with the line breaks of whoever wrote it.
    pub text: String,
}

/// The notes of a setup, and the one that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CallNotesView {
    /// Every note, the oldest first.
    pub written: Vec<CallNoteView>,
    /// What was typed and is no note yet.
    pub draft: String,
    /// The most characters that one note holds.
    pub longest: u32,
}
