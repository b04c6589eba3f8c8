//! Why Onramp could not do its own job.

use crate::catalog::CatalogError;
use crate::guide::GuideError;
use crate::invite::InviteProblem;
use crate::keys::KeyProblem;
use crate::report::ReportError;
use crate::setup::SetupsError;
use crate::setup::view::CommandError;
use crate::words::{Code, words_for};

/// Why Onramp could not do its own job. Holds no key and no text of the person's.
#[derive(Debug, thiserror::Error)]
pub enum OnrampError {
    /// The guide is not among those that ship.
    #[error("no such guide")]
    GuideNotFound,
    /// There is no such setup.
    #[error("no such setup")]
    SetupNotFound,
    /// The plan has no such step.
    #[error("no such step")]
    StepNotFound,
    /// The step is done by evidence only.
    #[error("the step needs evidence")]
    StepNeedsEvidence,
    /// The step lies behind a gate.
    #[error("the step waits for the specialist")]
    StepWaitsForSpecialist,
    /// The test of this setup is running.
    #[error("the test is running already")]
    CheckAlreadyRunning,
    /// What the person entered cannot be used yet; the code says why.
    #[error("refused: {0:?}")]
    Refused(Code),
    /// A file cannot be used; its facts hold nothing that was not judged.
    #[error("refused: {code:?}", code = .0.code)]
    Invite(InviteProblem),
    /// The work was interrupted from within.
    #[error("interrupted")]
    Interrupted,
    /// The key store refused.
    #[error("the key store refused")]
    Keys(#[from] KeyProblem),
    /// The records refused.
    #[error("the records refused")]
    Records(#[from] SetupsError),
    /// A guide does not hold together.
    #[error("a guide does not hold together")]
    Guide(#[from] GuideError),
    /// The catalog does not hold together.
    #[error("the catalog does not hold together")]
    Catalog(#[from] CatalogError),
    /// The report could not be made or written.
    #[error("the report could not be made")]
    Report(#[from] ReportError),
}

impl OnrampError {
    /// What happened, as a stable name.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::GuideNotFound => Code::GuideNotFound,
            Self::SetupNotFound => Code::SetupNotFound,
            Self::StepNotFound => Code::StepNotFound,
            Self::StepNeedsEvidence => Code::StepNeedsEvidence,
            Self::StepWaitsForSpecialist => Code::StepWaitsForSpecialist,
            Self::CheckAlreadyRunning => Code::CheckAlreadyRunning,
            Self::Refused(code) => *code,
            Self::Invite(problem) => problem.code,
            Self::Interrupted => Code::Unexpected,
            Self::Keys(problem) => problem.code(),
            Self::Records(error) => error.code(),
            Self::Guide(_) | Self::Catalog(_) => Code::GuideInvalid,
            Self::Report(error) => error.code(),
        }
    }
}

impl From<OnrampError> for CommandError {
    fn from(error: OnrampError) -> Self {
        let code = error.code();
        let facts = if let OnrampError::Invite(problem) = &error {
            problem.facts.as_slice()
        } else {
            &[]
        };
        Self {
            code,
            words: words_for(code, facts),
        }
    }
}
