//! System › Members, and its tab API Members.

use super::hint::{self, Hint, advice};
use super::member_form::{MemberPage, board_field};
use super::{RecordId, go_to, not_found, page, page_with};
use crate::account::{BOARDS, Member, MemberDraft};
use crate::shared::Shared;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "staff.html")]
struct Staff {
    menu: &'static str,
    hint: Hint,
    people: [(&'static str, &'static str); 4],
}

#[derive(Template)]
#[template(path = "members.html")]
struct Members {
    menu: &'static str,
    hint: Hint,
    rows: Vec<Row>,
}

struct Row {
    id: u32,
    identifier: String,
    name: String,
    role: String,
    keys: usize,
    is_active: bool,
}

/// What a form sends besides its fields: which button, and the box that only a saved member has.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    act: String,
    #[serde(default)]
    inactive: Option<String>,
    #[serde(flatten)]
    fields: MemberDraft,
    /// The boxes of the boards, of which a browser sends those that are ticked.
    #[serde(flatten)]
    boxes: BTreeMap<String, String>,
}

impl Sent {
    /// The boards to leave out, by name.
    fn excluded_boards(&self) -> Vec<String> {
        let is_ticked = |name: &&str| self.boxes.contains_key(&board_field(name));
        let ticked = BOARDS.iter().copied().filter(is_ticked);
        ticked.map(str::to_owned).collect()
    }
}

#[derive(Deserialize)]
pub(super) struct Shown {
    saved: Option<String>,
}

pub(super) async fn staff(State(shared): State<Arc<Shared>>) -> Response {
    page(&Staff {
        menu: "members",
        hint: Hint::new(&shared, "/system/members", advice::staff()),
        people: [
            ("DReyes", "Dana Reyes"),
            ("LBrandt", "Lee Brandt"),
            ("NHaddad", "Noor Haddad"),
            ("TVance", "Toni Vance"),
        ],
    })
}

pub(super) async fn list(State(shared): State<Arc<Shared>>) -> Response {
    let mut account = shared.account_mut();
    account.close_keys();
    let row = |member: &Member| Row {
        id: member.id,
        identifier: member.fields.identifier.clone(),
        name: member.fields.name.clone(),
        role: member
            .fields
            .role_id()
            .and_then(|id| account.role(id))
            .map_or_else(String::new, |role| role.name.clone()),
        keys: member.keys.len(),
        is_active: member.is_active,
    };
    page(&Members {
        menu: "members",
        hint: Hint::new(&shared, "/system/members/api", advice::members(&account)),
        rows: account.members().iter().map(row).collect(),
    })
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Query(shown): Query<Shown>,
) -> Response {
    let mut account = shared.account_mut();
    account.close_keys();
    let Some(id) = RecordId::read(&id) else {
        return not_found();
    };
    let fields = match id {
        RecordId::New => MemberDraft::default(),
        RecordId::Old(number) => match account.member(number) {
            Some(member) => member.fields.clone(),
            None => return not_found(),
        },
    };
    let mut form = MemberPage::new(id, fields, &account, &shared);
    form.is_saved = shown.saved.is_some();
    page(&form)
}

pub(super) async fn save(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Form(sent): Form<Sent>,
) -> Response {
    let mut account = shared.account_mut();
    let Some(id) = RecordId::read(&id) else {
        return not_found();
    };
    if id.old().is_some_and(|id| account.member(id).is_none()) {
        return not_found();
    }
    let is_active = sent.inactive.is_none();
    let excluded_boards = sent.excluded_boards();
    if hint::take(&shared, &sent.act) {
        let mut form = MemberPage::new(id, sent.fields, &account, &shared);
        form.is_active = is_active;
        form.excluded_boards = excluded_boards;
        return page(&form);
    }
    match account.save_member(id.old(), &sent.fields) {
        Ok(saved) => {
            if let Some(member) = account.member_mut(saved) {
                member.is_active = is_active;
                member.excluded_boards = excluded_boards;
            }
            if sent.act == "close" {
                return go_to("/system/members/api");
            }
            go_to(&format!("/system/members/api/{saved}?saved=yes"))
        }
        Err(faults) => {
            let mut form = MemberPage::new(id, sent.fields, &account, &shared);
            form.faults = faults;
            form.is_active = is_active;
            form.excluded_boards = excluded_boards;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form)
        }
    }
}
