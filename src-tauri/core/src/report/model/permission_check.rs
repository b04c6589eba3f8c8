//! What a permission check found: boxes, reading calls, remarks.

use super::{HowKnown, Moment, ReportFact, ReportFinding};
use crate::check::{Outcome, ReadAnswer};
use crate::words::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a box stood before a check that asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportBefore {
    /// How it stood.
    pub outcome: Outcome,
    /// The same in a word or two: "Missing".
    pub standing: String,
    /// When.
    pub known: Moment,
}

/// One box and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportBox {
    /// The box, as a stable name: "finance/agreements/inquire".
    pub permission: String,
    /// Where it is, label by label: "Finance › Agreements › Inquire Level".
    pub place: String,
    /// True for what the vendor's document does not ask; its absence is no problem.
    pub is_optional: bool,
    /// How it stands.
    pub outcome: Outcome,
    /// The same in a word or two: "Set", "Missing", "Not known".
    pub standing: String,
    /// True where an answer speaks against the box without its being clear that the box is the cause.
    pub is_doubtful: bool,
    /// What was found, as a stable name. The names grow from version to version.
    #[schemars(with = "String")]
    pub code: Code,
    /// A few words that name the case.
    pub title: String,
    /// What happened.
    pub happened: String,
    /// Why that may be, or why it matters; may be empty.
    pub why: String,
    /// What to do; may be empty.
    pub to_do: String,
    /// The whole way to the box and what to set there; none where nothing is to be done.
    pub remedy: Option<String>,
    /// The boxes of which one is missing, this one included; empty where there is no choice.
    pub one_of: Vec<String>,
    /// How it is known.
    pub how_known: HowKnown,
    /// The same in words.
    pub how_known_words: String,
    /// When it was last known to stand so.
    pub known: Moment,
    /// True when an earlier check found this and the last one did not ask again.
    pub is_kept: bool,
    /// How it stood before; none where this check did not change it.
    pub before: Option<ReportBefore>,
    /// The facts, in the order in which to show them.
    pub facts: Vec<ReportFact>,
}

/// One reading call and how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportRead {
    /// The endpoint's path: "/service/boards/{boardId}/types".
    pub path: String,
    /// How it ended.
    pub answer: ReadAnswer,
    /// What that was, as a stable name. The names grow from version to version.
    #[schemars(with = "String")]
    pub code: Code,
    /// The same in a few words: "Answered", "Refused".
    pub title: String,
    /// What happened.
    pub happened: String,
    /// What to do; may be empty.
    pub to_do: String,
    /// The boxes that it needs as far as is known, by name in words.
    pub needs: Vec<String>,
    /// When it was answered or given up.
    pub at: Moment,
}

/// A remark that is no problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportRemark {
    /// A few words that name it.
    pub title: String,
    /// What it is.
    pub happened: String,
    /// What may be done; may be empty.
    pub to_do: String,
}

/// How many boxes stand how. What the vendor's document does not ask is counted apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportCount {
    /// Known to be set.
    pub passed: u32,
    /// Known to be missing or too low.
    pub failed: u32,
    /// In doubt: refused, or answered in two ways, without it being clear that this box is the cause.
    pub doubtful: u32,
    /// Asked, and not told for another cause.
    pub could_not_tell: u32,
    /// Not asked.
    pub not_run: u32,
    /// Known to be missing, and not asked by the document.
    pub optional_failed: u32,
}

/// What a permission check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportPermissionCheck {
    /// When it ended.
    pub finished: Moment,
    /// In one line: "2 boxes are missing".
    pub summary: String,
    /// True when nothing that the document asks for is known to be missing.
    pub is_free_of_problems: bool,
    /// True when only what had not passed was asked again; the rest is as old as it says.
    pub is_partial: bool,
    /// The numbers.
    pub count: ReportCount,
    /// About the whole: the role, the API member, the default board, rows, fields.
    pub findings: Vec<ReportFinding>,
    /// One per box, in the order of ConnectWise's page; those not known included.
    pub boxes: Vec<ReportBox>,
    /// One per reading call; those not asked included.
    pub reads: Vec<ReportRead>,
    /// Remarks that are no problem.
    pub remarks: Vec<ReportRemark>,
}
