//! The way in, and what belongs to no record.

use super::page;
use crate::shared::Shared;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "login.html")]
struct Login {
    site: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    menu: &'static str,
}

#[derive(Template)]
#[template(path = "company.html")]
struct Company {
    menu: &'static str,
    site: String,
}

pub(super) async fn login(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    page(&Login {
        site: site(&shared, &request),
    })
}

pub(super) async fn home() -> Response {
    page(&Home { menu: "" })
}

pub(super) async fn company(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    page(&Company {
        menu: "company",
        site: site(&shared, &request),
    })
}

pub(super) async fn style() -> Response {
    let text = include_str!("../../templates/practice.css");
    ([(header::CONTENT_TYPE, "text/css; charset=utf-8")], text).into_response()
}

/// The address in the form in which a person copies it from the browser.
fn site(shared: &Shared, request: &Request) -> String {
    let host = crate::api::host(request.uri(), request.headers());
    format!("{}://{host}", shared.scheme())
}
