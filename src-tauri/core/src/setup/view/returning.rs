//! What a person is shown who comes back to a setup.

use super::SetupView;
use serde::{Deserialize, Serialize};

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// It is done.
    Done,
    /// It was done, and is not any more.
    NoLongerDone,
    /// There is a problem with it.
    Problem,
    /// It waits for the specialist now.
    Waits,
    /// It had waited or had a problem, and can be done now.
    MayGoOn,
    /// It joined the plan, by a choice or by a newer guide.
    New,
}

/// A step that stands otherwise than it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct StepChange {
    /// The step's id.
    pub step: String,
    /// Its spoken code: "B3".
    pub code: String,
    /// Its title.
    pub title: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// How it stands now, in words.
    pub status_words: String,
}

/// A setup to which a person comes back, and what has changed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SetupReturn {
    /// The setup as it stands.
    pub view: SetupView,
    /// Since when the changes are counted (RFC 3339, UTC): when the person last came back; none when they never did.
    pub since: Option<String>,
    /// The steps that stand otherwise, in their order.
    pub changes: Vec<StepChange>,
}
