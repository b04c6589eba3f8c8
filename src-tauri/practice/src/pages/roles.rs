//! System › Security Roles.

use super::hint::{self, Hint, advice};
use super::role_boxes::{ModuleRows, chosen, rows};
use super::{RecordId, go_to, not_found, page, page_with};
use crate::account::{Account, Role, RoleFault};
use crate::shared::Shared;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use onramp_core::catalog::Permission;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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
    let played = shared.played();
    let rows = account.roles().iter().map(|role| {
        let role = played.as_shown(role);
        let functions: BTreeSet<&String> =
            role.levels.keys().map(|(function, _)| function).collect();
        RoleRow {
            id: role.id,
            name: role.name,
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
    let role = shown(&shared, &account, &id);
    if id.old().is_some() && role.is_none() {
        return not_found();
    }
    let mut form = RolePage::new(&id, role.as_ref(), &account, &shared);
    form.is_saved = came.saved.is_some();
    if form.is_saved {
        form.hint = Hint::new(&shared, "", advice::role(role.as_ref(), &account, true));
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
                let role = shown(&shared, &account, &id);
                let mut form = RolePage::new(&id, role.as_ref(), &account, &shared);
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
                take_levels(role, &shared, &sent);
            }
            account.rename_role(old, name).map(|()| old)
        }
    };
    let saved = match saved {
        Ok(saved) => saved,
        Err(fault) => {
            let role = shown(&shared, &account, &id);
            let mut form = RolePage::new(&id, role.as_ref(), &account, &shared);
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
    let mut role = shown(shared, account, id);
    if let Some(role) = &mut role {
        for (function, right, level) in chosen(&shared.catalog, sent) {
            role.set_level(&function, right, level);
        }
    }
    let mut form = RolePage::new(id, role.as_ref(), account, shared);
    if let Some(name) = sent.get("name") {
        name.clone_into(&mut form.name);
    }
    page(&form)
}

/// The role as its page shows it; none is a new one, or one that is not there.
fn shown(shared: &Shared, account: &Account, id: &RecordId) -> Option<Role> {
    let role = id.old().and_then(|id| account.role(id))?;
    Some(shared.played().as_shown(role))
}

/// Saves the boxes that differ from what the page showed. One that practice had taken is given back with that.
fn take_levels(role: &mut Role, shared: &Shared, sent: &BTreeMap<String, String>) {
    let shown = shared.played().as_shown(role);
    for (function, right, level) in chosen(&shared.catalog, sent) {
        if shown.level(&function, right) != level {
            role.set_level(&function, right, level);
            shared.give_back(&Permission::level(function, right));
        }
    }
}
