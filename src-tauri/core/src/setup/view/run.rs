//! Findings and runs.

use crate::check::Check;
use crate::check::Outcome;
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
}
