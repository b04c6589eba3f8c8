//! Puts prepared blocks on sheets, and grows the tag tree beside them.

use super::paragraph::Paragraph;
use super::prepare::{BETWEEN, INDENT, Prepared, PreparedPair, PreparedTable, stacked};
use super::sheets::{Branch, Landmark, Paint, Shape, Sheets};
use super::style::{BOTTOM, CELL, LEFT, MEASURE, MOST_EMPTY, NAMES, TOP, paint};
use super::table;
use super::tags;
use crate::report::content::{Look, Mark};

/// A part of the sheet's width.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub x: f32,
    pub width: f32,
}

impl Frame {
    pub(super) const WHOLE: Self = Self {
        x: LEFT,
        width: MEASURE,
    };

    pub(super) fn inset(self, by: f32) -> Self {
        Self {
            x: self.x + by,
            width: self.width - 2.0 * by,
        }
    }
}

/// Above a heading inside a part.
const ABOVE: f32 = 9.0;
const BELOW: f32 = 3.0;
/// Below a paragraph.
const AFTER: f32 = 4.0;

impl Prepared {
    /// The least of it that may stand at the foot of a sheet.
    pub(super) fn least_height(&self) -> f32 {
        match self {
            Self::Heading { paragraph, .. } => ABOVE + paragraph.height() + BELOW,
            Self::Paragraph(paragraph) => paragraph.least_height(),
            Self::List(lines) => lines.first().map_or(0.0, Paragraph::least_height),
            Self::Problem { heading, lines, .. } => {
                let lines: f32 = lines.iter().map(|(line, _)| line.height() + 8.0).sum();
                (heading.height() + lines).min(MOST_EMPTY)
            }
            Self::Pairs(pairs) => pairs
                .first()
                .map_or(0.0, PreparedPair::height)
                .min(MOST_EMPTY),
            Self::Table(table) => table_least(table),
        }
    }

    /// All of it, for what is to be kept whole.
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Heading { .. } | Self::Problem { .. } => self.least_height(),
            Self::Paragraph(paragraph) => paragraph.height() + AFTER,
            Self::List(lines) => stacked(lines) + AFTER,
            Self::Pairs(pairs) => pairs.iter().map(PreparedPair::height).sum(),
            Self::Table(table) => table.height() + AFTER,
        }
    }
}

fn table_least(table: &PreparedTable) -> f32 {
    let whole = table.height();
    if table.is_whole && whole <= MOST_EMPTY {
        return whole;
    }
    let first = table.rows.first();
    let first = first.map_or(0.0, |row| PreparedTable::row_height(row));
    (table.head_height() + first).min(MOST_EMPTY)
}

/// Puts blocks below each other; what introduces another never stays alone.
pub(super) fn place_all(sheets: &mut Sheets, blocks: &[Prepared], frame: Frame) -> Vec<Branch> {
    let mut branches = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        sheets.need(introduced(blocks.get(at..).unwrap_or_default()));
        branches.extend(place(sheets, block, frame));
    }
    branches
}

/// The least height of the first block with all that it introduces: headings, sentences, and what they lead to.
pub(super) fn introduced(blocks: &[Prepared]) -> f32 {
    let mut height = 0.0;
    for block in blocks {
        height += block.least_height();
        let leads_on = match block {
            Prepared::Heading { .. } => true,
            Prepared::Paragraph(line) => line.rows.len() <= 3,
            Prepared::List(_)
            | Prepared::Problem { .. }
            | Prepared::Pairs(_)
            | Prepared::Table(_) => false,
        };
        if !leads_on {
            break;
        }
        height += AFTER;
    }
    height.min(MOST_EMPTY)
}

fn place(sheets: &mut Sheets, block: &Prepared, frame: Frame) -> Vec<Branch> {
    match block {
        Prepared::Heading { text, paragraph } => {
            sheets.skip(ABOVE);
            let heading = heading(sheets, 3, text, paragraph, frame.x);
            sheets.y += BELOW;
            vec![heading]
        }
        Prepared::Paragraph(line) => {
            let leaves = sheets.flow(line, frame.x);
            sheets.y += AFTER;
            vec![tags::paragraph(leaves, line)]
        }
        Prepared::List(lines) => vec![list(sheets, lines, frame)],
        Prepared::Problem {
            mark,
            title,
            heading,
            lines,
        } => vec![problem(sheets, (*mark, title, heading), lines, frame)],
        Prepared::Pairs(pairs) => vec![place_pairs(sheets, pairs, frame)],
        Prepared::Table(table) => {
            let table = table::place(sheets, table, frame);
            sheets.y += AFTER;
            vec![table]
        }
    }
}

/// Writes a heading, and remembers it for the outline.
pub(super) fn heading(
    sheets: &mut Sheets,
    level: u16,
    text: &str,
    paragraph: &Paragraph,
    x: f32,
) -> Branch {
    sheets.need(paragraph.height());
    sheets.landmarks.push(Landmark {
        level,
        text: text.to_owned(),
        sheet: sheets.at(),
        y: sheets.y,
    });
    let leaves = sheets.flow(paragraph, x);
    tags::heading(level, text, leaves)
}

fn list(sheets: &mut Sheets, lines: &[Paragraph], frame: Frame) -> Branch {
    let mut items = Vec::new();
    for line in lines {
        sheets.need(line.least_height());
        let first = line.rows.first().map_or(0.0, |row| row.height);
        sheets.line(Shape {
            x: frame.x + 3.0,
            y: sheets.y + first / 2.0 - 1.2,
            width: 2.6,
            height: 2.6,
            paint: Paint::Of(Mark::None),
        });
        let leaves = sheets.flow(line, frame.x + INDENT);
        sheets.y += BETWEEN;
        items.push(tags::item(None, leaves));
    }
    sheets.y += AFTER;
    tags::list(items)
}

fn problem(
    sheets: &mut Sheets,
    (mark, title, title_line): (Mark, &str, &Paragraph),
    lines: &[(Paragraph, Look)],
    frame: Frame,
) -> Branch {
    sheets.skip(BELOW);
    let begun = (sheets.at(), sheets.y);
    let x = frame.x + INDENT;
    let mut branches = vec![heading(sheets, 3, title, title_line, x)];
    sheets.y += BETWEEN;
    for (line, look) in lines {
        let is_way = *look == Look::Way;
        let inset = if is_way { CELL.0 } else { 0.0 };
        sheets.need(line.least_height() + 2.0 * inset);
        let from = (sheets.at(), sheets.y);
        sheets.y += inset / 2.0;
        branches.push(tags::paragraph(sheets.flow(line, x + inset), line));
        sheets.y += inset / 2.0;
        if is_way {
            let width = frame.width - INDENT;
            ground(
                sheets,
                from,
                Frame { x, width },
                Paint::Plain(paint::shade()),
            );
        }
        sheets.y += BETWEEN;
    }
    bar(sheets, begun, frame.x, 3.0, mark);
    sheets.y += 5.0;
    tags::group(branches)
}

fn place_pairs(sheets: &mut Sheets, pairs: &[PreparedPair], frame: Frame) -> Branch {
    let mut items = Vec::new();
    for pair in pairs {
        sheets.need(pair.height().min(MOST_EMPTY));
        sheets.line(Shape {
            x: frame.x,
            y: sheets.y,
            width: frame.width,
            height: 0.6,
            paint: Paint::Plain(paint::line()),
        });
        sheets.y += CELL.1;
        let (sheet, top) = (sheets.at(), sheets.y);
        let names = sheets.flow(&pair.name, frame.x);
        let foot = sheets.y;
        if sheets.at() == sheet {
            sheets.y = top;
        }
        let sheet = sheets.at();
        let mut lines = Vec::new();
        for (at, line) in pair.lines.iter().enumerate() {
            if at > 0 {
                sheets.y += BETWEEN;
            }
            let leaves = sheets.flow(line, frame.x + NAMES);
            lines.push(tags::paragraph(leaves, line));
        }
        if sheets.at() == sheet {
            sheets.y = sheets.y.max(foot);
        }
        sheets.y += CELL.1;
        items.push(tags::item(Some(names), lines));
    }
    sheets.y += AFTER;
    tags::list(items)
}

/// Lays a ground below everything from a place on.
pub(super) fn ground(sheets: &mut Sheets, from: (usize, f32), frame: Frame, paint: Paint) {
    let last = sheets.at();
    for sheet in from.0..=last {
        let top = if sheet == from.0 { from.1 } else { TOP };
        let foot = if sheet == last { sheets.y } else { BOTTOM };
        let shape = Shape {
            x: frame.x,
            y: top,
            width: frame.width,
            height: foot - top,
            paint,
        };
        sheets.ground(sheet, shape);
    }
}

/// Draws a bar at the left side of all from a place on.
pub(super) fn bar(sheets: &mut Sheets, from: (usize, f32), x: f32, width: f32, mark: Mark) {
    ground(sheets, from, Frame { x, width }, Paint::Of(mark));
}
