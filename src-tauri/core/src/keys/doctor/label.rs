//! Labels in front of a key: `Public Key: …`, `"privateKey": "…"`, `CW_PUBLIC_KEY=…`.

use super::around::is_quote;

/// What a label says of the key behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// It is the public key.
    Public,
    /// It is the private key.
    Private,
    /// It is a key.
    Either,
    /// It names both.
    Both,
}

/// How clearly a label ends where a joint stands.
#[derive(PartialEq, Eq)]
enum Joint {
    /// `-`, `_`, `.`: the key may go on here, as in `key-…`.
    Unclear,
    /// A space: so may a name, as in `private key-…`.
    Weak,
    /// Anything else: the label ends here.
    Strong,
}

/// Splits `text` into its label and what stands behind it; none when it has no label.
pub(super) fn split(text: &str) -> Option<(Label, &str)> {
    let mut rest = text.trim_start_matches(is_joint);
    let mut label = None;
    let mut at_strong = None;
    let mut last = Joint::Unclear;
    while let Some((meaning, behind)) = first_word(rest) {
        let next = behind.trim_start_matches(is_joint);
        let joint = behind.strip_suffix(next).unwrap_or_default();
        if joint.is_empty() && !next.is_empty() {
            break;
        }
        label = together(label, meaning);
        last = strength(joint, next);
        rest = next;
        if last == Joint::Strong {
            at_strong = label.map(|label| (label, rest));
        }
    }
    match last {
        Joint::Unclear => at_strong,
        Joint::Weak | Joint::Strong => label.map(|label| (label, rest)),
    }
}

/// True when `part` reads like a label that is written as one word.
pub(super) fn is_word(part: &str) -> bool {
    let lower = part.to_ascii_lowercase();
    let ends_like_one = ["key", "keys", "secret"]
        .into_iter()
        .any(|end| lower.ends_with(end));
    ends_like_one && lower.chars().all(|c| c.is_ascii_alphabetic())
}

fn strength(joint: &str, behind: &str) -> Joint {
    let is_unclear = |c| matches!(c, '-' | '_' | '.');
    if behind.is_empty() || joint.contains(|c| !is_unclear(c) && c != ' ') {
        Joint::Strong
    } else if joint.contains(' ') {
        Joint::Weak
    } else {
        Joint::Unclear
    }
}

/// The meaning of the first word, if it is one that labels are made of, and what stands behind it.
fn first_word(text: &str) -> Option<(Option<Label>, &str)> {
    let end = text
        .find(|character: char| !character.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (word, behind) = text.split_at_checked(end)?;
    let (_, meaning) = WORDS
        .iter()
        .find(|(known, _)| word.eq_ignore_ascii_case(known))?;
    Some((*meaning, behind))
}

/// Public or private says more than "key".
pub(super) fn together(known: Option<Label>, new: Option<Label>) -> Option<Label> {
    match (known, new) {
        (None | Some(Label::Either), Some(_)) => new,
        (Some(Label::Public), Some(Label::Private | Label::Both))
        | (Some(Label::Private), Some(Label::Public | Label::Both)) => Some(Label::Both),
        (Some(_), _) | (None, None) => known,
    }
}

pub(super) fn is_joint(character: char) -> bool {
    character.is_whitespace()
        || is_quote(character)
        || matches!(
            character,
            ':' | '='
                | ','
                | ';'
                | '-'
                | '_'
                | '.'
                | '–'
                | '—'
                | '>'
                | '→'
                | '|'
                | '*'
                | '('
                | ')'
                | '['
                | ']'
                | '#'
                | '：'
        )
}

/// The words of labels, and what each says of the key; none for words that only stand beside.
pub(super) const WORDS: [(&str, Option<Label>); 34] = [
    ("public", Some(Label::Public)),
    ("publickey", Some(Label::Public)),
    ("apipublickey", Some(Label::Public)),
    ("publicapikey", Some(Label::Public)),
    ("pub", Some(Label::Public)),
    ("pubkey", Some(Label::Public)),
    ("private", Some(Label::Private)),
    ("privatekey", Some(Label::Private)),
    ("apiprivatekey", Some(Label::Private)),
    ("privateapikey", Some(Label::Private)),
    ("priv", Some(Label::Private)),
    ("privkey", Some(Label::Private)),
    ("secret", Some(Label::Private)),
    ("secretkey", Some(Label::Private)),
    ("key", Some(Label::Either)),
    ("keys", Some(Label::Either)),
    ("apikey", Some(Label::Either)),
    ("apikeys", Some(Label::Either)),
    ("api", None),
    ("connectwise", None),
    ("manage", None),
    ("psa", None),
    ("cw", None),
    ("cwm", None),
    ("member", None),
    ("integration", None),
    ("the", None),
    ("my", None),
    ("your", None),
    ("our", None),
    ("new", None),
    ("is", None),
    ("value", None),
    ("export", None),
];
