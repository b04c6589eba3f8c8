//! One paragraph, set in lines.

use super::style::Ink;
use crate::report::content::Mark;
use krilla::text::{Font, KrillaGlyph};
use std::ops::Range;
use std::rc::Rc;

/// A paragraph in lines of glyphs.
#[derive(Clone)]
pub(super) struct Paragraph {
    pub rows: Vec<Row>,
    /// What its glyphs stand for; boxes for what no font has.
    pub text: Rc<str>,
    /// What it says, where boxes are drawn in its place.
    pub actual: Option<Rc<str>>,
    /// Where its words can be followed to.
    pub link: Option<String>,
}

/// One line of it.
#[derive(Clone)]
pub(super) struct Row {
    /// From the top of the paragraph.
    pub top: f32,
    pub height: f32,
    /// Which part of the paragraph's text it holds.
    pub range: Range<usize>,
    pub pieces: Vec<Piece>,
}

/// What is drawn in a line, from its left end and the top of the paragraph.
#[derive(Clone)]
pub(super) enum Piece {
    Glyphs {
        x: f32,
        baseline: f32,
        font: Font,
        size: f32,
        ink: Ink,
        glyphs: Vec<KrillaGlyph>,
    },
    Mark {
        x: f32,
        top: f32,
        size: f32,
        mark: Mark,
    },
}

impl Paragraph {
    /// What a line says, where boxes are drawn in the place of something in the paragraph.
    pub(super) fn actual(&self, row: &Row) -> Option<String> {
        let actual = self.actual.as_deref()?;
        // Character by character the two are alike, byte by byte they are not.
        let before = self.text.get(..row.range.start)?.chars().count();
        let length = self.text.get(row.range.clone())?.chars().count();
        Some(actual.chars().skip(before).take(length).collect())
    }

    pub(super) fn height(&self) -> f32 {
        self.rows.last().map_or(0.0, |row| row.top + row.height)
    }

    /// The least of it that may stand alone at the foot of a sheet: two lines.
    pub(super) fn least_height(&self) -> f32 {
        if self.rows.len() <= 3 {
            return self.height();
        }
        self.rows.get(1).map_or(0.0, |row| row.top + row.height)
    }
}
