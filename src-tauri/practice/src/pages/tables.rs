//! Table Setup › customize: the left box is allowed, the right one is not.

use super::hint::{self, Hint, advice};
use super::{go_to, not_found, page};
use crate::account::Role;
use crate::shared::Shared;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use onramp_core::catalog::{Level, Permission, SetupTable};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "tables.html")]
struct Tables {
    menu: &'static str,
    hint: Hint,
    role: u32,
    heading: String,
    is_saved: bool,
    is_changed: bool,
    /// Id and words of each entry.
    allowed: Vec<(String, String)>,
    disallowed: Vec<(String, String)>,
}

#[derive(Deserialize)]
pub(super) struct Came {
    saved: Option<String>,
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    Path(role): Path<u32>,
    Query(came): Query<Came>,
) -> Response {
    let account = shared.account();
    let Some(found) = account.role(role) else {
        return not_found();
    };
    let is_saved = came.saved.is_some();
    let mut boxes = draw(&shared, &shown(&shared, found), found, false);
    boxes.is_saved = is_saved;
    page(&boxes)
}

/// Moves entries between the boxes, or saves them. Until then the left box lives in the form alone.
pub(super) async fn save(
    State(shared): State<Arc<Shared>>,
    Path(role): Path<u32>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Response {
    let mut account = shared.account_mut();
    let Some(found) = account.role_mut(role) else {
        return not_found();
    };
    let catalog = &shared.catalog;
    let chosen = |field: &str| -> BTreeSet<String> {
        let values = sent.iter().filter(|(name, _)| name == field);
        let known = values.filter(|(_, id)| catalog.table(id).is_some());
        known.map(|(_, id)| id.clone()).collect()
    };
    let mut allowed = chosen("allowed");
    let act = sent.iter().find(|(name, _)| name == "act");
    match act.map_or("", |(_, act)| act.as_str()) {
        act if hint::take(&shared, act) => {}
        "allow" => allowed.extend(chosen("right")),
        "disallow" => allowed = &allowed - &chosen("left"),
        "allow-all" => {
            allowed = catalog
                .tables()
                .iter()
                .map(|table| table.id.clone())
                .collect()
        }
        "disallow-all" => allowed.clear(),
        "close" => {
            keep(&shared, found, &allowed);
            return go_to(&format!("/system/security-roles/{role}?saved=yes"));
        }
        _ => {
            keep(&shared, found, &allowed);
            return go_to(&format!(
                "/system/security-roles/{role}/table-setup?saved=yes"
            ));
        }
    }
    let is_changed = allowed != shown(&shared, found);
    page(&draw(&shared, &allowed, found, is_changed))
}

/// The left box as the page shows it.
fn shown(shared: &Shared, role: &Role) -> BTreeSet<String> {
    shared.played().as_shown(role).allowed_tables
}

/// Saves the entries that differ from what the page showed. One that practice had taken is given back with that.
fn keep(shared: &Shared, role: &mut Role, allowed: &BTreeSet<String>) {
    for table in shown(shared, role).symmetric_difference(allowed) {
        let permission = Permission::table(table);
        let level = if allowed.contains(table) {
            Level::All
        } else {
            Level::None
        };
        role.set(&permission, level);
        shared.give_back(&permission);
    }
}

fn draw(shared: &Shared, allowed: &BTreeSet<String>, role: &Role, is_changed: bool) -> Tables {
    let entry = |table: &SetupTable| {
        let words = format!("{} / {}", table.category, table.name);
        (table.id.clone(), words)
    };
    let (left, right): (Vec<&SetupTable>, Vec<&SetupTable>) = shared
        .catalog
        .tables()
        .iter()
        .partition(|table| allowed.contains(&table.id));
    Tables {
        menu: "roles",
        hint: Hint::new(shared, "", advice::tables(left.len(), is_changed)),
        role: role.id,
        heading: role.name.clone(),
        is_saved: false,
        is_changed,
        allowed: left.into_iter().map(entry).collect(),
        disallowed: right.into_iter().map(entry).collect(),
    }
}
