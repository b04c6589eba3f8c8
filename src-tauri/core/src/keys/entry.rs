//! The text of one entry: `{"version":1,"public":"…","private":"…"}`.
//!
//! Text, because KDE's wallet takes nothing else; small, because Windows allows 2,560 bytes. Written by hand, so that
//! no key type needs `Serialize`, into one buffer that never grows, so that no copy is left behind.

use super::{KeyProblem, PrivateKey, PublicKey, StoredKeys};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use std::fmt::Write;
use zeroize::Zeroizing;

const VERSION: u32 = 1;

/// Writes the entry for `keys`.
pub(super) fn write(keys: &StoredKeys) -> Zeroizing<Vec<u8>> {
    let public = keys.public.as_ref().map(PublicKey::expose);
    let private = keys.private.as_ref().map(PrivateKey::expose);
    // An escaped byte takes six at most.
    let room = 64 + 6 * (public.map_or(0, str::len) + private.map_or(0, str::len));
    let mut text = Zeroizing::new(String::with_capacity(room));
    text.push_str("{\"version\":1");
    write_half(&mut text, "public", public);
    write_half(&mut text, "private", private);
    text.push('}');
    debug_assert!(text.len() <= room, "the buffer must not grow");
    Zeroizing::new(std::mem::take(&mut *text).into_bytes())
}

fn write_half(text: &mut String, name: &str, key: Option<&str>) {
    let Some(key) = key else { return };
    text.push_str(",\"");
    text.push_str(name);
    text.push_str("\":\"");
    for character in key.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            // Writing to a String cannot fail.
            control if control.is_control() => {
                let _ = write!(text, "\\u{:04x}", u32::from(control));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

/// Reads an entry.
pub(super) fn read(bytes: &[u8]) -> Result<StoredKeys, KeyProblem> {
    // The parser's error may quote what it met: it is dropped here.
    let entry: Entry = serde_json::from_slice(bytes).map_err(|_| KeyProblem::EntryUnreadable)?;
    if entry.version != VERSION {
        return Err(KeyProblem::EntryUnreadable);
    }
    Ok(StoredKeys {
        public: entry.public.map(|text| PublicKey::new(text.0)),
        private: entry.private.map(|text| PrivateKey::new(text.0)),
    })
}

#[derive(Deserialize)]
struct Entry {
    version: u32,
    public: Option<Wiped>,
    private: Option<Wiped>,
}

/// A text that is wiped when dropped. The parser lends it straight from the entry's bytes: the doctor lets in no
/// character that would have to be unescaped into a buffer of the parser's own.
struct Wiped(Zeroizing<String>);

impl<'de> Deserialize<'de> for Wiped {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Wiped;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Wiped, E> {
                Ok(Wiped(Zeroizing::new(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(public: Option<&str>, private: Option<&str>) -> StoredKeys {
        let text = |text: &str| Zeroizing::new(text.to_owned());
        StoredKeys {
            public: public.map(|key| PublicKey::new(text(key))),
            private: private.map(|key| PrivateKey::new(text(key))),
        }
    }

    #[test]
    fn an_entry_reads_back_as_it_was_written() {
        for (public, private) in [
            (Some("AbCdEf0123456789"), Some("zYxWvU9876543210")),
            (Some("AbCdEf0123456789"), None),
            (None, Some("q\"u\\o\u{1}t\u{7f}é+/=株")),
            (None, None),
        ] {
            let read = read(&write(&keys(public, private))).unwrap();
            assert_eq!(read.public.as_ref().map(PublicKey::expose), public);
            assert_eq!(read.private.as_ref().map(PrivateKey::expose), private);
        }
    }

    #[test]
    fn an_entry_is_plain_versioned_json() {
        let written = write(&keys(Some("AbCd"), Some("zYxW")));
        assert_eq!(
            std::str::from_utf8(&written).unwrap(),
            r#"{"version":1,"public":"AbCd","private":"zYxW"}"#
        );
    }

    #[test]
    fn the_longest_key_escaped_in_full_does_not_outgrow_its_buffer() {
        let key = "\u{1}".repeat(200);
        assert!(read(&write(&keys(Some(&key), Some(&key)))).is_ok());
    }

    #[test]
    fn a_newer_or_foreign_entry_is_refused() {
        for bytes in [
            &br#"{"version":2,"public":"AbCd","private":"zYxW"}"#[..],
            b"not json",
            b"\xff\xfe",
            b"{}",
            br#"{"version":1,"public":["AbCd"]}"#,
        ] {
            assert_eq!(read(bytes).unwrap_err(), KeyProblem::EntryUnreadable);
        }
    }
}
