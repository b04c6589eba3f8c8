//! What was written down on a call.

use super::Moment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A note or a decision of whoever worked on the setup, in their own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportNote {
    /// When it was written.
    pub at: Moment,
    /// The spoken code of the step that it was written at: "C2".
    pub step_code: String,
    /// That step's title.
    pub step_title: String,
    /// The text, line by line.
    pub lines: Vec<String>,
}
