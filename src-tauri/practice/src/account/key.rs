//! API keys: made, shown once, kept.

use onramp_core::keys::{KeyPair, PrivateKey, PublicKey};
use thiserror::Error;
use zeroize::Zeroizing;

/// Both keys are 16 mixed-case letters and digits in every believable public example.
const KEY_LENGTH: usize = 16;
const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// The system gave no random bytes.
#[derive(Debug, Error)]
#[error("the system gave no random bytes")]
pub struct RandomError;

/// One row of the API Keys tab.
pub(crate) struct KeyRecord {
    pub(crate) id: u32,
    pub(crate) description: String,
    /// True from the first Save until the record is closed: the only time in which its pair can be seen.
    pub(crate) is_open: bool,
    pair: KeyPair,
}

impl KeyRecord {
    pub(crate) fn open(id: u32, description: &str, pair: KeyPair) -> Self {
        Self {
            id,
            description: description.to_owned(),
            is_open: true,
            pair,
        }
    }

    pub(crate) fn closed(id: u32, description: &str, pair: KeyPair) -> Self {
        Self {
            is_open: false,
            ..Self::open(id, description, pair)
        }
    }

    /// The pair, while the record is open.
    pub(crate) fn shown(&self) -> Option<&KeyPair> {
        self.is_open.then_some(&self.pair)
    }

    /// The pair, whether or not it can still be seen.
    pub(crate) fn pair(&self) -> &KeyPair {
        &self.pair
    }

    /// True when both texts are this pair, in this order.
    pub(crate) fn is(&self, public: &str, private: &str) -> bool {
        self.pair.public.expose() == public && self.pair.private.expose() == private
    }
}

/// Makes a pair from the random source of rustls' provider (AWS-LC), which the system seeds.
///
/// # Errors
/// The source gave nothing.
pub(crate) fn new_key_pair() -> Result<KeyPair, RandomError> {
    Ok(KeyPair {
        public: PublicKey::new(random_text()?),
        private: PrivateKey::new(random_text()?),
    })
}

fn random_text() -> Result<Zeroizing<String>, RandomError> {
    let provider = rustls::crypto::aws_lc_rs::default_provider();
    let mut text = Zeroizing::new(String::with_capacity(KEY_LENGTH));
    while text.len() < KEY_LENGTH {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        provider
            .secure_random
            .fill(bytes.as_mut_slice())
            .map_err(|_| RandomError)?;
        // 62 does not divide 64: a six-bit number beyond the alphabet is thrown away, so that no letter is likelier.
        let letters = bytes
            .iter()
            .filter_map(|byte| ALPHABET.get(usize::from(byte & 0x3f)));
        let missing = KEY_LENGTH - text.len();
        text.extend(letters.take(missing).map(|letter| char::from(*letter)));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_pair_is_two_different_texts_of_16_letters_and_digits() {
        let pair = new_key_pair().unwrap();

        for key in [pair.public.expose(), pair.private.expose()] {
            assert_eq!(key.len(), 16);
            assert!(key.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        }
        assert_ne!(pair.public.expose(), pair.private.expose());
    }

    #[test]
    fn a_closed_record_shows_no_pair_and_still_knows_it() {
        let pair = new_key_pair().unwrap();
        let (public, private) = (
            pair.public.expose().to_owned(),
            pair.private.expose().to_owned(),
        );
        let mut record = KeyRecord::open(1, "Phin", pair);
        assert!(record.shown().is_some());

        record.is_open = false;

        assert!(record.shown().is_none());
        assert!(record.is(&public, &private));
        assert!(!record.is(&private, &public));
    }
}
