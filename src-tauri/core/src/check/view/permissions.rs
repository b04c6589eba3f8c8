//! A permission check, ready to show.

use super::{fact_view, finding_view};
use crate::catalog::Permission;
use crate::check::{
    CheckRun, Fact, FactName, KnownBy, Outcome, PermissionBefore, PermissionFinding, PermissionRun,
    ReadFinding, Tally,
};
use crate::setup::view::{Note, PermissionFindingView, PermissionRunView, ReadView};
use crate::words::{self, Words};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// When a run was, and where its times are told.
pub(super) struct Times {
    started_at: Timestamp,
    finished_at: Timestamp,
    zone: TimeZone,
}

impl Times {
    /// The times of a run, in this computer's zone.
    pub(super) fn of(run: &CheckRun) -> Self {
        Self {
            started_at: run.started_at,
            finished_at: run.finished_at,
            zone: TimeZone::system(),
        }
    }

    /// Says when something was; the day too where it is not the day of the run.
    fn tell(&self, case: &str, at: Timestamp) -> String {
        let local = |at: Timestamp| at.to_zoned(self.zone.clone());
        let is_same_day = local(at).date() == local(self.finished_at).date();
        let day = if is_same_day { "same-day" } else { "earlier" };
        words::moment_label(&format!("{case}-{day}"))
            .replace("{time}", &local(at).strftime("%H:%M").to_string())
            .replace("{day}", &local(at).strftime("%-d %B %Y").to_string())
    }

    /// When an earlier run found this; none where this run did.
    fn earlier(&self, known_at: Timestamp) -> Option<String> {
        (known_at < self.started_at).then(|| self.tell("known", known_at))
    }
}

/// Puts a permission check into words.
pub(super) fn permission_run_view(run: &PermissionRun, times: &Times) -> PermissionRunView {
    let tally = Tally::of(&run.boxes);
    PermissionRunView {
        summary: words::permission_summary(run),
        is_free_of_problems: run.is_free_of_problems(),
        passed: count(tally.passed),
        failed: count(tally.missing),
        could_not_tell: count(tally.could_not_tell()),
        findings: run.findings.iter().map(finding_view).collect(),
        boxes: run
            .boxes
            .iter()
            .map(|found| box_view(run, found, times))
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

fn count(boxes: usize) -> u32 {
    u32::try_from(boxes).unwrap_or(u32::MAX)
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
    times: &Times,
) -> PermissionFindingView {
    let fact = |name| Fact::find(&found.evidence, name);
    let others = found.one_of.iter().filter(|it| **it != found.permission);
    let mut earlier = run.before.iter();
    let before = earlier.find(|before| before.permission == found.permission);
    let standing = found.standing();
    PermissionFindingView {
        permission: found.permission.to_string(),
        place: place(run, &found.permission),
        outcome: found.outcome,
        outcome_words: words::outcome_words(found.outcome).to_owned(),
        standing: words::standing_words(standing).to_owned(),
        is_doubtful: standing.is_doubtful(),
        code: found.code,
        words: box_words(found),
        known_by: known_by(&found.known_by).to_owned(),
        remedy: fact(FactName::Remedy).map(str::to_owned),
        without: fact(FactName::Without)
            .map(|without| words::aside_label("without").replace("{without}", without)),
        one_of: others.map(|permission| place(run, permission)).collect(),
        is_optional: found.is_optional,
        facts: found.evidence.iter().map(fact_view).collect(),
        known_at: times.earlier(found.known_at),
        before: before.map(|it| before_words(it, found.is_optional, times)),
    }
}

/// What the document does not ask for is not to be set; it may be.
fn box_words(found: &PermissionFinding) -> Words {
    let words = words::words_for(found.code, &found.evidence);
    if !found.is_optional || found.outcome != Outcome::Failed {
        return words;
    }
    let remedy = Fact::find(&found.evidence, FactName::Remedy).unwrap_or_default();
    Words {
        to_do: words::aside_label("optional-to-do").replace("{remedy}", remedy),
        ..words
    }
}

/// The box as its finding names it; what the run does not judge by its stable name.
fn place(run: &PermissionRun, permission: &Permission) -> String {
    let judged = run.of(permission);
    let place = judged.and_then(|found| Fact::find(&found.evidence, FactName::Place));
    place.map_or_else(|| permission.to_string(), str::to_owned)
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
fn before_words(before: &PermissionBefore, is_optional: bool, times: &Times) -> String {
    let standing = words::standing_words(before.standing(is_optional));
    times
        .tell("stood", before.known_at)
        .replace("{standing}", standing)
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
