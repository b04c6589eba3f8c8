//! What changed since an earlier test.

use super::Moment;
use crate::check::Change;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Something else that was different between the two tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportGround {
    /// What: "Server".
    pub label: String,
    /// As the earlier test tells it.
    pub then: String,
    /// As the later test tells it.
    pub now: String,
}

/// One question or box in both tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportChange {
    /// The question, or the box in words.
    pub name: String,
    /// The box as a stable name; none for a question.
    pub permission: Option<String>,
    /// That the vendor's document does not ask for it; empty where it does.
    pub remark: String,
    /// How it stood in the earlier test.
    pub then: String,
    /// How old that was already, where that test had not asked; empty where it had.
    pub then_kept: String,
    /// How it stood in the later test.
    pub now: String,
    /// How old that is, where that test did not ask; empty where it did.
    pub now_kept: String,
    /// What happened, where the later test found a problem or could not tell; else empty.
    pub happened: String,
    /// What to do about it; may be empty.
    pub to_do: String,
}

/// What went one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportChanges {
    /// Which way.
    pub change: Change,
    /// The same in words.
    pub title: String,
    /// The questions and boxes.
    pub rows: Vec<ReportChange>,
}

/// The last test beside an earlier one: the last that passed where the last test found a problem, else the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportComparison {
    /// When the earlier test began.
    pub then: Moment,
    /// How it ended, in words.
    pub then_summary: String,
    /// When the last test began.
    pub now: Moment,
    /// How it ended, in words.
    pub now_summary: String,
    /// What changed, in one line.
    pub summary: String,
    /// True where both saw the same, as far as both saw.
    pub is_unchanged: bool,
    /// What else was different; then like is not compared with like.
    pub grounds: Vec<ReportGround>,
    /// What changed and what stayed a problem, what needs somebody first. The rest is counted in the summary.
    pub changes: Vec<ReportChanges>,
}
