//! The report ID.

use super::{Report, ReportError};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// How many hex digits a report ID has.
const DIGITS: usize = 16;

/// Works out the report ID: the first 16 hex digits of the SHA-256 of the canonical JSON without the ID itself.
///
/// # Errors
/// [`ReportError::Json`] when the report cannot be turned into JSON.
pub fn report_id(report: &Report) -> Result<String, ReportError> {
    let value = serde_json::to_value(report).map_err(ReportError::Json)?;
    Ok(digest_of(&value))
}

/// The report ID that the data of a report give, those of a later version included.
pub(crate) fn digest_of(value: &Value) -> String {
    let mut value = value.clone();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("reportId");
    }
    let digest = Sha256::digest(canonical(&value).as_bytes());
    let mut id = String::with_capacity(DIGITS);
    for byte in digest.iter().take(DIGITS / 2) {
        // Writing into a String cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}

/// JSON with sorted keys and no white space. Sorted here and not left to `serde_json`, whose order depends on a
/// feature that any crate of the build may turn on.
pub(super) fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            let inner: Vec<String> = sorted
                .into_iter()
                .map(|(name, value)| {
                    format!("{}:{}", Value::String(name.clone()), canonical(value))
                })
                .collect();
            format!("{{{}}}", inner.join(","))
        }
        Value::Array(items) => {
            let inner: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", inner.join(","))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}
