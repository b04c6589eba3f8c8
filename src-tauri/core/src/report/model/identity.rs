//! Which company answered, who confirmed it, and the invite that the setup was made from.

use super::{Moment, ReportFact};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the person at the computer said of a company that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportSaid {
    /// When.
    pub at: Moment,
    /// What, in words.
    pub words: String,
}

/// Which company answered, and who confirmed that it is the right one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportIdentity {
    /// When the person at the computer confirmed it; none when nobody did.
    pub confirmed: Option<Moment>,
    /// Who confirmed it, or that nobody did, in words.
    pub words: String,
    /// What the company told of itself when the keys signed in last; empty when nothing has signed in.
    pub told: Vec<ReportFact>,
    /// All that the person said of companies that answered, the oldest first.
    pub said: Vec<ReportSaid>,
}

/// The report that a setup was started from, as it says. Nothing of it is proved, and nothing counted as done by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportBegunFrom {
    /// The report ID that it carries.
    pub report_id: String,
    /// When it says that it was made.
    pub made: Moment,
    /// The Onramp that it says it was made with.
    pub onramp_version: String,
    /// When the setup was started from it.
    pub begun: Moment,
    /// The company that it is about, in words.
    pub expected: String,
    /// When the person at the computer said that this is the wrong company; none as long as it counts.
    pub given_up: Option<Moment>,
    /// What became of that expectation, in words.
    pub words: String,
}

/// The desk's file that a setup came out of, as it says. Nothing of it is proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportArrived {
    /// When it says that it was made.
    pub made: Moment,
    /// The Onramp that it says made it.
    pub onramp_version: String,
    /// When the setup was added from it.
    pub added: Moment,
}

/// The invite that a setup was made from, as it says. Nothing of it is proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReportInvite {
    /// Its id.
    pub id: String,
    /// Who it says that it comes from.
    pub from: String,
    /// Their e-mail address; none when it names none.
    pub mail: Option<String>,
    /// Their telephone number; none when it names none.
    pub phone: Option<String>,
    /// When it says that it was made.
    pub made: Moment,
    /// The Onramp that it says it was made with.
    pub onramp_version: String,
    /// When it was opened.
    pub opened: Moment,
    /// The company that it expects, in words.
    pub expected: String,
    /// When the person at the computer said that this is the wrong company; none as long as it counts.
    pub given_up: Option<Moment>,
    /// What became of that expectation, in words.
    pub words: String,
}
