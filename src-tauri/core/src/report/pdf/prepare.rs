//! From content to paragraphs that know how high they are.

use super::Fault;
use super::paragraph::Paragraph;
use super::style::{CELL, NAMES, Setting, padding, width};
use super::typesetter::Typesetter;
use crate::report::content::{Block, Line, Look, Mark, Pair, Problem, Table, Width};

/// A block that only has to be put in its place.
pub(super) enum Prepared {
    Heading {
        text: String,
        paragraph: Paragraph,
    },
    Paragraph(Paragraph),
    List(Vec<Paragraph>),
    Problem {
        mark: Mark,
        title: String,
        heading: Paragraph,
        lines: Vec<(Paragraph, Look)>,
    },
    Pairs(Vec<PreparedPair>),
    Table(PreparedTable),
}

pub(super) struct PreparedPair {
    pub name: Paragraph,
    pub lines: Vec<Paragraph>,
}

pub(super) struct PreparedTable {
    pub caption: String,
    /// Where the text of each begins, from the left edge of the table, and how wide it may be.
    pub columns: Vec<(f32, f32)>,
    pub head: Vec<Paragraph>,
    pub rows: Vec<Vec<PreparedCell>>,
    pub is_whole: bool,
}

pub(super) struct PreparedCell {
    pub is_name: bool,
    pub lines: Vec<Paragraph>,
}

/// The gap between paragraphs of one cell or pair.
pub(super) const BETWEEN: f32 = 2.0;
/// What a list or a problem is moved in by.
pub(super) const INDENT: f32 = 12.0;

/// Sets a block.
///
/// # Errors
/// [`Fault`] when a font cannot be read.
pub(super) fn prepare(
    typesetter: &mut Typesetter,
    block: &Block,
    measure: f32,
) -> Result<Prepared, Fault> {
    Ok(match block {
        Block::Heading(line) => Prepared::Heading {
            text: line.text(),
            paragraph: typesetter.set(line, Setting::SUBSECTION, measure)?,
        },
        Block::Paragraph(line) => {
            Prepared::Paragraph(typesetter.set(line, Setting::TEXT, measure)?)
        }
        Block::List(lines) => {
            Prepared::List(set_all(typesetter, lines, Setting::TEXT, measure - INDENT)?)
        }
        Block::Problem(problem) => prepare_problem(typesetter, problem, measure)?,
        Block::Pairs(pairs) => {
            let pairs = pairs
                .iter()
                .map(|pair| prepare_pair(typesetter, pair, measure));
            Prepared::Pairs(pairs.collect::<Result<_, _>>()?)
        }
        Block::Table(table) => Prepared::Table(prepare_table(typesetter, table, measure)?),
    })
}

fn set_all(
    typesetter: &mut Typesetter,
    lines: &[Line],
    setting: Setting,
    measure: f32,
) -> Result<Vec<Paragraph>, Fault> {
    let lines = lines.iter();
    lines
        .map(|line| typesetter.set(line, setting, measure))
        .collect()
}

fn prepare_problem(
    typesetter: &mut Typesetter,
    problem: &Problem,
    measure: f32,
) -> Result<Prepared, Fault> {
    let measure = measure - INDENT;
    let lines = problem.lines.iter().map(|line| {
        let inner = match line.look {
            Look::Way => measure - 2.0 * CELL.0,
            Look::Plain | Look::Lead | Look::Quiet => measure,
        };
        Ok((typesetter.set(line, Setting::TEXT, inner)?, line.look))
    });
    let lines = lines.collect::<Result<_, Fault>>()?;
    Ok(Prepared::Problem {
        mark: problem.mark,
        title: problem.title.text(),
        heading: typesetter.set(&problem.title, Setting::SUBSECTION, measure)?,
        lines,
    })
}

fn prepare_pair(
    typesetter: &mut Typesetter,
    pair: &Pair,
    measure: f32,
) -> Result<PreparedPair, Fault> {
    let name = Setting::TEXT.quiet().strong();
    Ok(PreparedPair {
        name: typesetter.set(&pair.name, name, NAMES - 8.0)?,
        lines: set_all(typesetter, &pair.lines, Setting::TEXT, measure - NAMES)?,
    })
}

fn prepare_table(
    typesetter: &mut Typesetter,
    table: &Table,
    measure: f32,
) -> Result<PreparedTable, Fault> {
    let columns = columns(table, measure);
    let inner = |at: usize| columns.get(at).map_or(measure, |(_, width)| *width);
    let is_level = |width: Width| width == Width::Level;
    typesetter.keep(&table.caption);
    let mut head = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let setting = Setting::COLUMN.centered(is_level(column.width));
        let title = Line::plain(column.title);
        head.push(typesetter.set(&title, setting, inner(at))?);
    }
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = Vec::new();
        for (at, (cell, column, is_name)) in table.cells(row).enumerate() {
            let setting = Setting::CELL.centered(is_level(column.width));
            let setting = if is_name { setting.strong() } else { setting };
            cells.push(PreparedCell {
                is_name,
                lines: set_all(typesetter, cell, setting, inner(at))?,
            });
        }
        rows.push(cells);
    }
    Ok(PreparedTable {
        caption: table.caption.clone(),
        columns,
        head,
        rows,
        is_whole: table.is_whole,
    })
}

/// Where the text of each column begins, and how wide it may be.
fn columns(table: &Table, measure: f32) -> Vec<(f32, f32)> {
    let widths: Vec<_> = table
        .columns
        .iter()
        .map(|column| width(column.width))
        .collect();
    let fixed: f32 = widths.iter().flatten().sum();
    let open = widths.iter().filter(|width| width.is_none()).count();
    let share = (measure - fixed) / f32::from(u16::try_from(open.max(1)).unwrap_or(1));
    let mut x = 0.0;
    let placed = widths
        .into_iter()
        .zip(&table.columns)
        .map(|(width, column)| {
            let width = width.unwrap_or(share);
            let padding = padding(column.width);
            let place = (x + padding, width - 2.0 * padding);
            x += width;
            place
        });
    placed.collect()
}

impl PreparedPair {
    pub(super) fn height(&self) -> f32 {
        self.name.height().max(stacked(&self.lines)) + 2.0 * CELL.1
    }
}

impl PreparedTable {
    pub(super) fn head_height(&self) -> f32 {
        highest(self.head.iter().map(Paragraph::height)) + 2.0 * CELL.1
    }

    pub(super) fn row_height(row: &[PreparedCell]) -> f32 {
        highest(row.iter().map(|cell| stacked(&cell.lines))) + 2.0 * CELL.1
    }

    pub(super) fn height(&self) -> f32 {
        let rows: f32 = self.rows.iter().map(|row| Self::row_height(row)).sum();
        self.head_height() + rows
    }
}

/// The height of paragraphs below each other.
pub(super) fn stacked(lines: &[Paragraph]) -> f32 {
    let heights = lines.iter().map(Paragraph::height);
    heights
        .fold(-BETWEEN, |sum, height| sum + BETWEEN + height)
        .max(0.0)
}

fn highest(heights: impl Iterator<Item = f32>) -> f32 {
    heights.fold(0.0, f32::max)
}
