//! The live test and the requests behind it.

use super::Moment;
use crate::check::{Check, Outcome};
use crate::words::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a live test found wrong or doubtful, for the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `failed`: it is known to be wrong. `could-not-tell`: it may be.
    pub outcome: Outcome,
    /// A few words that name it, the box included where it is one.
    pub title: String,
    /// What happened, and what does not work because of it.
    pub happened: String,
    /// The whole way to the box and what to set there; several where one of them is missing; empty where it is
    /// about no box.
    pub remedies: Vec<String>,
    /// What to do; may be empty.
    pub to_do: String,
}

/// One fact behind a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportFact {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportFinding {
    /// The question, as a stable name.
    #[schemars(with = "String")]
    pub check: Check,
    /// The question in words.
    pub question: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The same in words.
    pub outcome_words: String,
    /// What happened, as a stable name. The names grow from version to version.
    #[schemars(with = "String")]
    pub code: Code,
    /// A few words that name the case.
    pub title: String,
    /// What happened.
    pub happened: String,
    /// Why that may be; may be empty.
    pub why: String,
    /// What to do; may be empty.
    pub to_do: String,
    /// The facts, in the order in which to show them.
    pub facts: Vec<ReportFact>,
    /// How long the question took, in milliseconds.
    pub duration_ms: u64,
}

/// One run of the live test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportRun {
    /// When it began.
    pub started: Moment,
    /// When it ended.
    pub finished: Moment,
    /// True when a person stopped it.
    pub was_cancelled: bool,
    /// True when every question passed or was not needed.
    pub is_connected: bool,
    /// True when it is connected and nothing that the vendor's document asks for is known to be missing.
    pub has_all_it_needs: bool,
    /// How it ended, in words.
    pub summary: String,
    /// One finding per question, in order; those not asked included.
    pub findings: Vec<ReportFinding>,
}

/// One request that left the machine. Never a header, never a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportRequest {
    /// What it was sent for: "Company check", "Live test".
    pub sent_for: String,
    /// `GET`, always.
    pub method: String,
    /// Host, path and query.
    pub target: String,
    /// The HTTP status of the answer; none when no answer came.
    pub status: Option<u16>,
    /// The same in words: "200", "no answer".
    pub status_words: String,
    /// When it was sent; none where an older Onramp did not keep it.
    pub sent: Option<Moment>,
    /// The local time of day of it: "14:04:51"; empty where it is not known.
    pub sent_clock: String,
    /// From sending to the end of the answer, in milliseconds.
    pub duration_ms: u64,
}
