//! Findings and runs.

use super::Note;
use crate::check::{Check, Outcome, ReadAnswer};
use crate::words::Code;
use crate::words::Words;
use serde::{Deserialize, Serialize};

/// One fact, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct FactView {
    /// "Version".
    pub label: String,
    /// "v2025.8".
    pub value: String,
}

/// One finding, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// The question.
    pub check: Check,
    /// The question in words: "Is the key pair accepted?"
    pub title: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The outcome in words: "Passed".
    pub outcome_words: String,
    /// What happened.
    pub code: Code,
    /// In words.
    pub words: Words,
    /// The facts.
    pub facts: Vec<FactView>,
    /// In milliseconds.
    #[cfg_attr(test, ts(type = "number"))]
    pub duration_ms: u64,
}

/// One run, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RunView {
    /// When it ended (RFC 3339, UTC).
    pub finished_at: String,
    /// True when every rung passed.
    pub is_connected: bool,
    /// True when the person stopped it.
    pub was_cancelled: bool,
    /// "Connected: all 7 checks passed", "Stopped at: Is the key pair accepted?".
    pub summary: String,
    /// One per rung.
    pub findings: Vec<FindingView>,
    /// The permission check; none where the run ended before it.
    pub permissions: Option<PermissionRunView>,
}

/// The answer for one box, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PermissionFindingView {
    /// The box: `finance/agreements/inquire`.
    pub permission: String,
    /// The box in words: "Finance › Agreements › Inquire Level".
    pub place: String,
    /// How it stands.
    pub outcome: Outcome,
    /// The outcome in words.
    pub outcome_words: String,
    /// How it stands in a word or two: "Set", "Reading worked", "Missing".
    pub standing: String,
    /// True where an answer speaks against the box without its being clear that the box is the cause.
    pub is_doubtful: bool,
    /// What was found.
    pub code: Code,
    /// In words.
    pub words: Words,
    /// How it is known: "The role was read back", "A read call"; empty where it is not.
    pub known_by: String,
    /// The whole way to the box and what it takes, to be copied; none where nothing is to be done.
    pub remedy: Option<String>,
    /// What does not work without it: "Without it Phin cannot push billing data."; none where the box is set.
    pub without: Option<String>,
    /// The other boxes of which one is missing; empty where there is no choice.
    pub one_of: Vec<String>,
    /// True for what the vendor's document does not ask.
    pub is_optional: bool,
    /// The facts.
    pub facts: Vec<FactView>,
    /// When an earlier run found this, in words: "as of 10:02"; none where this run found it.
    pub known_at: Option<String>,
    /// How it stood before, in words: "Missing at 10:02"; none where this run did not change it.
    pub before: Option<String>,
}

/// One reading call, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReadView {
    /// Its path.
    pub path: String,
    /// How it ended.
    pub answer: ReadAnswer,
    /// In words.
    pub words: Words,
}

/// A permission check, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PermissionRunView {
    /// In one line: "2 boxes are missing", "No box that can be seen is missing".
    pub summary: String,
    /// True when nothing is known to be missing.
    pub is_free_of_problems: bool,
    /// How many boxes passed, failed, could not be told.
    pub passed: u32,
    /// See `passed`.
    pub failed: u32,
    /// See `passed`.
    pub could_not_tell: u32,
    /// About the whole.
    pub findings: Vec<FindingView>,
    /// One per box, in the order of ConnectWise's page.
    pub boxes: Vec<PermissionFindingView>,
    /// One per reading call.
    pub reads: Vec<ReadView>,
    /// Remarks that are no problem.
    pub notes: Vec<Note>,
    /// True when "Check these again" has something to ask.
    pub can_ask_again: bool,
    /// True when only what had not passed was asked again.
    pub is_partial: bool,
}

/// What streams to the window while a test runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum CheckProgress {
    /// A rung begins.
    Started {
        /// Which one.
        check: Check,
        /// In words.
        title: String,
    },
    /// A rung ended.
    Ended {
        /// Its finding.
        finding: FindingView,
    },
    /// A reading call of the permission check ended.
    #[serde(rename_all = "camelCase")]
    Read {
        /// Its path.
        path: String,
        /// The boxes that it needs, by name in words.
        places: Vec<String>,
        /// How it ended.
        answer: ReadAnswer,
        /// How many have ended, this one included.
        done: u32,
        /// How many there are.
        total: u32,
    },
}
