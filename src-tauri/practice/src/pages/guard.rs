//! Keeps other websites out of the pages, and the pages out of other websites.

use crate::api::host;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const HEADERS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // "no-referrer" would make browsers send `Origin: null` with our own forms.
    (header::REFERRER_POLICY, "same-origin"),
    // A page with keys on it stays in no cache, the one behind the Back button included.
    (header::CACHE_CONTROL, "no-store"),
];

/// Refuses what does not come from a page of this server, and adds the security headers to every page.
pub(super) async fn watch(request: Request, next: Next) -> Response {
    let mut response = if is_ours(&request) {
        next.run(request).await
    } else {
        (
            StatusCode::FORBIDDEN,
            "Open these pages at 127.0.0.1, localhost or practice.localhost.",
        )
            .into_response()
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

fn is_ours(request: &Request) -> bool {
    let text = |name: HeaderName| {
        let value = request.headers().get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let host = host(request.uri(), request.headers());
    let name = host
        .rsplit_once(':')
        .map_or(host.as_str(), |(name, _)| name);
    let is_loopback = ["127.0.0.1", "localhost", "practice.localhost"].contains(&name);
    let is_own_origin = text(header::ORIGIN).is_none_or(|origin| {
        origin
            .split_once("://")
            .is_some_and(|(_, origin_host)| origin_host == host)
    });
    is_loopback && is_own_origin
}
