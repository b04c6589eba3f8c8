//! The JSON Schema of the catalog's files.

use super::endpoint::EndpointsFile;
use super::model::{ModulesFile, TablesFile, TermsFile};

/// Any one file of the catalog.
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum CatalogFile {
    Modules(ModulesFile),
    Tables(TablesFile),
    Endpoints(EndpointsFile),
    Terms(TermsFile),
}

/// Makes the JSON Schema of the files in `catalog/`; it is committed beside them as `catalog.schema.json`.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(CatalogFile).to_value()
}
