//! Texts of a report that came in, made harmless.

use crate::invite::is_hidden;
use crate::report::plain;
use crate::setup::looks_like_key;

/// What stands in the place of a word that looks like a key.
const MASK: &str = "•••";

/// How many characters of a name count: a company, a vendor, a role, a title.
pub(super) const NAME: usize = 160;

/// How many characters of a sentence count.
pub(super) const SENTENCE: usize = 600;

/// Leaves out what hides or turns text, cuts off what is too long, and takes out whatever looks like a key.
pub(super) fn harmless(text: &str, longest: usize) -> String {
    // No more than could count is looked at.
    let some: String = text.chars().take(longest * 4).collect();
    let visible: String = some
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect();
    let plain = plain(&visible);
    let words = plain
        .split(' ')
        .map(|word| if looks_like_key(word) { MASK } else { word });
    let left = words.collect::<Vec<_>>().join(" ");
    if left.chars().count() <= longest {
        return left;
    }
    let mut cut: String = left.chars().take(longest).collect();
    cut.push('…');
    cut
}

/// As [`harmless`], and nothing at all when nothing is left.
pub(super) fn harmless_if_any(text: Option<&str>, longest: usize) -> Option<String> {
    text.map(|text| harmless(text, longest))
        .filter(|left| !left.is_empty())
}
