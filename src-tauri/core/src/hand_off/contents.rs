//! What is inside something that Onramp sealed.

use super::HandedOff;
use super::lines::{entry_lines, pair_lines};
use crate::keys::{KeyEntry, KeyPair, read_entry};
use crate::setup::view::HandOffLine;
use crate::words::Code;
use serde::Deserialize;

/// What is inside something that Onramp sealed, once it is open.
#[derive(Debug, Clone)]
pub enum Contents {
    /// A hand-off.
    HandOff(Box<HandedOff>),
    /// The keys of a setup, from the file in which Onramp keeps them.
    Keys(KeyEntry),
}

impl Contents {
    /// Reads what was opened.
    ///
    /// # Errors
    /// `HandOffUnreadable` when it is neither, or was made by a newer Onramp.
    pub fn read(opened: &[u8]) -> Result<Self, Code> {
        let kind: Kind = serde_json::from_slice(opened).map_err(|_| Code::HandOffUnreadable)?;
        if kind.format.is_some() {
            return HandedOff::read(opened).map(|handed| Self::HandOff(Box::new(handed)));
        }
        let entry = read_entry(opened).map_err(|_| Code::HandOffUnreadable)?;
        Ok(Self::Keys(entry))
    }

    /// What is inside, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<HandOffLine> {
        match self {
            Self::HandOff(handed) => pair_lines(handed),
            Self::Keys(entry) => entry_lines(entry),
        }
    }

    /// The pair in use, when it is whole.
    #[must_use]
    pub fn pair(&self) -> Option<KeyPair> {
        match self {
            Self::HandOff(handed) => Some(handed.keys.clone()),
            Self::Keys(entry) => entry.pair.pair(),
        }
    }
}

/// What tells the two apart: a setup's keys bear no format.
#[derive(Deserialize)]
struct Kind {
    format: Option<String>,
}
