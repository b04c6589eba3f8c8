//! The answers that are not data, word for word as public logs show them.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// A JSON answer as ConnectWise labels it.
pub(super) fn json(status: StatusCode, body: &Value) -> Response {
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json; charset=utf-8"),
    );
    response
}

fn error(status: StatusCode, code: &str, message: &str) -> Response {
    json(status, &json!({ "code": code, "message": message }))
}

/// 401: the keys are unknown, or the company, or their member is inactive; ConnectWise does not say which.
pub(super) fn not_signed_in() -> Response {
    error(
        StatusCode::UNAUTHORIZED,
        "ConnectWiseApi",
        "UserNotAuthenticated",
    )
}

/// 400: `clientId` is missing or no GUID. Status and wording are a guess.
pub(super) fn client_id_refused() -> Response {
    json(
        StatusCode::BAD_REQUEST,
        &json!({
            "code": "ConnectWiseApi",
            "message": "The clientId header is missing or invalid.",
            "errors": null
        }),
    )
}

/// 403: the role does not allow it. As a live server said it; no box is named.
pub(super) fn forbidden() -> Response {
    error(
        StatusCode::FORBIDDEN,
        "Security",
        "You do not have security permission to perform this action.",
    )
}

/// 400: a condition cannot be read.
pub(super) fn condition_refused(condition: &str) -> Response {
    error(
        StatusCode::BAD_REQUEST,
        "ApiFindCondition",
        &format!("{condition} is not a recognized name."),
    )
}

/// 404: there is no such endpoint.
pub(super) fn endpoint_unknown() -> Response {
    error(
        StatusCode::NOT_FOUND,
        "ConnectWiseApi",
        "The endpoint does not exist.",
    )
}

/// 404: there is no such record.
pub(super) fn record_unknown() -> Response {
    error(
        StatusCode::NOT_FOUND,
        "NotFound",
        "The requested record was not found.",
    )
}

/// 400, plain text: the code base in the path is wrong or doubled.
pub(super) fn cannot_route() -> Response {
    (
        StatusCode::BAD_REQUEST,
        "Cannot route. Codebase/company is invalid",
    )
        .into_response()
}

/// 405: practice takes nothing but GET on its API.
pub(super) fn method_refused() -> Response {
    let mut response = error(
        StatusCode::METHOD_NOT_ALLOWED,
        "MethodNotAllowed",
        "Practice answers GET only.",
    );
    response
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static("GET"));
    response
}

/// 404 for whatever is neither page nor API.
pub(super) fn page_unknown() -> Response {
    let body = "<!doctype html><html lang=\"en\"><head><title>Not found</title></head><body><h1>Not found</h1>\
                <p>Practice has no such page. <a href=\"/\">Go to its first page</a>.</p></body></html>";
    let mut response = (StatusCode::NOT_FOUND, body).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    response
}
