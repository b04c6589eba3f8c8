//! Characters that no font has: where they stand, and the text with boxes in their place.

use super::fonts::has_outlines;
use super::style::Ink;
use super::visible::{BOX, visible};
use crate::report::content::{Kind, Line};
use parley::Layout;
use std::collections::BTreeSet;
use std::ops::Range;

/// A run of words of one kind in the text of a paragraph.
pub(super) struct Part {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// The text of a line, made visible, and which part of it is of which kind.
pub(super) fn parts(line: &Line) -> (String, Vec<Part>) {
    let mut text = String::new();
    let mut parts = Vec::new();
    for words in &line.words {
        let start = text.len();
        text.push_str(&visible(&words.text));
        parts.push(Part {
            range: start..text.len(),
            kind: words.kind,
        });
    }
    (text, parts)
}

/// The same parts in a text that has a box for some characters.
pub(super) fn parts_in(meant: &str, text: &str, parts: &[Part]) -> Vec<Part> {
    // Character by character the two are alike, byte by byte they may not be.
    let place = |at: usize| -> usize {
        let before = meant.get(..at).map_or(0, |before| before.chars().count());
        text.chars().take(before).map(char::len_utf8).sum()
    };
    let moved = parts.iter().map(|part| Part {
        range: if meant.len() == text.len() {
            part.range.clone()
        } else {
            place(part.range.start)..place(part.range.end)
        },
        kind: part.kind,
    });
    moved.collect()
}

/// Where the text has characters that no font has, or none that can be kept in the file.
pub(super) fn lacking(layout: &Layout<Ink>) -> BTreeSet<usize> {
    let mut lacking = BTreeSet::new();
    for run in layout.lines().flat_map(|line| line.runs()) {
        let is_fit = has_outlines(run.font());
        for cluster in run.clusters() {
            if !is_fit || cluster.glyphs().any(|glyph| glyph.id == 0) {
                lacking.extend(cluster.text_range());
            }
        }
    }
    lacking
}

/// The text with a box for each character at one of the places; at last, for everything that is not ASCII.
pub(super) fn boxed(text: &str, lacking: &BTreeSet<usize>, is_last: bool) -> String {
    text.char_indices()
        .map(|(at, character)| {
            let is_lost = lacking.contains(&at) || (is_last && !character.is_ascii());
            if is_lost { BOX } else { character }
        })
        .collect()
}
