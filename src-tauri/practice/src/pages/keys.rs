//! The tab API Keys of one API member. A pair is on the screen from Save to Save and Close; the private key never again.

use super::hint::{self, Hint, advice};
use super::{RecordId, go_to, not_found, page, page_with};
use crate::account::{KeyRecord, Member, new_key_pair};
use crate::shared::Shared;
use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use onramp_core::keys::{KeyPair, PublicKey};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "keys.html")]
struct KeyList {
    menu: &'static str,
    hint: Hint,
    tab: &'static str,
    member: u32,
    heading: String,
    rows: Vec<(u32, String)>,
    just_closed: bool,
    just_deleted: bool,
}

#[derive(Template)]
#[template(path = "key.html")]
struct KeyPage {
    menu: &'static str,
    hint: Hint,
    tab: &'static str,
    member: u32,
    heading: String,
    key_id: Option<u32>,
    description: String,
    shown: Option<KeyPair>,
    /// The public key of a closed record, by which to tell it from others.
    kept_public: Option<PublicKey>,
    fault: Option<&'static str>,
}

impl KeyList {
    fn is_new(&self) -> bool {
        false
    }

    fn number(&self) -> u32 {
        self.member
    }
}

impl KeyPage {
    fn new(member: &Member, key: Option<&KeyRecord>, shared: &Shared) -> Self {
        Self {
            menu: "members",
            hint: Hint::new(shared, "", advice::key(key)),
            tab: "keys",
            member: member.id,
            heading: member.fields.identifier.clone(),
            key_id: key.map(|key| key.id),
            description: String::new(),
            shown: key.and_then(|key| key.shown().cloned()),
            kept_public: key.map(|key| key.pair().public.clone()),
            fault: None,
        }
    }

    fn is_new(&self) -> bool {
        false
    }

    fn number(&self) -> u32 {
        self.member
    }

    fn action(&self) -> String {
        let key = self.key_id.map_or("new".to_owned(), |id| id.to_string());
        format!("/system/members/api/{}/keys/{key}", self.member)
    }
}

#[derive(Deserialize)]
pub(super) struct Came {
    from: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    act: String,
    #[serde(default)]
    description: String,
}

pub(super) async fn list(
    State(shared): State<Arc<Shared>>,
    Path(member): Path<u32>,
    Query(came): Query<Came>,
) -> Response {
    let mut account = shared.account_mut();
    account.close_keys();
    let Some(found) = account.member(member) else {
        return not_found();
    };
    page(&KeyList {
        menu: "members",
        hint: Hint::new(
            &shared,
            format!("/system/members/api/{member}/keys"),
            advice::keys(found),
        ),
        tab: "keys",
        member,
        heading: found.fields.identifier.clone(),
        rows: found
            .keys
            .iter()
            .map(|key| (key.id, key.description.clone()))
            .collect(),
        just_closed: came.from.as_deref() == Some("closed"),
        just_deleted: came.from.as_deref() == Some("deleted"),
    })
}

pub(super) async fn show(
    State(shared): State<Arc<Shared>>,
    Path((member, key)): Path<(u32, String)>,
) -> Response {
    let account = shared.account();
    let (Some(found), Some(id)) = (account.member(member), RecordId::read(&key)) else {
        return not_found();
    };
    let key = id.old().map(|id| found.key(id));
    if key.is_some_and(|key| key.is_none()) {
        return not_found();
    }
    let key = key.flatten();
    page(&KeyPage {
        description: key.map_or_else(String::new, |key| key.description.clone()),
        ..KeyPage::new(found, key, &shared)
    })
}

pub(super) async fn save(
    State(shared): State<Arc<Shared>>,
    Path((member, key)): Path<(u32, String)>,
    Form(sent): Form<Sent>,
) -> Response {
    let Some(id) = RecordId::read(&key) else {
        return not_found();
    };
    let list = format!("/system/members/api/{member}/keys");
    if sent.act == "delete"
        && let Some(key) = id.old()
    {
        shared.account_mut().delete_key(member, key);
        return go_to(&format!("{list}?from=deleted"));
    }
    if hint::take(&shared, &sent.act) {
        return as_typed(&shared, member, &id, sent.description);
    }
    let description = sent.description.trim();
    if description.is_empty() {
        return without_description(&shared, member, &id);
    }
    let is_new = id.old().is_none();
    let saved = match id {
        RecordId::Old(key) => shared.account_mut().rename_key(member, key, description),
        RecordId::New => match new_key_pair() {
            Ok(pair) => shared.account_mut().add_key(member, description, pair),
            Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
    };
    match saved {
        None => not_found(),
        // The list closes every record that is still open.
        Some(_) if sent.act == "close" || is_new && shared.closes_key_page() => {
            go_to(&format!("{list}?from=closed"))
        }
        Some(key) => go_to(&format!("{list}/{key}")),
    }
}

/// Draws the form again, with what was typed and nothing saved.
fn as_typed(shared: &Shared, member: u32, id: &RecordId, description: String) -> Response {
    let account = shared.account();
    let Some(found) = account.member(member) else {
        return not_found();
    };
    let key = id.old().and_then(|id| found.key(id));
    page(&KeyPage {
        description,
        ..KeyPage::new(found, key, shared)
    })
}

fn without_description(shared: &Shared, member: u32, id: &RecordId) -> Response {
    let account = shared.account();
    let Some(found) = account.member(member) else {
        return not_found();
    };
    let key = id.old().and_then(|id| found.key(id));
    let form = KeyPage {
        fault: Some("Description is required: type a name for this key."),
        ..KeyPage::new(found, key, shared)
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &form)
}
