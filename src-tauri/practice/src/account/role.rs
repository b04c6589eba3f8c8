//! Security roles.

use crate::ready::{Holds, ReadyRole};
use onramp_core::catalog::{Catalog, Level, Permission, Right};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The columns of a role's page.
pub(crate) const RIGHTS: [Right; 4] = [Right::Add, Right::Edit, Right::Delete, Right::Inquire];

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

/// Why a role cannot be saved or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum RoleFault {
    #[error("Role ID is required.")]
    Missing,
    #[error("Role ID can have at most 30 characters.")]
    TooLong,
    #[error("A role with this Role ID exists already. Choose another name.")]
    Taken,
    #[error("This role cannot be deleted while a member has it: {members}.")]
    InUse { members: String },
}

impl RoleFault {
    /// What was not done.
    pub(crate) fn heading(&self) -> &'static str {
        match self {
            Self::Missing | Self::TooLong | Self::Taken => "Not saved yet",
            Self::InUse { .. } => "Not deleted",
        }
    }
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

    /// The role that a ready member acts under; none for Admin, which is there already.
    pub(crate) fn ready(id: u32, ready: ReadyRole, catalog: &Catalog) -> Option<Self> {
        let mut role = Self::new(id, ready.name);
        match ready.holds {
            Holds::Admin => return None,
            Holds::Only(levels) => {
                for (permission, level) in &levels {
                    role.set(permission, *level);
                }
            }
            Holds::EverythingBut(boxes) => {
                role = role.with_everything(catalog);
                for permission in &boxes {
                    role.set(permission, Level::None);
                }
            }
        }
        Some(role)
    }

    /// A role of the same name that holds every box of the catalog and, unlike Admin, can lose some.
    pub(crate) fn with_everything(&self, catalog: &Catalog) -> Self {
        let boxes = catalog.modules().iter().flat_map(|module| {
            let functions = module.functions.iter();
            functions.map(move |function| format!("{}/{}", module.id, function.id))
        });
        Self {
            levels: boxes
                .flat_map(|id| RIGHTS.map(|right| ((id.clone(), right), Level::All)))
                .collect(),
            allowed_tables: catalog.tables().iter().map(|one| one.id.clone()).collect(),
            ..Self::new(self.id, self.name.clone())
        }
    }

    /// Sets one box. A setup table is allowed at every level but None.
    pub(crate) fn set(&mut self, permission: &Permission, level: Level) {
        match permission {
            Permission::Level { function, right } => self.set_level(function, *right, level),
            Permission::Table { table } => {
                self.allowed_tables.remove(table);
                if level != Level::None {
                    self.allowed_tables.insert(table.clone());
                }
            }
        }
    }

    /// True when an entry of Table Setup is in the left box. All of Admin's are.
    pub(crate) fn allows_table(&self, table: &str) -> bool {
        self.is_admin || self.allowed_tables.contains(table)
    }

    /// How far one right on one function reaches. Admin's reaches everything.
    pub(crate) fn level(&self, function: &str, right: Right) -> Level {
        if self.is_admin {
            return Level::All;
        }
        let found = self.levels.get(&(function.to_owned(), right));
        found.copied().unwrap_or(Level::None)
    }

    /// How far one box reaches; a setup table is All or None.
    pub(crate) fn holds(&self, permission: &Permission) -> Level {
        match permission {
            Permission::Level { function, right } => self.level(function, *right),
            Permission::Table { table } if self.allows_table(table) => Level::All,
            Permission::Table { .. } => Level::None,
        }
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
