//! The boxes of a role's page: one row per function, four levels each.

use super::hint::advice::TABLE_SETUP;
use crate::account::{RIGHTS, Role};
use onramp_core::catalog::{Catalog, Level, Right};
use std::collections::BTreeMap;

const LEVELS: [(Level, &str); 3] = [
    (Level::None, "None"),
    (Level::My, "My"),
    (Level::All, "All"),
];

/// One module of the page.
pub(super) struct ModuleRows {
    pub(super) name: String,
    pub(super) rows: Vec<FunctionRow>,
}

/// One row of the page.
pub(super) struct FunctionRow {
    pub(super) name: String,
    pub(super) is_table_setup: bool,
    pub(super) cells: [Cell; 4],
}

/// One box of the page.
pub(super) struct Cell {
    /// The name under which the form sends it: `companies/contacts:Inquire`.
    pub(super) field: String,
    pub(super) right: &'static str,
    pub(super) is_set: bool,
    pub(super) words: [(&'static str, bool); 3],
}

/// The boxes and the levels that a form sends.
pub(super) fn chosen(
    catalog: &Catalog,
    sent: &BTreeMap<String, String>,
) -> impl Iterator<Item = (String, Right, Level)> {
    boxes(catalog).filter_map(|(function, right)| {
        let word = sent.get(&field(&function, right))?;
        let (level, _) = LEVELS.iter().find(|(_, label)| label == word)?;
        Some((function, right, *level))
    })
}

/// Every box of the page.
fn boxes(catalog: &Catalog) -> impl Iterator<Item = (String, Right)> + '_ {
    catalog.modules().iter().flat_map(|module| {
        module.functions.iter().flat_map(move |function| {
            let id = format!("{}/{}", module.id, function.id);
            RIGHTS.map(|right| (id.clone(), right))
        })
    })
}

/// The rows of a role's page.
pub(super) fn rows(role: &Role, catalog: &Catalog) -> Vec<ModuleRows> {
    let modules = catalog.modules().iter();
    modules
        .map(|module| ModuleRows {
            name: module.name.clone(),
            rows: module
                .functions
                .iter()
                .map(|function| {
                    let id = format!("{}/{}", module.id, function.id);
                    FunctionRow {
                        name: function.name.clone(),
                        is_table_setup: id == TABLE_SETUP,
                        cells: RIGHTS.map(|right| cell(role, &id, right)),
                    }
                })
                .collect(),
        })
        .collect()
}

fn cell(role: &Role, function: &str, right: Right) -> Cell {
    let level = role.level(function, right);
    Cell {
        field: field(function, right),
        right: right.label(),
        is_set: level != Level::None,
        words: LEVELS.map(|(found, word)| (word, found == level)),
    }
}

fn field(function: &str, right: Right) -> String {
    format!("{function}:{}", right.label())
}
