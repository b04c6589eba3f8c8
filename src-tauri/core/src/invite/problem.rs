//! Why a file is no invite, or an invite cannot be used.

use crate::check::{Fact, FactName};
use crate::words::Code;

/// Why a file is no invite, or an invite cannot be used. Its facts are names of our own, or texts that were judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteProblem {
    /// What is wrong.
    pub code: Code,
    /// Where.
    pub facts: Vec<Fact>,
}

impl InviteProblem {
    pub(super) fn new(code: Code) -> Self {
        Self {
            code,
            facts: Vec::new(),
        }
    }

    /// A problem with one part of an invite; `part` is its name in words.
    pub(super) fn with(code: Code, part: &str) -> Self {
        Self {
            code,
            facts: vec![Fact::new(FactName::Field, part)],
        }
    }

    /// That this Onramp has no guide for the vendor that the invite names.
    pub(super) fn of_unknown_guide(vendor: &str) -> Self {
        Self::told(Code::InviteGuideUnknown, FactName::Vendor, vendor)
    }

    pub(super) fn told(code: Code, name: FactName, value: &str) -> Self {
        Self {
            code,
            facts: vec![Fact::new(name, value)],
        }
    }
}
