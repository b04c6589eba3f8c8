//! The sealed hand-off: a pair, sealed for one recipient or with a passphrase, as text that the standard `age` tool opens.
//!
//! age does not say who sealed a text. Whoever opens a hand-off compares its fingerprint with the person who sent it, by
//! voice.

mod contents;
mod lines;
mod payload;
#[cfg(test)]
mod tests;

pub use contents::Contents;
pub use lines::opened_by;
pub(crate) use lines::pair_lines;
pub use payload::HandedOff;

use crate::setup::view::HandOffSealed;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// A hand-off, sealed. Without the recipient's identity or the passphrase it says nothing.
#[derive(Debug, Clone)]
pub struct Sealed {
    /// The armored text.
    pub text: String,
    /// The name for its file.
    pub file_name: String,
    /// What may be shown of it.
    pub shown: HandOffSealed,
}

/// The name of a hand-off's file: "Onramp hand-off - Phin - acme - 2026-11-21 1412.age". The first has no number.
pub(crate) fn file_name(handed: &HandedOff, at: Timestamp, number: u32) -> String {
    let kind = if handed.is_practice {
        "Onramp practice hand-off"
    } else {
        "Onramp hand-off"
    };
    let mut parts = vec![kind.to_owned()];
    let named = [&handed.vendor, &handed.company].map(|name| crate::report::safe(name));
    parts.extend(named.into_iter().filter(|part| !part.is_empty()));
    let local = at.to_zoned(TimeZone::system());
    parts.push(local.strftime("%Y-%m-%d %H%M").to_string());
    let stem = parts.join(" - ");
    if number < 2 {
        format!("{stem}.age")
    } else {
        format!("{stem} ({number}).age")
    }
}
