//! What became of a row from one run to a later one.

use super::ComparedRow;
use crate::check::Outcome;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of a row. In the order in which it is told: what needs somebody first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was fine, and is a problem now.
    Broke,
    /// It is a problem now; before, it was not asked or could not be told.
    Appeared,
    /// It was a problem, and still is.
    StillAProblem,
    /// It was told before; now it could not be.
    NotToldNow,
    /// It was a problem, and is fine now.
    Mended,
    /// It could not be told before, and is fine now.
    ToldNow,
    /// It was not asked before, and is no known problem now.
    NewlyAsked,
    /// It was asked before, and not now.
    NoLongerAsked,
    /// It could be told neither time.
    NotToldEither,
    /// The later run did not ask again, and carries what an earlier one found.
    NotAskedAgain,
    /// It was fine, and still is.
    StillFine,
    /// It was asked neither time.
    NeverAsked,
}

impl Change {
    /// Every one, in the order in which they are told.
    pub const ALL: [Self; 12] = [
        Self::Broke,
        Self::Appeared,
        Self::StillAProblem,
        Self::NotToldNow,
        Self::Mended,
        Self::ToldNow,
        Self::NewlyAsked,
        Self::NoLongerAsked,
        Self::NotToldEither,
        Self::NotAskedAgain,
        Self::StillFine,
        Self::NeverAsked,
    ];

    /// What becomes of a row that was seen so before, and so now.
    pub(super) fn between(then: Seen, now: Seen) -> Self {
        match (then, now) {
            (Seen::Fine, Seen::Problem) => Self::Broke,
            (Seen::Untold | Seen::Unasked, Seen::Problem) => Self::Appeared,
            (Seen::Problem, Seen::Problem) => Self::StillAProblem,
            (Seen::Fine | Seen::Problem, Seen::Untold) => Self::NotToldNow,
            (Seen::Problem, Seen::Fine) => Self::Mended,
            (Seen::Untold, Seen::Fine) => Self::ToldNow,
            (Seen::Unasked, Seen::Fine | Seen::Untold) => Self::NewlyAsked,
            (Seen::Fine | Seen::Problem | Seen::Untold, Seen::Unasked) => Self::NoLongerAsked,
            (Seen::Untold, Seen::Untold) => Self::NotToldEither,
            (Seen::Fine, Seen::Fine) => Self::StillFine,
            (Seen::Unasked, Seen::Unasked) => Self::NeverAsked,
        }
    }

    /// True where the two runs saw something different.
    #[must_use]
    pub fn is_change(self) -> bool {
        match self {
            Self::Broke
            | Self::Appeared
            | Self::NotToldNow
            | Self::Mended
            | Self::ToldNow
            | Self::NewlyAsked
            | Self::NoLongerAsked => true,
            Self::StillAProblem
            | Self::NotToldEither
            | Self::NotAskedAgain
            | Self::StillFine
            | Self::NeverAsked => false,
        }
    }
}

/// What one run saw of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seen {
    Fine,
    Problem,
    Untold,
    /// It has no such row, or the question was not put or does not apply.
    Unasked,
}

impl Seen {
    pub(super) fn of(outcome: Option<Outcome>) -> Self {
        match outcome {
            Some(Outcome::Passed) => Self::Fine,
            Some(Outcome::Failed) => Self::Problem,
            Some(Outcome::CouldNotTell) => Self::Untold,
            Some(Outcome::NotRun | Outcome::NotNeeded) | None => Self::Unasked,
        }
    }
}

/// How many rows went which way. Boxes that the vendor's document does not ask for are in `optional` alone, and only where
/// they changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeTally {
    counts: [usize; Change::ALL.len()],
    /// Boxes beside the document that changed.
    pub optional: usize,
}

impl ChangeTally {
    pub(super) fn of(rows: &[ComparedRow<'_>]) -> Self {
        let mut tally = Self::default();
        for row in rows {
            if row.is_optional {
                tally.optional += usize::from(row.change.is_change());
            } else if let Some(count) = tally.counts.get_mut(row.change as usize) {
                *count += 1;
            }
        }
        tally
    }

    /// How many rows went this way.
    #[must_use]
    pub fn count(&self, change: Change) -> usize {
        self.counts.get(change as usize).copied().unwrap_or(0)
    }

    /// True where both runs saw the same, as far as both saw.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        let mut changes = Change::ALL.into_iter().filter(|change| change.is_change());
        self.optional == 0 && changes.all(|change| self.count(change) == 0)
    }
}
