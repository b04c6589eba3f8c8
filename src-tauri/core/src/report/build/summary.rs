//! The first lines: connected or not, what is open, who must act.

use super::{Source, status};
use crate::check::Outcome;
use crate::report::model::{
    ActsNext, ConnectionStatus, EvidenceKind, OpenStep, Problem, ReportRun, ReportSection,
    ReportStep, ReportSummary,
};
use crate::report::phrases;
use crate::report::plain::plain;
use crate::setup::view::{SetupState, StepStatus};

/// The summary.
pub(super) fn summary(
    source: &Source<'_>,
    is_practice: bool,
    sections: &[ReportSection],
    run: Option<&ReportRun>,
) -> ReportSummary {
    let status = status(source);
    let steps = || sections.iter().flat_map(|section| &section.steps);
    let total = count(steps());
    let said = count(steps().filter(|step| step.evidence == EvidenceKind::PersonSaid));
    let seen = count(steps().filter(|step| step.status == StepStatus::Done)) - said;
    let open = open_steps(source, sections);
    let (acts_next, acts_next_words) = acts_next(source, status, &open);
    ReportSummary {
        status,
        headline: phrases::headline(status, is_practice).to_owned(),
        explanation: explanation(status, run),
        limits: if source.view.permissions.is_some() {
            phrases::LIMITS_CUSTOM_ROLE.to_owned()
        } else {
            phrases::LIMITS_ADMIN_ROLE.to_owned()
        },
        acts_next,
        acts_next_words,
        steps_done_seen: seen,
        steps_done_said: said,
        steps_total: total,
        progress: phrases::progress(seen, said, total),
        problems: run.map_or_else(Vec::new, problems),
        open,
    }
}

fn count<'a>(steps: impl Iterator<Item = &'a ReportStep>) -> u32 {
    u32::try_from(steps.count()).unwrap_or(u32::MAX)
}

fn explanation(status: ConnectionStatus, run: Option<&ReportRun>) -> String {
    let Some(run) = run else {
        return "No live test was run.".to_owned();
    };
    let at = &run.finished.local;
    // The test passed and the setup still does not count as connected: something was changed since.
    if run.is_connected && status != ConnectionStatus::Connected {
        return format!(
            "The last live test passed on {at}, before something was changed. Run it again."
        );
    }
    phrases::explanation(&run.summary, at)
}

/// What the live test found wrong, and what it could not tell.
fn problems(run: &ReportRun) -> Vec<Problem> {
    run.findings
        .iter()
        .filter(|finding| matches!(finding.outcome, Outcome::Failed | Outcome::CouldNotTell))
        .map(|finding| Problem {
            title: finding.title.clone(),
            happened: finding.happened.clone(),
            to_do: finding.to_do.clone(),
        })
        .collect()
}

/// The steps that are open. The first one that is open is the gate when the setup waits for the specialist; those
/// behind a gate say so themselves.
fn open_steps(source: &Source<'_>, sections: &[ReportSection]) -> Vec<OpenStep> {
    let vendor = plain(&source.view.guide.name);
    let is_gate_next = source.view.state == SetupState::WaitingForSpecialist;
    sections
        .iter()
        .flat_map(|section| &section.steps)
        .filter(|step| step.status != StepStatus::Done)
        .enumerate()
        .map(|(index, step)| {
            let waits = step.status == StepStatus::WaitingForSpecialist;
            let acts = if waits || (index == 0 && is_gate_next) {
                ActsNext::Specialist
            } else {
                ActsNext::Admin
            };
            OpenStep {
                code: step.code.clone(),
                title: step.title.clone(),
                place: step.place.clone(),
                is_problem: step.status == StepStatus::Problem,
                acts,
                acts_words: phrases::acts(acts, &vendor),
            }
        })
        .collect()
}

fn acts_next(
    source: &Source<'_>,
    status: ConnectionStatus,
    open: &[OpenStep],
) -> (ActsNext, String) {
    let vendor = plain(&source.view.guide.name);
    // What went wrong comes before what is merely not done yet.
    let first = open.iter().find(|step| step.is_problem).or(open.first());
    match (first, status) {
        (Some(step), _) => (
            step.acts,
            format!("{}: step {}, “{}”", step.acts_words, step.code, step.title),
        ),
        (None, ConnectionStatus::Connected) => {
            (ActsNext::Nobody, phrases::acts(ActsNext::Nobody, &vendor))
        }
        (None, ConnectionStatus::NotConnected | ConnectionStatus::NotTested) => (
            ActsNext::Admin,
            format!(
                "{}: run the live test",
                phrases::acts(ActsNext::Admin, &vendor)
            ),
        ),
    }
}
