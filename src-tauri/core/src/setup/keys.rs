//! What is kept of a key pair. Never a key.

use super::Removal;
use crate::keys::CapturedKey;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What may be known of a captured key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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

/// A sealed file that stays on the disk although the keys of its setup are kept elsewhere now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeftFile {
    /// Where Onramp put it: its passphrase opens it there.
    InPlace,
    /// Beside the sealed file that took its place.
    PutAside,
}

/// What may be known of the captured pair, and where it lies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CapturedKeys {
    /// The pair in use.
    pub pair: KnownPair,
    /// Where every key of the setup is kept.
    pub kept_in: KeptIn,
    /// True from before the first save into the keychain until its entry is deleted, so that none is left behind.
    #[serde(default)]
    pub has_keychain_entry: bool,
    /// True while that entry is only expected: the keychain was looked at, and no save into it was ever tried.
    #[serde(default)]
    pub is_entry_ahead: bool,
    /// The sealed file that was left when the keys were kept elsewhere, until it is opened again or deleted.
    #[serde(default)]
    pub left_file: Option<LeftFile>,
    /// What was removed from this computer last, and how that is known.
    #[serde(default)]
    pub removal: Option<Removal>,
}

impl CapturedKeys {
    /// Nothing is captured any more; what lies in the keychain, and a sealed file that was left, is still to be deleted,
    /// and what was removed stays removed.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            has_keychain_entry: self.has_keychain_entry,
            is_entry_ahead: self.is_entry_ahead,
            removal: self.removal.take(),
            left_file: self.left_file,
            ..Self::default()
        };
    }
}
