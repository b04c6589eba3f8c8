//! What may be sent to a ConnectWise, judged by the server's own log and by the catalog's text: not by the code that
//! decides what is sent.

use onramp_core::catalog::{Ask, Catalog, Method};
use onramp_practice::LoggedRequest;

/// The most requests that may be under way at once.
const AT_ONCE: usize = 6;

/// Everything that should not have been asked, and asking too much at once; empty when there is none.
pub(crate) fn faults(catalog: &Catalog, asked: &[LoggedRequest], most: usize) -> Vec<String> {
    let wrong = asked.iter().filter_map(|request| {
        let why = forbidden(catalog, request)?;
        Some(format!(
            "{} {}: {why}",
            request.method, request.path_and_query
        ))
    });
    let mut faults: Vec<String> = wrong.collect();
    if asked.is_empty() {
        faults.push("nothing was asked at all".to_owned());
    }
    if most > AT_ONCE {
        faults.push(format!("{most} requests at once"));
    }
    faults
}

fn forbidden(catalog: &Catalog, request: &LoggedRequest) -> Option<&'static str> {
    let path = request.path_and_query.split('?').next().unwrap();
    if request.method != "GET" {
        return Some("not a GET");
    }
    if path.to_ascii_lowercase().starts_with("/login/companyinfo/") {
        return None;
    }
    let Some((_, below)) = path.split_once("/apis/3.0") else {
        return Some("outside the API");
    };
    let fits = |template: &str| is_below(template, below);
    let mut gets = catalog.endpoints().iter().flat_map(|endpoint| {
        let methods = endpoint.methods.iter().filter(|_| fits(&endpoint.path));
        methods.filter(|one| one.method == Method::Get)
    });
    match gets.next().map(|get| &get.ask) {
        None => Some("not in the catalog"),
        Some(Ask::Never { .. }) => Some("never to be asked"),
        Some(Ask::SmallestGet { .. } | Ask::IdFrom { .. }) => None,
    }
}

/// True when a real path is the template with whole numbers in place of its parameters.
pub(crate) fn is_below(template: &str, path: &str) -> bool {
    let wanted: Vec<&str> = template.trim_matches('/').split('/').collect();
    let found: Vec<&str> = path.trim_matches('/').split('/').collect();
    let fits = |(wanted, found): (&&str, &&str)| {
        if wanted.starts_with('{') {
            !found.is_empty() && found.bytes().all(|byte| byte.is_ascii_digit())
        } else {
            wanted.eq_ignore_ascii_case(found)
        }
    };
    wanted.len() == found.len() && wanted.iter().zip(&found).all(fits)
}

fn logged(method: &str, path: &str) -> LoggedRequest {
    LoggedRequest {
        method: method.to_owned(),
        path_and_query: path.to_owned(),
        status: Some(200),
    }
}

#[test]
fn a_request_that_must_not_be_sent_is_noticed() {
    let catalog = Catalog::shipped().unwrap();
    let fine = [
        logged("GET", "/login/companyinfo/acmemsp"),
        logged("GET", "/v2025_1/apis/3.0/service/boards/1/types?pageSize=1"),
    ];
    assert_eq!(faults(&catalog, &fine, AT_ONCE), [""; 0]);

    for wrong in [
        logged("POST", "/v2025_1/apis/3.0/service/tickets"),
        logged(
            "GET",
            "/v2025_1/apis/3.0/company/contacts/validatePortalCredentials",
        ),
        logged("GET", "/v2025_1/apis/3.0/company/contacts/requestPassword"),
        logged("GET", "/v2025_1/apis/3.0/service/boards/types/types"),
        logged("GET", "/v2025_1/services/system_io/members"),
    ] {
        let found = faults(&catalog, std::slice::from_ref(&wrong), 1);
        assert_eq!(found.len(), 1, "{wrong:?}");
    }
    assert_eq!(faults(&catalog, &fine, AT_ONCE + 1).len(), 1);
    assert_eq!(faults(&catalog, &[], 0).len(), 1);
}
