//! What changed since an earlier test.

use super::{Block, Cell, Kind, Line, Look, Pair, Section, Table, Width};
use crate::check::Change;
use crate::report::{Report, ReportChange, ReportChanges, ReportComparison};

/// The last test beside an earlier one; none where there is but one.
pub(super) fn comparison(report: &Report) -> Option<Section> {
    let compared = report.compared.as_ref()?;
    let mut blocks = Vec::new();
    blocks.extend(grounds(compared));
    blocks.push(Block::Paragraph(Line::of(
        Kind::Strong,
        format!("{}.", compared.summary),
    )));
    blocks.push(Block::Pairs(vec![
        ended("The earlier test", &compared.then, &compared.then_summary),
        ended("The last test", &compared.now, &compared.now_summary),
    ]));
    for changes in &compared.changes {
        blocks.push(Block::heading(&changes.title));
        blocks.push(if is_of_names(changes) {
            Block::Paragraph(names(changes))
        } else {
            Block::Table(table(changes))
        });
    }
    let heading = format!("What changed since the test of {}", compared.then.local);
    Some(Section::new("changes", &heading, blocks))
}

fn ended(name: &str, at: &crate::report::Moment, summary: &str) -> Pair {
    let when = Line::time(at).looking(Look::Quiet);
    Pair::new(name, vec![Line::plain(summary), when])
}

/// Said first: what follows does not compare like with like.
fn grounds(compared: &ReportComparison) -> Vec<Block> {
    if compared.grounds.is_empty() {
        return Vec::new();
    }
    let others = compared.grounds.iter().map(|other| {
        Line::plain(format!("{}: then ", other.label))
            .and(Kind::Name, &other.then)
            .and(Kind::Plain, ", now ")
            .and(Kind::Name, &other.now)
    });
    vec![
        Block::Paragraph(Line::of(
            Kind::Strong,
            "The two tests were not about the same. What changed may come from that.",
        )),
        Block::List(others.collect()),
    ]
}

/// True for what was asked one time only: there is nothing to compare, and often much of it.
fn is_of_names(changes: &ReportChanges) -> bool {
    matches!(changes.change, Change::NewlyAsked | Change::NoLongerAsked)
}

fn names(changes: &ReportChanges) -> Line {
    let names: Vec<&str> = changes.rows.iter().map(|row| row.name.as_str()).collect();
    Line::of(Kind::Name, names.join("; "))
}

fn table(changes: &ReportChanges) -> Table {
    let rows: Vec<_> = changes.rows.iter().map(row).collect();
    let (name, then) = (("Question or box", Width::Place), ("Then", Width::Standing));
    let known = |cells: &Vec<Cell>| cells.last().is_some_and(|known| !known.is_empty());
    if rows.iter().any(known) {
        let all = [
            name,
            then,
            ("Now", Width::Standing),
            ("What is known of it, and what to do", Width::Rest),
        ];
        return Table {
            rows,
            ..Table::new(&changes.title, all)
        };
    }
    // What is mended asks for nothing: no column of empty cells.
    let short = |mut cells: Vec<Cell>| {
        cells.pop();
        cells
    };
    Table {
        rows: rows.into_iter().map(short).collect(),
        ..Table::new(&changes.title, [name, then, ("Now", Width::Rest)])
    }
}

fn row(change: &ReportChange) -> Vec<Cell> {
    let side = |standing: &String, kept: &String| {
        let mut lines = vec![Line::plain(standing)];
        lines.extend((!kept.is_empty()).then(|| Line::quiet(kept)));
        lines
    };
    let mut known: Cell = Vec::new();
    let told = [&change.happened, &change.remark].into_iter();
    known.extend(told.filter(|text| !text.is_empty()).map(Line::plain));
    let to_do = Some(&change.to_do).filter(|to_do| !to_do.is_empty());
    known.extend(to_do.map(|to_do| Line::of(Kind::StrongName, to_do)));
    vec![
        vec![Line::plain(&change.name)],
        side(&change.then, &change.then_kept),
        side(&change.now, &change.now_kept),
        known,
    ]
}
