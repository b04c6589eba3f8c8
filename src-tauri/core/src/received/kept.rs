//! What is kept of a report that came in.

use crate::report::{ActsNext, ConnectionStatus};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A point in time as the report tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedTime {
    /// UTC.
    pub at: Timestamp,
    /// In the zone that the report names: "21 November 2026, 14:12 (UTC+01:00)".
    pub local: String,
}

/// The invite that the report names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedInvite {
    /// Its id.
    pub id: String,
    /// Who it said that it comes from.
    pub from: String,
}

/// A step that was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedOpen {
    /// Its spoken code: "B3".
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whose word or hand it needs.
    pub acts: ActsNext,
}

/// What was known to be wrong, or was doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedProblem {
    /// A few words that name it.
    pub title: String,
    /// What happened.
    pub happened: String,
}

/// What is kept of a report that came in: what its first page says, and what a setup can start from. Nothing of it is
/// proved, and no key is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Received {
    /// The digest that its data give: its name here.
    pub id: String,
    /// The report ID that it carries.
    pub report_id: String,
    /// The guide's id.
    pub guide: String,
    /// The vendor's name.
    pub vendor: String,
    /// The company as the server named it; none when no server did.
    pub company: Option<String>,
    /// The Company ID; none when it tells no usable one.
    pub company_id: Option<String>,
    /// The ConnectWise server; none when it tells no usable one.
    pub site: Option<String>,
    /// True when nothing real was connected.
    pub is_practice: bool,
    /// Whether the connection worked.
    pub status: ConnectionStatus,
    /// Who had to do something.
    pub acts: ActsNext,
    /// When the last live test ended; none when none was run.
    pub tested: Option<ReceivedTime>,
    /// When the report was made.
    pub made: ReceivedTime,
    /// The zone of its local times, by name.
    pub time_zone: String,
    /// The Onramp that it says it was made with.
    pub onramp_version: String,
    /// The steps that were open, the first fifty.
    pub open: Vec<ReceivedOpen>,
    /// How many steps were open.
    pub open_count: u32,
    /// What was known to be wrong, and what was doubtful, the first fifty.
    pub problems: Vec<ReceivedProblem>,
    /// The invite that it names; none when it names none.
    pub invite: Option<ReceivedInvite>,
    /// True once the choices were confirmed.
    pub is_chosen: bool,
    /// The role, by name; none until chosen.
    pub role: Option<String>,
    /// The features that were chosen, by name.
    pub features: Vec<String>,
    /// When it was kept here (UTC); none until then.
    pub kept_at: Option<Timestamp>,
}

impl Received {
    /// True when its data give the report ID that it carries.
    #[must_use]
    pub fn fits_its_id(&self) -> bool {
        self.id == self.report_id
    }
}
