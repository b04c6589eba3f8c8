//! Small web pages in place of ConnectWise's own: forms and links, no script. They look like no one else's, and every
//! one of them says that nothing on it is real.

mod entry;
mod guard;
mod hint;
mod keys;
mod member_form;
mod members;
mod role_boxes;
mod roles;
mod tables;

use crate::shared::Shared;
use askama::Template;
use axum::Router;
use axum::http::StatusCode;
use axum::middleware;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use std::sync::Arc;

/// Every page.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new()
        .route("/", get(entry::login))
        .route("/practice.css", get(entry::style))
        .route("/hints", post(hint::set))
        .route("/system", get(entry::home))
        .route("/system/my-company", get(entry::company))
        .route("/system/security-roles", get(roles::list))
        .route(
            "/system/security-roles/{role}",
            get(roles::show).post(roles::save),
        )
        .route(
            "/system/security-roles/{role}/table-setup",
            get(tables::show).post(tables::save),
        )
        .route("/system/members", get(members::staff))
        .route("/system/members/api", get(members::list))
        .route(
            "/system/members/api/{member}",
            get(members::show).post(members::save),
        )
        .route("/system/members/api/{member}/keys", get(keys::list))
        .route(
            "/system/members/api/{member}/keys/{key}",
            get(keys::show).post(keys::save),
        )
        .route_layer(middleware::from_fn(guard::watch))
}

/// Draws a page.
fn page(template: &impl Template) -> Response {
    page_with(StatusCode::OK, template)
}

fn page_with(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => (status, Html(text)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn not_found() -> Response {
    (
        StatusCode::NOT_FOUND,
        Html("<!doctype html><html lang=\"en\"><title>Not found</title><h1>Not found</h1><p>This record does not exist any more. <a href=\"/system\">Go to System</a>.</p></html>"),
    )
        .into_response()
}

/// Sends the browser on after a form, so that a reload does not send the form again.
fn go_to(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// What the last part of a record's address says.
enum RecordId {
    New,
    Old(u32),
}

impl RecordId {
    fn read(text: &str) -> Option<Self> {
        if text == "new" {
            return Some(Self::New);
        }
        text.parse().ok().map(Self::Old)
    }

    fn old(&self) -> Option<u32> {
        match self {
            Self::New => None,
            Self::Old(id) => Some(*id),
        }
    }
}
