//! A pair's fingerprint: tells two pairs apart, and lets two people compare one by voice, without a character of a key.

use super::KeyPair;
use crate::base32;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The length of a salt, in bytes.
const SALT_BYTES: usize = 32;

/// How much of the digest is shown: 80 bits, in groups of characters.
const SHOWN: [usize; 4] = [4; 4];

/// What tells this digest from any other made with the same salt.
const PURPOSE: &[u8] = b"cwfp1\0";

/// The salt of one pair's fingerprint: 32 random bytes, made at capture. Kept beside the keys and in a hand-off, and
/// nowhere else: who has it can test a guess. Never printed, wiped when dropped.
#[derive(Clone)]
pub struct PairSalt(Zeroizing<[u8; SALT_BYTES]>);

impl PairSalt {
    /// Makes a new one from the system's random source.
    #[must_use]
    pub fn new_random() -> Self {
        let mut bytes = Zeroizing::new([0; SALT_BYTES]);
        for half in bytes.chunks_mut(16) {
            // 122 random bits each: 244 in all.
            half.copy_from_slice(uuid::Uuid::new_v4().as_bytes());
        }
        Self(bytes)
    }

    /// The salt as text: Base64 without padding.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD_NO_PAD.encode(self.0.as_slice()))
    }

    /// Reads what [`PairSalt::to_text`] wrote; none when it is no such text.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(STANDARD_NO_PAD.decode(text).ok()?);
        let mut salt = Zeroizing::new([0; SALT_BYTES]);
        if bytes.len() != SALT_BYTES {
            return None;
        }
        salt.copy_from_slice(&bytes);
        Some(Self(salt))
    }
}

impl std::fmt::Debug for PairSalt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PairSalt([kept back])")
    }
}

/// The fingerprint of `keys` for one company on one server: 16 characters in four groups, `7F2K-9QWM-3XHT-V0PA`.
///
/// HMAC-SHA-256 under the salt over company, login host and both keys, of which 80 bits are shown: without the salt
/// nothing can be tested against it.
#[must_use]
pub fn fingerprint(keys: &KeyPair, salt: &PairSalt, company: &str, login_host: &str) -> String {
    let Ok(mut digest) = Hmac::<Sha256>::new_from_slice(salt.0.as_slice()) else {
        // An HMAC takes a key of any length.
        return String::new();
    };
    digest.update(PURPOSE);
    for part in [company, login_host, keys.public.expose()] {
        digest.update(part.as_bytes());
        digest.update(&[0]);
    }
    digest.update(keys.private.expose().as_bytes());
    let digest = digest.finalize().into_bytes();
    base32::grouped(&digest, &SHOWN).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{PrivateKey, PublicKey};

    fn pair(public: &str, private: &str) -> KeyPair {
        let text = |text: &str| Zeroizing::new(text.to_owned());
        KeyPair {
            public: PublicKey::new(text(public)),
            private: PrivateKey::new(text(private)),
        }
    }

    #[test]
    fn a_fingerprint_is_sixteen_characters_that_change_with_everything_that_goes_into_it() {
        let salt = PairSalt::from_text(&"A".repeat(43)).unwrap();
        let one = pair("aB3dE6gH9jK2mN5p", "Zy8Xw7Vu6Ts5Rq4P");
        let shown = fingerprint(&one, &salt, "acme", "na.myconnectwise.net");

        assert_eq!(shown.len(), 19);
        assert_eq!(shown.split('-').count(), 4);
        assert_eq!(
            shown,
            fingerprint(&one, &salt, "acme", "na.myconnectwise.net")
        );
        let others = [
            fingerprint(
                &one,
                &PairSalt::new_random(),
                "acme",
                "na.myconnectwise.net",
            ),
            fingerprint(&one, &salt, "acmf", "na.myconnectwise.net"),
            fingerprint(&one, &salt, "acme", "eu.myconnectwise.net"),
            fingerprint(
                &pair("Zy8Xw7Vu6Ts5Rq4P", "aB3dE6gH9jK2mN5p"),
                &salt,
                "acme",
                "na.myconnectwise.net",
            ),
            fingerprint(
                &pair("aB3dE6gH9jK2mN5p", "Zy8Xw7Vu6Ts5Rq4Q"),
                &salt,
                "acme",
                "na.myconnectwise.net",
            ),
        ];
        for other in &others {
            assert_ne!(&shown, other);
        }
    }

    #[test]
    fn a_salt_survives_being_written_down_and_shows_itself_to_nobody() {
        let salt = PairSalt::new_random();
        let text = salt.to_text();

        assert_eq!(*PairSalt::from_text(&text).unwrap().to_text(), *text);
        assert_eq!(format!("{salt:?}"), "PairSalt([kept back])");
        assert!(PairSalt::from_text("short").is_none());
        assert!(PairSalt::from_text("not base64!").is_none());
    }
}
