//! Text made fit to be drawn: nothing in it may be invisible, and nothing may keep the file from being written.

/// What stands for a character that no font has.
pub(super) const BOX: char = '\u{25a1}';

/// Leaves out marks without a shape, makes white space of controls, and boxes of what has no agreed meaning.
pub(super) fn visible(text: &str) -> String {
    text.chars()
        .filter(|character| !is_shapeless(*character))
        .map(|character| match character {
            ' ' | '\u{a0}' => character,
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => BOX,
            '\u{fdd0}'..='\u{fdef}' | '\u{fff0}'..='\u{ffff}' => BOX,
            other if other.is_control() || other.is_whitespace() => ' ',
            other if u32::from(other) & 0xfffe == 0xfffe => BOX,
            other => other,
        })
        .collect()
}

/// Hyphens and joins that show only where a line breaks, marks of direction, and choices among emoji.
fn is_shapeless(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_cannot_see_is_left_out_or_made_visible() {
        assert_eq!(visible("a\u{202e}b\u{200b}c\u{ad}\u{feff}"), "abc");
        assert_eq!(visible("a\nb\u{7}c\u{2028}d\te"), "a b c d e");
        assert_eq!(visible("\u{e000}\u{fffe}\u{1ffff}\u{10fffd}"), "□□□□");
        assert_eq!(
            visible("株式会社 אבג 😀 é\u{a0}«»"),
            "株式会社 אבג 😀 é\u{a0}«»"
        );
    }
}
