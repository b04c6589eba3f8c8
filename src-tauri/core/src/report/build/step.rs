//! Steps and their evidence.

use super::Source;
use crate::guide::REPLACE_LETTER;
use crate::report::model::{EvidenceKind, ReportSection, ReportStep};
use crate::report::moment::moment;
use crate::report::phrases;
use crate::report::plain::plain;
use crate::setup::view::{Part, SectionView, StepStatus, StepView};
use crate::setup::{KnownPair, Setup};
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
                .map(|step| report_step(source, section, step, made_at))
                .collect(),
        })
        .collect()
}

fn report_step(
    source: &Source<'_>,
    section: &SectionView,
    step: &StepView,
    made_at: Timestamp,
) -> ReportStep {
    let (status, evidence, done_at) = standing(source, section, step, made_at);
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
    section: &SectionView,
    step: &StepView,
    made_at: Timestamp,
) -> (StepStatus, EvidenceKind, Option<Timestamp>) {
    if step.part == Some(Part::Report) {
        return (StepStatus::Done, EvidenceKind::ReportWritten, Some(made_at));
    }
    let done = source.setup.steps_done.get(&step.id);
    match (step.status, done) {
        (StepStatus::Done, Some(done)) => {
            (StepStatus::Done, EvidenceKind::PersonSaid, Some(done.at))
        }
        // Nothing is passed without evidence, whatever the view calls it.
        (StepStatus::Done, None) => match shown_by_record(source, section, step) {
            Some((kind, at)) => (StepStatus::Done, kind, at),
            None => (StepStatus::ToDo, EvidenceKind::None, None),
        },
        (open, _) => (open, EvidenceKind::None, None),
    }
}

/// The evidence of a step that is done by what the record holds, and not by a mark of its own.
fn shown_by_record(
    source: &Source<'_>,
    section: &SectionView,
    step: &StepView,
) -> Option<(EvidenceKind, Option<Timestamp>)> {
    let setup = source.setup;
    let part = step.part?;
    if section.letter == REPLACE_LETTER.to_string() && matches!(part, Part::Keys | Part::Test) {
        return shown_by_replacement(setup, part);
    }
    match part {
        Part::Choices => setup
            .choices
            .is_answered
            .then_some((EvidenceKind::ValidValue, None)),
        Part::Fields => {
            let (run, _) = setup.company_run()?;
            Some((EvidenceKind::Finding, Some(run.finished_at)))
        }
        Part::Keys => {
            let removal = setup.keys.removal.as_ref();
            match removal.filter(|_| setup.is_pair_in_use_removed()) {
                Some(removal) => Some((EvidenceKind::KeysRemoved, Some(removal.at))),
                None => shown_by_pair(&setup.keys.pair),
            }
        }
        Part::Test => {
            let run = source.run;
            let run = run.filter(|run| run.has_all_it_needs())?;
            Some((EvidenceKind::Finding, Some(run.finished_at)))
        }
        Part::Removal => {
            let removal = setup.keys.removal.as_ref()?;
            Some((EvidenceKind::Finding, Some(removal.at)))
        }
        Part::Permissions | Part::Endpoints | Part::Handover | Part::Report => None,
    }
}

/// The evidence of a step of the replacement: what it says is about the new pair.
fn shown_by_replacement(setup: &Setup, part: Part) -> Option<(EvidenceKind, Option<Timestamp>)> {
    let replacement = setup.replacement.as_ref()?;
    match (part, replacement.took_over_at) {
        (Part::Test, took_over) => Some((EvidenceKind::Finding, Some(took_over?))),
        // What is captured of the pair in use may be younger than the replacement: the time is the replacement's.
        (_, Some(at)) => Some((EvidenceKind::KeysSaved, Some(at))),
        (_, None) => shown_by_pair(&replacement.next),
    }
}

fn shown_by_pair(pair: &KnownPair) -> Option<(EvidenceKind, Option<Timestamp>)> {
    let (public, private) = (pair.public.as_ref()?, pair.private.as_ref()?);
    Some((EvidenceKind::KeysSaved, Some(public.at.max(private.at))))
}
