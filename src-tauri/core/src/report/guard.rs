//! Refuses a report that holds a key.

use super::{Report, ReportError};
use crate::keys::{LeakForms, StoredKeys, leak_forms};
use serde_json::Value;
use zeroize::Zeroizing;

/// Looks for captured keys in what is about to be written.
pub struct LeakGuard {
    forms: Vec<Zeroizing<String>>,
}

impl std::fmt::Debug for LeakGuard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LeakGuard([kept back])")
    }
}

impl LeakGuard {
    /// Takes the keys to look for: those of every setup that Onramp can reach, since clients get mixed up.
    #[must_use]
    pub fn new<'a>(stored: impl IntoIterator<Item = &'a StoredKeys>) -> Self {
        let mut forms = Vec::new();
        for keys in stored {
            // Without the Company ID: the Base64 of each key alone is found inside any Authorization form.
            forms.extend(leak_forms(keys, None).iter().map(squeezed));
        }
        Self { forms }
    }

    /// Takes the forms of one pair to look for.
    pub(crate) fn for_forms(forms: &LeakForms) -> Self {
        let forms = forms.iter().map(squeezed).collect();
        Self { forms }
    }

    /// Looks for every captured key in a text: plain, URL-encoded, Base64 and inside the Authorization
    /// form, whatever the case, also when white space or invisible characters break it.
    ///
    /// # Errors
    /// [`ReportError::WouldLeak`] when one is found.
    pub fn check(&self, text: &str) -> Result<(), ReportError> {
        let text = squeezed(text);
        if self.forms.iter().any(|form| text.contains(form.as_str())) {
            return Err(ReportError::WouldLeak);
        }
        Ok(())
    }

    /// Looks through every name and value of a report before it is escaped for one form or another.
    ///
    /// # Errors
    /// [`ReportError::WouldLeak`] when a key is found, [`ReportError::Json`] when the report cannot be walked.
    pub fn check_report(&self, report: &Report) -> Result<(), ReportError> {
        self.check_value(&serde_json::to_value(report).map_err(ReportError::Json)?)
    }

    /// Looks through every text of a value.
    ///
    /// # Errors
    /// [`ReportError::WouldLeak`] when a key is found.
    pub(crate) fn check_value(&self, value: &Value) -> Result<(), ReportError> {
        match value {
            Value::String(text) => self.check(text),
            Value::Array(items) => items.iter().try_for_each(|item| self.check_value(item)),
            Value::Object(fields) => fields.values().try_for_each(|item| self.check_value(item)),
            Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
        }
    }
}

/// The text in small letters, without white space and invisible characters, and with Base64's URL-safe letters turned
/// into the usual ones.
fn squeezed(text: &str) -> Zeroizing<String> {
    let mut squeezed = Zeroizing::new(String::with_capacity(text.len()));
    squeezed.extend(
        text.chars()
            .filter(|character| {
                !character.is_whitespace()
                    && !character.is_control()
                    && !super::plain::turns_direction(*character)
                    && !matches!(
                        character,
                        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}'
                    )
            })
            .map(|character| match character {
                '-' => '+',
                '_' => '/',
                other => other.to_ascii_lowercase(),
            }),
    );
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{PrivateKey, PublicKey};
    use base64::Engine as _;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

    const PUBLIC: &str = "pUb1icCanaryK3zQ";
    const PRIVATE: &str = "pr1v+te/CanaryX9";

    fn guard() -> LeakGuard {
        LeakGuard::new([&StoredKeys {
            public: Some(PublicKey::new(Zeroizing::new(PUBLIC.to_owned()))),
            private: Some(PrivateKey::new(Zeroizing::new(PRIVATE.to_owned()))),
            ..StoredKeys::default()
        }])
    }

    fn refuses(text: &str) {
        assert!(
            matches!(guard().check(text), Err(ReportError::WouldLeak)),
            "let through: {text}"
        );
    }

    #[test]
    fn a_key_is_found_plain_in_any_case_and_broken_over_lines() {
        for key in [PUBLIC, PRIVATE] {
            refuses(key);
            refuses(&format!("before{key}after"));
            refuses(&key.to_uppercase());
            refuses(&format!("{}\n {}", &key[..7], &key[7..]));
            refuses(&format!("{}\u{200b}{}", &key[..7], &key[7..]));
        }
    }

    #[test]
    fn a_key_is_found_url_encoded() {
        for key in [PUBLIC, PRIVATE] {
            refuses(&utf8_percent(key));
            refuses(&utf8_percent(key).to_lowercase());
        }
    }

    #[test]
    fn a_key_is_found_in_base64_wherever_it_begins_and_ends() {
        for key in [PUBLIC, PRIVATE] {
            for before in ["", "a", "ab", "abc", "株式会社"] {
                for after in ["", "z", "zy", "zyx"] {
                    let text = format!("{before}{key}{after}");
                    refuses(&STANDARD.encode(&text));
                    refuses(&URL_SAFE_NO_PAD.encode(&text));
                }
            }
        }
    }

    #[test]
    fn each_key_is_found_inside_the_authorization_form_of_any_company() {
        for company in ["a", "acme", "acme_c", "acme_training"] {
            let whole = format!("{company}+{PUBLIC}:{PRIVATE}");
            refuses(&format!("Basic {}", STANDARD.encode(whole)));
            refuses(&STANDARD.encode(format!("{company}+{PUBLIC}:other")));
            refuses(&STANDARD.encode(format!("{company}+other:{PRIVATE}")));
        }
    }

    #[test]
    fn the_last_four_and_ordinary_words_pass() {
        let last_four = &PUBLIC[PUBLIC.len() - 4..];
        assert!(
            guard()
                .check(&format!("ends in {last_four}, 16 characters"))
                .is_ok()
        );
        assert!(guard().check("").is_ok());
    }

    #[test]
    fn a_guard_without_keys_lets_everything_pass_and_never_tells_its_keys() {
        let empty = LeakGuard::new([&StoredKeys::default()]);
        assert!(empty.check("anything").is_ok());
        assert!(!format!("{:?}", guard()).contains("Canary"));
    }

    fn utf8_percent(key: &str) -> String {
        percent_encoding::utf8_percent_encode(key, percent_encoding::NON_ALPHANUMERIC).to_string()
    }
}
