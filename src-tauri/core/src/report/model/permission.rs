//! The permissions that the vendor asks for, how each stands, and how that is known.

use super::ReportPermissionCheck;
use crate::check::Outcome;
use crate::setup::view::LevelAsked;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How it is known that a permission is set or missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum HowKnown {
    /// The role's levels were read back: exact.
    RoleReadBack,
    /// Reading calls that need it were answered or refused.
    ReadingCalls,
    /// Both ways.
    BothWays,
    /// It was not tested; a person said that the boxes are ticked.
    PersonSaid,
    /// It is not: neither tested nor said.
    NotTested,
}

impl HowKnown {
    /// True where a check showed it, and no person had to say so.
    #[must_use]
    pub fn is_tested(self) -> bool {
        match self {
            Self::RoleReadBack | Self::ReadingCalls | Self::BothWays => true,
            Self::PersonSaid | Self::NotTested => false,
        }
    }
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

/// One level of a function: a cell of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportLevel {
    /// The column: "Inquire".
    pub column: String,
    /// What is asked.
    #[schemars(with = "String")]
    pub asked: LevelAsked,
    /// The same in words: "All", "All, optional"; empty where nothing is asked.
    pub asked_words: String,
    /// How it stands; none where nothing is asked or nothing was tested.
    pub outcome: Option<Outcome>,
    /// The same in a word or two; empty where there is none.
    pub standing: String,
}

/// One function and the levels asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportPermission {
    /// The module: "Companies".
    pub module: String,
    /// The function: "Company Maintenance".
    pub function: String,
    /// Add, Edit, Delete, Inquire; those of which nothing is asked included.
    pub levels: Vec<ReportLevel>,
    /// Why the vendor needs it.
    pub why: String,
    /// What does not work without it; may be empty.
    pub without: String,
    /// The features it is for; empty means always.
    pub features: Vec<String>,
    /// True for what the document does not ask but its endpoints seem to need.
    pub is_correction: bool,
    /// What differs from the document.
    pub corrections: Vec<ReportCorrection>,
    /// How it is known to stand so.
    pub how_known: HowKnown,
    /// The same in words.
    pub how_known_words: String,
}

/// One entry of Table Setup › customize.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportTable {
    /// The entry: "Service / Service Board".
    pub name: String,
    /// A doubt about the name; may be empty.
    pub doubt: String,
    /// Why the vendor needs it.
    pub why: String,
    /// What does not work without it; may be empty.
    pub without: String,
    /// The features it is for; empty means always.
    pub features: Vec<String>,
    /// What differs from the document.
    pub corrections: Vec<ReportCorrection>,
    /// How it stands; none where nothing was tested.
    pub outcome: Option<Outcome>,
    /// The same in a word or two; empty where there is none.
    pub standing: String,
    /// How it is known to stand so.
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
    /// How much is known of them as a whole.
    pub how_known: HowKnown,
    /// The same in words.
    pub how_known_words: String,
    /// What the permission check found; none when none was run.
    pub check: Option<ReportPermissionCheck>,
    /// The functions of which something is asked, in the order of ConnectWise's page.
    pub rows: Vec<ReportPermission>,
    /// The entries that must stand in the left box of Table Setup › customize.
    pub tables: Vec<ReportTable>,
    /// What to do under Table Setup › customize, paragraph by paragraph.
    pub table_setup: Vec<String>,
}
