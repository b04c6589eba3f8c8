//! The desk, into a file and out of one.

use super::Note;
use serde::{Deserialize, Serialize};

/// A setup of a desk's file, as a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DeskFileRow {
    /// The company, as the file names it; none where it names none.
    pub company: Option<String>,
    /// The vendor's name; the guide's id where this Onramp does not have the guide.
    pub vendor: String,
    /// The ConnectWise server, as the file names it; none where it names none, and in practice.
    pub server: Option<String>,
    /// True when nothing real was connected.
    pub is_practice: bool,
    /// True when a setup here seems to be for the same company and vendor.
    pub has_twin: bool,
}

/// Setups that the same is done with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DeskFileGroup {
    /// How many there are.
    pub count: u32,
    /// The first of them.
    pub first: Vec<DeskFileRow>,
}

/// What an import of a desk's file would do, or has done. Nothing in the file is proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DeskFileView {
    /// Names the file while it is open.
    pub id: String,
    /// When the file says it was made (RFC 3339, UTC).
    pub made_at: String,
    /// The Onramp that it says made it.
    pub onramp_version: String,
    /// How many of the added ones have a server that is not ConnectWise's own, so that its address is not filled in.
    pub addresses_left_out: u32,
    /// Setups that are not here, and are added.
    pub added: DeskFileGroup,
    /// Setups that are here already, and stay as they are.
    pub here: DeskFileGroup,
    /// Setups whose guide this Onramp does not have. They are left out.
    pub left_out: DeskFileGroup,
    /// True once it is done; false while it only would be.
    pub is_done: bool,
}

/// With what the export of the desk begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DeskStart {
    /// The folder that is proposed for the file.
    pub folder: String,
}

/// A setup that an export left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DeskLeftOut {
    /// The company, as far as it is known.
    pub company: Option<String>,
    /// The vendor's name, as far as it is known.
    pub vendor: Option<String>,
    /// Why, and what can be done.
    pub why: Note,
}

/// What an export of the desk came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct DeskWritten {
    /// The file's path.
    pub path: String,
    /// How many setups are in it.
    pub setups: u32,
    /// Those that are not.
    pub left_out: Vec<DeskLeftOut>,
    /// How many earlier tests of those that are in it are not: they cannot be read.
    pub tests_left_out: u32,
    /// How many setups were not searched for their own keys, which could not be read.
    pub not_searched: u32,
}
