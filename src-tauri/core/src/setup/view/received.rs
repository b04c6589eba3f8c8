//! Reports that came in.

use super::{Note, SetupState, SetupTwin};
use crate::report::ActsNext;
use serde::{Deserialize, Serialize};

/// A step that was open when a report was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReceivedStep {
    /// Its spoken code: "B3".
    pub code: String,
    /// Its title.
    pub title: String,
    /// Whose word or hand it needed, in words.
    pub acts_words: String,
}

/// What a report says is wrong or doubtful.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReceivedFault {
    /// A few words that name it.
    pub title: String,
    /// What happened.
    pub happened: String,
}

/// What a report says that came in. Nothing of it is proved, and it was so then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReceivedView {
    /// Its name on this desk: what its data give.
    pub id: String,
    /// The report ID that it carries.
    pub report_id: String,
    /// True when its data give that ID. It does not show who wrote it.
    pub fits_its_id: bool,
    /// The vendor's name.
    pub vendor: String,
    /// The company's name; none where no server told it.
    pub company_name: Option<String>,
    /// The Company ID; none where it tells none.
    pub company_id: Option<String>,
    /// The ConnectWise server; none where it tells none.
    pub address: Option<String>,
    /// True when nothing real was connected.
    pub is_practice: bool,
    /// How the setup stood.
    pub state: SetupState,
    /// Connected or not, in words.
    pub headline: String,
    /// When the last test ended, in the zone of the report; none when none was run.
    pub tested: Option<String>,
    /// When the report was made, in its zone.
    pub made: String,
    /// The zone of these times, by name.
    pub time_zone: String,
    /// Who had to do something, in words.
    pub acts_words: String,
    /// The steps that were open, the first fifty.
    pub open: Vec<ReceivedStep>,
    /// How many steps were open.
    pub open_count: u32,
    /// What was wrong or doubtful, the first fifty.
    pub faults: Vec<ReceivedFault>,
    /// The id of the invite that it names; none when it names none.
    pub invite: Option<String>,
    /// Who that invite said that it comes from; none when it names none.
    pub invite_from: Option<String>,
    /// The setup on this desk that was made from the same invite; none when there is none.
    pub invite_setup: Option<SetupTwin>,
    /// The Onramp that it says it was made with.
    pub onramp_version: String,
    /// The role, by name; none until chosen.
    pub role: Option<String>,
    /// The features that were chosen, by name.
    pub features: Vec<String>,
    /// What to know before a setup is started from it.
    pub notes: Vec<Note>,
    /// Why no setup can start from it; none when one can.
    pub obstacle: Option<Note>,
    /// When it was kept on this desk (RFC 3339, UTC); none when it is not kept.
    pub kept_at: Option<String>,
    /// The setup that was started from it before; none when there is none.
    pub setup: Option<SetupTwin>,
    /// Another setup of the same company and vendor; none when there is none.
    pub twin: Option<SetupTwin>,
}

/// A report that is kept, as a row of the home screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ReceivedCard {
    /// Its name on this desk.
    pub id: String,
    /// The vendor's name.
    pub vendor: String,
    /// The company: its name, else its Company ID, else none.
    pub company: Option<String>,
    /// True when nothing real was connected.
    pub is_practice: bool,
    /// How the setup stood.
    pub state: SetupState,
    /// Connected or not, in words.
    pub headline: String,
    /// Who had to do something.
    pub acts: ActsNext,
    /// The same in words.
    pub acts_words: String,
    /// When the report was made, in its zone.
    pub made: String,
    /// True when its data give the ID that it carries.
    pub fits_its_id: bool,
}

/// The report that a setup was started from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct BegunFromView {
    /// Its name on this desk.
    pub id: String,
    /// The report ID that it carries.
    pub report_id: String,
    /// When it says that it was made (RFC 3339, UTC).
    pub made_at: String,
    /// The company that it is about, in words.
    pub company: String,
    /// True as long as the choices are those that it made.
    pub has_choices: bool,
    /// When the person said that its company is the wrong one (RFC 3339, UTC); none as long as it counts.
    pub given_up_at: Option<String>,
}
