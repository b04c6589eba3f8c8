//! A key that is not itself any more: hidden, in pieces, encoded, doubled, in letters of another alphabet.

use super::shape::{SHORTEST, USUAL_LENGTH, is_keyish};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use zeroize::Zeroizing;

/// As many dots or stars in a row stand for hidden characters; fewer may be a list mark or bold type.
const HIDDEN: usize = 4;
/// As many of the same letter in a row stand for hidden characters: by chance, in less than one key in 10⁹.
const CROSSED_OUT: usize = 6;

/// True when dots, stars or crosses stand for characters, and when an ellipsis stands for the end or the beginning.
pub(super) fn is_masked(visible: &str, key: &str) -> bool {
    longest_run(visible, is_mask) >= HIDDEN
        || longest_run(key, |c| matches!(c, 'x' | 'X')) >= CROSSED_OUT
        || has_ellipsis(visible)
}

fn has_ellipsis(visible: &str) -> bool {
    let whole = visible.trim_matches(|c: char| c.is_whitespace() || super::around::is_quote(c));
    let before_word = whole
        .split("...")
        .skip(1)
        .any(|behind| behind.starts_with(char::is_alphanumeric));
    whole.contains(['…', '⋯']) || whole.ends_with("...") || before_word
}

fn is_mask(character: char) -> bool {
    matches!(
        character,
        '*' | '•' | '●' | '·' | '∙' | '⋅' | '◦' | '○' | '▪' | '■' | '⚫' | '⬤' | '＊'
    )
}

/// How many characters of the one kind stand in a row, all the same.
fn longest_run(text: &str, is_of_kind: impl Fn(char) -> bool) -> usize {
    let mut longest = 0;
    let mut run = 0;
    let mut before = None;
    for character in text.chars() {
        let goes_on = is_of_kind(character) && before == Some(character);
        run = if goes_on {
            run + 1
        } else {
            usize::from(is_of_kind(character))
        };
        before = Some(character);
        longest = longest.max(run);
    }
    longest
}

/// True for a key with a space or a line break in it, as documents wrap them.
pub(super) fn is_broken(key: &str) -> bool {
    let pieces = || key.split_whitespace();
    let length: usize = pieces().map(str::len).sum();
    pieces().nth(1).is_some()
        && length == USUAL_LENGTH
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c.is_whitespace())
        && key.contains(|c: char| c.is_ascii_digit())
}

/// True when the same key stands there more than once, with or without something between.
pub(super) fn is_repeated(key: &str) -> bool {
    let mut pieces = key
        .split(super::shape::is_between)
        .filter(|p| !p.is_empty());
    let first = pieces.next();
    let are_same = first.is_some_and(is_keyish)
        && pieces.next() == first
        && pieces.all(|piece| Some(piece) == first);
    let halves = key.split_at_checked(key.len() / 2);
    let is_double = halves.is_some_and(|(one, other)| {
        let is_text = one.contains(char::is_alphanumeric);
        is_text && one == other && (SHORTEST * 2..=USUAL_LENGTH * 4).contains(&key.len())
    });
    are_same || is_double
}

/// True for `%2B`, `&quot;`, `\u0022` and Base64 of letters and digits.
pub(super) fn is_encoded(key: &str) -> bool {
    if key.contains(char::is_whitespace) {
        return false;
    }
    let are_hex = |text: &str, count: usize| {
        text.get(..count)
            .is_some_and(|digits| digits.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let has_percent = key.split('%').skip(1).any(|behind| are_hex(behind, 2));
    let has_escape = key.split("\\u").skip(1).any(|behind| are_hex(behind, 4));
    has_percent || has_escape || has_entity(key) || is_base64_of_text(key)
}

fn has_entity(key: &str) -> bool {
    key.split('&').skip(1).any(|behind| {
        // What stood around the key is cut off by now, a semicolon at its end included.
        let name = behind.split(';').next().unwrap_or_default();
        let is_named = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos" | "nbsp");
        is_named || name.strip_prefix('#').is_some_and(is_character_number)
    })
}

/// `38` and `x26`.
fn is_character_number(text: &str) -> bool {
    let hexadecimal = text.strip_prefix(['x', 'X']);
    let is_digit = |c: char| c.is_ascii_digit() || hexadecimal.is_some() && c.is_ascii_hexdigit();
    let digits = hexadecimal.unwrap_or(text);
    (2..=6).contains(&digits.len()) && digits.chars().all(is_digit)
}

fn is_base64_of_text(key: &str) -> bool {
    let decoded = STANDARD.decode(key).or_else(|_| URL_SAFE.decode(key));
    decoded.map(Zeroizing::new).is_ok_and(|decoded| {
        decoded.len() >= USUAL_LENGTH && decoded.iter().all(u8::is_ascii_alphanumeric)
    })
}

/// True when a letter or digit is none of A to Z and 0 to 9, though it may look like one.
pub(super) fn has_foreign_letter(key: &str) -> bool {
    key.contains(|c: char| c.is_alphanumeric() && !c.is_ascii())
        && !key.contains(char::is_whitespace)
}

/// True for the form of a client ID: five groups of hexadecimal digits.
pub(super) fn is_like_client_id(key: &str) -> bool {
    uuid::Uuid::try_parse(key).is_ok() && key.contains('-')
}
