//! How a box stands, in one word for everything that shows it; and how many boxes stand how.

use super::{PermissionBefore, PermissionFinding, PermissionRun};
use crate::catalog::Permission;
use crate::check::Outcome;
use crate::words::Code;
use serde::Deserialize;

/// How a box stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It is set.
    Set,
    /// A call that needs it was answered; that cannot tell All from My, so it is not called set.
    Works,
    /// It is not set, and the vendor's document asks for it.
    Missing,
    /// It is not set, and the vendor's document does not ask for it.
    NotSet,
    /// It is set to less than All.
    TooLow,
    /// It is one of several of which one is missing.
    PerhapsMissing,
    /// A call was refused that probably needs it.
    ProbablyMissing,
    /// Two answers disagree about it.
    Disagrees,
    /// Nothing is known of it.
    Unknown,
    /// What would show it was not asked.
    NotAsked,
    /// It was not looked for.
    NotNeeded,
}

impl Standing {
    fn of(outcome: Outcome, code: Code, is_optional: bool) -> Self {
        let is = |one: Code| code == one;
        match outcome {
            Outcome::Passed if is_known_by_reading(code) => Self::Works,
            Outcome::Passed => Self::Set,
            Outcome::Failed if is(Code::PermissionLevelTooLow) => Self::TooLow,
            Outcome::Failed if is_optional => Self::NotSet,
            Outcome::Failed => Self::Missing,
            Outcome::CouldNotTell if is(Code::PermissionOneOf) => Self::PerhapsMissing,
            Outcome::CouldNotTell if is(Code::PermissionSuspected) => Self::ProbablyMissing,
            Outcome::CouldNotTell if is(Code::PermissionDisagrees) => Self::Disagrees,
            Outcome::CouldNotTell => Self::Unknown,
            Outcome::NotNeeded => Self::NotNeeded,
            Outcome::NotRun => Self::NotAsked,
        }
    }

    /// True where an answer speaks against the box without its being clear that the box is the cause.
    #[must_use]
    pub fn is_doubtful(self) -> bool {
        match self {
            Self::PerhapsMissing | Self::ProbablyMissing | Self::Disagrees => true,
            Self::Set
            | Self::Works
            | Self::Missing
            | Self::NotSet
            | Self::TooLow
            | Self::Unknown
            | Self::NotAsked
            | Self::NotNeeded => false,
        }
    }
}

fn is_known_by_reading(code: Code) -> bool {
    matches!(
        code,
        Code::PermissionReadAnswered | Code::PermissionEntryReadAnswered
    )
}

impl PermissionFinding {
    /// How the box stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(self.outcome, self.code, self.is_optional)
    }
}

impl PermissionBefore {
    /// How the box stood; `is_optional` as the box's finding says.
    #[must_use]
    pub fn standing(&self, is_optional: bool) -> Standing {
        Standing::of(self.outcome, self.code, is_optional)
    }
}

/// How many boxes of a run stand how. Boxes that the vendor's document does not ask for are in `optional_missing` alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Set, or proved by reading.
    pub passed: usize,
    /// Missing for sure, or too low.
    pub missing: usize,
    /// See [`Standing::is_doubtful`].
    pub doubtful: usize,
    /// No call shows them.
    pub unreadable: usize,
    /// Not told for another cause.
    pub untold: usize,
    /// Not asked.
    pub unasked: usize,
    /// Missing, and not asked by the document.
    pub optional_missing: usize,
}

impl Tally {
    /// Counts these boxes.
    #[must_use]
    pub fn of(boxes: &[PermissionFinding]) -> Self {
        let mut tally = Self::default();
        for found in boxes {
            if let Some(counted) = tally.place_of(found) {
                *counted += 1;
            }
        }
        tally
    }

    fn place_of(&mut self, found: &PermissionFinding) -> Option<&mut usize> {
        if found.is_optional {
            return (found.outcome == Outcome::Failed).then_some(&mut self.optional_missing);
        }
        Some(match found.outcome {
            Outcome::Passed | Outcome::NotNeeded => &mut self.passed,
            Outcome::Failed => &mut self.missing,
            Outcome::CouldNotTell if found.standing().is_doubtful() => &mut self.doubtful,
            Outcome::CouldNotTell if found.code == Code::PermissionNotReadable => {
                &mut self.unreadable
            }
            Outcome::CouldNotTell => &mut self.untold,
            Outcome::NotRun => &mut self.unasked,
        })
    }

    /// How many could not be told, for whatever cause.
    #[must_use]
    pub fn could_not_tell(&self) -> usize {
        self.doubtful + self.unreadable + self.untold
    }
}

impl PermissionRun {
    /// True where one of several boxes is missing and each of them is asked for: then something that the vendor asks
    /// for is missing, although it is open which box it is.
    #[must_use]
    pub fn lacks_one_of_several(&self) -> bool {
        let is_asked_for = |permission: &Permission| {
            let found = self.of(permission);
            found.is_some_and(|found| !found.is_optional)
        };
        let mut choices = self
            .boxes
            .iter()
            .filter(|found| found.standing() == Standing::PerhapsMissing);
        choices.any(|found| !found.one_of.is_empty() && found.one_of.iter().all(is_asked_for))
    }
}

#[cfg(test)]
mod tests;
