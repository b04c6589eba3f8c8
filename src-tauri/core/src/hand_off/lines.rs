//! What is inside and who can open it, in words. No line holds more of a key than may be shown.

use super::HandedOff;
use crate::keys::{CapturedKey, KeyEntry, PublicKey, StoredKeys};
use crate::seal::Recipient;
use crate::setup::view::{HandOffLine, KeySlot};
use zeroize::Zeroizing;

/// What a hand-off holds, line by line.
#[must_use]
pub(crate) fn pair_lines(handed: &HandedOff) -> Vec<HandOffLine> {
    let vendor = if handed.is_practice {
        format!("{} (practice)", handed.vendor)
    } else {
        handed.vendor.clone()
    };
    vec![
        line("Vendor", &vendor),
        line("Company ID", &handed.company),
        line("Address of ConnectWise", &handed.address),
        line("Address for programs", &handed.api_root),
        line("Public key", &public_key(&handed.keys.public)),
        line("Private key", &private_key(handed.keys.private.expose())),
        line("Fingerprint", &handed.fingerprint()),
    ]
}

/// What a setup's key file holds, line by line.
#[must_use]
pub(crate) fn entry_lines(entry: &KeyEntry) -> Vec<HandOffLine> {
    let mut lines = stored_lines(&entry.pair, "");
    if !entry.next.is_empty() {
        lines.extend(stored_lines(&entry.next, " of the new pair"));
    }
    lines
}

/// Who can open it, in words: the holder of `recipient`'s identity, who is `vendor` when the vendor publishes that
/// recipient, or whoever has the passphrase.
#[must_use]
pub fn opened_by(recipient: Option<&Recipient>, vendor: Option<&str>) -> String {
    match (recipient, vendor) {
        (Some(recipient), Some(vendor)) => format!(
            "Only {vendor} can open it: it is sealed for the recipient that {vendor} publishes, {recipient}. Not even you \
             can open it again."
        ),
        (Some(recipient), None) => format!(
            "Only whoever holds the secret that belongs to {recipient} can open it. Not even you can open it again. \
             Onramp cannot know who holds it."
        ),
        (None, _) => "Whoever has both this and its passphrase can open it. Send the passphrase in another way than \
                      this: by phone, for example."
            .to_owned(),
    }
}

fn stored_lines(keys: &StoredKeys, which: &str) -> Vec<HandOffLine> {
    let none = || "not captured".to_owned();
    let private = keys.private.as_ref();
    vec![
        line(
            &format!("Public key{which}"),
            &keys.public.as_ref().map_or_else(none, public_key),
        ),
        line(
            &format!("Private key{which}"),
            &private.map_or_else(none, |key| private_key(key.expose())),
        ),
    ]
}

fn public_key(key: &PublicKey) -> String {
    let text = Zeroizing::new(key.expose().to_owned());
    let captured = CapturedKey::new(KeySlot::Public, text);
    let last_four = captured.last_four().unwrap_or_default();
    format!("ends in {last_four}, {} characters", captured.length())
}

fn private_key(key: &str) -> String {
    format!("{} characters, never shown", key.chars().count())
}

fn line(label: &str, value: &str) -> HandOffLine {
    HandOffLine {
        label: label.to_owned(),
        // What is inside was written by whoever sealed it, and may end up on a terminal.
        value: crate::report::plain(value),
    }
}
