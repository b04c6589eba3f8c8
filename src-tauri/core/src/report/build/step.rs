//! Steps and their evidence.

use super::Source;
use crate::report::model::{EvidenceKind, ReportSection, ReportStep};
use crate::report::moment::moment;
use crate::report::phrases;
use crate::report::plain::plain;
use crate::setup::view::{Part, StepStatus, StepView};
use crate::setup::{Evidence, StepDone};
use jiff::Timestamp;

/// Every section with its steps.
pub(super) fn sections(source: &Source<'_>, made_at: Timestamp) -> Vec<ReportSection> {
    source
        .view
        .sections
        .iter()
        .map(|section| ReportSection {
            letter: plain(&section.letter),
            title: plain(&section.title),
            steps: section
                .steps
                .iter()
                .map(|step| report_step(source, step, made_at))
                .collect(),
        })
        .collect()
}

fn report_step(source: &Source<'_>, step: &StepView, made_at: Timestamp) -> ReportStep {
    let (status, evidence, done_at) = standing(source, step, made_at);
    ReportStep {
        code: plain(&step.code),
        title: plain(&step.title),
        place: plain(&step.place_name),
        status,
        status_words: phrases::step_status(status).to_owned(),
        evidence,
        evidence_words: phrases::evidence(evidence).to_owned(),
        done_at: done_at.map(|at| moment(at, &source.zone)),
    }
}

/// How a step stands, on what, and since when. The step of the report itself is done by the report that is read.
fn standing(
    source: &Source<'_>,
    step: &StepView,
    made_at: Timestamp,
) -> (StepStatus, EvidenceKind, Option<Timestamp>) {
    if step.part == Some(Part::Report) {
        return (StepStatus::Done, EvidenceKind::ReportWritten, Some(made_at));
    }
    let done = source.setup.steps_done.get(&step.id);
    match (step.status, done) {
        (StepStatus::Done, Some(done)) => (StepStatus::Done, kind(done), Some(when(done))),
        // The view calls it done and the record has no evidence: nothing is passed without evidence.
        (StepStatus::Done, None) => match shown_by_value(step) {
            Some(kind) => (StepStatus::Done, kind, None),
            None => (StepStatus::ToDo, EvidenceKind::None, None),
        },
        (open, _) => (open, EvidenceKind::None, None),
    }
}

/// The evidence of a part whose state the view works out afresh from the record: choices, fields, keys, the test.
fn shown_by_value(step: &StepView) -> Option<EvidenceKind> {
    match step.part? {
        Part::Choices => Some(EvidenceKind::ValidValue),
        Part::Fields | Part::Test => Some(EvidenceKind::Finding),
        Part::Keys => Some(EvidenceKind::KeysSaved),
        Part::Permissions | Part::Endpoints | Part::Handover | Part::Report => None,
    }
}

fn kind(done: &StepDone) -> EvidenceKind {
    match done.evidence {
        Evidence::PersonSaid => EvidenceKind::PersonSaid,
        Evidence::ValidValue => EvidenceKind::ValidValue,
        Evidence::Finding { .. } => EvidenceKind::Finding,
        Evidence::KeysSaved => EvidenceKind::KeysSaved,
        Evidence::ReportWritten => EvidenceKind::ReportWritten,
    }
}

fn when(done: &StepDone) -> Timestamp {
    match done.evidence {
        Evidence::Finding { at } => at,
        Evidence::PersonSaid
        | Evidence::ValidValue
        | Evidence::KeysSaved
        | Evidence::ReportWritten => done.at,
    }
}
