//! Headings, paragraphs, lists, pairs, tables.

use super::{Line, Mark};

/// A part of a report under a heading of its own.
pub(in crate::report) struct Section {
    /// Its name in the page; the same in every report.
    pub id: &'static str,
    pub heading: Line,
    /// For the summary: how it stands.
    pub tone: Option<Mark>,
    /// True when it is to begin a sheet of paper.
    pub is_on_new_page: bool,
    /// True when it is not to be broken over two sheets, as far as that can be.
    pub is_whole: bool,
    pub blocks: Vec<Block>,
}

/// What stands under a heading.
pub(in crate::report) enum Block {
    /// A heading one level below the section's.
    Heading(Line),
    Paragraph(Line),
    List(Vec<Line>),
    /// Something found wrong or doubtful.
    Problem(Problem),
    Pairs(Vec<Pair>),
    Table(Table),
}

/// Something found wrong or doubtful, with what to do.
pub(in crate::report) struct Problem {
    pub mark: Mark,
    pub title: Line,
    pub lines: Vec<Line>,
}

/// A name and what there is to say about it.
pub(in crate::report) struct Pair {
    pub name: Line,
    pub lines: Vec<Line>,
}

/// A table with one row of headers above, and a header in each row.
pub(in crate::report) struct Table {
    /// What it shows; for readers who do not see it at a glance.
    pub caption: String,
    pub columns: Vec<Column>,
    /// Which cell of a row names it; none where no single one does.
    pub named_by: Option<usize>,
    pub rows: Vec<Vec<Cell>>,
    /// True when it is not to be broken over two sheets, as far as that can be.
    pub is_whole: bool,
}

/// One column.
pub(in crate::report) struct Column {
    pub title: &'static str,
    pub width: Width,
}

/// How wide a column is, by what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Width {
    Code,
    Short,
    Standing,
    Question,
    Function,
    Place,
    Evidence,
    Since,
    Known,
    Level,
    Number,
    /// What the others leave.
    Rest,
}

/// One cell: paragraph by paragraph.
pub(in crate::report) type Cell = Vec<Line>;

impl Table {
    /// The cells of a row with their columns, and whether each names the row.
    pub(in crate::report) fn cells<'a>(
        &'a self,
        row: &'a [Cell],
    ) -> impl Iterator<Item = (&'a Cell, &'a Column, bool)> {
        let cells = row.iter().zip(&self.columns).enumerate();
        cells.map(|(at, (cell, column))| (cell, column, self.named_by == Some(at)))
    }
}

impl Section {
    pub(super) fn new(id: &'static str, heading: &str, blocks: Vec<Block>) -> Self {
        Self {
            id,
            heading: Line::plain(heading),
            tone: None,
            is_on_new_page: false,
            is_whole: false,
            blocks,
        }
    }
}

impl Block {
    pub(super) fn heading(text: impl Into<String>) -> Self {
        Self::Heading(Line::plain(text))
    }
}

impl Pair {
    pub(super) fn new(name: &str, lines: Vec<Line>) -> Self {
        Self {
            name: Line::plain(name),
            lines,
        }
    }

    pub(super) fn plain(name: &str, text: &str) -> Self {
        Self::new(name, vec![Line::plain(text)])
    }
}

impl Table {
    pub(super) fn new<const N: usize>(caption: &str, columns: [(&'static str, Width); N]) -> Self {
        Self {
            caption: caption.to_owned(),
            columns: columns.map(|(title, width)| Column { title, width }).into(),
            named_by: Some(0),
            rows: Vec::new(),
            is_whole: false,
        }
    }
}
