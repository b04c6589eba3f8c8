//! The first lines: connected or not, what is open, who must act.

use super::problems::problems;
use super::{Source, status};
use crate::guide::ENDING_LETTER;
use crate::report::model::{
    ActsNext, ConnectionStatus, EvidenceKind, HowKnown, OpenStep, ReportKeys, ReportPermissions,
    ReportRun, ReportSection, ReportStep, ReportSummary,
};
use crate::report::phrases;
use crate::report::plain::plain;
use crate::setup::view::{SetupState, StepStatus};

/// The parts of a report that its first lines sum up.
pub(super) struct Parts<'a> {
    pub(super) sections: &'a [ReportSection],
    pub(super) keys: &'a ReportKeys,
    pub(super) run: Option<&'a ReportRun>,
    pub(super) permissions: Option<&'a ReportPermissions>,
}

/// The summary.
pub(super) fn summary(source: &Source<'_>, is_practice: bool, parts: &Parts<'_>) -> ReportSummary {
    let ending = parts.keys.ending.as_ref();
    let status = status(source, ending);
    let steps = || parts.sections.iter().flat_map(|section| &section.steps);
    let total = count(steps());
    let said = count(steps().filter(|step| step.evidence == EvidenceKind::PersonSaid));
    let seen = count(steps().filter(|step| step.status == StepStatus::Done)) - said;
    let open = open_steps(source, parts);
    let (acts_next, acts_next_words) = acts_next(source, status, &open);
    ReportSummary {
        status,
        headline: phrases::headline(status, is_practice).to_owned(),
        explanation: explanation(status, parts),
        permissions: permissions(parts),
        limits: limits(parts).to_owned(),
        acts_next,
        acts_next_words,
        steps_done_seen: seen,
        steps_done_said: said,
        steps_total: total,
        progress: phrases::progress(seen, said, total),
        problems: problems(source, parts),
        open,
    }
}

/// How the permissions stand, in a line or two.
fn permissions(parts: &Parts<'_>) -> String {
    if parts.keys.is_disconnecting() {
        return phrases::PERMISSIONS_OF_THE_ENDED.to_owned();
    }
    let Some(permissions) = parts.permissions else {
        return phrases::PERMISSIONS_OF_ADMIN.to_owned();
    };
    permissions.check.as_ref().map_or_else(
        || permissions.how_known_words.clone(),
        |check| phrases::boxes(check.count),
    )
}

/// What all this does not show.
fn limits(parts: &Parts<'_>) -> &'static str {
    if parts.keys.is_disconnecting() {
        return phrases::LIMITS_OF_AN_END;
    }
    let Some(permissions) = parts.permissions else {
        return phrases::LIMITS_ADMIN_ROLE;
    };
    match (&permissions.check, permissions.how_known) {
        (None, _) => phrases::LIMITS_UNCHECKED,
        (Some(_), HowKnown::RoleReadBack | HowKnown::BothWays) => phrases::LIMITS_READ_BACK,
        (Some(_), HowKnown::ReadingCalls | HowKnown::PersonSaid | HowKnown::NotTested) => {
            phrases::LIMITS_BY_CALLS
        }
    }
}

fn count<'a>(steps: impl Iterator<Item = &'a ReportStep>) -> u32 {
    u32::try_from(steps.count()).unwrap_or(u32::MAX)
}

fn explanation(status: ConnectionStatus, parts: &Parts<'_>) -> String {
    if let (ConnectionStatus::Ending | ConnectionStatus::Ended, Some(ending)) =
        (status, &parts.keys.ending)
    {
        return ending.words.clone();
    }
    if status == ConnectionStatus::OtherCompany {
        return phrases::OTHER_COMPANY.to_owned();
    }
    let tested = tested(status, parts);
    let removal = parts.keys.removal.as_ref();
    match removal.filter(|removal| removal.is_still_so) {
        Some(removal) => format!(
            "{tested} The keys left the admin's computer on {}; it cannot test any more.",
            removal.at.local
        ),
        None => tested,
    }
}

/// What the last live test of the pair in use found, and that another pair is brought in.
fn tested(status: ConnectionStatus, parts: &Parts<'_>) -> String {
    let replacement = parts.keys.replacement.as_ref();
    match replacement.filter(|next| next.took_over.is_none()) {
        None => tested_pair(status, parts.run, "No live test was run."),
        Some(next) => format!(
            "{} {}",
            tested_pair(status, parts.run, phrases::NO_TEST_OF_THE_OLD_PAIR),
            phrases::second_pair(&next.begun.local)
        ),
    }
}

fn tested_pair(status: ConnectionStatus, run: Option<&ReportRun>, no_test: &str) -> String {
    let Some(run) = run else {
        return no_test.to_owned();
    };
    let at = &run.finished.local;
    // The test passed and the setup still does not count as connected: something was changed since.
    if run.has_all_it_needs && status != ConnectionStatus::Connected {
        return format!(
            "The last live test passed on {at}, before something was changed. Run it again."
        );
    }
    phrases::explanation(&run.summary, at)
}

/// The steps that are open. The first one that is open is the gate when the setup waits for the specialist; those
/// behind a gate say so themselves. Where the connection is to end, only the steps of that are anybody's task.
fn open_steps(source: &Source<'_>, parts: &Parts<'_>) -> Vec<OpenStep> {
    let vendor = plain(&source.view.guide.name);
    let is_gate_next = source.view.state == SetupState::WaitingForSpecialist;
    let is_disconnecting = parts.keys.is_disconnecting();
    parts
        .sections
        .iter()
        .filter(|section| !is_disconnecting || section.letter == ENDING_LETTER.to_string())
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
        (None, ConnectionStatus::Connected | ConnectionStatus::Ended) => {
            (ActsNext::Nobody, phrases::acts(ActsNext::Nobody, &vendor))
        }
        (None, ConnectionStatus::ConnectedWithGaps) => (
            ActsNext::Admin,
            format!(
                "{}: set what is missing and check again",
                phrases::acts(ActsNext::Admin, &vendor)
            ),
        ),
        (
            None,
            ConnectionStatus::Ending
            | ConnectionStatus::ConnectedUnchecked
            | ConnectionStatus::OtherCompany
            | ConnectionStatus::NotConnected
            | ConnectionStatus::NotTested,
        ) => (
            ActsNext::Admin,
            format!(
                "{}: run the live test",
                phrases::acts(ActsNext::Admin, &vendor)
            ),
        ),
    }
}
