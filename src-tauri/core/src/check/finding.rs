//! What a check answers.

use super::PermissionRun;
use crate::words::Code;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One question put to the world. The first seven are the rungs of the live test, in their order.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// Does the host's name resolve?
    Name,
    /// Does the host take a connection?
    Tcp,
    /// Is its certificate trusted?
    Tls,
    /// Is there a company with this ID?
    Company,
    /// Is the key pair accepted (`GET /system/info`)?
    Keys,
    /// Is Onramp's own integration ID (`clientId`) accepted?
    IntegrationId,
    /// May the key read at all (`GET /company/companies/count`)?
    FirstRead,
    /// Can the role's levels be read back (`GET /system/mySecurity`)?
    RoleRead,
    /// Does the API member reach the whole company?
    Reach,
    /// Does the API member have a default board?
    DefaultBoard,
    /// Do reads return rows where every ConnectWise has some?
    Rows,
    /// Do records come back with their fields filled?
    Fields,
    /// Could the reading calls be asked to the end?
    Reading,
}

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// There is evidence that it holds.
    Passed,
    /// There is evidence that it does not hold.
    Failed,
    /// It was asked, and the answer decides nothing.
    CouldNotTell,
    /// It does not apply to this setup.
    NotNeeded,
    /// It was not asked.
    NotRun,
}

/// The names that a [`Fact`] may have; an allow-list, so that nothing a server says slips into a report unnamed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "the labels, in words/en/, are their documentation"
)]
pub enum FactName {
    Host,
    Port,
    IpAddress,
    Company,
    CompanyName,
    Version,
    Codebase,
    Hosting,
    Region,
    OtherHost,
    Status,
    ServerCode,
    RetryAfterSeconds,
    CertificateIssuer,
    Count,
    Address,
    SizeBytes,
    Length,
    Removed,
    /// A file on this computer.
    File,
    Vendor,
    Role,
    /// Where a box is set: "Finance › Agreements › Inquire Level".
    Place,
    /// The whole way to a box and what to set there.
    Remedy,
    Why,
    /// What does not work without a box.
    Without,
    Features,
    /// The level that was read back: None, My, All.
    Level,
    /// The boxes of which one is missing, by name.
    OneOf,
    /// How many boxes.
    Boxes,
    /// Some boxes, by name.
    Places,
    /// The call that was asked: `GET /finance/agreements`.
    Call,
    Calls,
    /// What stood in the way of an answer, in words.
    Reason,
    Confidence,
    Member,
    MemberLevel,
    Location,
    Board,
    /// How many service boards are left out for the member.
    Boards,
    Fields,
    SmallerRole,
    Seconds,
    CloudRegion,
    /// The time zone of the server, as it names it.
    ServerTimeZone,
    /// What was expected: a company, a server, a member.
    Expected,
    /// What answered instead.
    Found,
    /// A field of a file, by name.
    Field,
    /// A choice that a file asks for.
    Choice,
}

/// One fact behind a finding. A value that came from a server has passed `psa`'s scrubber: it is short, holds no
/// control characters, and holds no captured key in any form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Fact {
    /// What the value is.
    pub name: FactName,
    /// The value, as plain text.
    pub value: String,
}

impl Fact {
    /// Puts a name to a value.
    #[must_use]
    pub fn new(name: FactName, value: impl Into<String>) -> Self {
        Self {
            name,
            value: value.into(),
        }
    }

    /// The value of the first of `facts` that has this name.
    #[must_use]
    pub fn find(facts: &[Self], name: FactName) -> Option<&str> {
        let mut named = facts.iter().filter(|fact| fact.name == name);
        named.next().map(|fact| fact.value.as_str())
    }
}

/// The answer to one [`Check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// The question.
    pub check: Check,
    /// How it ended.
    pub outcome: Outcome,
    /// What happened; its words say what to do.
    pub code: Code,
    /// The facts behind it, in the order in which to show them.
    pub evidence: Vec<Fact>,
    /// How long the question took, in milliseconds.
    #[cfg_attr(test, ts(type = "number"))]
    pub duration_ms: u64,
}

/// One request that was sent, for the audit list. Never a header, never a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SentRequest {
    /// `GET`, always.
    pub method: String,
    /// Host, path and query; scrubbed.
    pub target: String,
    /// The HTTP status of the answer; none when no answer came.
    pub status: Option<u16>,
    /// From sending to the end of the answer, in milliseconds.
    pub duration_ms: u64,
    /// When it was sent (UTC); none in records of an older Onramp.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub sent_at: Option<Timestamp>,
}

/// One run of the live test over all its rungs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckRun {
    /// When it began (UTC).
    #[schemars(with = "String")]
    pub started_at: Timestamp,
    /// When it ended (UTC).
    #[schemars(with = "String")]
    pub finished_at: Timestamp,
    /// True when the person stopped it.
    pub was_cancelled: bool,
    /// One finding per rung, in ladder order, those not run included.
    pub findings: Vec<Finding>,
    /// Every request that left the machine.
    pub requests: Vec<SentRequest>,
    /// The permission check; none where the run ended before it, or none was asked for.
    #[serde(default)]
    pub permissions: Option<PermissionRun>,
}

impl CheckRun {
    /// True when it is connected, ran to its end, and no box that the vendor asks for is known to be missing.
    #[must_use]
    pub fn has_all_it_needs(&self) -> bool {
        let permissions = self.permissions.as_ref();
        self.is_connected()
            && !self.was_cancelled
            && permissions.is_none_or(PermissionRun::is_free_of_problems)
    }

    /// True when it is connected, and its permission check found something missing.
    #[must_use]
    pub fn is_missing_permissions(&self) -> bool {
        let permissions = self.permissions.as_ref();
        self.is_connected() && permissions.is_some_and(|found| !found.is_free_of_problems())
    }

    /// True when every rung passed or was not needed, and the keys held to the end: the only thing that Onramp calls
    /// "connected".
    #[must_use]
    pub fn is_connected(&self) -> bool {
        !self.findings.is_empty()
            && self.ending_of_keys().is_none()
            && self
                .findings
                .iter()
                .all(|finding| matches!(finding.outcome, Outcome::Passed | Outcome::NotNeeded))
    }

    /// The finding that the keys, accepted at first, were refused before the permission check ended; none where they
    /// held.
    #[must_use]
    pub fn ending_of_keys(&self) -> Option<&Finding> {
        let mut findings = self.permissions.as_ref()?.findings.iter();
        findings.find(|finding| {
            finding.check == Check::Reading && finding.code == Code::KeysRejectedHalfway
        })
    }
}
