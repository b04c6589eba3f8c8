//! Reads what a person put into the Company ID field.

use super::clean::{clean, split_label};
use super::{ReadingNote, Site, verdict};
use crate::check::{Fact, FactName};
use crate::setup::view::Verdict;
use crate::words::Code;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// A Company ID: the short word of the field Company on ConnectWise's login page. Its letters' case is kept, as it is
/// not known whether ConnectWise minds it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CompanyId(String);

impl CompanyId {
    /// Reads a Company ID on its own.
    ///
    /// # Errors
    /// The code that says why the text is none.
    pub fn parse(text: &str) -> Result<Self, Code> {
        let reading = read_company_id(text, None);
        let code = reading.code();
        reading.company.ok_or(code)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How Onramp reads a Company ID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyIdReading {
    /// The Company ID; none when the text cannot be used as it stands.
    pub company: Option<CompanyId>,
    /// Why it cannot be used, or what is worth a look; in the order in which to show it.
    pub notes: Vec<ReadingNote>,
}

impl CompanyIdReading {
    /// What the field shows.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let is_empty = self.code() == Code::CompanyIdEmpty;
        verdict(self.company.is_some(), is_empty, &self.notes)
    }

    /// The first thing to say about it.
    #[must_use]
    pub fn code(&self) -> Code {
        self.notes
            .first()
            .map_or(Code::CompanyIdReady, |(code, _)| *code)
    }
}

/// Reads a Company ID; the site, when there is one, helps to tell an address that slipped into this field.
#[must_use]
pub fn read_company_id(typed: &str, site: Option<&Site>) -> CompanyIdReading {
    let cleaned = clean(typed);
    let (text, has_label) = without_label(&cleaned.text);
    if let Some(code) = problem(text, site) {
        return CompanyIdReading {
            company: None,
            notes: vec![(code, Vec::new())],
        };
    }
    let notes = if cleaned.is_changed || has_label {
        let read_as = Fact::new(FactName::Company, text);
        vec![(Code::CompanyIdCleaned, vec![read_as])]
    } else {
        Vec::new()
    };
    CompanyIdReading {
        company: Some(CompanyId(text.to_owned())),
        notes,
    }
}

fn without_label(text: &str) -> (&str, bool) {
    match split_label(text) {
        Some((label, rest)) if is_known_label(label) => (rest, true),
        Some(_) | None => (text, false),
    }
}

fn is_known_label(label: &str) -> bool {
    let label = label.to_lowercase().replace(' ', "");
    matches!(
        label.as_str(),
        "company" | "companyid" | "companyname" | "companyidentifier" | "id" | "site"
    )
}

const LENGTH_MAX: usize = 50;

fn problem(text: &str, site: Option<&Site>) -> Option<Code> {
    if text.is_empty() {
        Some(Code::CompanyIdEmpty)
    } else if holds_keys(text) {
        Some(Code::CompanyIdHasWholeKey)
    } else if looks_like_address(text, site) {
        Some(Code::CompanyIdLooksLikeAddress)
    } else if text.chars().any(char::is_whitespace) {
        Some(Code::CompanyIdLooksLikeName)
    } else if text.chars().count() > LENGTH_MAX || !text.chars().all(is_usable) {
        Some(Code::CompanyIdNotUsable)
    } else {
        None
    }
}

fn is_usable(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '&')
}

/// True for `company+public:private`, a part of it, or its Base64 form with or without `Basic` in front.
fn holds_keys(text: &str) -> bool {
    let last_word = text.split_whitespace().next_back().unwrap_or(text);
    has_key_marks(text) || {
        let decoded = STANDARD.decode(last_word).ok();
        decoded
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .is_some_and(|decoded| has_key_marks(&decoded))
    }
}

fn has_key_marks(text: &str) -> bool {
    let Some((company, keys)) = text.split_once('+') else {
        return false;
    };
    let longest = keys
        .split(|c: char| !c.is_ascii_alphanumeric())
        .map(str::len)
        .max();
    !company.trim().is_empty() && (keys.contains(':') || longest >= Some(12))
}

fn looks_like_address(text: &str, site: Option<&Site>) -> bool {
    let lower = text.to_lowercase();
    let is_site = site.is_some_and(|site| lower == site.login_host() || lower == site.api_host());
    let ends_like_host = lower.rsplit_once('.').is_some_and(|(_, end)| {
        (2..=6).contains(&end.len()) && end.chars().all(|c| c.is_ascii_alphabetic())
    });
    is_site
        || lower.contains("://")
        || lower.starts_with("www.")
        || (!lower.contains(char::is_whitespace)
            && (lower.contains('/') || lower.contains('@') || ends_like_host))
}

#[cfg(test)]
mod tests;
