//! Security roles.

use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// How far one level of a permission reaches: None < My < All.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Level {
    #[default]
    None,
    My,
    All,
}

impl Level {
    pub(crate) const ALL: [Self; 3] = [Self::None, Self::My, Self::All];

    /// ConnectWise's own word for it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::My => "My",
            Self::All => "All",
        }
    }

    /// Reads ConnectWise's own word; anything else is no permission.
    pub(crate) fn read(label: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|level| level.label() == label)
            .unwrap_or_default()
    }
}

/// The four levels of one function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Levels {
    pub(crate) add: Level,
    pub(crate) edit: Level,
    pub(crate) delete: Level,
    pub(crate) inquire: Level,
}

/// A security role.
#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub(crate) id: u32,
    pub(crate) name: String,
    /// True for Admin, which may do everything and cannot be changed here.
    pub(crate) is_admin: bool,
    /// The levels that are not all None, by module and function as ConnectWise writes them.
    pub(crate) levels: BTreeMap<(String, String), Levels>,
    /// The setup tables in the left box of Table Setup › customize.
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

    /// The levels of one function.
    pub(crate) fn levels(&self, module: &str, function: &str) -> Levels {
        self.levels
            .get(&(module.to_owned(), function.to_owned()))
            .copied()
            .unwrap_or_default()
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
