use super::{Catalog, Level, Method, schema};
use crate::guide::tests::assert_committed;

#[test]
fn the_shipped_catalog_holds_together() {
    Catalog::shipped().unwrap_or_else(|fault| panic!("{fault}"));
}

#[test]
fn the_committed_catalog_schema_is_what_the_types_say() {
    assert_committed(&schema(), "catalog/catalog.schema.json");
}

#[test]
fn levels_rise_from_none_over_my_to_all() {
    assert!(Level::None < Level::My && Level::My < Level::All);
}

#[test]
fn only_a_get_that_the_catalog_allows_may_be_asked() {
    let catalog = Catalog::shipped().unwrap();
    for path in [
        "/company/companies/count",
        "/system/info",
        "service/boards?pageSize=1",
        "/service/boards/12/types?pageSize=1",
        "/service/tickets/7/allnotes",
    ] {
        assert!(catalog.may_ask(Method::Get, path), "{path}");
    }
    for path in [
        "/company/contacts/validatePortalCredentials",
        "/company/contacts/requestPassword",
        "/service/ticketNote/5/markAs",
        "/system/audittrail",
        "/company/contacts/notes",
        "/company/contacts/../contacts",
        "/procurement/catalog",
        "",
    ] {
        assert!(!catalog.may_ask(Method::Get, path), "{path}");
    }
    for method in [Method::Post, Method::Put, Method::Patch, Method::Delete] {
        assert!(!catalog.may_ask(method, "/service/tickets"));
    }
}
