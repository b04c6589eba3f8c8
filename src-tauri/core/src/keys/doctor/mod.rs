//! The paste doctor: takes the key out of what was pasted, or says what was pasted instead.
//!
//! What is refused may be anything, a password included: no note ever carries a character of it.

mod around;
mod disguise;
mod label;
mod shape;
#[cfg(test)]
mod tests;

use super::{CapturedKey, PrivateKey, PublicKey, StoredKeys};
use crate::check::{Fact, FactName};
use crate::setup::view::KeySlot;
use crate::words::Code;
use label::Label;
use shape::{LONGEST, SHORTEST, USUAL_LENGTH};
use zeroize::Zeroizing;

/// No clipboard that holds a key is longer than this, in bytes; what is longer is not looked at.
const LONGEST_TEXT: usize = 8_192;

/// What is known when a key is captured.
#[derive(Debug, Clone, Copy)]
pub struct CaptureContext<'a> {
    /// The Company ID of this setup, once it is known.
    pub company_id: Option<&'a str>,
    /// What is saved already of the pair that is captured.
    pub stored: &'a StoredKeys,
    /// The pair that this one is to replace; none when it replaces none.
    pub old: Option<&'a StoredKeys>,
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
        return refused(Code::KeyTooLong);
    }
    let visible = around::without_invisible(&text);
    let paste = Paste::of(&visible);
    if let Some(code) = paste.refusal(slot, context) {
        return refused(code);
    }
    let is_trimmed = paste.whole.len() != text.len();
    Reading {
        notes: notes_on(paste.key, is_trimmed, paste.label.is_some()),
        key: Some(CapturedKey::new(slot, Zeroizing::new(paste.key.to_owned()))),
    }
}

fn refused(code: Code) -> Reading {
    Reading {
        key: None,
        notes: vec![(code, Vec::new())],
    }
}

/// What was pasted, taken apart.
struct Paste<'a> {
    visible: &'a str,
    /// Without what stands around it.
    whole: &'a str,
    label: Option<Label>,
    /// Without its labels, too.
    key: &'a str,
}

impl<'a> Paste<'a> {
    fn of(visible: &'a str) -> Self {
        let whole = around::cut(visible);
        let mut label = None;
        let mut key = whole;
        while let Some((found, behind)) = label::split(key) {
            label = label::together(label, Some(found));
            key = around::cut(behind);
        }
        Self {
            visible,
            whole,
            label,
            key,
        }
    }

    /// The first reason that applies: what is certain before what is likely, what is named before what is not.
    fn refusal(&self, slot: KeySlot, context: &CaptureContext<'_>) -> Option<Code> {
        let key = self.key;
        if shape::is_other_kind(self.visible) {
            Some(Code::KeyWrongShape)
        } else if disguise::is_masked(self.visible, key) {
            Some(Code::KeyIsMasked)
        } else if key.is_empty() {
            Some(Code::KeyEmpty)
        } else if shape::has_scheme(key) {
            Some(Code::KeyIsAddress)
        } else if shape::holds_more_than_one_key(self.whole, key, context.company_id) {
            Some(Code::KeyHasCompanyAndBoth)
        } else if self.label.is_some_and(|label| is_of_other(slot, label)) {
            Some(Code::KeyLabelledOther)
        } else if is_company(key, context.company_id) {
            Some(Code::KeyIsCompanyId)
        } else if shape::is_address(key) {
            Some(Code::KeyIsAddress)
        } else {
            wrong_form(slot, key).or_else(|| known(slot, key, context))
        }
    }
}

fn wrong_form(slot: KeySlot, key: &str) -> Option<Code> {
    let length = key.chars().count();
    if disguise::is_repeated(key) {
        Some(Code::KeyIsTwice)
    } else if disguise::is_broken(key) {
        Some(Code::KeyIsBroken)
    } else if key.contains(char::is_whitespace) {
        Some(Code::KeyHasSpaces)
    } else if disguise::is_encoded(key) {
        Some(Code::KeyIsEncoded)
    } else if shape::is_wrong(key) || shape::has_sign_of_login(slot, key) {
        Some(Code::KeyWrongShape)
    } else if disguise::has_foreign_letter(key) {
        Some(Code::KeyHasForeignLetter)
    } else if length < SHORTEST {
        Some(Code::KeyTooShort)
    } else if length > LONGEST {
        Some(Code::KeyTooLong)
    } else {
        None
    }
}

fn known(slot: KeySlot, key: &str, context: &CaptureContext<'_>) -> Option<Code> {
    let is_old = context.old.is_some_and(|old| {
        let slots = [KeySlot::Public, KeySlot::Private];
        slots.into_iter().any(|slot| is_other(slot, key, old))
    });
    if is_old {
        Some(Code::KeyIsOld)
    } else if is_other(slot, key, context.stored) {
        Some(Code::KeySameAsOther)
    } else {
        None
    }
}

fn is_of_other(slot: KeySlot, label: Label) -> bool {
    match label {
        Label::Both => true,
        Label::Public => slot == KeySlot::Private,
        Label::Private => slot == KeySlot::Public,
        Label::Either => false,
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

fn notes_on(key: &str, is_trimmed: bool, is_unlabelled: bool) -> Vec<(Code, Vec<Fact>)> {
    let length = key.chars().count();
    let mut notes = Vec::new();
    if is_trimmed {
        notes.push((Code::KeyTrimmed, Vec::new()));
    }
    if is_unlabelled {
        notes.push((Code::KeyUnlabelled, Vec::new()));
    }
    if disguise::is_like_client_id(key) {
        notes.push((Code::KeyLooksLikeClientId, Vec::new()));
        return notes;
    }
    if length != USUAL_LENGTH {
        let fact = Fact {
            name: FactName::Length,
            value: length.to_string(),
        };
        notes.push((Code::KeyUnusualLength, vec![fact]));
    }
    if !key
        .chars()
        .all(|character| character.is_ascii_alphanumeric())
    {
        notes.push((Code::KeyUnusualCharacter, Vec::new()));
    }
    notes
}
