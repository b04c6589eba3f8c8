//! Telling which function, or which setup table, a name from ConnectWise means.

use crate::catalog::{Catalog, Function, Module, SetupTable};

/// What a row of `GET /system/mySecurity` calls its module and its function: name, identifier, description; scrubbed,
/// empty where the row has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowNames {
    pub(super) module: [String; 3],
    pub(super) function: [String; 3],
}

impl RowNames {
    pub(super) fn has_function(&self) -> bool {
        self.function.iter().any(|name| !name.is_empty())
    }

    /// The module and the function as they may be shown.
    pub(super) fn shown(&self) -> (String, String) {
        let first = |names: &[String; 3]| {
            let found = names.iter().find(|name| !name.is_empty());
            found.cloned().unwrap_or_default()
        };
        (first(&self.module), first(&self.function))
    }
}

/// The catalog's function that a row means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FunctionOfRow {
    /// False where the row's module said nothing, and the function's name alone decided.
    pub(super) is_by_module: bool,
    /// The function: `finance/agreements`.
    pub(super) id: String,
}

/// Finds the catalog's function that a row means.
///
/// Case, punctuation and "&" or "and" do not matter, and any of name, identifier and description will do. Where the
/// row's module is none that the catalog knows, the function's name alone decides, if one function only has it.
/// None where no function, or more than one, fits.
pub(super) fn function_of(catalog: &Catalog, row: &RowNames) -> Option<FunctionOfRow> {
    let modules = || catalog.modules().iter();
    let is_by_module = modules().any(|module| is_module(module, row));
    let fitting = modules().filter(|module| !is_by_module || is_module(module, row));
    let mut found = fitting.flat_map(|module| {
        let functions = module.functions.iter();
        let fitting = functions.filter(|function| is_function(function, row));
        fitting.map(|function| format!("{}/{}", module.id, function.id))
    });
    let id = found.next()?;
    let is_only = found.next().is_none();
    is_only.then_some(FunctionOfRow { is_by_module, id })
}

fn is_module(module: &Module, row: &RowNames) -> bool {
    has_any(&row.module, &[&module.name, &module.id])
}

fn is_function(function: &Function, row: &RowNames) -> bool {
    let mut names = vec![function.name.as_str(), function.id.as_str()];
    names.extend(function.spellings.iter().map(String::as_str));
    has_any(&row.function, &names)
}

fn has_any(given: &[String; 3], names: &[&str]) -> bool {
    given.iter().any(|given| {
        let given = plain(given);
        !given.is_empty() && names.iter().any(|name| plain(name) == given)
    })
}

/// True when a customize list is the one of Table Setup.
pub(super) fn is_table_setup(list: &str) -> bool {
    matches!(plain(list).as_str(), "systemtablesetup" | "tablesetup")
}

/// True when an item of the customize list of Table Setup is this entry: by its name, or by category and name.
pub(super) fn is_table(table: &SetupTable, item: &str) -> bool {
    let (item, name) = (plain(item), plain(&table.name));
    item == name || item == plain(&table.category) + &name
}

/// A name without what spellings differ in.
pub(super) fn plain(name: &str) -> String {
    let spelled: String = name
        .replace('&', " and ")
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    spelled.replace("dependanc", "dependenc")
}
