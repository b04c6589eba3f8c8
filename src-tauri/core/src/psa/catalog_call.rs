//! A call of the catalog, ready to be asked.

use super::question::UNRESERVED;
use crate::catalog::{Ask, Catalog, CatalogEndpoint, Method};
use percent_encoding::utf8_percent_encode;

/// A call that the catalog lets be asked: path and query below `apis/3.0`, percent-encoded.
///
/// Only [`Self::of`] makes one, so that nothing else can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CatalogCall(pub(super) String);

impl CatalogCall {
    /// The GET of an endpoint, with the query that the catalog gives it. `id` stands in wherever the path or the query
    /// takes the number of a record. None when the catalog does not let it be asked, or when the id is wanting.
    pub(crate) fn of(
        catalog: &Catalog,
        endpoint: &CatalogEndpoint,
        id: Option<u64>,
    ) -> Option<Self> {
        let query = match &endpoint.on(Method::Get)?.ask {
            Ask::SmallestGet { query } | Ask::IdFrom { query, .. } => query,
            Ask::Never { .. } => return None,
        };
        let path = filled(&endpoint.path, '/', |segment| {
            if segment.starts_with('{') {
                id.map(|id| id.to_string())
            } else {
                Some(segment.to_owned())
            }
        })?;
        let asked = filled(query, '&', |pair| {
            let Some((name, "{id}")) = pair.split_once('=') else {
                return Some(pair.to_owned());
            };
            id.map(|id| format!("{name}={id}"))
        })?;
        let question = format!("{path}?{asked}");
        catalog
            .may_ask(Method::Get, &question)
            .then(|| Self::encoded(&path, &asked))
    }

    fn encoded(path: &str, query: &str) -> Self {
        let segments = path.trim_matches('/').split('/').map(encode);
        let call = Self(segments.collect::<Vec<_>>().join("/"));
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.fold(call, |call, (name, value)| call.with(name, value))
    }

    /// Adds one more name and value to the query, which narrows the answer down.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        self.0
            .push_str(&format!("{}={}", encode(name), encode(value)));
        self
    }
}

/// Puts every part through `fill`; none when one of them has nothing to be filled with.
fn filled(text: &str, separator: char, fill: impl Fn(&str) -> Option<String>) -> Option<String> {
    let parts: Option<Vec<String>> = text.split(separator).map(fill).collect();
    Some(parts?.join(&separator.to_string()))
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, UNRESERVED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(path: &str, id: Option<u64>) -> Option<String> {
        let catalog = Catalog::shipped().unwrap();
        let endpoint = catalog.endpoint(path).unwrap();
        CatalogCall::of(&catalog, endpoint, id).map(|call| call.0)
    }

    #[test]
    fn a_call_has_the_catalogs_query_and_the_id_where_it_belongs() {
        for (path, id, expected) in [
            ("/service/boards", None, "service/boards?pageSize=1"),
            ("/company/contacts/count", None, "company/contacts/count"),
            ("/service/tickets/{id}", Some(7), "service/tickets/7"),
            (
                "/service/boards/{boardId}/types",
                Some(12),
                "service/boards/12/types?pageSize=1",
            ),
            (
                "/system/documents",
                Some(7),
                "system/documents?recordType=Ticket&recordId=7&pageSize=1",
            ),
        ] {
            assert_eq!(target(path, id).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_call_that_is_never_asked_or_that_has_no_id_cannot_be_made() {
        for path in [
            "/company/contacts/validatePortalCredentials",
            "/company/contacts/requestPassword",
            "/service/tickets/{id}",
            "/system/documents",
        ] {
            assert_eq!(target(path, None), None, "{path}");
        }
        assert_eq!(
            target("/company/contacts/validatePortalCredentials", Some(1)),
            None
        );
    }

    #[test]
    fn what_narrows_an_answer_down_is_percent_encoded() {
        let catalog = Catalog::shipped().unwrap();
        let members = catalog.endpoint("/system/apiMembers").unwrap();
        let call = CatalogCall::of(&catalog, members, None).unwrap();
        let call = call.with("conditions", "identifier=\"a+b&c\"");
        assert_eq!(
            call.0,
            "system/apiMembers?pageSize=1&conditions=identifier%3D%22a%2Bb%26c%22"
        );
    }
}
