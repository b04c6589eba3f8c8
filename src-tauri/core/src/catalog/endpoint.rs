//! The shapes of the catalog's endpoints.

use super::model::{Confidence, Right};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An HTTP method.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// Answers with its name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// One function and the right that a call needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// The function: `companies/company-maintenance`.
    pub function: String,
    /// The right.
    pub right: Right,
}

/// How Onramp may ask an endpoint on a real server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", tag = "how")]
pub enum Ask {
    /// With one GET that reads as little as possible.
    SmallestGet {
        /// The query, without the question mark; empty where none is needed.
        query: String,
    },
    /// With a GET for which an id is taken from the answer of another endpoint: from its record, or its first record.
    ///
    /// The id stands in for the one parameter of the path, for `{id}` in the query, or for both.
    IdFrom {
        /// The path of that endpoint; it is one that takes no id itself.
        path: String,
        /// The field of its record that holds the id: `id`, `securityRole/id`.
        #[serde(default = "id")]
        field: String,
        /// The query, without the question mark; empty where none is needed.
        query: String,
    },
    /// Not at all.
    Never {
        /// Why not.
        why: String,
    },
}

fn id() -> String {
    "id".to_owned()
}

/// One method of an endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndpointMethod {
    /// The method.
    pub method: Method,
    /// What it needs; empty where nothing is known or needed, and then `needs_note` says which.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// The entries of Table Setup › customize that must be allowed.
    #[serde(default)]
    pub tables: Vec<String>,
    /// A remark on what it needs.
    #[serde(default)]
    pub needs_note: Option<String>,
    /// False where it may need more than `needs` and `tables` name; a refusal then proves nothing of them.
    #[serde(default = "yes")]
    pub is_complete: bool,
    /// True when every working ConnectWise has at least one record to answer with.
    #[serde(default)]
    pub is_never_empty: bool,
    /// Fields of a record that are never blank for whoever may see it whole: `name`, `company/name`.
    #[serde(default)]
    pub filled: Vec<String>,
    /// How it may be asked.
    pub ask: Ask,
    /// Where all this comes from.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// An endpoint, by its path below `apis/3.0`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogEndpoint {
    /// The path, as the API has it; parameters in braces.
    pub path: String,
    /// False for a path that a document names and no specification read has.
    #[serde(default = "yes")]
    pub is_in_specification: bool,
    /// Its methods.
    #[serde(rename = "method")]
    pub methods: Vec<EndpointMethod>,
}

fn yes() -> bool {
    true
}

/// A file `endpoints-….toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EndpointsFile {
    /// The endpoints.
    #[serde(rename = "endpoint")]
    pub(crate) endpoints: Vec<CatalogEndpoint>,
}
