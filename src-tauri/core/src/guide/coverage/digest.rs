//! The normalized form of a passage, and its digest.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use unicode_normalization::UnicodeNormalization;

/// Answers with a text in the form that digests are taken of: compatibility forms and curly quotes made plain,
/// invisible characters and pictures dropped, white space collapsed. Case stays.
#[must_use]
pub fn normalize(text: &str) -> String {
    let plain: String = text.nfkc().filter_map(plain_character).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Answers with the first 16 hexadecimal digits of the SHA-256 of a normalized text.
#[must_use]
pub fn digest(text: &str) -> String {
    let whole = Sha256::digest(normalize(text).as_bytes());
    whole.iter().take(8).fold(String::new(), |mut said, byte| {
        // Writing to a String does not fail.
        let _ = write!(said, "{byte:02x}");
        said
    })
}

fn plain_character(character: char) -> Option<char> {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{2032}' => Some('\''),
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2033}' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        // Zero-width characters, the byte order mark, variation selectors.
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => None,
        // Pictures: a pin or a warning sign says nothing that the sentence does not.
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}' => Some(' '),
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{digest, normalize};

    #[test]
    fn quotes_spaces_and_pictures_make_no_difference() {
        assert_eq!(
            normalize("📌 Name\u{a0}it “Acme”  now\u{200b}"),
            "Name it \"Acme\" now"
        );
        assert_eq!(digest("Name it “Acme”"), digest("  Name\u{a0}it \"Acme\" "));
    }

    #[test]
    fn case_and_wording_make_a_difference() {
        assert_ne!(digest("Press Save"), digest("Press save"));
        assert_eq!(digest("Press Save").len(), 16);
    }
}
