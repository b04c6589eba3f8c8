//! Takes everything that could hold a key out of what a server said.

use crate::address::{CompanyId, is_invisible};
use crate::keys::{KeyEntry, KeyPair, PrivateKey, PublicKey};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

const REMOVED: &str = "[removed]";
const READ_MAX: usize = 4096;
const KEEP_MAX: usize = 80;
/// Shorter texts would be found everywhere; no key is that short.
const NEEDLE_MIN: usize = 4;

/// A text from a server that may be shown and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scrubbed {
    pub(crate) text: String,
    /// True when something that held a key was taken out.
    pub(crate) has_removed: bool,
}

/// Knows every form in which the captured keys could come back. Never printed.
pub(crate) struct Scrubber {
    /// In lower case: the search does not mind case.
    needles: Vec<Zeroizing<String>>,
}

impl Scrubber {
    /// Takes down the forms of a pair: plain, and Base64 with whatever stands in front, the Authorization header's
    /// value included. Percent-encoded forms are found by decoding the text.
    pub(crate) fn new(company: &CompanyId, keys: Option<&KeyPair>) -> Self {
        let mut scrubber = Self {
            needles: Vec::new(),
        };
        if let Some(keys) = keys {
            scrubber.take_down(company, &[keys.public.expose(), keys.private.expose()]);
        }
        scrubber
    }

    /// Takes down the forms of every key in `known` too, also of one whose other half is not captured.
    pub(crate) fn add(&mut self, company: &CompanyId, known: &KeyEntry) {
        for stored in known.pairs() {
            let public = stored.public.as_ref().map(PublicKey::expose);
            let private = stored.private.as_ref().map(PrivateKey::expose);
            let keys: Vec<&str> = public.into_iter().chain(private).collect();
            self.take_down(company, &keys);
        }
    }

    fn take_down(&mut self, company: &CompanyId, keys: &[&str]) {
        let needles = &mut self.needles;
        for key in keys {
            push(needles, key);
            for form in base64_forms(key) {
                push(needles, &form);
            }
        }
        if let [one, other] = keys {
            for (user, password) in [(one, other), (other, one)] {
                let whole = Zeroizing::new(format!("{}+{user}:{password}", company.as_str()));
                for alphabet in [STANDARD_NO_PAD, URL_SAFE_NO_PAD] {
                    push(needles, &Zeroizing::new(alphabet.encode(whole.as_bytes())));
                }
            }
        }
        needles.sort_by_key(|needle| std::cmp::Reverse(needle.len()));
    }

    /// Cuts a text short, replaces control characters, drops what is drawn as nothing (marks that turn the direction of
    /// what follows are such), and takes out what holds a key.
    pub(crate) fn scrub(&self, text: &str) -> Scrubbed {
        self.scrub_to(KEEP_MAX, text)
    }

    /// As [`Self::scrub`], but keeps as many characters as the caller says.
    pub(crate) fn scrub_to(&self, keep_max: usize, text: &str) -> Scrubbed {
        let plain: String = text
            .chars()
            .take(READ_MAX)
            .filter(|c| !is_invisible(*c))
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let (mut text, mut has_removed) = self.without_needles(&plain);
        if self.is_in_decoded(&text) {
            (text, has_removed) = (REMOVED.to_owned(), true);
        }
        Scrubbed {
            text: text.trim().chars().take(keep_max).collect(),
            has_removed,
        }
    }

    fn without_needles(&self, text: &str) -> (String, bool) {
        let mut text = text.to_owned();
        let mut has_removed = false;
        for needle in &self.needles {
            // ASCII lower case keeps every byte where it is.
            let lower = text.to_ascii_lowercase();
            if lower.contains(needle.as_str()) {
                text = without(&text, &lower, needle);
                has_removed = true;
            }
        }
        (text, has_removed)
    }

    /// Percent-encoding may be nested; more than three layers are no accident and nothing that is shown.
    fn is_in_decoded(&self, text: &str) -> bool {
        let mut layer = text.to_owned();
        for _ in 0..3 {
            let decoded = percent_decode_str(&layer).decode_utf8_lossy().into_owned();
            if decoded == layer {
                return false;
            }
            if self.without_needles(&decoded).1 {
                return true;
            }
            layer = decoded;
        }
        layer.contains('%')
    }
}

fn without(text: &str, lower: &str, needle: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut end = 0;
    for (at, found) in lower.match_indices(needle) {
        kept.push_str(text.get(end..at).unwrap_or(""));
        kept.push_str(REMOVED);
        end = at + found.len();
    }
    kept.push_str(text.get(end..).unwrap_or(""));
    kept
}

fn push(needles: &mut Vec<Zeroizing<String>>, form: &str) {
    let needle = Zeroizing::new(form.to_ascii_lowercase());
    if form.len() >= NEEDLE_MIN && !needles.contains(&needle) {
        needles.push(needle);
    }
}

/// The stable middle of a key's Base64 for each of the three places it can have in a longer text.
fn base64_forms(key: &str) -> Vec<Zeroizing<String>> {
    (0..3)
        .flat_map(|offset| {
            let mut padded = Zeroizing::new(vec![0_u8; offset]);
            padded.extend_from_slice(key.as_bytes());
            let first = (offset * 8).div_ceil(6);
            let last = padded.len() * 8 / 6;
            [STANDARD_NO_PAD, URL_SAFE_NO_PAD].map(|alphabet| {
                let encoded = Zeroizing::new(alphabet.encode(padded.as_slice()));
                Zeroizing::new(encoded.get(first..last).unwrap_or("").to_owned())
            })
        })
        .filter(|form| form.len() >= 8)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::engine::general_purpose::STANDARD;

    const PUBLIC: &str = "PuBlIc0123456789";
    const PRIVATE: &str = "PrIvAt9876543210";

    fn scrubber() -> Scrubber {
        let pair = KeyPair {
            public: PublicKey::new(Zeroizing::new(PUBLIC.to_owned())),
            private: PrivateKey::new(Zeroizing::new(PRIVATE.to_owned())),
        };
        Scrubber::new(&CompanyId::parse("acme").unwrap(), Some(&pair))
    }

    #[test]
    fn a_key_is_taken_out_in_every_form() {
        let whole = format!("acme+{PUBLIC}:{PRIVATE}");
        let encoded = STANDARD.encode(&whole);
        let hex: String = PRIVATE.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let rows = [
            PUBLIC.to_owned(),
            format!("key {PRIVATE} refused"),
            PRIVATE.to_lowercase(),
            PRIVATE.to_uppercase(),
            whole,
            format!("Basic {encoded}"),
            encoded.trim_end_matches('=').to_owned(),
            STANDARD.encode(PRIVATE),
            STANDARD.encode(format!("x{PRIVATE}")),
            STANDARD.encode(format!("xy{PRIVATE}z")),
            hex.clone(),
            hex.replace('%', "%25"),
            format!("acme%2B{PUBLIC}%3A{PRIVATE}"),
            format!("{}{PRIVATE}", "x".repeat(70)),
        ];
        for row in rows {
            let scrubbed = scrubber().scrub(&row);
            assert!(scrubbed.has_removed, "{row}");
            let lower = scrubbed.text.to_lowercase();
            for key in [PUBLIC, PRIVATE] {
                assert!(!lower.contains(&key.to_lowercase()), "{row} → {lower}");
            }
            assert!(!lower.contains(&hex), "{row}");
        }
    }

    #[test]
    fn an_innocent_text_stays_as_it_is() {
        let scrubbed = scrubber().scrub("ACME MSP (100% yours)");
        assert_eq!(scrubbed.text, "ACME MSP (100% yours)");
        assert!(!scrubbed.has_removed);
    }

    #[test]
    fn a_text_is_cut_short_and_has_no_control_characters() {
        let scrubbed = scrubber().scrub(&format!("a\r\nb\u{1b}[31m{}", "x".repeat(9000)));
        assert_eq!(scrubbed.text.chars().count(), KEEP_MAX);
        assert!(!scrubbed.text.chars().any(char::is_control));
    }

    #[test]
    fn marks_that_turn_the_direction_and_other_invisible_ones_are_dropped() {
        let scrubbed = scrubber().scrub("\u{202e}lmth.\u{2066}exe\u{200b}\u{feff}");
        assert_eq!(scrubbed.text, "lmth.exe");
        let (front, rear) = PRIVATE.split_at(5);
        assert!(
            scrubber()
                .scrub(&format!("{front}\u{200f}{rear}"))
                .has_removed
        );
    }
}
