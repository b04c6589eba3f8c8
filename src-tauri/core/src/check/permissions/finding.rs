//! What a permission check answers.

use crate::catalog::Permission;
use crate::check::{Fact, Finding, Outcome};
use crate::words::Code;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the state of a box is known.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum KnownBy {
    /// The role's levels were read back: exact.
    RoleReadBack,
    /// A reading call that needs the box was answered or refused.
    Read,
}

/// The answer for one box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PermissionFinding {
    /// The box.
    pub permission: Permission,
    /// `Passed`: it is set. `Failed`: it is not, and nothing else explains what was seen. `CouldNotTell`: everything
    /// between, a suspicion included.
    pub outcome: Outcome,
    /// What was found; its words say what to do.
    pub code: Code,
    /// How it is known; empty where nothing is.
    pub known_by: Vec<KnownBy>,
    /// Where one of several boxes is missing: all of them, this one included, the likeliest first. Else empty.
    #[serde(default)]
    pub one_of: Vec<Permission>,
    /// True for what the vendor's document does not ask; its absence is told and is no problem.
    pub is_optional: bool,
    /// The facts behind it, those that the words need included.
    pub evidence: Vec<Fact>,
    /// When the answers behind it came (UTC). A run that asks only what failed keeps the others' time.
    #[schemars(with = "String")]
    pub known_at: Timestamp,
}

/// How a reading call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum ReadAnswer {
    /// It was answered, with at least one record.
    Answered,
    /// It was answered, with none.
    Empty,
    /// The role does not allow it.
    Refused,
    /// It was asked, and no answer to the question came: the code says why.
    NoAnswer,
    /// It was not asked: the code says why.
    NotAsked,
}

/// How one reading call ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReadFinding {
    /// The endpoint's path as the catalog has it: `/service/boards/{boardId}/types`.
    pub path: String,
    /// How it ended.
    pub answer: ReadAnswer,
    /// The same, or why there is no answer.
    pub code: Code,
    /// The boxes that it needs, as far as the catalog knows.
    pub needs: Vec<Permission>,
    /// The facts behind it.
    pub evidence: Vec<Fact>,
    /// When the answer came (UTC).
    #[schemars(with = "String")]
    pub at: Timestamp,
}

/// A remark that is no problem: a role larger than needed, boards left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PermissionNote {
    /// What it is.
    pub code: Code,
    /// The facts behind it.
    pub evidence: Vec<Fact>,
}

/// How a box stood before a run that asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PermissionBefore {
    /// The box.
    pub permission: Permission,
    /// How it stood.
    pub outcome: Outcome,
    /// What was found then.
    pub code: Code,
    /// When (UTC).
    #[schemars(with = "String")]
    pub known_at: Timestamp,
}

/// One permission check over every box of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PermissionRun {
    /// About the whole: could the role be read back, does the member reach the whole company, is there a default
    /// board, do reads return rows and whole fields, were they asked to the end.
    pub findings: Vec<Finding>,
    /// One per box of the plan, in the order of ConnectWise's page; those not known included.
    pub boxes: Vec<PermissionFinding>,
    /// One per reading call of the plan; those not asked included.
    pub reads: Vec<ReadFinding>,
    /// Remarks that are no problem.
    pub notes: Vec<PermissionNote>,
    /// How the boxes stood before, where this run changed that; the oldest state since the last complete run.
    #[serde(default)]
    pub before: Vec<PermissionBefore>,
    /// True when an earlier run stands beside this one: only what had not passed was asked again, or nothing could be.
    #[serde(default)]
    pub is_partial: bool,
}

impl PermissionRun {
    /// What the run says of a box; none when it does not judge it.
    #[must_use]
    pub fn of(&self, permission: &Permission) -> Option<&PermissionFinding> {
        let mut boxes = self.boxes.iter();
        boxes.find(|found| found.permission == *permission)
    }

    /// The boxes that are missing for sure and that the vendor's document asks for.
    pub fn missing(&self) -> impl Iterator<Item = &PermissionFinding> {
        self.boxes
            .iter()
            .filter(|found| found.outcome == Outcome::Failed && !found.is_optional)
    }

    /// True when nothing is known to be missing: no box that the document asks for, not one of several of them, and no
    /// finding about the whole failed. Boxes that could not be told do not count against it.
    #[must_use]
    pub fn is_free_of_problems(&self) -> bool {
        self.missing().next().is_none()
            && !self.lacks_one_of_several()
            && self
                .findings
                .iter()
                .all(|finding| finding.outcome != Outcome::Failed)
    }
}
