//! The levels of the role behind a key pair, as ConnectWise tells them.

use super::role_names::{FunctionOfRow, KnownNames, RowNames, is_table_setup, plain};
use crate::catalog::{Catalog, Level, Permission, Right};
use crate::psa::Scrubber;
use serde_json::Value;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The right of each level's field.
const FIELDS: [(&str, Right); 4] = [
    ("addLevel", Right::Add),
    ("editLevel", Right::Edit),
    ("deleteLevel", Right::Delete),
    ("inquireLevel", Right::Inquire),
];

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

impl RoleLevels {
    /// Reads the bodies of `GET /system/mySecurity` and, where that was answered, of
    /// `GET /system/mySecurity/customizeItems/`. None when the first names no level of any function.
    ///
    /// A box that two rows tell differently, or whose level is a word that nobody knows, is left out.
    ///
    /// # Source
    /// The published API specification (2025.8), schema `MySecurity`. No body of a real server was seen, so names are
    /// matched tolerantly: see [`KnownNames::function_of`].
    pub(super) fn read(
        catalog: &Catalog,
        scrubber: &Scrubber,
        levels: &Value,
        customize: Option<&Value>,
    ) -> Option<Self> {
        let rows: Vec<Row> = levels
            .as_array()?
            .iter()
            .filter_map(|row| Row::read(scrubber, row))
            .collect();
        if rows.iter().all(|row| row.levels.is_empty()) {
            return None;
        }
        let mut read = Self::default();
        let names = KnownNames::of(catalog);
        let mut known = Vec::new();
        for row in rows {
            match names.function_of(&row.names) {
                Some(function) => known.push((function, row)),
                None => read.take_other(row),
            }
        }
        read.take_known(&known);
        read.table_items = customize.and_then(|items| table_items(scrubber, items));
        Some(read)
    }

    /// A row whose module fits speaks before one that was found by the function's name alone.
    fn take_known(&mut self, rows: &[(FunctionOfRow, Row)]) {
        let mut unclear = BTreeSet::new();
        for (function, row) in rows {
            let has_better = rows
                .iter()
                .any(|(other, _)| other.id == function.id && other.is_by_module);
            if function.is_by_module || !has_better {
                self.take_row(&function.id, row, &mut unclear);
            }
        }
        for permission in unclear {
            self.levels.remove(&permission);
        }
    }

    fn take_row(&mut self, function: &str, row: &Row, unclear: &mut BTreeSet<Permission>) {
        for right in &row.unclear {
            unclear.insert(Permission::level(function, *right));
        }
        for (right, level) in &row.levels {
            let permission = Permission::level(function, *right);
            match self.levels.entry(permission.clone()) {
                Entry::Vacant(free) => {
                    free.insert(*level);
                }
                Entry::Occupied(known) if known.get() == level => {}
                Entry::Occupied(_) => {
                    unclear.insert(permission);
                }
            }
        }
    }

    fn take_other(&mut self, row: Row) {
        let (module, function) = row.names.shown();
        let above = row.levels.into_iter().filter(|(_, it)| *it > Level::None);
        self.others.extend(above.map(|(right, level)| OtherLevel {
            module: module.clone(),
            function: function.clone(),
            right,
            level,
        }));
    }
}

/// One row of the answer.
struct Row {
    names: RowNames,
    levels: Vec<(Right, Level)>,
    /// Rights whose level is a word that nobody knows.
    unclear: Vec<Right>,
}

impl Row {
    fn read(scrubber: &Scrubber, row: &Value) -> Option<Self> {
        let fields = row.as_object()?;
        let text = |name: &str| {
            let found = fields.get(name).and_then(Value::as_str).unwrap_or("");
            scrubber.scrub(found).text
        };
        let names = RowNames {
            module: ["moduleName", "moduleIdentifier", "moduleDescription"].map(text),
            function: [
                "moduleFunctionName",
                "moduleFunctionIdentifier",
                "moduleFunctionDescription",
            ]
            .map(text),
        };
        let (mut levels, mut unclear) = (Vec::new(), Vec::new());
        for (field, right) in FIELDS {
            match level(&text(field)) {
                Some(level) => levels.push((right, level)),
                None => unclear.push(right),
            }
        }
        names.has_function().then_some(Self {
            names,
            levels,
            unclear,
        })
    }
}

fn level(word: &str) -> Option<Level> {
    match plain(word).as_str() {
        "none" => Some(Level::None),
        "my" => Some(Level::My),
        "all" => Some(Level::All),
        _ => None,
    }
}

fn table_items(scrubber: &Scrubber, items: &Value) -> Option<Vec<String>> {
    let of_tables = items.as_array()?.iter().filter(|item| {
        let list = item.get("customizeIdentifier").and_then(Value::as_str);
        list.is_some_and(is_table_setup)
    });
    let names = of_tables.filter_map(|item| match item.get("itemIdentifier")? {
        Value::String(name) => Some(scrubber.scrub(name).text),
        Value::Number(id) => Some(scrubber.scrub(&id.to_string()).text),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    });
    Some(names.collect())
}

#[cfg(test)]
mod tests;
