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

/// The catalog's modules and functions by every name that they are known by, without what spellings differ in.
pub(super) struct KnownNames {
    modules: Vec<KnownModule>,
}

struct KnownModule {
    names: Vec<String>,
    /// Each function's full id, and its names.
    functions: Vec<(String, Vec<String>)>,
}

impl KnownNames {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let modules = catalog.modules().iter();
        Self {
            modules: modules.map(KnownModule::of).collect(),
        }
    }

    /// Finds the catalog's function that a row means.
    ///
    /// Case, punctuation and "&" or "and" do not matter, and any of name, identifier and description will do. Where
    /// the row's module is none that the catalog knows, the function's name alone decides, if one function only has
    /// it. None where no function, or more than one, fits.
    pub(super) fn function_of(&self, row: &RowNames) -> Option<FunctionOfRow> {
        let (module, function) = (plain_names(&row.module), plain_names(&row.function));
        let is_named = |it: &&KnownModule| has_any(&it.names, &module);
        let is_by_module = self.modules.iter().any(|it| is_named(&it));
        let fitting = self
            .modules
            .iter()
            .filter(|it| !is_by_module || is_named(it));
        let mut found = fitting
            .flat_map(|module| &module.functions)
            .filter(|(_, names)| has_any(names, &function));
        let (id, _) = found.next()?;
        let is_only = found.next().is_none();
        is_only.then(|| FunctionOfRow {
            is_by_module,
            id: id.clone(),
        })
    }
}

impl KnownModule {
    fn of(module: &Module) -> Self {
        let functions = module.functions.iter();
        Self {
            names: vec![plain(&module.name), plain(&module.id)],
            functions: functions
                .map(|it| (format!("{}/{}", module.id, it.id), function_names(it)))
                .collect(),
        }
    }
}

fn function_names(function: &Function) -> Vec<String> {
    let spellings = function.spellings.iter().map(|it| plain(it));
    spellings
        .chain([plain(&function.name), plain(&function.id)])
        .collect()
}

fn plain_names(names: &[String; 3]) -> Vec<String> {
    let names = names.iter().map(|it| plain(it));
    names.filter(|it| !it.is_empty()).collect()
}

fn has_any(known: &[String], given: &[String]) -> bool {
    given.iter().any(|it| known.contains(it))
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
