//! `GET /login/companyinfo/{company}`: needs no key.

use super::reply;
use super::target::CODEBASE;
use crate::account::{COMPANY_ID, COMPANY_NAME};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

/// Says what company this is; 200 `null` when there is none with this ID.
pub(super) fn answer(company: &str, host: &str) -> Response {
    reply::json(StatusCode::OK, &body(company, host))
}

/// The company as the server describes it.
pub(super) fn body(company: &str, host: &str) -> Value {
    if !company.eq_ignore_ascii_case(COMPANY_ID) {
        return Value::Null;
    }
    json!({
        "CompanyName": COMPANY_NAME,
        "Codebase": format!("{CODEBASE}/"),
        "VersionCode": "v2025.8",
        "VersionNumber": "v4.6.104512",
        "CompanyID": COMPANY_ID,
        "IsCloud": true,
        "SiteUrl": host,
        "AllowedOrigins": ["*.practice.localhost"]
    })
}
