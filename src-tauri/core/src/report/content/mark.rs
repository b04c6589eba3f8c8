//! Shapes and colors of states. The word always stands beside them.

use crate::check::{Outcome, ReadAnswer};
use crate::report::{ConnectionStatus, HowKnown, KeyState, PageState, ReportBox, ReportLevel};
use crate::setup::view::{LevelAsked, StepStatus};

/// A shape with its color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Mark {
    Good,
    Bad,
    Unknown,
    None,
}

impl Mark {
    /// Its name in the page.
    pub(in crate::report) fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Unknown => "unknown",
            Self::None => "none",
        }
    }
}

/// What has a shape and a color.
pub(super) trait Marked {
    fn mark(&self) -> Mark;
}

impl Marked for ConnectionStatus {
    fn mark(&self) -> Mark {
        match self {
            Self::Connected => Mark::Good,
            Self::OtherCompany | Self::NotConnected | Self::ConnectedWithGaps => Mark::Bad,
            Self::ConnectedUnchecked | Self::NotTested | Self::Ending => Mark::Unknown,
            Self::Ended => Mark::None,
        }
    }
}

impl Marked for Outcome {
    fn mark(&self) -> Mark {
        match self {
            Self::Passed => Mark::Good,
            Self::Failed => Mark::Bad,
            Self::CouldNotTell => Mark::Unknown,
            Self::NotNeeded | Self::NotRun => Mark::None,
        }
    }
}

impl Marked for ReadAnswer {
    fn mark(&self) -> Mark {
        match self {
            Self::Answered => Mark::Good,
            Self::Refused => Mark::Bad,
            Self::Empty | Self::NoAnswer => Mark::Unknown,
            Self::NotAsked => Mark::None,
        }
    }
}

impl Marked for StepStatus {
    fn mark(&self) -> Mark {
        match self {
            Self::Done => Mark::Good,
            Self::Problem => Mark::Bad,
            Self::WaitingForSpecialist => Mark::Unknown,
            Self::ToDo => Mark::None,
        }
    }
}

impl Marked for KeyState {
    fn mark(&self) -> Mark {
        match self {
            Self::Saved | Self::InSealedFile => Mark::Good,
            Self::KeptInMemory => Mark::Unknown,
            Self::Removed | Self::NotCaptured => Mark::None,
        }
    }
}

impl Marked for PageState {
    fn mark(&self) -> Mark {
        match self {
            Self::ProvedFirst => Mark::Good,
            Self::StillNeeded | Self::LetGo | Self::LetGoThenProved => Mark::Unknown,
        }
    }
}

impl Marked for HowKnown {
    fn mark(&self) -> Mark {
        match self {
            Self::PersonSaid => Mark::Unknown,
            Self::NotTested => Mark::None,
            // How it stands is said elsewhere; that it was tested is no good news by itself.
            Self::RoleReadBack | Self::ReadingCalls | Self::BothWays => Mark::None,
        }
    }
}

impl Marked for ReportBox {
    /// A box that the document does not ask for is no problem, however it stands.
    fn mark(&self) -> Mark {
        match self.outcome {
            Outcome::Failed if self.is_optional => Mark::None,
            Outcome::Passed
            | Outcome::Failed
            | Outcome::CouldNotTell
            | Outcome::NotNeeded
            | Outcome::NotRun => self.outcome.mark(),
        }
    }
}

impl Marked for ReportLevel {
    /// As for a box.
    fn mark(&self) -> Mark {
        match self.outcome {
            Some(Outcome::Failed) if self.asked != LevelAsked::All => Mark::None,
            Some(outcome) => outcome.mark(),
            None => Mark::None,
        }
    }
}
