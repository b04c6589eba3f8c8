//! The same search in bytes: files of any kind, and memory.

use super::LeakForms;
use std::io::BufRead;
use zeroize::Zeroizing;

/// Bytes that stand everywhere in programs and texts: a search that stops at each of them is slow.
const COMMON: &[u8] = b"\0AHLDE$ aeinorst%";

impl LeakForms {
    /// True when `bytes` hold any of the forms, one byte or two bytes a letter.
    #[must_use]
    pub fn are_in_bytes(&self, bytes: &[u8]) -> bool {
        self.as_bytes().any(|form| count(&form, bytes, 1) > 0)
    }

    /// How often `bytes` hold one of the forms, one byte or two bytes a letter. A place that holds two of the forms
    /// counts twice.
    #[must_use]
    pub fn count_in_bytes(&self, bytes: &[u8]) -> usize {
        let counts = self.as_bytes();
        counts.map(|form| count(&form, bytes, usize::MAX)).sum()
    }

    /// Each form in UTF-8, UTF-16 little-endian and UTF-16 big-endian.
    fn as_bytes(&self) -> impl Iterator<Item = Zeroizing<Vec<u8>>> {
        self.iter().flat_map(|form| {
            [
                Zeroizing::new(form.as_bytes().to_vec()),
                Zeroizing::new(form.encode_utf16().flat_map(u16::to_le_bytes).collect()),
                Zeroizing::new(form.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            ]
        })
    }
}

/// How often `form` stands in `bytes`; no more than `at_most` are counted.
fn count(form: &[u8], bytes: &[u8], at_most: usize) -> usize {
    let is_rare = |byte: &u8| !COMMON.contains(byte);
    let offset = form.iter().position(is_rare).unwrap_or_default();
    let Some(anchor) = form.get(offset) else {
        return 0;
    };
    let mut found = 0;
    let mut rest = bytes;
    // The standard library looks for one byte many times faster than a loop would: memory is hundreds of megabytes.
    while let Ok(1..) = rest.skip_until(*anchor) {
        let end = bytes.len() - rest.len();
        let begin = (end - 1).checked_sub(offset);
        let is_here = begin.and_then(|begin| bytes.get(begin..begin + form.len())) == Some(form);
        found += usize::from(is_here);
        if found >= at_most {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::keys::{LeakForms, PrivateKey, PublicKey, StoredKeys, leak_forms};
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use zeroize::Zeroizing;

    const PUBLIC: &str = "AbCdEf0123456789";
    const PRIVATE: &str = "zYx+vU9/76543=10";

    fn forms() -> LeakForms {
        let text = |text: &str| Zeroizing::new(text.to_owned());
        let keys = StoredKeys {
            public: Some(PublicKey::new(text(PUBLIC))),
            private: Some(PrivateKey::new(text(PRIVATE))),
            salt: None,
        };
        leak_forms(&keys, Some("acme"))
    }

    fn wide(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn every_form_is_found_in_each_width_wherever_it_stands() {
        let login = STANDARD.encode(format!("acme+{PUBLIC}:{PRIVATE}"));
        let texts = [PUBLIC, PRIVATE, "zYx%2BvU9%2F76543%3D10", &login];
        for text in texts {
            for held in [
                text.as_bytes().to_vec(),
                wide(text, u16::to_le_bytes),
                wide(text, u16::to_be_bytes),
            ] {
                for (before, after) in [(0, 0), (1, 0), (0, 1), (3, 4097)] {
                    let mut bytes = vec![b'b'; before];
                    bytes.extend_from_slice(&held);
                    bytes.resize(bytes.len() + after, 0);
                    assert!(forms().are_in_bytes(&bytes), "{text} {before} {after}");
                }
            }
        }
    }

    #[test]
    fn what_lacks_its_first_or_its_last_byte_is_no_key() {
        for held in [
            PUBLIC.as_bytes().to_vec(),
            wide(PUBLIC, u16::to_le_bytes),
            PRIVATE.as_bytes().to_vec(),
        ] {
            let (front, end) = (&held[2..], &held[..held.len() - 2]);
            assert!(!forms().are_in_bytes(front) && !forms().are_in_bytes(end));
        }
        assert!(!forms().are_in_bytes(b""));
    }

    #[test]
    fn each_place_is_counted() {
        let bytes = format!("{PUBLIC} {PUBLIC}{PUBLIC} and half: {}", &PUBLIC[..9]);
        assert_eq!(forms().count_in_bytes(bytes.as_bytes()), 3);
        assert_eq!(forms().count_in_bytes(b"AbCdEf 0123456789"), 0);
    }
}
