//! Asking again only what had not passed.
//!
//! A box is judged by answers of one run alone: an old answer and a new refusal together may blame the wrong box. What
//! passed before keeps its finding and its time until this run proves it anew or casts doubt on it; what was missing stays
//! missing until this run learns something of it.

use super::asks::{Asks, Call, rank};
use super::footing::member_in;
use super::whole::blanks_of;
use super::{KnownBy, PermissionBefore, PermissionFinding, PermissionRun, ReadAnswer, ReadFinding};
use crate::catalog::Permission;
use crate::check::{Check, Finding, Outcome};
use crate::words::Code;
use std::collections::BTreeSet;

/// The calls of boxes that had not passed and those that were not answered well; and for each other box that one of
/// these needs, one call that shows it, so that a refusal can be explained.
pub(super) fn asks_again<'a>(all: &Asks<'a>, earlier: &PermissionRun) -> Asks<'a> {
    let passed = earlier
        .boxes
        .iter()
        .filter(|found| found.outcome == Outcome::Passed);
    let passed: BTreeSet<&Permission> = passed.map(|found| &found.permission).collect();
    let is_judged = |needed: &&Permission| {
        let mut boxes = earlier.boxes.iter();
        boxes.any(|found| found.permission == **needed)
    };
    let is_open = |call: &Call<'_>| {
        let read = read_of(earlier, call);
        let is_well = read.is_some_and(|read| {
            read.answer == ReadAnswer::Answered && blanks_of(read).next().is_none()
        });
        let needs = call.needs();
        let mut judged = needs.iter().filter(is_judged);
        !is_well || judged.any(|needed| !passed.contains(needed))
    };
    let mut wanted: BTreeSet<&str> = BTreeSet::new();
    let mut beside = BTreeSet::new();
    for call in all.calls.iter().filter(|call| is_open(call)) {
        wanted.insert(&call.endpoint.path);
        beside.extend(call.needs());
    }
    for permission in beside.iter().filter(|it| passed.contains(it)) {
        let shown_by = all
            .calls
            .iter()
            .filter(|call| call.needs().contains(permission));
        let best = shown_by
            .filter(|call| {
                read_of(earlier, call).is_some_and(|it| it.answer == ReadAnswer::Answered)
            })
            .min_by_key(|call| rank(call.method));
        if let Some(best) = best.filter(|_| !is_read_back(earlier, permission)) {
            wanted.insert(&best.endpoint.path);
        }
    }
    all.only(|call| wanted.contains(call.endpoint.path.as_str()))
}

fn read_of<'e>(earlier: &'e PermissionRun, call: &Call<'_>) -> Option<&'e ReadFinding> {
    earlier
        .reads
        .iter()
        .find(|read| read.path == call.endpoint.path)
}

/// The role is read back in every run.
fn is_read_back(earlier: &PermissionRun, permission: &Permission) -> bool {
    let found = earlier.of(permission);
    found.is_some_and(|found| found.known_by.contains(&KnownBy::RoleReadBack))
}

/// What asking again learned and what an earlier run knows, put together.
#[derive(Clone, Copy)]
pub(super) struct Again<'a> {
    pub(super) all: &'a Asks<'a>,
    pub(super) earlier: &'a PermissionRun,
    /// False where the role may be another one: then nothing counts as set because it was set before.
    pub(super) is_same_role: bool,
    /// True when this run read the role back.
    pub(super) has_role: bool,
}

impl Again<'_> {
    /// The reads in the order of the calls; where this run has no answer, an earlier one stays.
    pub(super) fn reads(&self, fresh: &[ReadFinding]) -> Vec<ReadFinding> {
        if !self.is_same_role {
            return fresh.to_vec();
        }
        let of = |call: &Call<'_>, reads: &[ReadFinding]| {
            let mut reads = reads.iter();
            reads.find(|read| read.path == call.endpoint.path).cloned()
        };
        let asked = self.all.calls.iter().filter_map(|call| {
            let before = of(call, &self.earlier.reads);
            match of(call, fresh) {
                Some(now) if has_ended(&now) => Some(now),
                now => before.filter(has_ended).or(now),
            }
        });
        let is_call = |read: &&ReadFinding| {
            let mut calls = self.all.calls.iter();
            calls.any(|call| call.endpoint.path == read.path)
        };
        let never = fresh.iter().filter(|read| !is_call(read));
        asked.chain(never.cloned()).collect()
    }

    /// What holds of the boxes; `reads` are those of this run alone.
    pub(super) fn boxes(
        &self,
        fresh: &[PermissionFinding],
        reads: &[ReadFinding],
    ) -> Vec<PermissionFinding> {
        let after = |fresh: &PermissionFinding| {
            let mut known = self.earlier.boxes.iter();
            let before = known.find(|found| found.permission == fresh.permission);
            let kept = before.filter(|before| self.is_kept(before, fresh, reads));
            kept.unwrap_or(fresh).clone()
        };
        fresh.iter().map(after).collect()
    }

    fn is_kept(
        &self,
        before: &PermissionFinding,
        fresh: &PermissionFinding,
        reads: &[ReadFinding],
    ) -> bool {
        let needing = reads
            .iter()
            .filter(|read| read.needs.contains(&fresh.permission));
        let mut needing = needing.map(|read| read.answer);
        match before.outcome {
            Outcome::Passed => {
                !needing.any(|answer| answer == ReadAnswer::Refused)
                    && self.stays_set(before, fresh)
            }
            // An answered call is no proof of more than My, and no more than My was there.
            Outcome::Failed if before.code == Code::PermissionLevelTooLow && !self.has_role => {
                fresh.outcome != Outcome::Failed
            }
            Outcome::Failed | Outcome::CouldNotTell | Outcome::NotNeeded | Outcome::NotRun => {
                let is_told = !before.known_by.is_empty() || is_not_asked(fresh);
                is_told && fresh.known_by.is_empty() && !needing.any(is_end)
            }
        }
    }

    /// True when a box was set, no call of it was refused, and this run neither proves it as well nor doubts it. What
    /// the role alone had told is for the role to tell again.
    fn stays_set(&self, before: &PermissionFinding, fresh: &PermissionFinding) -> bool {
        let is_told_anew = self.has_role && before.known_by == [KnownBy::RoleReadBack];
        let may_stay = self.is_same_role && !is_told_anew;
        may_stay && !is_proved_as_well(before, fresh) && !tells_of_a_lack(fresh.code)
    }

    /// What holds of the member after this run: what was wrong stays so where this run had no answer.
    pub(super) fn whole(&self, fresh: Finding) -> Finding {
        let is_of_member = matches!(fresh.check, Check::Reach | Check::DefaultBoard);
        let mut known = self.earlier.findings.iter();
        let before = known.find(|finding| finding.check == fresh.check);
        let kept = before.filter(|before| {
            let was_open = matches!(before.outcome, Outcome::Failed | Outcome::CouldNotTell);
            is_of_member && was_open && member_in(before).is_some() && member_in(&fresh).is_none()
        });
        kept.cloned().unwrap_or(fresh)
    }
}

fn has_ended(read: &ReadFinding) -> bool {
    is_end(read.answer)
}

/// True for an answer to the question itself.
fn is_end(answer: ReadAnswer) -> bool {
    match answer {
        ReadAnswer::Answered | ReadAnswer::Empty | ReadAnswer::Refused => true,
        ReadAnswer::NoAnswer | ReadAnswer::NotAsked => false,
    }
}

fn is_not_asked(found: &PermissionFinding) -> bool {
    found.code == Code::PermissionNotAsked
}

/// True when this run proves the box set, and as well as it was proved before.
fn is_proved_as_well(before: &PermissionFinding, fresh: &PermissionFinding) -> bool {
    let by_role = |found: &PermissionFinding| found.known_by.contains(&KnownBy::RoleReadBack);
    fresh.outcome == Outcome::Passed && (by_role(fresh) || !by_role(before))
}

fn tells_of_a_lack(code: Code) -> bool {
    matches!(
        code,
        Code::PermissionMissing
            | Code::PermissionLevelTooLow
            | Code::PermissionListedAsLeftOut
            | Code::PermissionOneOf
            | Code::PermissionSuspected
            | Code::PermissionDisagrees
            | Code::PermissionBehindAnother
    )
}

/// How the boxes stood before, where that is not how they stand now: the oldest state since the last complete run.
pub(super) fn before(now: &[PermissionFinding], earlier: &PermissionRun) -> Vec<PermissionBefore> {
    let oldest = |found: &PermissionFinding| {
        let kept = earlier
            .before
            .iter()
            .find(|it| it.permission == found.permission);
        let stood = earlier
            .boxes
            .iter()
            .find(|it| it.permission == found.permission);
        kept.cloned().or_else(|| stood.map(stood_so))
    };
    let changed = now.iter().filter_map(|found| {
        let before = oldest(found)?;
        let is_as_before = before.standing(found.is_optional) == found.standing();
        (!is_as_before).then_some(before)
    });
    changed.collect()
}

fn stood_so(found: &PermissionFinding) -> PermissionBefore {
    PermissionBefore {
        permission: found.permission.clone(),
        outcome: found.outcome,
        code: found.code,
        known_at: found.known_at,
    }
}
