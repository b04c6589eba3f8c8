//! Company ID and URL.

use super::{CorrectionView, PassageView, Rich};
use crate::check::Fact;
use crate::setup::FieldId;
use crate::words::{Code, Words, words_for};
use serde::{Deserialize, Serialize};

/// What is known of a field's text without asking the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Nothing typed.
    Empty,
    /// Usable.
    Valid,
    /// Usable, with something to look at.
    ValidWithNotes,
    /// Not usable as it stands.
    Invalid,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct FieldView {
    /// Which one.
    pub id: FieldId,
    /// Its label, as the vendor's form has it.
    pub label: String,
    /// True where it is not known how the form calls it, and the label is our word.
    pub is_label_ours: bool,
    /// What the vendor's document says of it, in the document's order.
    pub passages: Vec<PassageView>,
    /// What differs from the document.
    pub corrections: Vec<CorrectionView>,
    /// What to put there and where to find it.
    pub help: Vec<Rich>,
    /// What was typed, exactly.
    pub typed: String,
    /// What is known of it.
    pub verdict: Verdict,
    /// What is wrong or worth a look; in the order in which to show it.
    pub notes: Vec<Note>,
    /// How Onramp reads it: `na.myconnectwise.net`.
    pub read_as: Option<String>,
    /// The value for the vendor's form; none while another company answers than the one that is meant.
    pub value_for_vendor: Option<String>,
    /// True as long as it holds what a file filled in: the invite, or the report that the setup was started from.
    pub is_from_invite: bool,
}

/// A code and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// The code.
    pub code: Code,
    /// Its words.
    pub words: Words,
}

impl Note {
    /// A code in its words, with the facts filled in.
    #[must_use]
    pub fn of(code: Code, facts: &[Fact]) -> Self {
        Self {
            code,
            words: words_for(code, facts),
        }
    }
}
