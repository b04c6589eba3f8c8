//! The customize list of Table Setup, once its meaning is worked out.

use crate::catalog::{Catalog, Confidence, Permission, SetupTable};
use crate::check::permissions::role_names::is_table;

/// What the list says of the entries that it names.
///
/// No source says whether the list holds the allowed entries or those left out, nor how it writes them. It speaks only
/// when the calls of this very check fix its meaning: every entry that they decide fits one meaning, and at least one
/// entry that the list names contradicts the other. Of entries that it does not name it says nothing: they may be
/// spelled in another way.
pub(super) struct TableList<'a> {
    catalog: &'a Catalog,
    items: &'a [String],
    /// None as long as its meaning is open.
    names_allowed: Option<bool>,
}

impl<'a> TableList<'a> {
    /// `decided` says of an entry whether calls prove it allowed or left out; none where they do not.
    pub(super) fn new(
        catalog: &'a Catalog,
        items: &'a [String],
        decided: impl Fn(&Permission) -> Option<bool>,
    ) -> Self {
        let mut list = Self {
            catalog,
            items,
            names_allowed: None,
        };
        let tables = catalog.tables().iter();
        let known: Vec<(bool, bool)> = tables
            .filter_map(|table| {
                let is_allowed = decided(&Permission::table(table.id.clone()))?;
                Some((is_allowed, list.names(table)))
            })
            .collect();
        list.names_allowed = [true, false].into_iter().find(|meaning| {
            let fits = |(is_allowed, is_named): &(bool, bool)| (is_allowed == meaning) == *is_named;
            known.iter().all(fits) && known.iter().any(|(_, is_named)| *is_named)
        });
        list
    }

    /// True when the list says that the entry is allowed, false when it says that it is left out.
    pub(super) fn allows(&self, permission: &Permission) -> Option<bool> {
        let Permission::Table { table } = permission else {
            return None;
        };
        let table = self.catalog.table(table)?;
        let is_named = is_name_known(table) && self.names(table);
        self.names_allowed.filter(|_| is_named)
    }

    fn names(&self, table: &SetupTable) -> bool {
        self.items.iter().any(|item| is_table(table, item))
    }
}

/// An entry whose name is a guess may be another's name.
fn is_name_known(table: &SetupTable) -> bool {
    match table.confidence {
        Confidence::High | Confidence::Medium => true,
        Confidence::Low | Confidence::Unverified => false,
    }
}
