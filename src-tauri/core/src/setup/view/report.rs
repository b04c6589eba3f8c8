//! The report, before and after it is written.

use serde::{Deserialize, Serialize};

/// The report before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReportPreview {
    /// Where the window finds it: the path under the `onramp-report` protocol, which serves the HTML byte for byte
    /// as it will be written.
    pub id: String,
    /// The folder that is proposed.
    pub folder: String,
    /// The file names that will be written there.
    pub file_names: Vec<String>,
}

/// The report after it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReportWritten {
    /// The paths, PDF first.
    pub paths: Vec<String>,
    /// The report ID that all forms carry.
    pub report_id: String,
}
