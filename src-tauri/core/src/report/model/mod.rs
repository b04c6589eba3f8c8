//! What a report holds. JSON, HTML and later PDF are drawn from this and from nothing else.

mod check;
mod comparison;
mod identity;
mod keys;
mod note;
mod parts;
mod permission;
mod permission_check;
mod step;
mod summary;

pub use check::{Problem, ReportFact, ReportFinding, ReportRequest, ReportRun};
pub use comparison::{ReportChange, ReportChanges, ReportComparison, ReportGround};
pub use identity::{ReportArrived, ReportBegunFrom, ReportIdentity, ReportInvite, ReportSaid};
pub use keys::{
    KeyState, PageState, ReportAge, ReportEnding, ReportHandOff, ReportKey, ReportKeys, ReportPage,
    ReportRemoval, ReportReplacement,
};
pub use note::ReportNote;
pub use parts::{
    Moment, ReportChoices, ReportChosen, ReportDocument, ReportField, ReportMade, ReportSubject,
};
pub use permission::{
    HowKnown, ReportCorrection, ReportLevel, ReportPermission, ReportPermissions, ReportTable,
};
pub use permission_check::{
    ReportBefore, ReportBox, ReportCount, ReportPermissionCheck, ReportRead, ReportRemark,
};
pub use step::{EvidenceKind, OpenStep, ReportSection, ReportStep};
pub use summary::{ActsNext, ConnectionStatus, ReportSummary};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format that this version writes.
pub(crate) const FORMAT: u32 = 5;

/// The oldest format that this version reads: what came since is left out where there is nothing to say.
pub(crate) const OLDEST_FORMAT: u32 = 4;

/// The report on one setup, whole. Never a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The format's version. A reader that knows a lower one only must refuse.
    pub format: u32,
    /// The first 16 hex digits of the SHA-256 of this report's canonical JSON (keys sorted, no white space, this field
    /// left out). Matches the forms of one report; proves nothing about who wrote it.
    pub report_id: String,
    /// The language of every sentence, as a BCP 47 tag.
    pub language: String,
    /// The title: "Connecting ConnectWise PSA to Phin: ACME MSP".
    pub title: String,
    /// True when nothing real was connected.
    pub is_practice: bool,
    /// What to say about it on every page; none for a real setup.
    pub practice_notice: Option<String>,
    /// What a reader with one minute needs.
    pub summary: ReportSummary,
    /// Which company, which server, which vendor.
    pub subject: ReportSubject,
    /// Which company answered, and who confirmed that it is the right one; none in reports of an older Onramp.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<ReportIdentity>,
    /// The invite that the setup was made from; none when it was begun without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite: Option<ReportInvite>,
    /// The report that the setup was started from; none when it was begun without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_from: Option<ReportBegunFrom>,
    /// The desk's file that the setup came out of; none when it was begun on this computer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<ReportArrived>,
    /// What was chosen.
    pub choices: ReportChoices,
    /// Every step left after the choices, with its evidence.
    pub sections: Vec<ReportSection>,
    /// What was written down on a call, the oldest first.
    pub notes: Vec<ReportNote>,
    /// The last live test; none when none was run.
    pub run: Option<ReportRun>,
    /// What changed since an earlier live test; left out where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<ReportComparison>,
    /// What may be said of the key pair and of its life.
    pub keys: ReportKeys,
    /// Company ID and address, as Onramp read them.
    pub fields: Vec<ReportField>,
    /// The last answer to "is there such a company?"; none when it was never asked.
    pub field_check: Option<ReportFinding>,
    /// The permissions that the vendor asks for; none for the Admin role as long as no permission check was run.
    pub permissions: Option<ReportPermissions>,
    /// Every request of the last company check and the last live test, in the order sent.
    pub requests: Vec<ReportRequest>,
    /// When, where and by what the report was made.
    pub made: ReportMade,
}
