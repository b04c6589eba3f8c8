//! What a reader with one minute needs.

use super::mark::Marked as _;
use super::{Block, Kind, Line, Look, Pair, Problem, Section, Table, Width};
use crate::report::Report;

pub(super) fn summary(report: &Report) -> Section {
    let summary = &report.summary;
    let mark = summary.status.mark();
    let pairs = [
        ("Who must act next", &summary.acts_next_words),
        ("Permissions", &summary.permissions),
        ("Steps", &summary.progress),
        ("What this does not show", &summary.limits),
    ];
    Section {
        heading: Line::state(mark, &summary.headline),
        tone: Some(mark),
        ..Section::new(
            "summary",
            "",
            vec![
                Block::Paragraph(Line::plain(&summary.explanation).looking(Look::Lead)),
                Block::Pairs(
                    pairs
                        .map(|(name, text)| Pair::plain(name, text))
                        .into_iter()
                        .collect(),
                ),
            ],
        )
    }
}

/// What is wrong or doubtful; none when nothing is.
pub(super) fn problems(report: &Report) -> Option<Section> {
    let problems = &report.summary.problems;
    if problems.is_empty() {
        return None;
    }
    let told = problems.iter().map(|problem| {
        let mark = problem.outcome.mark();
        let mut lines = vec![Line::plain(&problem.happened)];
        let ways = problem.remedies.iter();
        lines.extend(ways.map(|way| Line::of(Kind::StrongName, way).looking(Look::Way)));
        if !problem.to_do.is_empty() {
            lines.push(to_do(&problem.to_do));
        }
        Block::Problem(Problem {
            mark,
            title: Line::of(Kind::Shape(mark), "").and(Kind::Plain, &problem.title),
            lines,
        })
    });
    Some(Section::new(
        "problems",
        "What needs attention",
        told.collect(),
    ))
}

pub(super) fn to_do(text: &str) -> Line {
    Line::of(Kind::Strong, "What to do:").and(Kind::Plain, format!(" {text}"))
}

pub(super) fn open(report: &Report) -> Section {
    let open = &report.summary.open;
    let block = if open.is_empty() {
        Block::Paragraph(Line::plain("No step is open."))
    } else {
        let mut table = Table::new(
            "The steps that are open",
            [
                ("Step", Width::Code),
                ("What", Width::Rest),
                ("Where", Width::Short),
                ("Who acts", Width::Question),
            ],
        );
        let texts = open
            .iter()
            .map(|step| [&step.code, &step.title, &step.place, &step.acts_words]);
        table.rows = texts
            .map(|row| row.map(|text| vec![Line::plain(text)]).into())
            .collect();
        Block::Table(table)
    };
    Section::new("open", "What is open", vec![block])
}
