//! The paste doctor: takes the key out of what was pasted, or says what was pasted instead.
//!
//! What is refused may be anything, a password included: no note ever carries a character of it.

mod around;
mod label;
mod shape;
#[cfg(test)]
mod tests;

use super::{CapturedKey, PrivateKey, PublicKey, StoredKeys};
use crate::check::{Fact, FactName};
use crate::setup::view::KeySlot;
use crate::words::Code;
use label::Label;
use zeroize::Zeroizing;

/// The length of every ConnectWise key seen so far, in characters.
///
/// # Source
/// Public examples only; ConnectWise documents no length. Another length is a warning, never a refusal.
const USUAL_LENGTH: usize = 16;

/// No clipboard that holds a key is longer than this, in bytes; what is longer is not looked at.
const LONGEST_TEXT: usize = 8_192;

/// What is known when a key is captured.
#[derive(Debug, Clone, Copy)]
pub struct CaptureContext<'a> {
    /// The Company ID of this setup, once it is known.
    pub company_id: Option<&'a str>,
    /// What is saved for this setup already.
    pub stored: &'a StoredKeys,
}

/// What the doctor says of one paste.
#[derive(Debug)]
pub struct Reading {
    /// The key; none when the paste is refused.
    pub key: Option<CapturedKey>,
    /// Why it is refused, or what was cut off and what is unusual; in the order in which to show it.
    pub notes: Vec<(Code, Vec<Fact>)>,
}

/// Takes the key of `slot` out of `text`. What stands around it is cut off and said; what is no key, or not the key
/// asked for, is named and refused; an unusual length or character only warns. The text is wiped.
#[must_use]
#[expect(
    clippy::needless_pass_by_value,
    reason = "the text is taken over, to be wiped here"
)]
pub fn read_key(slot: KeySlot, text: Zeroizing<String>, context: &CaptureContext<'_>) -> Reading {
    if text.len() > LONGEST_TEXT {
        return refused(Code::KeyWrongShape);
    }
    let visible = around::without_invisible(&text);
    let whole = around::cut(&visible);
    let (label, key) = match label::split(whole) {
        Some((label, rest)) => (Some(label), around::cut(rest)),
        None => (None, whole),
    };
    if let Some(code) = refusal(slot, &visible, whole, label, key, context) {
        return refused(code);
    }
    let removed = text.chars().count() - whole.chars().count();
    Reading {
        notes: notes_on(key, removed, label.is_some()),
        key: Some(CapturedKey::new(slot, Zeroizing::new(key.to_owned()))),
    }
}

fn refused(code: Code) -> Reading {
    Reading {
        key: None,
        notes: vec![(code, Vec::new())],
    }
}

fn refusal(
    slot: KeySlot,
    visible: &str,
    whole: &str,
    label: Option<Label>,
    key: &str,
    context: &CaptureContext<'_>,
) -> Option<Code> {
    let other_label = match slot {
        KeySlot::Public => Label::Private,
        KeySlot::Private => Label::Public,
    };
    if key.is_empty() && around::is_blank(visible) || label.is_some() && key.is_empty() {
        Some(Code::KeyEmpty)
    } else if shape::holds_more_than_one_key(whole, context.company_id) {
        Some(Code::KeyHasCompanyAndBoth)
    } else if label == Some(other_label) {
        Some(Code::KeyLabelledOther)
    } else if is_company(key, context.company_id) {
        Some(Code::KeyIsCompanyId)
    } else if shape::is_address(key) {
        Some(Code::KeyIsAddress)
    } else if shape::is_wrong(key) {
        Some(Code::KeyWrongShape)
    } else if is_other(slot, key, context.stored) {
        Some(Code::KeySameAsOther)
    } else {
        None
    }
}

/// Compares without regard to case, and without a copy of the key.
fn is_company(key: &str, company_id: Option<&str>) -> bool {
    company_id.is_some_and(|company| {
        key.chars()
            .flat_map(char::to_lowercase)
            .eq(company.trim().chars().flat_map(char::to_lowercase))
    })
}

fn is_other(slot: KeySlot, key: &str, stored: &StoredKeys) -> bool {
    let other = match slot {
        KeySlot::Public => stored.private.as_ref().map(PrivateKey::expose),
        KeySlot::Private => stored.public.as_ref().map(PublicKey::expose),
    };
    other == Some(key)
}

fn notes_on(key: &str, removed: usize, is_unlabelled: bool) -> Vec<(Code, Vec<Fact>)> {
    let fact = |name, count: usize| Fact {
        name,
        value: count.to_string(),
    };
    let length = key.chars().count();
    let mut notes = Vec::new();
    if removed > 0 {
        notes.push((Code::KeyTrimmed, vec![fact(FactName::Removed, removed)]));
    }
    if is_unlabelled {
        notes.push((Code::KeyUnlabelled, Vec::new()));
    }
    if length != USUAL_LENGTH {
        notes.push((Code::KeyUnusualLength, vec![fact(FactName::Length, length)]));
    }
    if !key
        .chars()
        .all(|character| character.is_ascii_alphanumeric())
    {
        notes.push((Code::KeyUnusualCharacter, Vec::new()));
    }
    notes
}
