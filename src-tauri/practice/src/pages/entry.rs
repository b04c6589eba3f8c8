//! The way in, and what belongs to no record.

use super::hint::{Hint, advice};
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
    hint: Hint,
    site: String,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    hint: Hint,
    menu: &'static str,
}

#[derive(Template)]
#[template(path = "company.html")]
struct Company {
    hint: Hint,
    menu: &'static str,
    site: String,
}

pub(super) async fn login(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    page(&Login {
        hint: Hint::new(&shared, "/", advice::login()),
        site: site(&shared, &request),
    })
}

pub(super) async fn home(State(shared): State<Arc<Shared>>) -> Response {
    let advice = advice::home(&shared.account());
    page(&Home {
        menu: "",
        hint: Hint::new(&shared, "/system", advice),
    })
}

pub(super) async fn company(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    page(&Company {
        menu: "company",
        hint: Hint::new(&shared, "/system/my-company", advice::company()),
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
