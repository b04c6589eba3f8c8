//! What may be shown of a key pair.

use super::Note;
use serde::{Deserialize, Serialize};

/// One of the two keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum KeySlot {
    /// The public key.
    Public,
    /// The private key.
    Private,
}

/// What may be shown of one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SlotView {
    /// Which one.
    pub slot: KeySlot,
    /// True once saved.
    pub is_saved: bool,
    /// Its length in characters.
    #[cfg_attr(test, ts(type = "number | null"))]
    pub length: Option<usize>,
    /// Its last four characters; of the public key only.
    pub last_four: Option<String>,
}

/// The pair, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct KeysView {
    /// The public key.
    pub public: SlotView,
    /// The private key.
    pub private: SlotView,
    /// Where keys are kept, by name: "Windows Credential Manager", "memory, until Onramp closes".
    pub place: String,
    /// Why the keychain cannot be used; none when it can. Known before the person pastes.
    pub keychain_problem: Option<Note>,
    /// True when the person agreed to "keep until Onramp closes", and in practice.
    pub is_memory_only: bool,
    /// True when both are saved.
    pub is_complete: bool,
}

/// What came of one capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CaptureView {
    /// True when the key was saved and read back.
    pub is_saved: bool,
    /// Why not, or what was cut off, or what is unusual.
    pub notes: Vec<Note>,
    /// The pair after it.
    pub keys: KeysView,
}
