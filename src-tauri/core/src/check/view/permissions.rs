//! A permission check, ready to show.

use super::{fact_view, finding_view};
use crate::catalog::Permission;
use crate::check::{
    Fact, FactName, KnownBy, Outcome, PermissionBefore, PermissionFinding, PermissionRun,
    ReadFinding,
};
use crate::setup::view::{Note, PermissionFindingView, PermissionRunView, ReadView};
use crate::words::{self, Code};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Puts a permission check into words; times are those of this computer's zone.
pub(super) fn permission_run_view(
    run: &PermissionRun,
    finished_at: Timestamp,
) -> PermissionRunView {
    PermissionRunView {
        summary: words::permission_summary(run),
        is_free_of_problems: run.is_free_of_problems(),
        passed: count(run, Outcome::Passed),
        failed: count(run, Outcome::Failed),
        could_not_tell: count(run, Outcome::CouldNotTell),
        findings: run.findings.iter().map(finding_view).collect(),
        boxes: run
            .boxes
            .iter()
            .map(|found| box_view(run, found, finished_at))
            .collect(),
        reads: run.reads.iter().map(read_view).collect(),
        notes: run
            .notes
            .iter()
            .map(|note| Note::of(note.code, &note.evidence))
            .collect(),
        can_ask_again: can_ask_again(run),
        is_partial: run.is_partial,
    }
}

/// Optional boxes do not count: their absence is no problem.
fn count(run: &PermissionRun, outcome: Outcome) -> u32 {
    let asked = run.boxes.iter().filter(|found| !found.is_optional);
    let counted = asked.filter(|found| found.outcome == outcome).count();
    u32::try_from(counted).unwrap_or(u32::MAX)
}

fn can_ask_again(run: &PermissionRun) -> bool {
    let is_open = |outcome| match outcome {
        Outcome::Failed | Outcome::CouldNotTell | Outcome::NotRun => true,
        Outcome::Passed | Outcome::NotNeeded => false,
    };
    run.boxes.iter().any(|found| is_open(found.outcome))
        || run.findings.iter().any(|found| is_open(found.outcome))
}

fn box_view(
    run: &PermissionRun,
    found: &PermissionFinding,
    finished_at: Timestamp,
) -> PermissionFindingView {
    let fact = |name| fact(&found.evidence, name);
    let others = found.one_of.iter().filter(|it| **it != found.permission);
    let mut earlier = run.before.iter();
    let before = earlier.find(|before| before.permission == found.permission);
    PermissionFindingView {
        permission: found.permission.to_string(),
        place: place(run, &found.permission),
        outcome: found.outcome,
        outcome_words: words::outcome_words(found.outcome).to_owned(),
        code: found.code,
        words: words::words_for(found.code, &found.evidence),
        known_by: known_by(&found.known_by).to_owned(),
        remedy: fact(FactName::Remedy),
        one_of: others.map(|permission| place(run, permission)).collect(),
        is_optional: found.is_optional,
        facts: found.evidence.iter().map(fact_view).collect(),
        before: before.map(|it| before_words(it, finished_at, &TimeZone::system())),
    }
}

fn fact(evidence: &[Fact], name: FactName) -> Option<String> {
    let mut facts = evidence.iter().filter(|fact| fact.name == name);
    facts.next().map(|fact| fact.value.clone())
}

/// The box as its finding names it; what the run does not judge by its stable name.
fn place(run: &PermissionRun, permission: &Permission) -> String {
    let mut judged = run.boxes.iter().filter(|it| it.permission == *permission);
    let judged = judged.next();
    let place = judged.and_then(|found| fact(&found.evidence, FactName::Place));
    place.unwrap_or_else(|| permission.to_string())
}

fn known_by(known_by: &[KnownBy]) -> &'static str {
    let is_by_role = known_by.contains(&KnownBy::RoleReadBack);
    match (is_by_role, known_by.contains(&KnownBy::Read)) {
        (true, true) => words::known_by_label("both"),
        (true, false) => words::known_by_label("role"),
        (false, true) => words::known_by_label("read"),
        (false, false) => "",
    }
}

/// "Missing at 10:02", "Missing on 21 November 2026, 10:02".
fn before_words(before: &PermissionBefore, finished_at: Timestamp, zone: &TimeZone) -> String {
    let (then, now) = (
        before.known_at.to_zoned(zone.clone()),
        finished_at.to_zoned(zone.clone()),
    );
    let case = if then.date() == now.date() {
        "same-day"
    } else {
        "earlier"
    };
    words::before_label(case)
        .replace("{standing}", standing(before.outcome, before.code))
        .replace("{time}", &then.strftime("%H:%M").to_string())
        .replace("{day}", &then.strftime("%-d %B %Y").to_string())
}

/// How a box stands, in a word or two. A box that only reads prove is not called set: they cannot tell All from My.
#[must_use]
pub(crate) fn standing(outcome: Outcome, code: Code) -> &'static str {
    let is = |one: Code| code == one;
    words::standing_label(match outcome {
        Outcome::Passed if is(Code::PermissionReadAnswered) => "works",
        Outcome::Passed => "set",
        Outcome::Failed if is(Code::PermissionLevelTooLow) => "too-low",
        Outcome::Failed => "missing",
        Outcome::CouldNotTell if is(Code::PermissionOneOf) || is(Code::PermissionSuspected) => {
            "perhaps-missing"
        }
        Outcome::CouldNotTell => "unknown",
        Outcome::NotNeeded => "not-needed",
        Outcome::NotRun => "not-asked",
    })
}

fn read_view(read: &ReadFinding) -> ReadView {
    ReadView {
        path: read.path.clone(),
        answer: read.answer,
        words: words::words_for(read.code, &read.evidence),
    }
}

#[cfg(test)]
mod tests;
