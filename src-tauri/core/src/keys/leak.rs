//! Every form in which a key may turn up where it must not.

mod bytes;

use super::{PrivateKey, PublicKey, StoredKeys};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

/// Shorter forms would find themselves in ordinary text.
const SHORTEST: usize = 8;

/// The forms in which a pair may leak; [`leak_forms`] makes them. Wiped when dropped, and not shown by `Debug`.
#[derive(Clone, Default)]
pub struct LeakForms(Vec<Zeroizing<String>>);

impl LeakForms {
    /// True when `text` holds any of them.
    #[must_use]
    pub fn are_in(&self, text: &str) -> bool {
        self.0.iter().any(|form| text.contains(form.as_str()))
    }

    /// `text` with every one of them replaced by `replacement`.
    #[must_use]
    pub fn scrub(&self, text: &str, replacement: &str) -> String {
        let mut clean = text.to_owned();
        for form in &self.0 {
            if clean.contains(form.as_str()) {
                // The text that held the key is wiped, not only dropped.
                let held = Zeroizing::new(clean);
                clean = held.replace(form.as_str(), replacement);
            }
        }
        clean
    }

    /// Each form.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|form| form.as_str())
    }

    fn add(&mut self, form: &str) {
        if form.len() >= SHORTEST && !self.iter().any(|known| known == form) {
            self.0.push(Zeroizing::new(form.to_owned()));
        }
    }
}

impl std::fmt::Debug for LeakForms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LeakForms([kept back])")
    }
}

/// Every form in which `keys` may leak: plain; percent-encoded, and escaped for JSON, HTML and XML, in each way that is
/// in use; Base64 (standard and for URLs) wherever in a longer text the key begins; and, with the Company ID, the whole
/// value of a `Basic` Authorization header. The longest come first, so that scrubbing leaves no ends behind.
#[must_use]
pub fn leak_forms(keys: &StoredKeys, company: Option<&str>) -> LeakForms {
    let mut forms = LeakForms::default();
    let public = keys.public.as_ref().map(PublicKey::expose);
    let private = keys.private.as_ref().map(PrivateKey::expose);
    if let (Some(company), Some(public), Some(private)) = (company, public, private) {
        let login = Zeroizing::new(format!("{company}+{public}:{private}"));
        for engine in [STANDARD, URL_SAFE] {
            let whole = Zeroizing::new(engine.encode(login.as_bytes()));
            forms.add(whole.trim_end_matches('='));
        }
    }
    for key in [public, private].into_iter().flatten() {
        add_plain(&mut forms, key);
        add_base64(&mut forms, key);
    }
    forms.0.sort_by_key(|form| std::cmp::Reverse(form.len()));
    forms
}

fn add_plain(forms: &mut LeakForms, key: &str) {
    forms.add(key);
    for escaped in IN_ADDRESSES {
        let encoded = Zeroizing::new(utf8_percent_encode(key, escaped).to_string());
        forms.add(&encoded);
        forms.add(&Zeroizing::new(lower_case_escapes(&encoded)));
    }
    for entities in IN_MARKUP {
        let mut escaped = Zeroizing::new(key.to_owned());
        for (plain, entity) in entities {
            escaped = Zeroizing::new(escaped.replace(*plain, entity));
        }
        forms.add(&escaped);
    }
    if let Ok(json) = serde_json::to_string(key).map(Zeroizing::new) {
        forms.add(json.trim_matches('"'));
    }
}

/// What is escaped in addresses: every sign; every sign but the unreserved ones; what JavaScript escapes in a part of an
/// address, and in a whole one; what forms escape.
const IN_ADDRESSES: [&AsciiSet; 5] = [
    NON_ALPHANUMERIC,
    &but(b"-._~"),
    &but(b"-._~!*'()"),
    &but(b"-._~!*'();/?:@&=+$,#"),
    &but(b"-._*"),
];

const fn but(mut kept: &[u8]) -> AsciiSet {
    let mut set = NON_ALPHANUMERIC.union(AsciiSet::EMPTY);
    while let [first, rest @ ..] = kept {
        set = set.remove(*first);
        kept = rest;
    }
    set
}

/// What is escaped in HTML and XML: every sign of markup, by name or by number, in text and in quotes; and only those
/// that must be.
const IN_MARKUP: [&[(char, &str)]; 6] = [
    &[
        ('&', "&amp;"),
        ('<', "&lt;"),
        ('>', "&gt;"),
        ('"', "&quot;"),
        ('\'', "&#39;"),
    ],
    &[
        ('&', "&amp;"),
        ('<', "&lt;"),
        ('>', "&gt;"),
        ('"', "&quot;"),
        ('\'', "&#x27;"),
    ],
    &[
        ('&', "&#38;"),
        ('<', "&#60;"),
        ('>', "&#62;"),
        ('"', "&#34;"),
        ('\'', "&#39;"),
    ],
    &[('&', "&amp;"), ('<', "&lt;"), ('>', "&gt;")],
    &[('&', "&amp;"), ('<', "&lt;")],
    &[('&', "&amp;"), ('"', "&quot;")],
];

/// `%2B` as `%2b`; both are in use.
fn lower_case_escapes(encoded: &str) -> String {
    let mut in_escape = 0;
    encoded
        .chars()
        .map(|character| {
            if character == '%' {
                in_escape = 2;
                return character;
            }
            if in_escape == 0 {
                return character;
            }
            in_escape -= 1;
            character.to_ascii_lowercase()
        })
        .collect()
}

/// Base64 depends on where in its text a key begins: three cases, of which each leaves the characters in the middle
/// untouched by what stands before and after.
fn add_base64(forms: &mut LeakForms, key: &str) {
    for (before, cut_front) in [(0, 0), (1, 2), (2, 3)] {
        let mut padded = Zeroizing::new(Vec::with_capacity(before + key.len()));
        padded.resize(before, 0);
        padded.extend_from_slice(key.as_bytes());
        let whole_bits = padded.len() * 8 / 6;
        for engine in [STANDARD, URL_SAFE] {
            let encoded = Zeroizing::new(engine.encode(padded.as_slice()));
            if let Some(core) = encoded.get(cut_front..whole_bits) {
                forms.add(core);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PUBLIC: &str = "AbCdEf0123456789";
    const PRIVATE: &str = "zYx+vU9/76543=10";

    fn forms() -> LeakForms {
        let text = |text: &str| Zeroizing::new(text.to_owned());
        let keys = StoredKeys {
            public: Some(PublicKey::new(text(PUBLIC))),
            private: Some(PrivateKey::new(text(PRIVATE))),
            ..StoredKeys::default()
        };
        leak_forms(&keys, Some("acme"))
    }

    #[test]
    fn a_key_is_found_in_every_form_and_scrubbed() {
        for leak in [
            format!("the key {PUBLIC} is here"),
            format!("key={PRIVATE}&x"),
            "key=zYx%2BvU9%2F76543%3D10".to_owned(),
            "key=zYx%2bvU9%2f76543%3d10".to_owned(),
            format!(
                "Basic {}",
                STANDARD.encode(format!("acme+{PUBLIC}:{PRIVATE}"))
            ),
            format!(
                "Basic {}",
                URL_SAFE.encode(format!("acme+{PUBLIC}:{PRIVATE}"))
            ),
        ] {
            assert!(forms().are_in(&leak), "{leak}");
            let scrubbed = forms().scrub(&leak, "…");
            assert!(!forms().are_in(&scrubbed), "{scrubbed}");
        }
    }

    #[test]
    fn a_key_is_found_in_base64_of_any_text_around_it() {
        for key in [PUBLIC, PRIVATE] {
            for before in 0..9 {
                for after in 0..9 {
                    let text = format!("{}{key}{}", "b".repeat(before), "a".repeat(after));
                    for engine in [STANDARD, URL_SAFE] {
                        assert!(forms().are_in(&engine.encode(&text)), "{before} {after}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_key_with_markup_is_found_escaped() {
        let keys = StoredKeys {
            public: Some(PublicKey::new(Zeroizing::new(
                "ab<cd>&ef'gh\"ij".to_owned(),
            ))),
            private: None,
            ..StoredKeys::default()
        };
        let forms = leak_forms(&keys, None);
        for leak in [
            "ab&lt;cd&gt;&amp;ef&#39;gh&quot;ij",
            "ab&#60;cd&#62;&#38;ef&#39;gh&#34;ij",
            "ab&lt;cd&gt;&amp;ef&#x27;gh&quot;ij",
            "ab&lt;cd&gt;&amp;ef'gh\"ij",
            "ab&lt;cd>&amp;ef'gh\"ij",
            "ab<cd>&amp;ef'gh&quot;ij",
            "ab<cd>&ef'gh\\\"ij",
        ] {
            assert!(forms.are_in(leak), "{leak}");
        }
    }

    #[test]
    fn a_key_with_signs_is_found_in_addresses_however_they_are_escaped() {
        let keys = StoredKeys {
            public: Some(PublicKey::new(Zeroizing::new("ab-c&d(e~f/g;h".to_owned()))),
            ..StoredKeys::default()
        };
        let forms = leak_forms(&keys, None);
        for leak in [
            "?key=ab%2Dc%26d%28e%7Ef%2Fg%3Bh",
            "?key=ab-c%26d%28e~f%2Fg%3Bh",
            "?key=ab-c%26d%28e~f%2fg%3bh",
            "?key=ab-c%26d(e~f%2Fg%3Bh",
            "ab-c&d(e~f/g;h",
            "?key=ab-c%26d%28e%7Ef%2Fg%3Bh",
        ] {
            assert!(forms.are_in(leak), "{leak}");
        }
    }

    #[test]
    fn ordinary_text_holds_no_form() {
        for text in [
            "AbCdEf 0123456789",
            "https://api-na.myconnectwise.net/v4_6_release/apis/3.0/system/info",
            "acme",
        ] {
            assert!(!forms().are_in(text), "{text}");
        }
        assert!(!leak_forms(&StoredKeys::default(), Some("acme")).are_in("acme"));
    }

    #[test]
    fn the_forms_are_not_shown() {
        let shown = format!("{:?}", forms());
        assert!(!forms().are_in(&shown));
    }
}
