//! The home screen.

use crate::setup::SetupId;
use serde::{Deserialize, Serialize};

/// A guide, as a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct GuideCard {
    /// Its id: `phin`.
    pub id: String,
    /// The vendor's name: "Phin".
    pub name: String,
    /// What the guide does, in one sentence.
    pub about: String,
    /// The title of the vendor's document.
    pub source_title: String,
    /// The address of the vendor's document (https).
    pub source_address: String,
    /// The day the document was read: `2026-11-21`.
    pub source_read_on: String,
}

/// How a setup stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum SetupState {
    /// Nothing is done yet.
    NotStarted,
    /// Steps are open.
    InProgress,
    /// The next step waits for the specialist's word.
    WaitingForSpecialist,
    /// The last test found a problem.
    Problem,
    /// The last test passed every rung, and no box that the document asks for is known to be missing.
    Connected,
    /// It was brought to its end: no key of it is left on this computer.
    Finished,
}

/// A setup, as a row of the home screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SetupCard {
    /// Which setup.
    pub id: SetupId,
    /// The vendor's name.
    pub guide_name: String,
    /// The company: as the server named it, else as typed, else none.
    pub company: Option<String>,
    /// True when it plays on practice.
    pub is_practice: bool,
    /// How it stands.
    pub state: SetupState,
    /// The state in words: "Test found a problem".
    pub state_words: String,
    /// Steps done.
    pub steps_done: u32,
    /// Steps in all.
    pub steps_total: u32,
    /// When it last changed (RFC 3339, UTC).
    pub updated_at: String,
}
