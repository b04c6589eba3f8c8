//! Steps and what shows that they are done.

use super::{ActsNext, Moment};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a done step rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceKind {
    /// A person said so. Onramp did not see it.
    PersonSaid,
    /// What was entered is valid; the world was not asked.
    ValidValue,
    /// A check answered.
    Finding,
    /// The key store gave back what was put in.
    KeysSaved,
    /// The keys were saved once, and were removed from the machine since: each place was looked into.
    KeysRemoved,
    /// A report was written.
    ReportWritten,
    /// Nothing: the step is not done.
    None,
}

/// One step and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportStep {
    /// Its spoken code: "B3".
    pub code: String,
    /// Its title.
    pub title: String,
    /// Where it happens: "ConnectWise", "Phin", "Onramp".
    pub place: String,
    /// How it stands.
    #[schemars(with = "String")]
    pub status: crate::setup::view::StepStatus,
    /// The same in words.
    pub status_words: String,
    /// What that rests on.
    pub evidence: EvidenceKind,
    /// The same in words; empty where there is none.
    pub evidence_words: String,
    /// When it was done.
    pub done_at: Option<Moment>,
}

/// Steps under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportSection {
    /// Its letter.
    pub letter: String,
    /// Its title.
    pub title: String,
    /// Its steps, in order.
    pub steps: Vec<ReportStep>,
}

/// One step that is open, for the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenStep {
    /// Its spoken code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Where it happens.
    pub place: String,
    /// True when the evidence shows a problem; else it is not done yet.
    pub is_problem: bool,
    /// Whose word or hand it needs.
    pub acts: ActsNext,
    /// The same in words.
    pub acts_words: String,
}
