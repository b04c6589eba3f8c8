//! Two runs of one setup side by side: what was mended, what broke, and what nobody can tell.
//!
//! A row is compared by what the two runs saw of it themselves. What a partial run kept from an earlier one is no evidence
//! of that later run: it is told with its own age, and counted apart. What could not be told is no problem and no
//! success, and is kept apart then and now.

mod change;
mod ground;
#[cfg(test)]
mod tests;

pub use change::{Change, ChangeTally};
pub use ground::{Ground, OtherGround};

use super::{Check, CheckRun, Finding, Outcome, PermissionFinding, PermissionRun};
use crate::catalog::Permission;
use change::Seen;
use jiff::Timestamp;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKey<'a> {
    /// A question about the connection or about the whole role.
    Check(Check),
    /// One box.
    Box(&'a Permission),
}

/// What a run says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFound<'a> {
    /// The answer to a question.
    Check(&'a Finding),
    /// The answer for a box.
    Box(&'a PermissionFinding),
}

impl RowFound<'_> {
    /// How it ended.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Check(finding) => finding.outcome,
            Self::Box(found) => found.outcome,
        }
    }

    fn is_optional(&self) -> bool {
        match self {
            Self::Check(_) => false,
            Self::Box(found) => found.is_optional,
        }
    }
}

/// One side of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowSide<'a> {
    /// What the run says.
    pub found: RowFound<'a>,
    /// When an earlier run found it (UTC); none where this run did. What an earlier run found of the whole role has no time
    /// of its own: it is then the latest time of that check.
    pub kept_from: Option<Timestamp>,
}

/// One row of either run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ComparedRow<'a> {
    /// What it is about.
    pub key: RowKey<'a>,
    /// What became of it.
    pub change: Change,
    /// True for a box that the vendor's document does not ask for; it is counted apart.
    pub is_optional: bool,
    /// What the earlier run says; none where it has no such row.
    pub then: Option<RowSide<'a>>,
    /// What the later run says; none where it has no such row.
    pub now: Option<RowSide<'a>>,
}

/// Two runs side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison<'a> {
    /// What else is known to be different: then like is not compared with like.
    pub grounds: Vec<OtherGround>,
    /// Every row of either run once; what needs somebody first.
    pub rows: Vec<ComparedRow<'a>>,
    /// How many rows went which way.
    pub tally: ChangeTally,
}

/// Compares a run with a later one.
#[must_use]
pub fn compare<'a>(then: &'a CheckRun, now: &'a CheckRun) -> Comparison<'a> {
    let (before, after) = (rows(then), rows(now));
    let find = |all: &[(RowKey<'a>, RowSide<'a>)], key: RowKey<'_>| {
        let mut all = all.iter();
        all.find(|(one, _)| *one == key).map(|(_, side)| *side)
    };
    let later = after.iter().map(|(key, _)| *key);
    let gone = before.iter().map(|(key, _)| *key);
    let gone = gone.filter(|key| find(&after, *key).is_none());
    let compared = later.chain(gone).map(|key| {
        let (then, now) = (find(&before, key), find(&after, key));
        row(key, then, now)
    });
    let mut rows: Vec<ComparedRow<'a>> = compared.collect();
    rows.sort_by_key(|row| (row.change, row.is_optional));
    Comparison {
        grounds: ground::others(then, now),
        tally: ChangeTally::of(&rows),
        rows,
    }
}

fn row<'a>(
    key: RowKey<'a>,
    then: Option<RowSide<'a>>,
    now: Option<RowSide<'a>>,
) -> ComparedRow<'a> {
    let is_kept = now.is_some_and(|side| side.kept_from.is_some());
    let seen = |side: Option<RowSide<'_>>| Seen::of(side.map(|side| side.found.outcome()));
    let latest = now.or(then);
    ComparedRow {
        key,
        change: if is_kept {
            Change::NotAskedAgain
        } else {
            Change::between(seen(then), seen(now))
        },
        is_optional: latest.is_some_and(|side| side.found.is_optional()),
        then,
        now,
    }
}

/// Every row of a run, in its order.
fn rows(run: &CheckRun) -> Vec<(RowKey<'_>, RowSide<'_>)> {
    let of_finding = |kept_from| {
        move |finding| {
            let found = RowFound::Check(finding);
            (RowKey::Check(finding.check), RowSide { found, kept_from })
        }
    };
    let mut rows: Vec<_> = run.findings.iter().map(of_finding(None)).collect();
    if let Some(permissions) = &run.permissions {
        let kept_from = kept_whole_from(run, permissions);
        rows.extend(permissions.findings.iter().map(of_finding(kept_from)));
        rows.extend(permissions.boxes.iter().map(|found| {
            let is_kept = found.known_at < run.started_at;
            let side = RowSide {
                found: RowFound::Box(found),
                kept_from: is_kept.then_some(found.known_at),
            };
            (RowKey::Box(&found.permission), side)
        }));
    }
    rows
}

/// The latest time of a permission check that an earlier run made and this one only carries on; none where this run asked.
fn kept_whole_from(run: &CheckRun, permissions: &PermissionRun) -> Option<Timestamp> {
    let boxes = permissions.boxes.iter().map(|found| found.known_at);
    let latest = boxes
        .chain(permissions.reads.iter().map(|read| read.at))
        .max();
    latest.filter(|latest| permissions.is_partial && *latest < run.started_at)
}
