//! One box of a security role.

use super::load::Catalog;
use super::model::Right;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What a [`Permission`] on a setup table begins with when it is written as text.
const TABLE: &str = "table/";

/// One box: a function's level set to All, or one entry of Table Setup › customize in the left box.
///
/// Written as text, in records and over IPC, it is the catalog's ids: `finance/agreements/inquire`,
/// `table/service/service-board`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub enum Permission {
    /// A level of a function.
    Level {
        /// The function: `finance/agreements`.
        function: String,
        /// The right.
        right: Right,
    },
    /// An entry of Table Setup › customize.
    Table {
        /// The setup table: `service/service-board`.
        table: String,
    },
}

/// A text that names no box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names no permission")]
pub struct NotAPermission;

impl Permission {
    /// Names a function's level.
    pub fn level(function: impl Into<String>, right: Right) -> Self {
        Self::Level {
            function: function.into(),
            right,
        }
    }

    /// Names a setup table's entry.
    pub fn table(table: impl Into<String>) -> Self {
        Self::Table {
            table: table.into(),
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level { function, right } => {
                write!(out, "{function}/{}", right.label().to_ascii_lowercase())
            }
            Self::Table { table } => write!(out, "{TABLE}{table}"),
        }
    }
}

impl FromStr for Permission {
    type Err = NotAPermission;

    fn from_str(text: &str) -> Result<Self, NotAPermission> {
        if let Some(table) = text.strip_prefix(TABLE) {
            return Ok(Self::table(table));
        }
        let (function, right) = text.rsplit_once('/').ok_or(NotAPermission)?;
        let right = [Right::Add, Right::Edit, Right::Delete, Right::Inquire]
            .into_iter()
            .find(|known| known.label().eq_ignore_ascii_case(right))
            .ok_or(NotAPermission)?;
        Ok(Self::level(function, right))
    }
}

impl From<Permission> for String {
    fn from(permission: Permission) -> Self {
        permission.to_string()
    }
}

impl TryFrom<String> for Permission {
    type Error = NotAPermission;

    fn try_from(text: String) -> Result<Self, NotAPermission> {
        text.parse()
    }
}

impl Catalog {
    /// Names a box as its page does: "Finance › Agreements › Inquire Level", "System › Table Setup › customize ›
    /// Service / Service Board". None when the catalog does not have it.
    #[must_use]
    pub fn permission_in_words(&self, permission: &Permission) -> Option<String> {
        match permission {
            Permission::Level { function, right } => {
                let found = self.function(function)?;
                Some(format!(
                    "{} › {} › {} Level",
                    found.module.name,
                    found.function.name,
                    right.label()
                ))
            }
            Permission::Table { table } => {
                let found = self.table(table)?;
                Some(format!(
                    "System › Table Setup › customize › {} / {}",
                    found.category, found.name
                ))
            }
        }
    }

    /// Says where a box is set in ConnectWise, and how: "System › Security Roles › Phin Integration › Finance ›
    /// Agreements › Inquire Level → All".
    #[must_use]
    pub fn remedy(&self, permission: &Permission, role: &str) -> Option<String> {
        let place = self.permission_in_words(permission)?;
        let act = match permission {
            Permission::Level { .. } => "All",
            Permission::Table { .. } => "left box (allowed)",
        };
        Some(format!(
            "System › Security Roles › {role} › {place} → {act}"
        ))
    }

    /// The place of a box on the Security Roles page, for sorting: levels by module, function and column, then the
    /// setup tables in the catalog's order. What the catalog does not have comes last.
    #[must_use]
    pub fn place_of(&self, permission: &Permission) -> (usize, usize, usize) {
        let last = usize::MAX;
        match permission {
            Permission::Level { function, right } => {
                self.function(function).map_or((last, last, 0), |found| {
                    let (module, function) = found.place;
                    (module, function, *right as usize)
                })
            }
            Permission::Table { table } => {
                let mut tables = self.tables().iter();
                let place = tables.position(|found| found.id == *table);
                (last - 1, place.unwrap_or(last), 0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_read_from_what_it_is_written_as() {
        for text in ["finance/agreements/inquire", "table/service/service-board"] {
            assert_eq!(text.parse::<Permission>().unwrap().to_string(), text);
        }
        for text in ["", "finance", "finance/agreements/see"] {
            assert_eq!(text.parse::<Permission>(), Err(NotAPermission), "{text}");
        }
    }

    #[test]
    fn the_remedy_is_the_way_through_connectwise_label_by_label() {
        let catalog = Catalog::shipped().unwrap();
        let agreements = Permission::level("finance/agreements", Right::Inquire);
        let boards = Permission::table("service/service-board");

        assert_eq!(
            catalog.remedy(&agreements, "Phin Integration").unwrap(),
            "System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All"
        );
        assert_eq!(
            catalog.remedy(&boards, "MSP Process").unwrap(),
            "System › Security Roles › MSP Process › System › Table Setup › customize › Service / Service Board → left box (allowed)"
        );
    }
}
