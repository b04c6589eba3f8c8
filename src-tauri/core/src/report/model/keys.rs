//! What may be said of the key pair and of its life. Never a key, never the salt of a fingerprint.

use super::Moment;
use crate::setup::{EndingKind, ReplacementReason};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeyState {
    /// In the keychain of the machine that made the report.
    Saved,
    /// In a file on that machine, sealed with a passphrase.
    InSealedFile,
    /// In memory until Onramp closes.
    KeptInMemory,
    /// Removed from that machine.
    Removed,
    /// Nowhere.
    NotCaptured,
}

/// What may be said of one key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportKey {
    /// Which one, in words: "Public key".
    pub name: String,
    /// Where it is.
    pub state: KeyState,
    /// The same in words.
    pub state_words: String,
    /// Its length in characters.
    pub length: Option<u64>,
    /// Its last four characters; of the public key only.
    pub last_four: Option<String>,
    /// When it was saved.
    pub saved_at: Option<Moment>,
}

/// How it stands with ConnectWise's page that shows the keys once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PageState {
    /// The pair has not signed in: the page has to stay open.
    StillNeeded,
    /// The pair signed in before the page was closed.
    ProvedFirst,
    /// A person let go of the page before the pair had signed in, and it has not since.
    LetGo,
    /// A person let go of the page before the pair had signed in; it did later.
    LetGoThenProved,
}

/// Whether the pair had signed in before the page that shows it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportPage {
    /// How it stands.
    pub state: PageState,
    /// The same in a sentence or two.
    pub words: String,
    /// When the pair first signed in.
    pub proved: Option<Moment>,
    /// When a person let go of the page before that.
    pub let_go: Option<Moment>,
}

/// How old the pair is, and when Onramp suggests another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportAge {
    /// Whole days from the saving to the report.
    pub days: u32,
    /// The day on which Onramp suggests a new pair, UTC: `2027-11-21`.
    pub replace_by: String,
    /// True when that day has come.
    pub is_due: bool,
    /// All of it in words, and that the year is Onramp's own suggestion.
    pub words: String,
}

/// A second pair that took the first one's place, or is to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportReplacement {
    /// Why.
    pub reason: ReplacementReason,
    /// When it was begun.
    pub begun: Moment,
    /// When the new pair had signed in and took the old one's place; none until then.
    pub took_over: Option<Moment>,
    /// The last four characters of the public key to retire; none where Onramp never had it.
    pub old_last_four: Option<String>,
    /// The last four characters of the new public key while it has not taken over.
    pub new_last_four: Option<String>,
    /// The page that shows the new pair, while it has not taken over.
    pub page: Option<ReportPage>,
    /// All of it in sentences.
    pub words: Vec<String>,
}

/// A hand-off that was sealed. What is inside it stands in no report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportHandOff {
    /// When.
    pub at: Moment,
    /// The recipient it was sealed for; none where whoever has the passphrase can open it.
    pub recipient: Option<String>,
    /// Who can open it, in words.
    pub opened_by: String,
    /// The file's name, without its folder; none where it was copied as text.
    pub file_name: Option<String>,
    /// The first 16 hex digits of the SHA-256 of what was sealed.
    pub digest: String,
    /// The fingerprint of the pair inside.
    pub fingerprint: Option<String>,
}

/// That the keys were removed from the machine that made the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportRemoval {
    /// When.
    pub at: Moment,
    /// True when no key was captured since.
    pub is_still_so: bool,
    /// The last four characters of the public key that was removed.
    pub last_four: Option<String>,
    /// One sentence for each place that was emptied and looked into again.
    pub proofs: Vec<String>,
    /// What that shows, and what it does not.
    pub words: String,
}

/// How the setup is brought to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportEnding {
    /// What the end means.
    pub kind: EndingKind,
    /// When it was begun.
    pub begun: Moment,
    /// True when every step of it is done.
    pub is_complete: bool,
    /// All of it in words.
    pub words: String,
}

/// What may be said of the key pair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportKeys {
    /// The public key.
    pub public: ReportKey,
    /// The private key.
    pub private: ReportKey,
    /// The pair's fingerprint; none until both keys, the Company ID and the address are known.
    pub fingerprint: Option<String>,
    /// What the fingerprint is good for; empty without one.
    pub fingerprint_words: String,
    /// The page that shows the keys once; none where no key is captured.
    pub page: Option<ReportPage>,
    /// How old the pair is; none where no pair is captured, or where the connection is to end.
    pub age: Option<ReportAge>,
    /// The last replacement; none when there was none.
    pub replacement: Option<ReportReplacement>,
    /// The hand-offs that were sealed, the newest last.
    pub hand_offs: Vec<ReportHandOff>,
    /// The last removal from the machine; none when there was none.
    pub removal: Option<ReportRemoval>,
    /// How the setup is brought to its end; none until that is begun.
    pub ending: Option<ReportEnding>,
    /// That no key stands in the report, in words.
    pub note: String,
}

impl ReportEnding {
    /// True when the connection is to end, and not only Onramp's part in it.
    #[must_use]
    pub fn is_disconnecting(&self) -> bool {
        self.kind == EndingKind::Disconnected
    }
}

impl ReportKeys {
    /// Both keys, in the order in which to show them.
    #[must_use]
    pub fn both(&self) -> [&ReportKey; 2] {
        [&self.public, &self.private]
    }

    /// True when the connection is to end, or has ended.
    #[must_use]
    pub fn is_disconnecting(&self) -> bool {
        let ending = self.ending.as_ref();
        ending.is_some_and(ReportEnding::is_disconnecting)
    }

    /// True where there is more to say than where the two keys are.
    #[must_use]
    pub fn has_life(&self) -> bool {
        self.fingerprint.is_some()
            || self.page.is_some()
            || self.age.is_some()
            || self.replacement.is_some()
            || self.removal.is_some()
            || self.ending.is_some()
    }
}
