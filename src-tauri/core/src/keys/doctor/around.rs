//! What may stand around a key and is no part of it.

use zeroize::Zeroizing;

/// `text` without the characters that cannot be seen and are no white space, wherever they are.
pub(super) fn without_invisible(text: &str) -> Zeroizing<String> {
    let mut visible = Zeroizing::new(String::with_capacity(text.len()));
    visible.extend(text.chars().filter(|&character| !is_invisible(character)));
    visible
}

/// `text` without white space, quotes, brackets, full stops and list marks at either end.
pub(super) fn cut(text: &str) -> &str {
    let mut rest = text.trim_matches(is_around);
    // A hyphen is a list mark only where a space follows: a key may begin with one.
    while let Some(behind) = rest.strip_prefix('-')
        && behind.starts_with(char::is_whitespace)
    {
        rest = behind.trim_start_matches(is_around);
    }
    rest
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
            | '′'
            | '″'
    )
}

pub(super) fn is_around(character: char) -> bool {
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
                | ':'
                | '.'
                | '*'
                | '•'
                | '·'
                | '–'
                | '—'
                | '|'
        )
}

pub(super) fn is_invisible(character: char) -> bool {
    let is_format = matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffc}'
            | '\u{e0000}'..='\u{e007f}'
    );
    is_format || character.is_control() && !character.is_whitespace()
}
