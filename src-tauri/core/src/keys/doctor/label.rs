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
}

/// Splits `text` into its label and what stands behind it; none when it has no label.
pub(super) fn split(text: &str) -> Option<(Label, &str)> {
    let mut rest = text.trim_start_matches(is_joint);
    let mut label = None;
    let mut ends_clearly = false;
    while let Some((meaning, behind)) = first_word(rest) {
        let next = behind.trim_start_matches(is_joint);
        let joint = behind.strip_suffix(next).unwrap_or_default();
        if joint.is_empty() && !next.is_empty() {
            break;
        }
        // `key-…` may be a key; `key: …` and `key …` are labels.
        ends_clearly = next.is_empty() || joint.contains(|c| !matches!(c, '-' | '_' | '.'));
        label = stronger(label, meaning);
        rest = next;
    }
    label.filter(|_| ends_clearly).map(|label| (label, rest))
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

/// Public or private says more than "key"; the first of them counts.
fn stronger(known: Option<Label>, new: Option<Label>) -> Option<Label> {
    match (known, new) {
        (Some(Label::Public | Label::Private), _) | (_, None) => known,
        (None | Some(Label::Either), Some(new)) => Some(new),
    }
}

fn is_joint(character: char) -> bool {
    character.is_whitespace()
        || is_quote(character)
        || matches!(
            character,
            ':' | '='
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
const WORDS: [(&str, Option<Label>); 34] = [
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
