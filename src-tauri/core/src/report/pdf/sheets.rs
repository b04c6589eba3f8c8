//! The sheets of paper, filled from the top: what stands where, and to which leaf of the tag tree it belongs.

use super::paragraph::Paragraph;
use super::style::{BOTTOM, TOP};
use crate::report::content::Mark;
use krilla::color::rgb;
use krilla::tagging::TagKind;
use std::ops::Range;

/// A part of the tag tree. Its leaves are numbered in the order in which they are drawn.
pub(super) enum Branch {
    Group(TagKind, Vec<Branch>),
    Leaf(usize),
}

/// One sheet.
#[derive(Default)]
pub(super) struct Sheet {
    /// Grounds, below everything.
    pub grounds: Vec<Shape>,
    pub lines: Vec<Shape>,
    pub items: Vec<Item>,
}

/// Lines of a paragraph in their place.
pub(super) struct Item {
    /// None for what is repeated only, such as the head of a table on its second sheet.
    pub leaf: Option<usize>,
    pub paragraph: Paragraph,
    pub rows: Range<usize>,
    pub x: f32,
    /// Where the paragraph's own top would be.
    pub y: f32,
}

/// A rectangle of one color.
pub(super) struct Shape {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub paint: Paint,
}

#[derive(Clone, Copy)]
pub(super) enum Paint {
    Plain(rgb::Color),
    Of(Mark),
}

/// Where a heading stands, for the outline.
pub(super) struct Landmark {
    pub level: u16,
    pub text: String,
    pub sheet: usize,
    pub y: f32,
}

/// All sheets so far.
pub(super) struct Sheets {
    pub sheets: Vec<Sheet>,
    pub landmarks: Vec<Landmark>,
    /// Where the next thing goes on the last sheet.
    pub y: f32,
    leaves: usize,
}

impl Sheets {
    pub(super) fn new() -> Self {
        Self {
            sheets: vec![Sheet::default()],
            landmarks: Vec::new(),
            y: TOP,
            leaves: 0,
        }
    }

    /// How many leaves the tag tree has.
    pub(super) fn leaves(&self) -> usize {
        self.leaves
    }

    pub(super) fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// The place of the last sheet.
    pub(super) fn at(&self) -> usize {
        self.sheets.len().saturating_sub(1)
    }

    pub(super) fn is_at_top(&self) -> bool {
        self.y <= TOP
    }

    pub(super) fn turn(&mut self) {
        self.sheets.push(Sheet::default());
        self.y = TOP;
    }

    /// Turns the sheet when less than that is left of it, and something stands on it.
    pub(super) fn need(&mut self, height: f32) {
        if height > self.room() && !self.is_at_top() {
            self.turn();
        }
    }

    /// Leaves room, but not at the top of a sheet.
    pub(super) fn skip(&mut self, height: f32) {
        if !self.is_at_top() {
            self.y += height;
        }
    }

    /// Writes a paragraph from here on, over as many sheets as it takes.
    pub(super) fn flow(&mut self, paragraph: &Paragraph, x: f32) -> Vec<Branch> {
        let mut branches = Vec::new();
        let mut next = 0;
        while next < paragraph.rows.len() {
            let end = fitting(paragraph, next, self.room());
            if end == next && !self.is_at_top() {
                self.turn();
                continue;
            }
            // One line at least: none is higher than a sheet.
            let rows = next..end.max(next + 1);
            let (from, to) = span(paragraph, &rows);
            let y = self.y - from;
            branches.push(self.put(paragraph, rows.clone(), x, y));
            self.y += to - from;
            next = rows.end;
        }
        branches
    }

    /// Writes lines of a paragraph on the last sheet.
    pub(super) fn put(
        &mut self,
        paragraph: &Paragraph,
        rows: Range<usize>,
        x: f32,
        y: f32,
    ) -> Branch {
        let leaf = self.leaves;
        self.leaves += 1;
        self.push(Some(leaf), paragraph, rows, x, y);
        Branch::Leaf(leaf)
    }

    /// The same for what only repeats.
    pub(super) fn repeat(&mut self, paragraph: &Paragraph, x: f32, y: f32) {
        let rows = 0..paragraph.rows.len();
        self.push(None, paragraph, rows, x, y);
    }

    fn push(
        &mut self,
        leaf: Option<usize>,
        paragraph: &Paragraph,
        rows: Range<usize>,
        x: f32,
        y: f32,
    ) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.items.push(Item {
                leaf,
                paragraph: paragraph.clone(),
                rows,
                x,
                y,
            });
        }
    }

    pub(super) fn ground(&mut self, sheet: usize, shape: Shape) {
        if let Some(sheet) = self.sheets.get_mut(sheet) {
            sheet.grounds.push(shape);
        }
    }

    pub(super) fn line(&mut self, shape: Shape) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.lines.push(shape);
        }
    }
}

/// How far the lines from `next` on fit into a height: the first that does not.
pub(super) fn fitting(paragraph: &Paragraph, next: usize, height: f32) -> usize {
    let Some(first) = paragraph.rows.get(next) else {
        return next;
    };
    let rest = paragraph.rows.iter().skip(next);
    let fitting = rest.take_while(|row| row.top + row.height - first.top <= height);
    next + fitting.count()
}

/// Top and foot of lines within their paragraph.
pub(super) fn span(paragraph: &Paragraph, rows: &Range<usize>) -> (f32, f32) {
    let from = paragraph.rows.get(rows.start).map_or(0.0, |row| row.top);
    let last = rows
        .end
        .checked_sub(1)
        .and_then(|at| paragraph.rows.get(at));
    (from, last.map_or(from, |row| row.top + row.height))
}
