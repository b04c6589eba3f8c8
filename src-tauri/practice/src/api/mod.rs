//! The HTTP API: company info, sign-in, and every GET of the catalog, as far as the caller's role lets it.
//!
//! # Source
//! As public logs show it: code bases `v2025_8/` and `v4_6_release/`; an unknown company answers 200 `null`;
//! 401 `UserNotAuthenticated`; 404 "The endpoint does not exist."; plain text "Cannot route. Codebase/company is
//! invalid". **A guess**, as public sources disagree (400, 401 and 403 are all reported) and none shows the body: a
//! missing or misshapen `clientId` is refused with 400 and a message that names `clientId`, after the keys were
//! accepted.

mod caller;
mod canary;
mod company_info;
mod conditions;
mod fault;
mod identity;
mod lists;
mod paging;
mod permit;
mod reads;
mod reply;
mod sight;
mod sign_in;
mod target;

pub use canary::CanaryPlace;
pub(crate) use fault::Faults;

use crate::severed::Cutter;
use crate::shared::Shared;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::Response;
use reads::Read;
use sight::Sight;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use target::Target;

/// The release that practice plays, as the header `api-current-version` tells it.
const VERSION: &str = "2025.8";

/// Answers whatever is no page.
pub(crate) async fn answer(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let sent = parts.uri.path_and_query().map_or("", |sent| sent.as_str());
    let in_flight = shared.log.arrived(parts.method.as_str(), sent);
    pause(&shared, shared.latency_ms.load(Ordering::Relaxed)).await;
    let Some(target) = Target::read(parts.uri.path()) else {
        in_flight.answered(StatusCode::NOT_FOUND.as_u16());
        return with_usual_headers(reply::page_unknown());
    };
    let server = shared.server();
    let met = shared.faults.met(&server, &target.plain());
    pause(&shared, met.delay_ms).await;
    let fault = met.fault;
    let response = fault
        .and_then(fault::answer)
        .unwrap_or_else(|| honest(&shared, &parts, &target));
    let response = with_usual_headers(canary::echo(&shared, &parts, &target, response).await);
    if fault.is_some_and(|fault| fault.reset) {
        cutter.cut();
        return response;
    }
    in_flight.answered(response.status().as_u16());
    if fault.is_some_and(|fault| fault.truncate) {
        return fault::truncated(response).await;
    }
    response
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
        Target::Api { path, .. } => match sign_in::check(shared, &parts.headers) {
            Err(refusal) => refusal.reply(),
            Ok(caller) => Read {
                shared,
                parts,
                target,
                caller: &caller,
                sight: Sight::of(&caller),
                path,
            }
            .answer(),
        },
    }
}

/// Waits, but no longer than the server runs.
async fn pause(shared: &Shared, for_ms: u64) {
    if for_ms > 0 {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(for_ms)) => {}
            () = shared.stopping.cancelled() => {}
        }
    }
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
