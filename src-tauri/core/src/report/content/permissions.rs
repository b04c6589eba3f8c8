//! The permissions that the vendor asks for, box by box.

use super::mark::Marked as _;
use super::permission_check::{check_blocks, reading_calls};
use super::{Block, Cell, Kind, Line, Look, Section, Table, Width};
use crate::report::{
    HowKnown, Report, ReportCorrection, ReportLevel, ReportPermission, ReportPermissions,
    ReportTable,
};
use crate::setup::view::LevelAsked;

/// The permissions; none where nothing is asked for one by one.
pub(super) fn permissions(report: &Report) -> Option<Section> {
    let permissions = report.permissions.as_ref()?;
    let mut blocks = vec![Block::Paragraph(role(permissions))];
    blocks.extend(permissions.check.iter().flat_map(check_blocks));
    if !permissions.rows.is_empty() {
        blocks.push(Block::heading("Box by box"));
        blocks.push(Block::Table(boxes(permissions)));
    }
    blocks.extend(table_setup(permissions));
    blocks.extend(permissions.check.iter().flat_map(reading_calls));
    Some(Section {
        is_on_new_page: true,
        ..Section::new(
            "permissions",
            "The permissions that the vendor asks for",
            blocks,
        )
    })
}

fn role(permissions: &ReportPermissions) -> Line {
    if permissions.role_name.is_empty() {
        return Line::plain(&permissions.how_known_words);
    }
    Line::plain("For the security role ")
        .and(Kind::StrongName, &permissions.role_name)
        .and(Kind::Plain, format!(". {}", permissions.how_known_words))
}

fn boxes(permissions: &ReportPermissions) -> Table {
    Table {
        rows: permissions.rows.iter().map(row).collect(),
        ..Table::new(
            "The permissions, by module and function",
            [
                ("Module and function", Width::Function),
                ("Add", Width::Level),
                ("Edit", Width::Level),
                ("Delete", Width::Level),
                ("Inquire", Width::Level),
                ("What for", Width::Rest),
                ("How known", Width::Known),
            ],
        )
    }
}

fn row(row: &ReportPermission) -> Vec<Cell> {
    let name = Line::of(Kind::Quiet, format!("{} › ", row.module)).and(Kind::Plain, &row.function);
    let mut cells = vec![vec![name]];
    cells.extend(row.levels.iter().map(level));
    let mut what_for = vec![why(&row.why, &row.features)];
    if row.is_correction {
        what_for.push(Line::quiet(
            "Not in the vendor’s document; its endpoints seem to need it.",
        ));
    }
    what_for.extend(row.corrections.iter().map(correction));
    cells.push(what_for);
    cells.push(known(row.how_known, &row.how_known_words));
    cells
}

fn level(level: &ReportLevel) -> Cell {
    if level.asked_words.is_empty() {
        return Vec::new();
    }
    let look = if level.asked == LevelAsked::AllBesideTheDocument {
        Look::Quiet
    } else {
        Look::Plain
    };
    let mut cell = vec![Line::plain(&level.asked_words).looking(look)];
    if !level.standing.is_empty() {
        cell.push(Line::state(level.mark(), &level.standing));
    }
    cell
}

fn why(why: &str, features: &[String]) -> Line {
    let features = match features {
        [] => String::new(),
        some => format!(" ({})", some.join(", ")),
    };
    Line::plain(why).and(Kind::Quiet, features)
}

fn correction(correction: &ReportCorrection) -> Line {
    Line::quiet(format!(
        "The document: {} Onramp: {} ({})",
        correction.document_says, correction.we_believe, correction.confidence
    ))
}

fn known(how: HowKnown, words: &str) -> Cell {
    vec![if how.is_tested() {
        Line::plain(words)
    } else {
        Line::state(how.mark(), words)
    }]
}

fn table_setup(permissions: &ReportPermissions) -> Vec<Block> {
    let (tables, paragraphs) = (&permissions.tables, &permissions.table_setup);
    let mut blocks = Vec::new();
    if !paragraphs.is_empty() {
        blocks.push(Block::List(paragraphs.iter().map(Line::plain).collect()));
    }
    if !tables.is_empty() {
        blocks.push(Block::Table(Table {
            rows: tables.iter().map(table).collect(),
            ..Table::new(
                "The entries that must stand in the left box (allowed)",
                [
                    ("Entry", Width::Question),
                    ("Left box", Width::Standing),
                    ("What for", Width::Rest),
                    ("How known", Width::Known),
                ],
            )
        }));
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::heading("Table Setup › customize"));
    }
    blocks
}

fn table(table: &ReportTable) -> Vec<Cell> {
    let standing = table.outcome.map_or_else(
        || Line::plain("Allowed"),
        |outcome| Line::state(outcome.mark(), &table.standing),
    );
    let mut what_for = vec![why(&table.why, &table.features)];
    if !table.doubt.is_empty() {
        what_for.push(Line::quiet(&table.doubt));
    }
    what_for.extend(table.corrections.iter().map(correction));
    vec![
        vec![Line::plain(&table.name)],
        vec![standing],
        what_for,
        known(table.how_known, &table.how_known_words),
    ]
}
