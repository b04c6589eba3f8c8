//! What is written down on a call: notes and decisions, each with its moment and its step.

use super::Setup;
use crate::keys::LeakForms;
use crate::report::LeakGuard;
use crate::words::Code;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The most characters that one note holds.
pub const LONGEST_NOTE: usize = 1_000;

/// A draft may be longer than a note, so that nothing is lost of what is to be shortened.
const LONGEST_DRAFT: usize = 20_000;

/// What stands in the records where a person wrote a key down.
const MASK: &str = "•••";

/// The length of every ConnectWise key seen so far, in characters. Whatever looks like one and is that long is refused.
///
/// # Source
/// Public examples only; ConnectWise documents no length.
pub(crate) const KEY_LENGTH: usize = 16;

/// Names one note of a setup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(transparent)]
pub struct NoteId(pub String);

impl NoteId {
    /// Makes a new one (a random UUID).
    #[must_use]
    pub fn new_random() -> Self {
        Self(uuid::Uuid::new_v4().to_string())
    }
}

/// A note or a decision, with its moment and the step that it was written at. Never holds a captured key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallNote {
    /// Which note.
    pub id: NoteId,
    /// When it was written (UTC).
    pub at: Timestamp,
    /// The step's id.
    pub step: String,
    /// The step's spoken code at that moment: "C2".
    pub step_code: String,
    /// The step's title at that moment.
    pub step_title: String,
    /// The text as written, without white space around it.
    pub text: String,
}

/// Whether a text can be a note, as far as the text itself tells.
///
/// # Errors
/// `NoteEmpty`, `NoteTooLong` or `NoteLooksLikeKey`.
pub(crate) fn fit_for_note(text: &str) -> Result<&str, Code> {
    let text = text.trim();
    if text.is_empty() {
        Err(Code::NoteEmpty)
    } else if text.chars().count() > LONGEST_NOTE {
        Err(Code::NoteTooLong)
    } else if looks_like_key(text) {
        Err(Code::NoteLooksLikeKey)
    } else {
        Ok(text)
    }
}

/// Whether a text can be kept as a draft, as far as the text itself tells.
pub(crate) fn fit_for_draft(text: &str) -> bool {
    text.chars().count() <= LONGEST_DRAFT && !looks_like_key(text)
}

/// True when a run of letters and digits is as long as a key and has capitals, small letters and digits, as keys do and
/// words, numbers and digests do not.
pub(crate) fn looks_like_key(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|run| {
        run.len() >= KEY_LENGTH
            && run.contains(|c: char| c.is_ascii_uppercase())
            && run.contains(|c: char| c.is_ascii_lowercase())
            && run.contains(|c: char| c.is_ascii_digit())
    })
}

impl Setup {
    /// Takes keys out of the notes that only now are known to be keys. A draft with one is dropped.
    pub(crate) fn drop_traces_in_notes(&mut self, forms: &LeakForms) {
        let guard = LeakGuard::for_forms(forms);
        if guard.check(&self.note_draft).is_err() {
            self.note_draft.clear();
        }
        for note in &mut self.call_notes {
            if guard.check(&note.text).is_err() {
                note.text = forms.scrub(&note.text, MASK);
            }
            // Broken over lines or in other letters: nothing of it is kept.
            if guard.check(&note.text).is_err() {
                MASK.clone_into(&mut note.text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{PrivateKey, StoredKeys, leak_forms};
    use crate::setup::SetupId;
    use zeroize::Zeroizing;

    const KEY: &str = "zYxWvU9876543210";

    fn note(text: &str) -> CallNote {
        CallNote {
            id: NoteId::new_random(),
            at: Timestamp::UNIX_EPOCH,
            step: "member".to_owned(),
            step_code: "B2".to_owned(),
            step_title: "Create the API member".to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_people_write_is_taken_without_the_space_around_it() {
        for text in [
            "Anna decides on Monday.",
            "Ticket 20261122001234567, build 2024.1.98765",
            "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "01234567-89ab-cdef-0123-456789abcdef",
            "https://na.myconnectwise.net/v4_6_release/services/system_io/router",
            "株式会社、月曜日に決定",
        ] {
            assert_eq!(fit_for_note(&format!(" {text}\n")), Ok(text));
            assert!(fit_for_draft(text));
        }
    }

    #[test]
    fn nothing_too_much_and_what_looks_like_a_key_are_refused_by_name() {
        let longest = "ä".repeat(LONGEST_NOTE);
        assert_eq!(fit_for_note(&longest), Ok(longest.as_str()));
        assert_eq!(fit_for_note(" \n "), Err(Code::NoteEmpty));
        let longer = format!("{longest}a");
        assert_eq!(fit_for_note(&longer), Err(Code::NoteTooLong));
        assert!(fit_for_draft(&longer));
        for text in [KEY, &format!("the key:{KEY}."), &format!("acme+{KEY}:x")] {
            assert_eq!(fit_for_note(text), Err(Code::NoteLooksLikeKey), "{text}");
            assert!(!fit_for_draft(text));
        }
        assert!(!fit_for_draft(&"a".repeat(LONGEST_DRAFT + 1)));
    }

    #[test]
    fn a_key_that_only_later_is_known_as_one_is_taken_out_of_every_note() {
        let keys = StoredKeys {
            private: Some(PrivateKey::new(Zeroizing::new(KEY.to_owned()))),
            ..StoredKeys::default()
        };
        let forms = leak_forms(&keys, None);
        let mut setup = Setup::begin(SetupId::new_random(), "phin", true, Timestamp::UNIX_EPOCH);
        let (front, back) = KEY.split_at(7);
        setup.call_notes = vec![
            note(&format!("before {KEY} after")),
            note(&format!("in two: {front} {back}")),
            note("Anna decides on Monday."),
        ];
        setup.note_draft = format!("{front}\n{back}");

        setup.drop_traces_in_notes(&forms);

        let texts: Vec<&str> = setup
            .call_notes
            .iter()
            .map(|note| note.text.as_str())
            .collect();
        assert_eq!(
            texts,
            ["before ••• after", "•••", "Anna decides on Monday."]
        );
        assert_eq!(setup.note_draft, "");
    }
}
