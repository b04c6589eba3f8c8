//! Practice, settings, errors.

use super::Note;
use crate::words::Code;
use crate::words::Words;
use serde::{Deserialize, Serialize};

/// One thing that can go wrong in practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ScenarioOption {
    /// Its id: `wrong-keys`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What goes wrong.
    pub about: String,
    /// What to press to make it go wrong: "Refuse the keys".
    pub act: String,
    /// The name of the group that it stands in.
    pub group: String,
    /// True when it goes wrong at the moment.
    pub is_on: bool,
}

/// What practice does with one box of the role of whoever signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum BoxChange {
    /// It counts as None; a setup table counts as not allowed.
    Taken,
    /// It counts as My.
    My,
    /// It counts as the role has it.
    Mended,
}

/// One box that was taken from the role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TakenBox {
    /// The box, as `SheetBox::permission` names it.
    pub permission: String,
    /// Where it is set: "Finance › Agreements › Inquire Level".
    pub place: String,
    /// What became of it.
    pub change: BoxChange,
}

/// The practice ConnectWise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PracticeView {
    /// The address of its pages, to open in a browser.
    pub pages: String,
    /// The Company ID to use.
    pub company: String,
    /// What can go wrong, and what does at the moment.
    pub scenarios: Vec<ScenarioOption>,
    /// The boxes that are taken at the moment.
    pub boxes: Vec<TakenBox>,
}

/// Where the integration ID comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum IntegrationIdSource {
    /// Built in by the publisher.
    BuiltIn,
    /// Entered in the settings.
    Settings,
    /// There is none.
    Missing,
}

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Where the integration ID comes from.
    pub integration_id_source: IntegrationIdSource,
    /// The integration ID entered in the settings, as typed; it is no secret.
    pub integration_id_typed: String,
    /// What is wrong with it, or that there is none.
    pub integration_id_note: Option<Note>,
    /// Onramp's version.
    pub version: String,
}

/// The only error that a command may answer with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// What happened.
    pub code: Code,
    /// In words.
    pub words: Words,
}
