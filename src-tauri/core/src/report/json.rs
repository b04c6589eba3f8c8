//! The JSON form, and its schema.

use super::model::{FORMAT, OLDEST_FORMAT};
use super::{Report, ReportError};
use serde::Deserialize;

/// Draws the report as JSON: indented, in the order of the struct, the same bytes each time.
///
/// # Errors
/// [`ReportError::Json`] when it cannot be turned into JSON.
pub fn render_json(report: &Report) -> Result<String, ReportError> {
    let mut text = serde_json::to_string_pretty(report).map_err(ReportError::Json)?;
    text.push('\n');
    Ok(text)
}

/// Reads a report back.
///
/// # Errors
/// [`ReportError::Unreadable`] when the text is no report, or one of a format that this version does not know.
pub fn read_json(text: &str) -> Result<Report, ReportError> {
    #[derive(Deserialize)]
    struct Versioned {
        format: u32,
    }
    // The parser's own message would quote the text; it is left out on purpose.
    let versioned: Versioned = serde_json::from_str(text).map_err(|_| ReportError::Unreadable)?;
    if !(OLDEST_FORMAT..=FORMAT).contains(&versioned.format) {
        return Err(ReportError::Unreadable);
    }
    serde_json::from_str(text).map_err(|_| ReportError::Unreadable)
}

/// The JSON Schema of a report, as committed in `schema/report.schema.json`.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}
