//! The levels of the role behind a key pair, as ConnectWise tells them.

use crate::catalog::{Level, Permission, Right};
use std::collections::BTreeMap;

/// What reading the role back told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RoleLevels {
    /// The level of every box of the catalog that the answer names.
    pub(super) levels: BTreeMap<Permission, Level>,
    /// Levels above None of functions that the catalog does not have: module, function, right, level; scrubbed.
    pub(super) others: Vec<OtherLevel>,
    /// The items of the customize list of Table Setup, as they came, scrubbed; none when that call was not answered.
    /// Whether they are the allowed or the disallowed ones, and whether they are names or numbers, no source says.
    pub(super) table_items: Option<Vec<String>>,
}

/// A level of a function that the catalog does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OtherLevel {
    pub(super) module: String,
    pub(super) function: String,
    pub(super) right: Right,
    pub(super) level: Level,
}
