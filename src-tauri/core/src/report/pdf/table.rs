//! A table on its sheets: rows that stay whole where they can, and its head on each sheet again.

use super::paragraph::Paragraph;
use super::place::Frame;
use super::prepare::{BETWEEN, PreparedCell, PreparedTable};
use super::sheets::{Branch, Paint, Shape, Sheets, fitting, span};
use super::style::{BOTTOM, CELL, TOP, paint};
use super::tags;
use crate::report::content::Mark;
use std::ops::Range;

/// How far a cell is written: which of its paragraphs is next, and which line of that.
#[derive(Clone, Copy, Default)]
struct Cursor {
    line: usize,
    row: usize,
}

/// Lines of a paragraph that fit, and how far below the top of the cell they begin.
struct Fit<'a> {
    paragraph: &'a Paragraph,
    line: usize,
    rows: Range<usize>,
    offset: f32,
}

/// Writes a table.
pub(super) fn place(sheets: &mut Sheets, table: &PreparedTable, frame: Frame) -> Branch {
    let mut head = Vec::new();
    let y = sheets.y + CELL.1;
    for (paragraph, (x, _)) in table.head.iter().zip(&table.columns) {
        let rows = 0..paragraph.rows.len();
        let leaf = sheets.put(paragraph, rows, frame.x + x, y);
        head.push(tags::column_header(leaf));
    }
    below_head(sheets, table, frame);
    let rows = table.rows.iter();
    let rows = rows.map(|row| place_row(sheets, table, row, frame));
    let rows = rows.collect();
    tags::table(&table.caption, head, rows)
}

/// Ends the head: a line, and on with the rows.
fn below_head(sheets: &mut Sheets, table: &PreparedTable, frame: Frame) {
    sheets.y += table.head_height();
    rule(sheets, frame, 1.0, Paint::Of(Mark::None));
}

fn rule(sheets: &mut Sheets, frame: Frame, height: f32, paint: Paint) {
    sheets.line(Shape {
        x: frame.x,
        y: sheets.y - height,
        width: frame.width,
        height,
        paint,
    });
}

/// Turns the sheet, and repeats the head there for whoever looks at it alone.
fn turn(sheets: &mut Sheets, table: &PreparedTable, frame: Frame) {
    sheets.turn();
    let y = sheets.y + CELL.1;
    for (paragraph, (x, _)) in table.head.iter().zip(&table.columns) {
        sheets.repeat(paragraph, frame.x + x, y);
    }
    below_head(sheets, table, frame);
}

fn place_row(
    sheets: &mut Sheets,
    table: &PreparedTable,
    row: &[PreparedCell],
    frame: Frame,
) -> Branch {
    let height = PreparedTable::row_height(row);
    let most = BOTTOM - TOP - table.head_height();
    if height > sheets.room() && height <= most {
        turn(sheets, table, frame);
    }
    let mut cursors = vec![Cursor::default(); row.len()];
    // For each cell, for each of its paragraphs, its leaves.
    let mut written: Vec<Vec<Vec<Branch>>> = Vec::new();
    for cell in row {
        written.push(cell.lines.iter().map(|_| Vec::new()).collect());
    }
    loop {
        let used = fragment(sheets, table, row, frame, (&mut cursors, &mut written));
        sheets.y += used + 2.0 * CELL.1;
        rule(sheets, frame, 0.6, Paint::Plain(paint::line()));
        let mut places = row.iter().zip(&cursors);
        if places.all(|(cell, cursor)| cursor.line >= cell.lines.len()) {
            break;
        }
        turn(sheets, table, frame);
    }
    let cells = row.iter().zip(written);
    tags::row(
        cells
            .map(|(cell, lines)| tags::cell(cell.is_name, lines))
            .collect(),
    )
}

/// Writes as much of each cell as the sheet has room for. Answers with the height it took.
fn fragment(
    sheets: &mut Sheets,
    table: &PreparedTable,
    row: &[PreparedCell],
    frame: Frame,
    (cursors, written): (&mut [Cursor], &mut [Vec<Vec<Branch>>]),
) -> f32 {
    let room = sheets.room() - 2.0 * CELL.1;
    let top = sheets.y + CELL.1;
    let mut used: f32 = 0.0;
    let cells = row
        .iter()
        .zip(&table.columns)
        .zip(cursors.iter_mut().zip(written));
    for ((cell, (x, _)), (cursor, leaves)) in cells {
        for fit in fits(cell, cursor, room) {
            let (from, to) = span(fit.paragraph, &fit.rows);
            used = used.max(fit.offset + to - from);
            let (x, y) = (frame.x + x, top + fit.offset - from);
            let leaf = sheets.put(fit.paragraph, fit.rows, x, y);
            if let Some(leaves) = leaves.get_mut(fit.line) {
                leaves.push(leaf);
            }
        }
    }
    used
}

/// What of a cell fits into a height, from its cursor on; one line at least, so that it comes to an end.
fn fits<'a>(cell: &'a PreparedCell, cursor: &mut Cursor, room: f32) -> Vec<Fit<'a>> {
    let mut fits = Vec::new();
    let mut offset = 0.0;
    while let Some(paragraph) = cell.lines.get(cursor.line) {
        let is_first = fits.is_empty();
        let end = fitting(paragraph, cursor.row, room - offset);
        let end = if is_first {
            end.max(cursor.row + 1)
        } else {
            end
        };
        let end = end.min(paragraph.rows.len());
        if end > cursor.row {
            let rows = cursor.row..end;
            let (from, to) = span(paragraph, &rows);
            fits.push(Fit {
                paragraph,
                line: cursor.line,
                rows,
                offset,
            });
            offset += to - from + BETWEEN;
        }
        cursor.row = end;
        if end < paragraph.rows.len() {
            break;
        }
        *cursor = Cursor {
            line: cursor.line + 1,
            row: 0,
        };
    }
    fits
}
