//! What may be read: made-up records in `acme/`.

use super::paging::Page;
use super::reply;
use super::target::Target;
use super::{VERSION, host};
use crate::shared::Shared;
use axum::extract::Query;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Each list's path in lower case and its records.
static LISTS: LazyLock<BTreeMap<&'static str, Vec<Value>>> = LazyLock::new(|| {
    [
        (
            "/company/companies",
            include_str!("../../acme/companies.json"),
        ),
        (
            "/company/contacts",
            include_str!("../../acme/contacts.json"),
        ),
        (
            "/finance/agreements",
            include_str!("../../acme/agreements.json"),
        ),
        ("/service/boards", include_str!("../../acme/boards.json")),
        ("/service/tickets", include_str!("../../acme/tickets.json")),
        (
            "/system/departments",
            include_str!("../../acme/departments.json"),
        ),
        (
            "/system/locations",
            include_str!("../../acme/locations.json"),
        ),
        ("/system/members", include_str!("../../acme/members.json")),
    ]
    .into_iter()
    // A test reads every file, so none ships broken.
    .filter_map(|(path, text)| Some((path, serde_json::from_str(text).ok()?)))
    .collect()
});

/// Answers one read below `apis/3.0`.
pub(super) fn answer(shared: &Shared, parts: &Parts, target: &Target, path: &str) -> Response {
    if path == "/system/info" {
        return reply::json(StatusCode::OK, &system_info());
    }
    if let Some(list) = LISTS.get(path) {
        return page_of(list, shared, parts, target);
    }
    let Some((parent, last)) = path.rsplit_once('/') else {
        return reply::endpoint_unknown();
    };
    let Some(list) = LISTS.get(parent) else {
        return reply::endpoint_unknown();
    };
    if last == "count" {
        return reply::json(StatusCode::OK, &json!({ "count": list.len() }));
    }
    let Ok(id) = last.parse::<u64>() else {
        return reply::endpoint_unknown();
    };
    list.iter()
        .find(|record| record.get("id").and_then(Value::as_u64) == Some(id))
        .map_or_else(reply::record_unknown, |record| {
            reply::json(StatusCode::OK, record)
        })
}

fn page_of(list: &[Value], shared: &Shared, parts: &Parts, target: &Target) -> Response {
    let query = Query::<BTreeMap<String, String>>::try_from_uri(&parts.uri)
        .map_or_else(|_| BTreeMap::new(), |Query(query)| query);
    let page = Page::read(&query);
    let mut response = reply::json(StatusCode::OK, &Value::Array(page.rows(list)));
    let address = match target {
        Target::Api { codebase, path } => format!(
            "{}://{}/{codebase}/apis/3.0{path}",
            shared.scheme(),
            host(&parts.uri, &parts.headers)
        ),
        Target::CompanyInfo(_) | Target::Misrouted => String::new(),
    };
    if let Some(link) = page.link(list.len(), &address)
        && let Ok(link) = HeaderValue::try_from(link)
    {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

fn system_info() -> Value {
    json!({
        "version": format!("v{VERSION}.104512"),
        "isCloud": true,
        "serverTimeZone": "Eastern Standard Time",
        "licenseBits": [
            { "name": "API", "activeFlag": true },
            { "name": "ServiceDesk", "activeFlag": true }
        ],
        "cloudRegion": "Practice",
        "maxWorkFlowRecordsAllowed": 500
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_list_is_read_and_its_records_have_ids_of_their_own() {
        assert_eq!(LISTS.len(), 8);
        for (path, list) in LISTS.iter() {
            let mut ids: Vec<u64> = list
                .iter()
                .map(|record| record["id"].as_u64().unwrap())
                .collect();
            ids.sort_unstable();
            ids.dedup();

            assert_eq!(ids.len(), list.len(), "{path}");
            assert!(!list.is_empty(), "{path}");
        }
    }

    #[test]
    fn the_companies_do_not_fit_on_one_usual_page() {
        assert!(LISTS["/company/companies"].len() > 25);
    }
}
