//! Permissions, endpoints, corrections and notes of a guide.

use crate::catalog::{Confidence, Method, Right};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where the document and ConnectWise disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Its id, by which steps, permissions and endpoints point to it.
    pub id: String,
    /// What the document says, in our words.
    pub document_says: String,
    /// What we believe holds.
    pub we_believe: String,
    /// Where that comes from.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// One box, or several of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Its id.
    pub id: String,
    /// The function in the catalog: `companies/company-maintenance`.
    pub function: String,
    /// The columns to set to All.
    pub rights: Vec<Right>,
    /// Why the vendor needs it.
    pub why: String,
    /// What will not work without it, as a sentence with the vendor's name: "Phin cannot push billing data."
    pub without: String,
    /// The ids of the features it is for; empty means always.
    #[serde(default)]
    pub features: Vec<String>,
    /// The document's spelling where it differs.
    #[serde(default)]
    pub written_as: Option<String>,
    /// True for what the document does not ask but its endpoints seem to need.
    #[serde(default)]
    pub is_correction: bool,
    /// The ids of the corrections that belong beside it.
    #[serde(default)]
    pub corrections: Vec<String>,
}

/// One entry of Table Setup › customize that the vendor needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableEntry {
    /// The setup table in the catalog: `service/service-board`.
    pub table: String,
    /// Why the vendor needs it.
    pub why: String,
    /// What will not work without it, as a sentence with the vendor's name.
    pub without: String,
    /// The ids of the features it is for; empty means always.
    #[serde(default)]
    pub features: Vec<String>,
    /// The ids of the corrections that belong beside it.
    #[serde(default)]
    pub corrections: Vec<String>,
}

/// That the vendor relies on the default board of its API member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefaultBoard {
    /// The ids of the features it is for; empty means always.
    #[serde(default)]
    pub features: Vec<String>,
    /// Why the vendor needs it.
    pub why: String,
    /// What will not work without it, as a sentence with the vendor's name.
    pub without: String,
}

/// One row of the vendor's list of endpoints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Endpoint {
    /// Its id.
    pub id: String,
    /// The area of the list.
    pub area: String,
    /// The methods, as the document lists them.
    pub methods: Vec<Method>,
    /// The path, as the document writes it.
    pub path: String,
    /// Where the API has it under another path: that path, as the catalog has it.
    #[serde(default)]
    pub meant: Vec<Meant>,
    /// What it is for, in our words.
    pub about: String,
    /// The ids of the corrections that belong beside it.
    #[serde(default)]
    pub corrections: Vec<String>,
}

/// What a row of the list means in the API, for one of its methods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meant {
    /// The method in the document.
    pub listed: Method,
    /// The method of the API.
    pub method: Method,
    /// The path of the API, as the catalog has it.
    pub path: String,
}

/// A paragraph of the document that is no step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideNote {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text, one paragraph each.
    pub text: Vec<String>,
}
