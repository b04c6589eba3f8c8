//! The HTTP API: company info, sign-in, and the reads that the live test needs.
//!
//! # Source
//! As public logs show it: code bases `v2025_8/` and `v4_6_release/`; an unknown company answers 200 `null`;
//! 401 `UserNotAuthenticated`; 404 "The endpoint does not exist."; plain text "Cannot route. Codebase/company is
//! invalid". **A guess**, as public sources disagree (400, 401 and 403 are all reported) and none shows the body: a
//! missing or misshapen `clientId` is refused with 400 and a message that names `clientId`, after the keys were
//! accepted.

mod canary;
mod company_info;
mod paging;
mod reads;
mod reply;
mod sign_in;
mod target;

pub use canary::CanaryPlace;

use crate::scenario::Fault;
use crate::shared::Shared;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use std::sync::Arc;
use std::time::Duration;
use target::Target;

/// The release that practice plays, as the header `api-current-version` tells it.
const VERSION: &str = "2025.8";

/// Answers whatever is no page.
pub(crate) async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let Some(target) = Target::read(parts.uri.path()) else {
        return with_usual_headers(reply::page_unknown());
    };
    let fault = shared.scenario().server.faults.iter();
    let response = match fault.clone().find(|fault| fault.is_for(&target.plain())) {
        Some(fault) => play(fault, &shared, &parts, &target).await,
        None => honest(&shared, &parts, &target),
    };
    let response = canary::echo(&shared, &parts, &target, response);
    with_usual_headers(response)
}

fn honest(shared: &Shared, parts: &Parts, target: &Target) -> Response {
    if parts.method != Method::GET {
        return reply::method_refused();
    }
    match target {
        Target::CompanyInfo(company) => {
            company_info::answer(company, &host(&parts.uri, &parts.headers))
        }
        Target::Misrouted => reply::cannot_route(),
        Target::Api { path, .. } => {
            if let Err(refusal) = sign_in::check(shared, &parts.headers) {
                return refusal.reply();
            }
            reads::answer(shared, parts, target, path)
        }
    }
}

async fn play(fault: &Fault, shared: &Shared, parts: &Parts, target: &Target) -> Response {
    if fault.delay_ms > 0 {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(fault.delay_ms)) => {}
            () = shared.stopping.cancelled() => {}
        }
    }
    let Some(status) = fault.status else {
        return honest(shared, parts, target);
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = Response::new(fault.body.clone().into());
    *response.status_mut() = status;
    for (name, value) in &fault.headers {
        if let (Ok(name), Ok(value)) = (
            HeaderName::try_from(name.as_str()),
            HeaderValue::try_from(value.as_str()),
        ) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The headers seen on live answers. `Strict-Transport-Security` is left out on purpose: a browser would remember it for
/// every other server on this machine.
fn with_usual_headers(mut response: Response) -> Response {
    let request_id = uuid::Uuid::new_v4().to_string();
    let headers = response.headers_mut();
    for (name, value) in [
        ("api-current-version", VERSION),
        ("x-server-name", "PRACTICE-01"),
        ("x-cw-request-id", &request_id),
        ("x-frame-options", "SAMEORIGIN"),
        ("cache-control", "no-store"),
    ] {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// The host and port that the request was sent to.
pub(crate) fn host(uri: &Uri, headers: &HeaderMap) -> String {
    // HTTP/2 has no `Host` header; the authority is part of the address there.
    let authority = uri.authority().map(ToString::to_string);
    authority
        .or_else(|| Some(headers.get(header::HOST)?.to_str().ok()?.to_owned()))
        .unwrap_or_else(|| "127.0.0.1".to_owned())
}
