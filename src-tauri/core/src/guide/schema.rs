//! The JSON Schemas of a guide's two files, for editors and for authors.

use super::file::GuideFile;
use super::outline::Outline;
use serde_json::Value;

/// Makes the JSON Schema of `guide.toml`; it is committed as `guides/guide.schema.json`.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(GuideFile).to_value()
}

/// Makes the JSON Schema of `outline.toml`; it is committed as `guides/outline.schema.json`.
#[must_use]
pub fn outline_schema() -> Value {
    schemars::schema_for!(Outline).to_value()
}
