//! The live test and the company check.

use super::mark::Marked as _;
use super::summary::to_do;
use super::{Block, Cell, Kind, Line, Look, Section, Table, Width};
use crate::report::{Report, ReportFinding, ReportRun};

pub(super) fn test(report: &Report) -> Section {
    let mut blocks = match &report.run {
        None => vec![Block::Paragraph(Line::plain("No live test was run."))],
        Some(run) => run_blocks(run),
    };
    if let Some(finding) = &report.field_check {
        blocks.push(Block::heading("The company check"));
        blocks.push(Block::Paragraph(
            Line::plain(format!("{} ", finding.question))
                .and(Kind::State(finding.outcome.mark()), &finding.outcome_words),
        ));
        blocks.extend(happened(finding).into_iter().map(Block::Paragraph));
    }
    Section {
        is_whole: true,
        ..Section::new("test", "The live test", blocks)
    }
}

fn run_blocks(run: &ReportRun) -> Vec<Block> {
    let stopped = if run.was_cancelled {
        ". A person stopped it."
    } else {
        "."
    };
    let when = Line::plain("From ")
        .and_time(&run.started)
        .and(Kind::Plain, " to ")
        .and_time(&run.finished)
        .and(Kind::Plain, stopped);
    let table = Table {
        rows: run
            .findings
            .iter()
            .map(|finding| {
                let mut row = answer(finding);
                row.push(vec![Line::plain(format!("{} ms", finding.duration_ms))]);
                row
            })
            .collect(),
        ..Table::new(
            "The questions of the live test and their answers",
            [
                ("Question", Width::Question),
                ("Answer", Width::Standing),
                ("What happened", Width::Rest),
                ("Time", Width::Number),
            ],
        )
    };
    vec![
        Block::Paragraph(Line::plain(&run.summary)),
        Block::Paragraph(when.looking(Look::Quiet)),
        Block::Table(table),
    ]
}

/// Question, answer, what happened.
pub(super) fn answer(finding: &ReportFinding) -> Vec<Cell> {
    vec![
        vec![Line::plain(&finding.question)],
        vec![Line::state(finding.outcome.mark(), &finding.outcome_words)],
        happened(finding),
    ]
}

/// What happened, why, what to do, and the facts.
fn happened(finding: &ReportFinding) -> Vec<Line> {
    let mut lines = vec![Line::of(Kind::Strong, &finding.title)];
    let texts = [&finding.happened, &finding.why];
    let told = texts.into_iter().filter(|text| !text.is_empty());
    lines.extend(told.map(Line::plain));
    if !finding.to_do.is_empty() {
        lines.push(to_do(&finding.to_do));
    }
    lines.extend(finding.facts.iter().map(|fact| {
        Line::of(Kind::Quiet, format!("{}: ", fact.label)).and(Kind::Name, &fact.value)
    }));
    lines
}
