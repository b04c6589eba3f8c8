//! System › Security Roles.

use super::hint::advice::TABLE_SETUP;
use super::hint::{self, Hint, advice};
use super::{RecordId, go_to, not_found, page, page_with};
use crate::account::{Account, RIGHTS, Role, RoleFault};
use crate::shared::Shared;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use onramp_core::catalog::{Catalog, Level, Right};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const LEVELS: [(Level, &str); 3] = [
    (Level::None, "None"),
    (Level::My, "My"),
    (Level::All, "All"),
];

#[derive(Template)]
#[template(path = "roles.html")]
struct RoleList {
    menu: &'static str,
    hint: Hint,
    rows: Vec<RoleRow>,
    just_deleted: bool,
}

struct RoleRow {
    id: u32,
    name: String,
    granted: String,
    members: String,
}

#[derive(Template)]
#[template(path = "role.html")]
struct RolePage {
    menu: &'static str,
    hint: Hint,
    id: Option<u32>,
    heading: String,
    name: String,
    is_admin: bool,
    is_saved: bool,
    fault: Option<RoleFault>,
    modules: Vec<ModuleRows>,
}

struct ModuleRows {
    name: String,
    rows: Vec<FunctionRow>,
}

struct FunctionRow {
    name: String,
    is_table_setup: bool,
    cells: [Cell; 4],
}

struct Cell {
    /// The name under which the form sends it: `companies/contacts:Inquire`.
    field: String,
    right: &'static str,
    is_set: bool,
    words: [(&'static str, bool); 3],
}

impl RolePage {
    /// The page of a role; none is a new one.
    fn new(id: &RecordId, role: Option<&Role>, account: &Account, shared: &Shared) -> Self {
        let name = role.map_or_else(String::new, |role| role.name.clone());
        Self {
            menu: "roles",
            hint: Hint::new(shared, "", advice::role(role, account, false)),
            id: id.old(),
            heading: name.clone(),
            name,
            is_admin: role.is_some_and(|role| role.is_admin),
            is_saved: false,
            fault: None,
            modules: role.map_or_else(Vec::new, |role| rows(role, &shared.catalog)),
        }
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn action(&self) -> String {
        let id = self.id.map_or("new".to_owned(), |id| id.to_string());
        format!("/system/security-roles/{id}")
    }
}

#[derive(Deserialize)]
pub(super) struct Came {
    saved: Option<String>,
    from: Option<String>,
}

pub(super) async fn list(State(shared): State<Arc<Shared>>, Query(came): Query<Came>) -> Response {
    let mut account = shared.account_mut();
    account.close_keys();
    let rows = account.roles().iter().map(|role| {
        let functions: BTreeSet<&String> =
            role.levels.keys().map(|(function, _)| function).collect();
        RoleRow {
            id: role.id,
            name: role.name.clone(),
            granted: if role.is_admin {
                "All".to_owned()
            } else {
                functions.len().to_string()
            },
            members: account.members_of(role.id).join(", "),
        }
    });
    page(&RoleList {
        menu: "roles",
        hint: Hint::new(&shared, "/system/security-roles", advice::roles(&account)),
        rows: rows.collect(),
        just_deleted: came.from.as_deref() == Some("deleted"),
    })
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Query(came): Query<Came>,
) -> Response {
    let account = shared.account();
    let Some(id) = RecordId::read(&id) else {
        return not_found();
    };
    let role = id.old().and_then(|id| account.role(id));
    if id.old().is_some() && role.is_none() {
        return not_found();
    }
    let mut form = RolePage::new(&id, role, &account, &shared);
    form.is_saved = came.saved.is_some();
    if form.is_saved {
        form.hint = Hint::new(&shared, "", advice::role(role, &account, true));
    }
    page(&form)
}

pub(super) async fn save(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Form(sent): Form<BTreeMap<String, String>>,
) -> Response {
    let mut account = shared.account_mut();
    let Some(id) = RecordId::read(&id) else {
        return not_found();
    };
    if id.old().is_some_and(|id| account.role(id).is_none()) {
        return not_found();
    }
    if sent.get("act").is_some_and(|act| hint::take(&shared, act)) {
        return as_typed(&shared, &account, &id, &sent);
    }
    if sent.get("act").is_some_and(|act| act == "delete")
        && let Some(old) = id.old()
    {
        return match account.delete_role(old) {
            Ok(()) => go_to("/system/security-roles?from=deleted"),
            Err(fault) => {
                let mut form = RolePage::new(&id, account.role(old), &account, &shared);
                form.fault = Some(fault);
                page_with(StatusCode::CONFLICT, &form)
            }
        };
    }
    let name = sent.get("name").map_or("", String::as_str);
    let saved = match id.old() {
        None => account.add_role(name),
        Some(old) => {
            // The boxes are kept even when the name is refused, so that nothing that was chosen is lost.
            if let Some(role) = account.role_mut(old) {
                take_levels(role, &shared.catalog, &sent);
            }
            account.rename_role(old, name).map(|()| old)
        }
    };
    let saved = match saved {
        Ok(saved) => saved,
        Err(fault) => {
            let role = id.old().and_then(|id| account.role(id));
            let mut form = RolePage::new(&id, role, &account, &shared);
            name.clone_into(&mut form.name);
            form.fault = Some(fault);
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, &form);
        }
    };
    let path = format!("/system/security-roles/{saved}");
    match sent.get("act").map_or("", String::as_str) {
        "close" => go_to("/system/security-roles"),
        "customize" => go_to(&format!("{path}/table-setup")),
        _ => go_to(&format!("{path}?saved=yes")),
    }
}

/// Draws the form again, with what was chosen and nothing saved.
fn as_typed(
    shared: &Shared,
    account: &Account,
    id: &RecordId,
    sent: &BTreeMap<String, String>,
) -> Response {
    let mut role = id.old().and_then(|id| account.role(id)).cloned();
    if let Some(role) = &mut role {
        take_levels(role, &shared.catalog, sent);
    }
    let mut form = RolePage::new(id, role.as_ref(), account, shared);
    if let Some(name) = sent.get("name") {
        name.clone_into(&mut form.name);
    }
    page(&form)
}

fn take_levels(role: &mut Role, catalog: &Catalog, sent: &BTreeMap<String, String>) {
    for (function, right) in boxes(catalog) {
        let word = sent.get(&field(&function, right));
        let level = word.and_then(|word| LEVELS.iter().find(|(_, label)| label == word));
        if let Some((level, _)) = level {
            role.set_level(&function, right, *level);
        }
    }
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

fn rows(role: &Role, catalog: &Catalog) -> Vec<ModuleRows> {
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
