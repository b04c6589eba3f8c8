//! The text of one entry: `{"version":2,"public":"…","private":"…","salt":"…","next":{…}}`.
//!
//! Text, because KDE's wallet takes nothing else; small, because Windows allows 2,560 bytes. Written by hand, so that
//! no key type needs `Serialize`, into one buffer that never grows, so that no copy is left behind. An entry of
//! version 1 has neither salt nor a second pair.

use super::json::{Wiped, push_text};
use super::{KeyEntry, KeyProblem, PairSalt, PrivateKey, PublicKey, StoredKeys};
use serde::Deserialize;
use zeroize::Zeroizing;

const VERSION: u32 = 2;

/// Writes the entry for `keys`.
pub(super) fn write(keys: &KeyEntry) -> Zeroizing<Vec<u8>> {
    let room = 64 + keys.pairs().map(room_for).sum::<usize>();
    let mut text = Zeroizing::new(String::with_capacity(room));
    text.push_str("{\"version\":2");
    write_pair(&mut text, &keys.pair);
    if !keys.next.is_empty() {
        text.push_str(",\"next\":{\"version\":2");
        write_pair(&mut text, &keys.next);
        text.push('}');
    }
    text.push('}');
    debug_assert!(text.len() <= room, "the buffer must not grow");
    Zeroizing::new(std::mem::take(&mut *text).into_bytes())
}

/// An escaped byte takes six at most; a salt takes 43.
fn room_for(keys: &StoredKeys) -> usize {
    let public = keys.public.as_ref().map_or(0, |key| key.expose().len());
    let private = keys.private.as_ref().map_or(0, |key| key.expose().len());
    128 + 6 * (public + private)
}

fn write_pair(text: &mut String, keys: &StoredKeys) {
    write_half(text, "public", keys.public.as_ref().map(PublicKey::expose));
    write_half(
        text,
        "private",
        keys.private.as_ref().map(PrivateKey::expose),
    );
    let salt = keys.salt.as_ref().map(PairSalt::to_text);
    write_half(text, "salt", salt.as_ref().map(|salt| salt.as_str()));
}

fn write_half(text: &mut String, name: &str, key: Option<&str>) {
    if let Some(key) = key {
        push_text(text, name, key);
    }
}

/// Reads the text of an entry.
///
/// # Errors
/// `EntryUnreadable` for an entry of another shape or a newer version.
pub fn read(bytes: &[u8]) -> Result<KeyEntry, KeyProblem> {
    // The parser's error may quote what it met: it is dropped here.
    let entry: Entry = serde_json::from_slice(bytes).map_err(|_| KeyProblem::EntryUnreadable)?;
    if !(1..=VERSION).contains(&entry.version) {
        return Err(KeyProblem::EntryUnreadable);
    }
    let next = entry.next.map(Pair::keys);
    let pair = Pair {
        public: entry.public,
        private: entry.private,
        salt: entry.salt,
    };
    Ok(KeyEntry {
        pair: pair.keys(),
        next: next.unwrap_or_default(),
    })
}

/// Spelled out: a flattened part would be buffered by the parser, in memory that nobody wipes.
#[derive(Deserialize)]
struct Entry {
    version: u32,
    public: Option<Wiped>,
    private: Option<Wiped>,
    salt: Option<Wiped>,
    next: Option<Pair>,
}

#[derive(Deserialize)]
struct Pair {
    public: Option<Wiped>,
    private: Option<Wiped>,
    salt: Option<Wiped>,
}

impl Pair {
    fn keys(self) -> StoredKeys {
        StoredKeys {
            public: self.public.map(|text| PublicKey::new(text.0)),
            private: self.private.map(|text| PrivateKey::new(text.0)),
            salt: self.salt.and_then(|text| PairSalt::from_text(&text.0)),
        }
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
            salt: None,
        }
    }

    fn entry(public: Option<&str>, private: Option<&str>) -> KeyEntry {
        KeyEntry {
            pair: keys(public, private),
            next: StoredKeys::default(),
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
            let read = read(&write(&entry(public, private))).unwrap();
            assert_eq!(read.pair.public.as_ref().map(PublicKey::expose), public);
            assert_eq!(read.pair.private.as_ref().map(PrivateKey::expose), private);
            assert!(read.next.is_empty());
        }
    }

    #[test]
    fn a_second_pair_and_both_salts_read_back_too() {
        let mut written = entry(Some("AbCd"), Some("zYxW"));
        written.pair.salt = Some(PairSalt::new_random());
        written.next = keys(Some("EfGh"), None);
        written.next.salt = Some(PairSalt::new_random());

        let read = read(&write(&written)).unwrap();

        let salt = |keys: &StoredKeys| keys.salt.as_ref().unwrap().to_text();
        assert_eq!(*salt(&read.pair), *salt(&written.pair));
        assert_eq!(*salt(&read.next), *salt(&written.next));
        assert_eq!(read.next.public.unwrap().expose(), "EfGh");
        assert!(read.next.private.is_none());
    }

    #[test]
    fn an_entry_of_the_first_version_is_read() {
        let read = read(br#"{"version":1,"public":"AbCd","private":"zYxW"}"#).unwrap();
        assert_eq!(read.pair.public.unwrap().expose(), "AbCd");
        assert_eq!(read.pair.private.unwrap().expose(), "zYxW");
        assert!(read.pair.salt.is_none());
    }

    #[test]
    fn an_entry_is_plain_versioned_json() {
        let written = write(&entry(Some("AbCd"), Some("zYxW")));
        assert_eq!(
            std::str::from_utf8(&written).unwrap(),
            r#"{"version":2,"public":"AbCd","private":"zYxW"}"#
        );
    }

    #[test]
    fn the_longest_keys_escaped_in_full_do_not_outgrow_their_buffer() {
        let key = "\u{1}".repeat(200);
        let mut longest = entry(Some(&key), Some(&key));
        longest.pair.salt = Some(PairSalt::new_random());
        longest.next = longest.pair.clone();
        assert!(read(&write(&longest)).is_ok());
    }

    #[test]
    fn a_newer_or_foreign_entry_is_refused() {
        for bytes in [
            &br#"{"version":3,"public":"AbCd","private":"zYxW"}"#[..],
            br#"{"version":0}"#,
            b"not json",
            b"\xff\xfe",
            b"{}",
            br#"{"version":1,"public":["AbCd"]}"#,
        ] {
            assert_eq!(read(bytes).unwrap_err(), KeyProblem::EntryUnreadable);
        }
    }
}
