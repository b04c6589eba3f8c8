//! Security roles.

use onramp_core::catalog::{Level, Right};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// A security role.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) id: u32,
    pub(crate) name: String,
    /// True for Admin, which may do everything and cannot be changed here.
    pub(crate) is_admin: bool,
    /// The levels that are not None, by the catalog's full id of the function.
    pub(crate) levels: BTreeMap<(String, Right), Level>,
    /// The setup tables in the left box of Table Setup › customize, by the catalog's id.
    pub(crate) allowed_tables: BTreeSet<String>,
}

/// Why a role cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum RoleFault {
    #[error("Role ID is required.")]
    Missing,
    #[error("Role ID can have at most 30 characters.")]
    TooLong,
    #[error("A role with this Role ID exists already. Choose another name.")]
    Taken,
}

impl Role {
    pub(crate) fn admin(id: u32) -> Self {
        Self {
            is_admin: true,
            ..Self::new(id, "Admin".to_owned())
        }
    }

    pub(crate) fn new(id: u32, name: String) -> Self {
        Self {
            id,
            name,
            is_admin: false,
            levels: BTreeMap::new(),
            allowed_tables: BTreeSet::new(),
        }
    }

    /// How far one right on one function reaches. Admin's reaches everything.
    pub(crate) fn level(&self, function: &str, right: Right) -> Level {
        if self.is_admin {
            return Level::All;
        }
        let found = self.levels.get(&(function.to_owned(), right));
        found.copied().unwrap_or(Level::None)
    }

    /// Sets how far one right on one function reaches. Admin's stays.
    pub(crate) fn set_level(&mut self, function: &str, right: Right, level: Level) {
        if self.is_admin {
            return;
        }
        let key = (function.to_owned(), right);
        match level {
            Level::None => self.levels.remove(&key),
            Level::My | Level::All => self.levels.insert(key, level),
        };
    }

    /// Trims and checks a name for the role with `id`, or for a new one.
    pub(crate) fn check_name(
        name: &str,
        id: Option<u32>,
        roles: &[Self],
    ) -> Result<String, RoleFault> {
        let name = name.trim();
        if name.is_empty() {
            return Err(RoleFault::Missing);
        }
        if name.chars().count() > 30 {
            return Err(RoleFault::TooLong);
        }
        let is_taken = roles
            .iter()
            .any(|role| Some(role.id) != id && role.name.eq_ignore_ascii_case(name));
        if is_taken {
            return Err(RoleFault::Taken);
        }
        Ok(name.to_owned())
    }
}
