//! What is cut off from a pasted text before it is read.

use unicode_normalization::UnicodeNormalization;

/// A pasted text without what cannot belong to it.
pub(super) struct Cleaned {
    pub(super) text: String,
    /// True when more than surrounding space was cut off or changed, so that it should be said.
    pub(super) is_changed: bool,
}

/// Removes what cannot be seen, brings full-width letters to plain ones, and cuts off surrounding quotation marks.
pub(super) fn clean(typed: &str) -> Cleaned {
    let plain: String = typed
        .chars()
        .map(|c| if c == '\u{3002}' { '.' } else { c })
        .filter(|c| !is_invisible(*c))
        .nfkc()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let text = plain.trim_matches(is_wrapping).to_owned();
    Cleaned {
        is_changed: text != typed.trim(),
        text,
    }
}

/// Marks that are drawn as nothing: they come along when text is copied from web pages and mails.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

fn is_wrapping(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '"' | '\''
                | '`'
                | '<'
                | '>'
                | '('
                | ')'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '„'
                | '“'
                | '”'
                | '‚'
                | '‘'
                | '’'
                | ','
                | ';'
        )
}

/// Splits `URL: something` into label and rest. A label is letters and spaces only, so a host with a port is none.
pub(super) fn split_label(text: &str) -> Option<(&str, &str)> {
    let at = text.find([':', '='])?;
    let (label, rest) = text.split_at(at);
    let rest = rest.get(1..)?.trim_matches(is_wrapping);
    let is_label = !label.trim().is_empty()
        && label.len() <= 40
        && label.chars().all(|c| c.is_alphabetic() || c == ' ');
    (is_label && !rest.is_empty()).then(|| (label.trim(), rest))
}
