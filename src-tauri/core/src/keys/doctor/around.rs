//! What may stand around a key and is no part of it.

use zeroize::Zeroizing;

/// `text` without the characters that cannot be seen and are no white space, wherever they are.
pub(super) fn without_invisible(text: &str) -> Zeroizing<String> {
    let mut visible = Zeroizing::new(String::with_capacity(text.len()));
    visible.extend(text.chars().filter(|&character| !is_invisible(character)));
    visible
}

/// `text` without white space, quotes, brackets and list marks at either end.
pub(super) fn cut(text: &str) -> &str {
    text.trim_matches(is_around)
}

/// True when nothing was pasted but white space and quotes.
pub(super) fn is_blank(visible: &str) -> bool {
    visible
        .chars()
        .all(|character| character.is_whitespace() || is_quote(character))
}

pub(super) fn is_quote(character: char) -> bool {
    matches!(
        character,
        '"' | '\''
            | '`'
            | '´'
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '＂'
            | '＇'
    )
}

fn is_around(character: char) -> bool {
    character.is_whitespace()
        || is_quote(character)
        || matches!(
            character,
            '(' | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '<'
                | '>'
                | ','
                | ';'
                | '*'
                | '•'
                | '·'
                | '–'
                | '—'
                | '|'
        )
}

fn is_invisible(character: char) -> bool {
    let is_format = matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}'
            | '\u{e0000}'..='\u{e007f}'
    );
    is_format || character.is_control() && !character.is_whitespace()
}
