//! Passphrases: a person's own, and those that Onramp makes.

use crate::base32;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The fewest characters that a person's own passphrase may have.
pub const LEAST_CHARACTERS: usize = 12;

/// How one that Onramp made is written: 26 characters of five bits, 130 bits in all.
const GROUPS: [usize; 5] = [5, 5, 5, 5, 6];

/// A passphrase. Never printed, wiped when dropped.
///
/// It seals exactly as it was typed, byte for byte, as the standard tool does: what the same keyboard types there opens
/// it.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes the text over; the caller's buffer is wiped.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "taking it over wipes the caller's buffer"
    )]
    pub fn new(text: Zeroizing<String>) -> Self {
        Self(SecretString::from(text.as_str()))
    }

    /// Makes one of 130 random bits, from the system's random source: `7F2K9-QWM3X-HTV0P-A1B2C-D3E4F5`.
    #[must_use]
    pub fn new_random() -> Self {
        let mut digest = Sha256::new();
        // 122 random bits each; the digest spreads them over every bit that is used.
        for _ in 0..2 {
            let random = Zeroizing::new(uuid::Uuid::new_v4().into_bytes());
            digest.update(random.as_slice());
        }
        let bytes = Zeroizing::new(<[u8; 32]>::from(digest.finalize()));
        Self::new(base32::grouped(bytes.as_slice(), &GROUPS))
    }

    /// True when it has at least [`LEAST_CHARACTERS`], spaces at its ends not counted.
    #[must_use]
    pub fn is_long_enough(&self) -> bool {
        self.expose().trim().chars().count() >= LEAST_CHARACTERS
    }

    /// Lends the text.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// What may have been sealed with when this was typed: the text itself; the same letters composed the other way,
    /// since keyboards differ; and, where it may be one that Onramp made, that one.
    pub(super) fn spellings(&self) -> Vec<Self> {
        let typed = self.expose();
        let made = base32::read(typed).and_then(|text| base32::regrouped(&text, &GROUPS));
        let others = [
            Some(Zeroizing::new(typed.nfc().collect())),
            Some(Zeroizing::new(typed.nfd().collect())),
            made,
        ];
        let mut spellings = vec![self.clone()];
        for other in others.into_iter().flatten() {
            if spellings.iter().all(|known| known.expose() != *other) {
                spellings.push(Self::new(other));
            }
        }
        spellings
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase([kept back])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Passphrase {
        Passphrase::new(Zeroizing::new(text.to_owned()))
    }

    fn spellings(text: &str) -> Vec<String> {
        let all = typed(text).spellings();
        all.iter().map(|one| one.expose().to_owned()).collect()
    }

    #[test]
    fn one_that_is_made_is_long_other_each_time_and_shows_itself_to_nobody() {
        let one = Passphrase::new_random();
        let other = Passphrase::new_random();

        assert_eq!(one.expose().len(), 30);
        assert_eq!(one.expose().split('-').count(), 5);
        assert!(one.is_long_enough());
        assert_ne!(one.expose(), other.expose());
        assert_eq!(format!("{one:?}"), "Passphrase([kept back])");
    }

    #[test]
    fn twelve_characters_are_enough_however_many_bytes_they_take() {
        assert!(typed("twelve chars").is_long_enough());
        assert!(typed("zwölf Zeiche").is_long_enough());
        assert!(!typed("eleven char").is_long_enough());
        assert!(!typed("   eleven char   ").is_long_enough());
    }

    #[test]
    fn a_plain_passphrase_is_tried_as_it_was_typed_only() {
        assert_eq!(
            spellings("four words, like these"),
            ["four words, like these"]
        );
    }

    #[test]
    fn accents_are_tried_in_both_ways_in_which_they_are_written() {
        assert_eq!(
            spellings("d\u{e9}j\u{e0}"),
            ["d\u{e9}j\u{e0}", "de\u{301}ja\u{300}"]
        );
        assert_eq!(
            spellings("de\u{301}ja\u{300}"),
            ["de\u{301}ja\u{300}", "d\u{e9}j\u{e0}"]
        );
    }

    #[test]
    fn one_that_onramp_made_may_be_typed_by_ear() {
        let made = "01ABC-DEFGH-JKMNP-QRSTV-WXYZ01";
        assert_eq!(spellings(made), [made]);
        assert_eq!(
            spellings("olabc defgh jkmnp qrstv wxyzoi"),
            ["olabc defgh jkmnp qrstv wxyzoi", made]
        );
    }
}
