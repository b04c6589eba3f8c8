//! What may be shown of a pair's life: the hold before the page is closed, its replacement, its end.

use crate::setup::{EndingKind, ReplacementReason};
use serde::{Deserialize, Serialize};

/// Whether ConnectWise's page has to stay open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum HoldState {
    /// No key is captured yet.
    NothingYet,
    /// Keys are captured and have not signed in.
    Held,
    /// The pair has signed in.
    Proved,
    /// The person let go before it had.
    Overridden,
}

/// The hold: "Save, not Save and Close; keep that page open".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HoldView {
    /// How it stands.
    pub state: HoldState,
    /// Since when it is over (UTC, RFC 3339); none while it holds.
    pub since: Option<String>,
    /// True from the step that makes the keys on, until the page's step is done or the keys are removed: the notice belongs
    /// on the screen.
    pub is_shown: bool,
}

/// A second pair that is to take the first one's place, or has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReplacementView {
    /// Why.
    pub reason: ReplacementReason,
    /// The last four of the public key to retire; none when it is not known.
    pub old_last_four: Option<String>,
    /// True once the new pair has signed in and is the one in use.
    pub has_taken_over: bool,
    /// The letter of the section with its steps.
    pub section: String,
}

/// How the setup is brought to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct EndingView {
    /// What it means.
    pub kind: EndingKind,
    /// The letter of the section with its steps.
    pub section: String,
    /// What was removed from this computer; none until it was.
    pub removal: Option<RemovalView>,
}

/// What was removed from this computer, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RemovalView {
    /// When (UTC, RFC 3339).
    pub at: String,
    /// One sentence for each place: "GNOME Keyring: asked again, nothing is there".
    pub proofs: Vec<String>,
}

/// What a hand-off would hold, and who could open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HandOffPreview {
    /// What is inside, line by line; a key only by what may be shown of it.
    pub contents: Vec<HandOffLine>,
    /// The fingerprint, for comparing by voice.
    pub fingerprint: String,
    /// The recipient that the guide names; none when the vendor publishes none.
    pub vendor_recipient: Option<String>,
    /// The name of the file that would be written.
    pub file_name: String,
    /// The folder that is proposed for it.
    pub folder: String,
}

/// One line of what is inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HandOffLine {
    /// What it is: "Company ID".
    pub label: String,
    /// The value, as far as it may be shown.
    pub value: String,
}

/// A hand-off that was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HandOffSealed {
    /// The file's path; none when it was copied as text.
    pub path: Option<String>,
    /// The first 16 hex digits of the SHA-256 of what was sealed.
    pub digest: String,
    /// Who can open it, in one sentence.
    pub opened_by: String,
    /// True when it was sealed with a passphrase that Onramp made and still knows.
    pub has_passphrase: bool,
}

/// A copy on the clipboard that Onramp will clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CopyView {
    /// What was copied.
    pub what: CopiedWhat,
    /// Until it is cleared, in seconds.
    pub seconds_left: u32,
    /// True when the time can still be extended.
    pub can_extend: bool,
}

/// What lies on the clipboard for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum CopiedWhat {
    /// The public key.
    PublicKey,
    /// The private key.
    PrivateKey,
    /// The passphrase of a hand-off.
    Passphrase,
}

/// What this system does about screen capture, in one sentence, while something secret is on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ScreenTruth {
    /// True when this system is known to keep the window out of what a call sees.
    pub is_hidden: bool,
    /// The sentence.
    pub words: String,
}
