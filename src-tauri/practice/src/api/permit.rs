//! What a role may read: the catalog says what a call needs, the role says what it holds.
//!
//! # Source
//! Which call needs what is the catalog's, with its sources. That a Table Setup level of My lets nothing through, that
//! `count` and single records need what their list needs, and that the lighter `/info` lists do too, are **guesses**:
//! no public source says.

use crate::account::Role;
use onramp_core::catalog::{Catalog, EndpointMethod, Level, Method, Need};

const TABLE_SETUP: &str = "system/table-setup";

/// How far a call is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Permit {
    /// To every record.
    Everything,
    /// To the member's own records.
    OwnOnly,
    /// Not at all.
    Nothing,
}

/// Decides how far a role may read at a path below `apis/3.0`. What needs nothing, as far as is known, is let through.
pub(super) fn permit(catalog: &Catalog, role: &Role, path: &str) -> Permit {
    let Some(get) = needs_of(catalog, path) else {
        return Permit::Everything;
    };
    if !get.tables.iter().all(|table| role.allows_table(table)) {
        return Permit::Nothing;
    }
    let needs = get.needs.iter().map(|need| on_function(role, need));
    needs.fold(Permit::Everything, Permit::and)
}

/// True when a path is served from a setup table, whose entries are nobody's own.
pub(super) fn is_setup(catalog: &Catalog, path: &str) -> bool {
    needs_of(catalog, path).is_some_and(|get| {
        let mut needs = get.needs.iter();
        !get.tables.is_empty() || needs.any(|need| need.function == TABLE_SETUP)
    })
}

/// The needs of the path itself, or of the list that it belongs to.
fn needs_of<'c>(catalog: &'c Catalog, path: &str) -> Option<&'c EndpointMethod> {
    let get = |path: &str| catalog.endpoint_of(path)?.on(Method::Get);
    get(path).or_else(|| {
        let (list, last) = path.rsplit_once('/')?;
        let is_of_list = ["count", "info"].contains(&last) || last.parse::<u64>().is_ok();
        is_of_list.then(|| get(list)).flatten()
    })
}

fn on_function(role: &Role, need: &Need) -> Permit {
    match role.level(&need.function, need.right) {
        Level::All => Permit::Everything,
        Level::My if need.function == TABLE_SETUP => Permit::Nothing,
        Level::My => Permit::OwnOnly,
        Level::None => Permit::Nothing,
    }
}

impl Permit {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, _) | (_, Self::Nothing) => Self::Nothing,
            (Self::OwnOnly, _) | (_, Self::OwnOnly) => Self::OwnOnly,
            (Self::Everything, Self::Everything) => Self::Everything,
        }
    }
}
