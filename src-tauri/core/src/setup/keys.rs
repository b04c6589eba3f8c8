//! What is kept of a setup's key pairs. Never a key.

use crate::keys::CapturedKey;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What may be known of a captured key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CapturedSlot {
    /// Its length in characters.
    pub length: usize,
    /// The last four characters; of the public key only.
    pub last_four: Option<String>,
    /// When it was saved (UTC).
    pub at: Timestamp,
}

impl CapturedSlot {
    /// What may be known of `key`, saved at `at`.
    #[must_use]
    pub fn of(key: &CapturedKey, at: Timestamp) -> Self {
        Self {
            length: key.length(),
            last_four: key.last_four(),
            at,
        }
    }
}

/// What may be known of one pair.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KnownPair {
    /// The public key, once captured.
    pub public: Option<CapturedSlot>,
    /// The private key, once captured.
    pub private: Option<CapturedSlot>,
    /// The pair's fingerprint; none until both keys, the Company ID and the address are known.
    pub fingerprint: Option<String>,
    /// When ConnectWise first let this pair sign in (UTC).
    pub proved_at: Option<Timestamp>,
    /// When the person said that the page is closed although the pair had not signed in (UTC).
    pub released_at: Option<Timestamp>,
}

impl KnownPair {
    /// True when at least one key is captured.
    #[must_use]
    pub fn is_any_captured(&self) -> bool {
        self.public.is_some() || self.private.is_some()
    }

    /// True when both are captured.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.public.is_some() && self.private.is_some()
    }

    /// Another pair from now on: nothing that was found out about the earlier one holds for it.
    pub(crate) fn start_over(&mut self) {
        self.fingerprint = None;
        self.proved_at = None;
        self.released_at = None;
    }

    /// The same pair for another company or another server: it has not signed in there. That its page is closed stays
    /// as true as it was.
    pub(crate) fn turn_elsewhere(&mut self) {
        self.fingerprint = None;
        self.proved_at = None;
    }

    /// Whether ConnectWise's page has to stay open.
    #[must_use]
    pub fn hold(&self) -> Hold {
        match (self.proved_at, self.released_at) {
            (Some(at), _) => Hold::Proved { at },
            (None, Some(at)) => Hold::Overridden { at },
            (None, None) if self.is_any_captured() => Hold::Held,
            (None, None) => Hold::NothingYet,
        }
    }
}

/// Whether the page that shows the keys has to stay open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// No key is captured yet: the page is needed.
    NothingYet,
    /// A key is captured and has not signed in: the page may be needed again.
    Held,
    /// The pair has signed in: the page may be closed.
    Proved {
        /// Since when (UTC).
        at: Timestamp,
    },
    /// The person let go of the page before the pair had signed in.
    Overridden {
        /// When (UTC).
        at: Timestamp,
    },
}

impl Hold {
    /// True when the page may be closed, or was.
    #[must_use]
    pub fn is_over(self) -> bool {
        match self {
            Self::NothingYet | Self::Held => false,
            Self::Proved { .. } | Self::Overridden { .. } => true,
        }
    }
}

/// Where a setup's keys are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum KeptIn {
    /// The system's keychain.
    #[default]
    Keychain,
    /// Memory, until Onramp closes: in practice, and where the person agreed to it.
    Memory,
    /// A file sealed with the person's passphrase.
    SealedFile,
}

/// What may be known of the captured pair, and where it lies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CapturedKeys {
    /// The pair in use.
    pub pair: KnownPair,
    /// Where every key of the setup is kept.
    pub kept_in: KeptIn,
    /// True from before the first save into the keychain until its entry is deleted, so that none is left behind.
    #[serde(default)]
    pub has_keychain_entry: bool,
    /// What was removed from this computer last, and how that is known.
    #[serde(default)]
    pub removal: Option<Removal>,
}

impl CapturedKeys {
    /// Nothing is captured any more; what lies in the keychain is still to be deleted.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            has_keychain_entry: self.has_keychain_entry,
            ..Self::default()
        };
    }
}

/// That the keys were removed from this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Removal {
    /// When (UTC).
    pub at: Timestamp,
    /// The last four of the public key that was removed; none when none was captured.
    pub last_four: Option<String>,
    /// Every place that was emptied and then looked into, by name, and was found empty.
    pub found_empty: Vec<String>,
}

/// Why a second pair is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum ReplacementReason {
    /// The private key is lost.
    Lost,
    /// The pair is old, or somebody may have seen it.
    Rotation,
}

/// A second pair that takes the first one's place once it has signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Replacement {
    /// Why.
    pub reason: ReplacementReason,
    /// Since when (UTC).
    pub began_at: Timestamp,
    /// The last four of the public key to retire; none when it was never captured.
    pub old_last_four: Option<String>,
    /// What is known of the new pair; empty once it has taken over.
    pub next: KnownPair,
    /// When the new pair had signed in and took the old one's place (UTC).
    pub took_over_at: Option<Timestamp>,
}

/// What an end means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum EndingKind {
    /// The vendor stays connected; only this computer lets go of the keys.
    Finished,
    /// The vendor is to be disconnected, and the key, the member and the role to go.
    Disconnected,
}

/// How a setup is brought to its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// What it means.
    pub kind: EndingKind,
    /// Since when (UTC).
    pub began_at: Timestamp,
}

/// A hand-off that was sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HandOff {
    /// When (UTC).
    pub at: Timestamp,
    /// The recipient who can open it; none when whoever has the passphrase can.
    pub recipient: Option<String>,
    /// The file's path, as shown to the person; none when it was copied as text.
    pub path: Option<String>,
    /// The first 16 hex digits of the SHA-256 of what was sealed, to tell two hand-offs apart.
    pub digest: String,
    /// The pair's fingerprint.
    pub fingerprint: String,
}

impl super::Setup {
    /// The pair that a capture, a test and the hold are about: the new one while a replacement is under way.
    #[must_use]
    pub fn pair_in_work(&self) -> &KnownPair {
        match &self.replacement {
            Some(replacement) if replacement.took_over_at.is_none() => &replacement.next,
            _ => &self.keys.pair,
        }
    }

    pub(crate) fn pair_in_work_mut(&mut self) -> &mut KnownPair {
        match &mut self.replacement {
            Some(replacement) if replacement.took_over_at.is_none() => &mut replacement.next,
            _ => &mut self.keys.pair,
        }
    }

    /// True while a page that shows keys has to stay open: they have neither signed in nor been let go of.
    #[must_use]
    pub fn needs_page(&self) -> bool {
        !self.are_keys_removed() && !self.pair_in_work().hold().is_over()
    }

    /// True when the keys were removed from this computer, and none was captured since.
    #[must_use]
    pub fn are_keys_removed(&self) -> bool {
        self.keys.removal.is_some() && !self.is_any_captured()
    }

    /// Nothing that was found out about a pair holds for another company or another server.
    pub(crate) fn turn_elsewhere(&mut self) {
        self.keys.pair.turn_elsewhere();
        if let Some(replacement) = &mut self.replacement {
            replacement.next.turn_elsewhere();
        }
    }

    /// True when at least one key of either pair is captured.
    #[must_use]
    pub fn is_any_captured(&self) -> bool {
        self.keys.pair.is_any_captured() || self.pair_in_work().is_any_captured()
    }

    /// True from the beginning of a replacement until the new pair has signed in.
    #[must_use]
    pub fn is_replacing(&self) -> bool {
        let replacement = self.replacement.as_ref();
        replacement.is_some_and(|replacement| replacement.took_over_at.is_none())
    }
}
