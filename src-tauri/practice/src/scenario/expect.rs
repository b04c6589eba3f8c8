//! What must be found when a scenario is played.

use onramp_core::catalog::Permission;
use onramp_core::check::{Check, Outcome};
use onramp_core::words::Code;
use serde::Deserialize;

/// A plan of a guide, with a role of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanChoice {
    /// The guide's id.
    pub guide: String,
    /// The ids of the features chosen.
    pub features: Vec<String>,
}

impl Default for PlanChoice {
    /// Phin, with everything that it offers.
    fn default() -> Self {
        Self {
            guide: "phin".to_owned(),
            features: vec!["billing".to_owned(), "service-desk".to_owned()],
        }
    }
}

/// What one rung of the live test must find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The rung.
    pub check: Check,
    /// How it ends.
    pub outcome: Outcome,
    /// What happened.
    pub code: Code,
    /// What happened when the server plays it, where that is something else.
    #[serde(default)]
    pub code_when_played: Option<Code>,
}

/// What the permission check must find about the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectAbout {
    /// The question.
    pub check: Check,
    /// How it ends.
    pub outcome: Outcome,
    /// What happened.
    pub code: Code,
}

/// What the permission check must find about one box.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectPermission {
    /// The box.
    pub permission: Permission,
    /// How it ends.
    pub outcome: Outcome,
    /// What happened.
    pub code: Code,
}
