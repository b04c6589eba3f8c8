//! The shapes of `outline.toml`: the proof that a guide mirrors its document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The outline of a vendor's document: one passage per sentence and table row, in the document's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outline {
    /// The guide's id.
    pub guide: String,
    /// The passages, in the document's order.
    #[serde(rename = "passage")]
    pub passages: Vec<OutlinePassage>,
}

/// What a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// A heading, or a word above a table.
    Heading,
    /// A sentence.
    Sentence,
    /// A row of a table or list: a permission, an endpoint.
    Row,
    /// A few words of a list: the name of a field.
    Label,
}

impl PassageKind {
    /// Answers with its word: "row".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Sentence => "sentence",
            Self::Row => "row",
            Self::Label => "label",
        }
    }
}

/// One passage. The vendor's own sentence is not kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutlinePassage {
    /// Its id: `p01`.
    pub id: String,
    /// What it is.
    pub kind: PassageKind,
    /// The first 16 hexadecimal digits of the SHA-256 of its normalized text.
    pub digest: String,
    /// What it says, in our words.
    pub summary: String,
    /// A few words that stand in it exactly so, and in no passage before it: a label, a menu path, a heading. By them a
    /// browser finds it on the vendor's page.
    #[serde(default)]
    pub find: Option<String>,
    /// What carries it: `step:…`, `permission:…`, `endpoint:…`, `note:…`, `choice:…`, `feature:…`, `field:…`,
    /// `section:…`, or `guide:title`, `guide:about`, `guide:table-setup`.
    pub carried_by: Vec<String>,
}
