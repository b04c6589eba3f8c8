//! Who, what, when.

use crate::setup::FieldId;
use crate::setup::view::Verdict;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A point in time, told twice: for programs and for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// RFC 3339, UTC, to the second.
    pub utc: String,
    /// In the zone of the machine that made the report: "21 November 2026, 14:12 (UTC+01:00)".
    pub local: String,
}

/// The vendor's document behind the guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportDocument {
    /// Its title.
    pub title: String,
    /// Its address.
    pub address: String,
    /// The day it was read for the guide.
    pub read_on: String,
}

/// Which company, which server, which vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportSubject {
    /// The company as the server named it; none when no server did.
    pub company_found: Option<String>,
    /// The Company ID; none while there is no usable one.
    pub company_id: Option<String>,
    /// The ConnectWise server's name; none while there is no usable one.
    pub site: Option<String>,
    /// The vendor's name.
    pub vendor: String,
    /// The guide's id.
    pub guide: String,
    /// The vendor's document.
    pub document: ReportDocument,
}

/// One thing that could be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportChosen {
    /// Its name.
    pub name: String,
    /// True when it was chosen.
    pub is_chosen: bool,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportChoices {
    /// True once the person confirmed the choices.
    pub is_answered: bool,
    /// The role's name; none until chosen.
    pub role: Option<String>,
    /// The vendor's optional parts.
    pub features: Vec<ReportChosen>,
}

/// One field, as Onramp read it. What was typed is left out: it may hold what must not be filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportField {
    /// Which one.
    #[schemars(with = "String")]
    pub id: FieldId,
    /// Its label.
    pub label: String,
    /// What is known of it.
    #[schemars(with = "String")]
    pub verdict: Verdict,
    /// The same in words.
    pub verdict_words: String,
    /// How Onramp reads it; none while it is not usable.
    pub read_as: Option<String>,
    /// The value for the vendor's form; none while it is not usable.
    pub value_for_vendor: Option<String>,
}

/// When, where and by what the report was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportMade {
    /// When.
    pub at: Moment,
    /// The zone of every local time in the report, by name.
    pub time_zone: String,
    /// Onramp's version.
    pub onramp_version: String,
    /// The operating system it ran on.
    pub operating_system: String,
    /// When the setup was begun.
    pub setup_begun: Moment,
    /// When the setup last changed.
    pub setup_changed: Moment,
}
