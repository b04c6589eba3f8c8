//! The first lines of a report.

use super::{OpenStep, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether the connection works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConnectionStatus {
    /// The last live test passed every question, and no box that the vendor's document asks for is known to be missing.
    Connected,
    /// The last live test passed every question of the connection, and boxes are missing.
    ConnectedWithGaps,
    /// The last live test passed every question of the connection, and a person stopped its permission check; nothing
    /// was found missing up to there.
    ConnectedUnchecked,
    /// Another company answered than the one that is meant: nothing was handed on.
    OtherCompany,
    /// The last live test did not.
    NotConnected,
    /// No live test was run.
    NotTested,
    /// The connection is to end, and steps of that are open. Whatever the last live test found is past.
    Ending,
    /// The connection was ended: every step of that is done.
    Ended,
}

/// Who has to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum ActsNext {
    /// The person who does the setup at the company.
    Admin,
    /// The vendor's onboarding specialist.
    Specialist,
    /// Nobody: nothing is open.
    Nobody,
}

/// The first lines of a report: connected or not, what is open, who must act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportSummary {
    /// Whether the connection works.
    pub status: ConnectionStatus,
    /// The same in words: "Connected".
    pub headline: String,
    /// What that rests on.
    pub explanation: String,
    /// How the permissions stand, in a line or two.
    pub permissions: String,
    /// What all this does not show.
    pub limits: String,
    /// Who has to do something.
    pub acts_next: ActsNext,
    /// The same in words, with the step.
    pub acts_next_words: String,
    /// Steps that are done because Onramp saw it.
    pub steps_done_seen: u32,
    /// Steps that are done because a person said so.
    pub steps_done_said: u32,
    /// Steps in all.
    pub steps_total: u32,
    /// The three numbers in words.
    pub progress: String,
    /// What is known to be wrong, and after that what is doubtful, with what to do.
    pub problems: Vec<Problem>,
    /// The steps that are open.
    pub open: Vec<OpenStep>,
}
