//! What a text looks like when it is not one key.

use super::around::is_quote;
use super::label;
use crate::setup::view::KeySlot;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The length of every ConnectWise key seen so far, in characters.
///
/// # Source
/// Public examples only; ConnectWise documents no length. Another length is a warning, never a refusal.
pub(super) const USUAL_LENGTH: usize = 16;

/// Fewer characters are no API key, and would make the leak guard find them in ordinary text.
pub(super) const SHORTEST: usize = 8;
pub(super) const LONGEST: usize = 200;

/// True for `company+public:private`, for its `Basic` form, and for any text with two keys in it.
pub(super) fn holds_more_than_one_key(whole: &str, key: &str, company_id: Option<&str>) -> bool {
    let mut found: Option<&str> = None;
    let are_two = whole
        .split(is_between)
        .filter(|part| is_keyish(part))
        .any(|part| {
            let is_second = found.is_some_and(|first| first != part);
            found = found.or(Some(part));
            is_second
        });
    are_two
        || are_joined(key)
        || is_login(key)
        || begins_with_company(key, company_id)
        || is_encoded_login(key)
}

/// True for two keys of the usual length with a sign between them, and for one behind a `+`, as in `company+public`.
fn are_joined(text: &str) -> bool {
    let is_key = |part: &str| {
        let are_plain = part.chars().all(|c| c.is_ascii_alphanumeric());
        part.len() == USUAL_LENGTH && are_plain && is_keyish(part)
    };
    let pair = text.split_once(|c: char| !c.is_ascii_alphanumeric());
    let is_pair = pair.is_some_and(|(one, other)| one != other && is_key(one) && is_key(other));
    let is_login = text.split_once('+').is_some_and(|(left, right)| {
        !left.is_empty() && !left.contains(char::is_whitespace) && is_key(right)
    });
    is_pair || is_login
}

/// True for an address of a page or a server, and for an e-mail address.
pub(super) fn is_address(key: &str) -> bool {
    if key.contains(char::is_whitespace) {
        return false;
    }
    let host_and_path = key.rsplit_once('@').map_or(key, |(_, host)| host);
    let host = host_and_path
        .split(['/', '?', '#', ':'])
        .next()
        .unwrap_or_default();
    has_scheme(key) || is_host(host)
}

/// True for `https://…` and the like.
pub(super) fn has_scheme(key: &str) -> bool {
    key.contains("://") && !key.contains(char::is_whitespace)
}

/// True for the armor of certificates and of keys of other kinds.
pub(super) fn is_other_kind(visible: &str) -> bool {
    visible.contains("-----BEGIN ") || visible.trim_start().starts_with("ssh-")
}

/// True for a piece of a page, of a program or of a query, for a path, a ruler. A sign alone makes no text wrong: nobody
/// documents which ones a key may have. Quotes and backslashes do, since they belong to whatever holds a key: a program,
/// a file.
pub(super) fn is_wrong(key: &str) -> bool {
    let first = key.chars().next();
    key.contains(|c: char| is_quote(c) || c == '\\' || c.is_control())
        || has_tag(key)
        || is_query(key)
        || is_named_value(key)
        || !key.contains(char::is_alphanumeric)
        || key.chars().all(|character| Some(character) == first)
}

/// True for a colon in a public key, which is a name to sign in with: where the name ends, nobody could tell.
///
/// # Source
/// RFC 7617, section 2.
pub(super) fn has_sign_of_login(slot: KeySlot, key: &str) -> bool {
    slot == KeySlot::Public && key.contains(':')
}

/// `<b>`, `</b>`, or what is left of them at the ends of a text.
fn has_tag(key: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphabetic();
    let is_opened = |behind: &str| {
        let rest = behind.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        behind.starts_with(is_name) && rest.starts_with(['>', '/'])
    };
    key.contains("</") || key.split('<').skip(1).any(is_opened)
}

/// `…&name=value`.
fn is_query(key: &str) -> bool {
    key.split('&').skip(1).any(|part| {
        let named = part.split_once('=');
        named.is_some_and(|(name, value)| is_name(name) && !value.is_empty())
    })
}

/// `name:value`, where the value could be a key. What is as long as a key is taken for one.
fn is_named_value(key: &str) -> bool {
    let named = key.split_once([':', ',', ';', '|']);
    let named = named.filter(|_| key.len() != USUAL_LENGTH);
    named.is_some_and(|(name, value)| is_name(name) && is_keyish(value))
}

/// Letters and what joins them; one letter is no name.
fn is_name(text: &str) -> bool {
    let is_of_one = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-' | '.');
    text.len() > 1 && text.chars().all(is_of_one)
}

pub(super) fn is_between(character: char) -> bool {
    character.is_whitespace()
        || is_quote(character)
        || matches!(character, ':' | ',' | ';' | '|' | '&')
}

/// Letters and digits, as long as keys are, and not like a word.
pub(super) fn is_keyish(part: &str) -> bool {
    // `name=…` of a query or of a settings file.
    let value = part.trim_end_matches('=');
    let value = value.rsplit_once('=').map_or(value, |(_, value)| value);
    let is_mixed = value.contains(|c: char| c.is_ascii_digit())
        || value.contains(|c: char| c.is_ascii_lowercase())
            && value.chars().skip(1).any(|c| c.is_ascii_uppercase());
    (12..=64).contains(&value.len())
        && value
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/'))
        && is_mixed
        && !label::is_word(value)
}

fn is_login(text: &str) -> bool {
    let Some((left, right)) = text.split_once(':') else {
        return false;
    };
    left.contains('+') && !right.is_empty() && !text.contains(char::is_whitespace)
}

/// `company+public`, the user name of a `Basic` login.
fn begins_with_company(text: &str, company_id: Option<&str>) -> bool {
    let Some((left, right)) = text.split_once('+') else {
        return false;
    };
    company_id.is_some_and(|company| left.eq_ignore_ascii_case(company.trim())) && !right.is_empty()
}

fn is_encoded_login(text: &str) -> bool {
    let encoded = text.split_whitespace().last().unwrap_or_default();
    // One key has no readable text inside; a login has its two separators.
    let Ok(decoded) = STANDARD.decode(encoded).map(Zeroizing::new) else {
        return false;
    };
    decoded.len() > SHORTEST
        && decoded.iter().all(u8::is_ascii_graphic)
        && decoded.contains(&b'+')
        && decoded.contains(&b':')
}

/// Names in lower case with a dot, as browsers copy them, or four numbers.
fn is_host(host: &str) -> bool {
    let Some((_, last)) = host.trim_end_matches('.').rsplit_once('.') else {
        return false;
    };
    let is_name = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let are_names = host.trim_end_matches('.').split('.').all(is_name);
    let is_ip =
        host.split('.').count() == 4 && host.split('.').all(|part| part.parse::<u8>().is_ok());
    is_ip
        || are_names
            && (2..=10).contains(&last.len())
            && last.chars().all(|c| c.is_ascii_lowercase())
}
