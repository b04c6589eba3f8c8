//! What may be shown of a key pair.

use super::Note;
use crate::setup::KeptIn;
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

/// Something that can be done about a place that cannot keep keys now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum StoreRemedy {
    /// Ask the place again, as it is.
    TryAgain,
    /// Have the system ask for the keychain's password.
    Unlock,
    /// Enter the passphrase of the sealed file.
    OpenSealedFile,
    /// Keep the keys in a file sealed with a passphrase.
    KeepInSealedFile,
    /// Keep the keys in memory until Onramp closes.
    KeepInMemory,
}

/// The pair that is being worked on, and where it lies. While a replacement is under way that is the new pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct KeysView {
    /// The public key.
    pub public: SlotView,
    /// The private key.
    pub private: SlotView,
    /// The pair's fingerprint, `7F2K-9QWM-3XHT-V0PA`; none until both keys, the Company ID and the address are known.
    pub fingerprint: Option<String>,
    /// Where keys are kept, by name: "Windows Credential Manager", "memory, until Onramp closes".
    pub place: String,
    /// Where keys are kept.
    pub kept_in: KeptIn,
    /// Why that place cannot be used now; none when it can. Known before the person pastes.
    pub keychain_problem: Option<Note>,
    /// A sealed file with other keys of this setup that stays on this computer, and where; none when there is none.
    pub left_file: Option<Note>,
    /// What can be done about the problem, or about the file that was left, in the order in which to offer it.
    pub remedies: Vec<StoreRemedy>,
    /// True when both are saved.
    pub is_complete: bool,
    /// True when the keys were removed from this computer, and none was captured since.
    pub was_removed: bool,
}

/// What came of one capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CaptureView {
    /// True when the key was saved and read back.
    pub is_saved: bool,
    /// Why not, or what was cut off, or what is unusual, and what became of the copy on the clipboard.
    pub notes: Vec<Note>,
    /// The pair after it.
    pub keys: KeysView,
}
