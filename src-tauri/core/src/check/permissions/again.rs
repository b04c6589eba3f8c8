//! Asking again only what had not passed.
//!
//! A box is judged by answers of one run alone: an old answer and a new refusal together may blame the wrong box. What
//! passed before keeps its finding and its time unless this run shows it missing.

use super::asks::{Asks, Call, rank};
use super::whole::blanks_of;
use super::{KnownBy, PermissionBefore, PermissionFinding, PermissionRun, ReadAnswer, ReadFinding};
use crate::catalog::Permission;
use crate::check::Outcome;
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
    let is_open = |call: &Call<'_>| {
        let read = read_of(earlier, call);
        let is_well = read.is_some_and(|read| {
            read.answer == ReadAnswer::Answered && blanks_of(read).next().is_none()
        });
        !is_well || call.needs().iter().any(|needed| !passed.contains(needed))
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
    let found = earlier
        .boxes
        .iter()
        .find(|found| found.permission == *permission);
    found.is_some_and(|found| found.known_by.contains(&KnownBy::RoleReadBack))
}

/// Puts the reads that were not asked again beside the fresh ones, in the order of `all`.
pub(super) fn reads_together(
    all: &Asks<'_>,
    fresh: Vec<ReadFinding>,
    earlier: &PermissionRun,
) -> Vec<ReadFinding> {
    let mut fresh = fresh;
    let mut together = Vec::new();
    for call in &all.calls {
        let place = fresh
            .iter()
            .position(|read| read.path == call.endpoint.path);
        match place {
            Some(place) => together.push(fresh.remove(place)),
            None => together.extend(read_of(earlier, call).cloned()),
        }
    }
    together.append(&mut fresh);
    together
}

/// What holds of a box after a run that asked again.
pub(super) fn box_after(fresh: PermissionFinding, earlier: &PermissionRun) -> PermissionFinding {
    let mut known = earlier.boxes.iter();
    let before = known.find(|found| found.permission == fresh.permission);
    match before {
        Some(before) if is_kept(before, &fresh) => before.clone(),
        Some(_) | None => fresh,
    }
}

fn is_kept(before: &PermissionFinding, fresh: &PermissionFinding) -> bool {
    let is_unasked = fresh.code == Code::PermissionNotAsked;
    match before.outcome {
        Outcome::Passed => !tells_of_a_lack(fresh.code),
        Outcome::Failed | Outcome::CouldNotTell | Outcome::NotNeeded | Outcome::NotRun => {
            is_unasked
        }
    }
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
        let is_as_before = before.outcome == found.outcome && before.code == found.code;
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
