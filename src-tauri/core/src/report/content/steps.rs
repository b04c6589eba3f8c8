//! Every step and what shows that it is done.

use super::mark::Marked as _;
use super::{Block, Cell, Line, Look, Section, Table, Width};
use crate::report::{Report, ReportSection, ReportStep};

pub(super) fn steps(report: &Report) -> Section {
    let blocks = report.sections.iter().flat_map(|section| {
        let title = format!("{}. {}", section.letter, section.title);
        [Block::heading(title), Block::Table(table(section))]
    });
    Section::new(
        "steps",
        "Every step, and what shows that it is done",
        blocks.collect(),
    )
}

fn table(section: &ReportSection) -> Table {
    Table {
        rows: section.steps.iter().map(row).collect(),
        is_whole: true,
        ..Table::new(
            &format!("The steps of section {}", section.letter),
            [
                ("Step", Width::Code),
                ("What", Width::Rest),
                ("Where", Width::Short),
                ("How it stands", Width::Standing),
                ("What shows it", Width::Evidence),
            ],
        )
    }
}

fn row(step: &ReportStep) -> Vec<Cell> {
    let mut evidence = Vec::new();
    if !step.evidence_words.is_empty() {
        evidence.push(Line::plain(&step.evidence_words));
    }
    if let Some(at) = &step.done_at {
        evidence.push(Line::time(at).looking(Look::Quiet));
    }
    vec![
        vec![Line::plain(&step.code)],
        vec![Line::plain(&step.title)],
        vec![Line::plain(&step.place)],
        vec![Line::state(step.status.mark(), &step.status_words)],
        evidence,
    ]
}
