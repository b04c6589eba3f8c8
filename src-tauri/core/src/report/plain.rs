//! Text of others, made fit to file.

use crate::setup::view::Rich;

/// Leaves out what a reader cannot see and a page can be bent with: control characters and every run of white space
/// become one space, marks that
/// turn the direction of the text around them are dropped. Everything else stays, in any script.
pub(crate) fn plain(text: &str) -> String {
    let visible: String = text
        .chars()
        .filter(|character| !turns_direction(*character))
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As [`plain`], and nothing at all when nothing is left.
pub(super) fn plain_if_any(text: Option<&str>) -> Option<String> {
    text.map(plain).filter(|left| !left.is_empty())
}

/// A paragraph as one line of text.
pub(super) fn paragraph(rich: &Rich) -> String {
    plain(
        &rich
            .iter()
            .map(|span| span.text.as_str())
            .collect::<String>(),
    )
}

/// True for the marks that embed, override or isolate a direction.
pub(crate) fn turns_direction(character: char) -> bool {
    matches!(
        character,
        '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}
