//! One key, as it comes out of the doctor.

use super::{PairSalt, PrivateKey, PublicKey, StoredKeys};
use crate::setup::view::KeySlot;
use zeroize::Zeroizing;

/// One key of the pair, of a kind that cannot be mistaken for the other.
#[derive(Debug, Clone)]
pub enum CapturedKey {
    /// The public key.
    Public(PublicKey),
    /// The private key.
    Private(PrivateKey),
}

impl CapturedKey {
    /// Makes `text` the key of `slot`; the caller's buffer is wiped.
    #[must_use]
    pub fn new(slot: KeySlot, text: Zeroizing<String>) -> Self {
        match slot {
            KeySlot::Public => Self::Public(PublicKey::new(text)),
            KeySlot::Private => Self::Private(PrivateKey::new(text)),
        }
    }

    /// Which of the two it is.
    #[must_use]
    pub fn slot(&self) -> KeySlot {
        match self {
            Self::Public(_) => KeySlot::Public,
            Self::Private(_) => KeySlot::Private,
        }
    }

    /// Its length in characters.
    #[must_use]
    pub fn length(&self) -> usize {
        match self {
            Self::Public(key) => key.expose().chars().count(),
            Self::Private(key) => key.expose().chars().count(),
        }
    }

    /// The last four characters of a public key; of a private key nothing is ever shown.
    #[must_use]
    pub fn last_four(&self) -> Option<String> {
        match self {
            Self::Public(key) => {
                let skipped = self.length().saturating_sub(4);
                Some(key.expose().chars().skip(skipped).collect())
            }
            Self::Private(_) => None,
        }
    }
}

impl StoredKeys {
    /// Puts `key` in its place; an earlier one is wiped. It is another pair then, and its fingerprint gets a new salt.
    pub fn put(&mut self, key: CapturedKey) {
        self.salt = Some(PairSalt::new_random());
        match key {
            CapturedKey::Public(key) => self.public = Some(key),
            CapturedKey::Private(key) => self.private = Some(key),
        }
    }
}
