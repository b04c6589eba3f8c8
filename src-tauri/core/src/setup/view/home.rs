//! The home screen.

use super::ReceivedCard;
use crate::report::ActsNext;
use crate::setup::SetupId;
use crate::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A guide, as a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct GuideCard {
    /// Its id: `phin`.
    pub id: String,
    /// The vendor's name: "Phin".
    pub name: String,
    /// What the guide does, in one sentence.
    pub about: String,
    /// The title of the vendor's document.
    pub source_title: String,
    /// The address of the vendor's document (https).
    pub source_address: String,
    /// The day the document was read: `2026-11-21`.
    pub source_read_on: String,
}

/// How a setup stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum SetupState {
    /// Nothing is done yet.
    NotStarted,
    /// Steps are open.
    InProgress,
    /// The next step waits for the specialist's word.
    WaitingForSpecialist,
    /// The last test found a problem.
    Problem,
    /// The last test passed every rung, and no box that the document asks for is known to be missing.
    Connected,
    /// It was brought to its end: no key of it is left on this computer.
    Finished,
}

/// How a setup's last live test ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct LastCheck {
    /// When it ended (RFC 3339, UTC).
    pub at: String,
    /// How, in one line: "Stopped at: Is the key pair accepted?".
    pub words: String,
}

/// A setup, as a row of the home screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SetupCard {
    /// Which setup.
    pub id: SetupId,
    /// The vendor's name.
    pub guide_name: String,
    /// The company: as the server named it, else as typed, else none.
    pub company: Option<String>,
    /// True when it plays on practice.
    pub is_practice: bool,
    /// True when it was put aside.
    pub is_archived: bool,
    /// How it stands.
    pub state: SetupState,
    /// The state in words: "Test found a problem".
    pub state_words: String,
    /// Who has to do something.
    pub acts: ActsNext,
    /// The same in words.
    pub acts_words: String,
    /// Steps done.
    pub steps_done: u32,
    /// Steps in all.
    pub steps_total: u32,
    /// The last live test that counts; none when there is none.
    pub last_check: Option<LastCheck>,
    /// When it last changed (RFC 3339, UTC).
    pub updated_at: String,
}

/// A setup whose record this Onramp cannot read, and leaves as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct UnreadableSetup {
    /// Which setup.
    pub id: SetupId,
    /// The vendor, where the record tells.
    pub vendor: Option<String>,
    /// The company, where the record tells.
    pub company: Option<String>,
    /// What happened, and what to do.
    pub words: Words,
}

/// What the list of setups is sorted by. Those that are equal in it: the one changed last first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum HomeOrder {
    /// The one changed last first.
    #[default]
    Changed,
    /// By the company's name; those without one last.
    Company,
    /// Those that wait for the specialist first, then for the admin, then for nobody.
    Acts,
}

/// Which setups to list, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase", default)]
pub struct HomeQuery {
    /// Words that must all stand in company, vendor or address, in any order; small and capital letters, with accents or
    /// without, are the same. Only the first 200 characters count.
    pub text: String,
    /// What to sort by.
    pub order: HomeOrder,
    /// Only those that stand so.
    pub state: Option<SetupState>,
    /// Only those of this guide, by its id.
    pub guide: Option<String>,
    /// Only practice, or only real ones.
    pub is_practice: Option<bool>,
    /// Those that were put aside, in place of those that were not.
    pub is_archived: bool,
    /// From which match on, for the next part of a long list.
    pub skip: u32,
}

/// A vendor that the list can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HomeGuide {
    /// The guide's id.
    pub id: String,
    /// The vendor's name.
    pub name: String,
}

/// A state that the list can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HomeState {
    /// Which one.
    pub state: SetupState,
    /// Its name.
    pub name: String,
}

/// The list of setups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HomeView {
    /// The matches, from the one asked for on, a hundred at most.
    pub cards: Vec<SetupCard>,
    /// How many match.
    pub found: u32,
    /// The kept reports of others that match, a hundred at most; none with a later part of a long list.
    pub reports: Vec<ReceivedCard>,
    /// How many kept reports match.
    pub reports_found: u32,
    /// How many reports are kept.
    pub reports_total: u32,
    /// How many setups there are, put aside or not. Without those that cannot be read.
    pub total: u32,
    /// How many of them are put aside.
    pub archived: u32,
    /// True once there are so many that finding one takes tools, or one is put aside.
    pub has_tools: bool,
    /// The vendors that there are setups of.
    pub guides: Vec<HomeGuide>,
    /// The states that setups are in.
    pub states: Vec<HomeState>,
    /// True when there are practice setups and real ones.
    pub has_both_kinds: bool,
    /// Those that cannot be read.
    pub unreadable: Vec<UnreadableSetup>,
}

/// Another setup of the same company and vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SetupTwin {
    /// Which one.
    pub id: SetupId,
    /// The company.
    pub company: Option<String>,
    /// The vendor's name.
    pub guide_name: String,
    /// How it stands, in words.
    pub state_words: String,
}
