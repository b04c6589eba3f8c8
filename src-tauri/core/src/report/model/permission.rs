//! The permissions that the vendor asks for, and how much is known of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a permission is known to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HowKnown {
    /// It is not: neither tested nor said.
    NotTested,
    /// It was not tested; a person said that the boxes are ticked.
    PersonSaid,
}

/// Where the vendor's document and ConnectWise disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportCorrection {
    /// What the document says.
    pub document_says: String,
    /// What is believed to hold.
    pub we_believe: String,
    /// How sure that is: "high", "medium", "low", "unverified".
    pub confidence: String,
}

/// One function and the levels asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportPermission {
    /// The module: "Companies".
    pub module: String,
    /// The function: "Company Maintenance".
    pub function: String,
    /// The level asked for under Add; empty when none is.
    pub add: String,
    /// The level asked for under Edit; empty when none is.
    pub edit: String,
    /// The level asked for under Delete; empty when none is.
    pub delete: String,
    /// The level asked for under Inquire; empty when none is.
    pub inquire: String,
    /// Why the vendor needs it.
    pub why: String,
    /// The features it is for; empty means always.
    pub features: Vec<String>,
    /// True for what the document does not ask but its endpoints seem to need.
    pub is_correction: bool,
    /// What differs from the document.
    pub corrections: Vec<ReportCorrection>,
    /// How it is known to be set.
    pub how_known: HowKnown,
    /// The same in words.
    pub how_known_words: String,
}

/// The permissions that the vendor asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportPermissions {
    /// The security role's name.
    pub role_name: String,
    /// What is known of them as a whole, in words.
    pub how_known_words: String,
    /// The rows.
    pub rows: Vec<ReportPermission>,
    /// What to do under Table Setup › customize, paragraph by paragraph.
    pub table_setup: Vec<String>,
}
