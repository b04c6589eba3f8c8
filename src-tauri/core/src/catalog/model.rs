//! The shapes of the Security Roles page in the catalog's files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a role's right reaches. Ordered: `None < My < All`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing.
    None,
    /// The member's own records.
    My,
    /// Every record.
    All,
}

/// The four columns of a security role's page.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Add Level.
    Add,
    /// Edit Level.
    Edit,
    /// Delete Level.
    Delete,
    /// Inquire Level.
    Inquire,
}

impl Right {
    /// Answers with ConnectWise's word for it: "Inquire".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Add => "Add",
            Self::Edit => "Edit",
            Self::Delete => "Delete",
            Self::Inquire => "Inquire",
        }
    }
}

/// How sure a statement is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Live evidence, or several independent sources.
    High,
    /// One good source, or obvious from the naming.
    Medium,
    /// An inference.
    Low,
    /// Nobody states it.
    Unverified,
}

impl Confidence {
    /// Answers with its word: "medium".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::Unverified => "unverified",
        }
    }
}

/// What is known about the order of the Security Roles page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// A sentence to show beside the rows.
    pub note: String,
    /// Where the order comes from.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// A module of the Security Roles page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Its id: `service-desk`.
    pub id: String,
    /// Its name, as ConnectWise writes it.
    pub name: String,
    /// Its functions, in the order of the page.
    #[serde(rename = "function")]
    pub functions: Vec<Function>,
}

/// A function: one row of the Security Roles page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// Its id within the module: `company-maintenance`.
    pub id: String,
    /// Its name, as ConnectWise writes it.
    pub name: String,
    /// Other spellings met in documents.
    #[serde(default)]
    pub spellings: Vec<String>,
    /// True when the row has a "customize" link.
    #[serde(default)]
    pub has_customize: bool,
    /// Where it comes from.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// One entry of Table Setup › customize.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetupTable {
    /// Its id: `service/service-board`.
    pub id: String,
    /// Its category: "Service".
    pub category: String,
    /// Its name: "Service Board".
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

impl SetupTable {
    /// The doubt about the name, as a sentence; empty where there is none.
    pub(crate) fn doubt(&self) -> &'static str {
        match self.confidence {
            Confidence::High | Confidence::Medium => "",
            Confidence::Low => "One source has this name; it may differ in your ConnectWise.",
            Confidence::Unverified => "This name was not seen anywhere; look for one like it.",
        }
    }
}

/// The file `modules.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ModulesFile {
    /// What is known about the order.
    pub(crate) order: Order,
    /// The modules, in the order of the page.
    #[serde(rename = "module")]
    pub(crate) modules: Vec<Module>,
}

/// A word of ConnectWise, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id: `api-member`.
    pub id: String,
    /// The question that it answers: "What is an API member?"
    pub question: String,
    /// The answer, one paragraph each.
    pub about: Vec<String>,
    /// The words of a step beside which the answer is offered, exactly as steps write them.
    pub words: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Term {
    /// True when it has a question, an answer and words, and none of them is empty.
    pub(crate) fn is_told(&self) -> bool {
        let is_text = |text: &String| !text.trim().is_empty();
        is_text(&self.question)
            && [&self.about, &self.words]
                .iter()
                .all(|texts| !texts.is_empty() && texts.iter().all(is_text))
    }

    /// True when one of its words stands in the text, exactly so.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.words.iter().any(|word| text.contains(word.as_str()))
    }
}

/// The file `terms.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TermsFile {
    /// The words.
    #[serde(rename = "term")]
    pub(crate) terms: Vec<Term>,
}

/// The file `setup-tables.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TablesFile {
    /// The entries.
    #[serde(rename = "table")]
    pub(crate) tables: Vec<SetupTable>,
}
