//! Types that hold a key. None of them can be printed, serialized or compared by accident.

use super::PairSalt;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

macro_rules! key_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name(SecretString);

        impl $name {
            /// Takes the text over; the caller's buffer is wiped.
            #[must_use]
            pub fn new(text: Zeroizing<String>) -> Self {
                Self(SecretString::from(text.as_str()))
            }

            /// Lends the text to one of the few doors out: a key store, an HTTP header, a clipboard copy.
            #[must_use]
            pub fn expose(&self) -> &str {
                self.0.expose_secret()
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "([kept back])"))
            }
        }
    };
}

key_type! {
    /// The public key of an API member. An identifier, but treated as a secret: only its last four are ever shown.
    PublicKey
}
key_type! {
    /// The private key of an API member.
    PrivateKey
}

/// A whole pair.
#[derive(Debug, Clone)]
pub struct KeyPair {
    /// The public key.
    pub public: PublicKey,
    /// The private key.
    pub private: PrivateKey,
}

/// A pair as it is captured: whole, or so far one half of it, with the salt of its fingerprint.
#[derive(Debug, Clone, Default)]
pub struct StoredKeys {
    /// The public key, once captured.
    pub public: Option<PublicKey>,
    /// The private key, once captured.
    pub private: Option<PrivateKey>,
    /// The salt of the pair's fingerprint; none before the first capture, and in entries of an older Onramp.
    pub salt: Option<PairSalt>,
}

impl StoredKeys {
    /// The pair, when both halves are there.
    #[must_use]
    pub fn pair(&self) -> Option<KeyPair> {
        Some(KeyPair {
            public: self.public.clone()?,
            private: self.private.clone()?,
        })
    }

    /// True when neither half is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.public.is_none() && self.private.is_none()
    }
}

impl From<StoredKeys> for KeyEntry {
    /// The pair alone.
    fn from(pair: StoredKeys) -> Self {
        Self {
            pair,
            next: StoredKeys::default(),
        }
    }
}

/// What a key store holds for one setup, in one entry, so that a save is all or nothing.
#[derive(Debug, Clone, Default)]
pub struct KeyEntry {
    /// The pair in use.
    pub pair: StoredKeys,
    /// The pair that is to take its place; empty unless a replacement is under way.
    pub next: StoredKeys,
}

impl KeyEntry {
    /// True when no key is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pair.is_empty() && self.next.is_empty()
    }

    /// Gives every pair that has none the salt of its fingerprint.
    pub(super) fn add_missing_salts(&mut self) {
        for keys in [&mut self.pair, &mut self.next] {
            if !keys.is_empty() {
                keys.salt.get_or_insert_with(PairSalt::new_random);
            }
        }
    }

    /// Both pairs, for whoever has to look for all of them.
    pub fn pairs(&self) -> impl Iterator<Item = &StoredKeys> {
        [&self.pair, &self.next].into_iter()
    }
}
