//! "Is this you?": the company that answered.

use super::Note;
use serde::{Deserialize, Serialize};

/// Whether the company that answered is the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum IdentityState {
    /// Nothing has signed in, and nothing speaks against the company.
    Unknown,
    /// It signed in, and nobody was asked yet.
    Asks,
    /// The person said that it is the right one.
    Confirmed,
    /// It is not the one that is meant; nothing is handed on.
    Stopped,
}

/// One thing that a company told of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct IdentityLine {
    /// "Company name".
    pub label: String,
    /// What it told; none when it did not.
    pub value: Option<String>,
    /// Why it is not known; empty when it is.
    pub why_unknown: String,
}

/// The company that answered, and what was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct IdentityView {
    /// Whether it is the right one.
    pub state: IdentityState,
    /// What it told of itself when it signed in; empty when nothing has signed in.
    pub lines: Vec<IdentityLine>,
    /// Why nothing goes on; none unless it is stopped.
    pub problem: Option<Note>,
    /// The company that the invite named, in words; none without an invite, and where it no longer counts.
    pub expected: Option<String>,
    /// When the person confirmed it (RFC 3339, UTC); none unless it is confirmed.
    pub confirmed_at: Option<String>,
    /// True when "Yes, this is it" can be said.
    pub can_confirm: bool,
    /// True when "No, this is another company" can be said.
    pub can_deny: bool,
    /// True when "The invite is wrong" can be said.
    pub can_give_up_expected: bool,
    /// The step at which Company ID and address are corrected; none where the plan has none.
    pub correct_at: Option<String>,
}
