use super::{Ask, Catalog, Level, Method, schema};
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

#[test]
fn what_may_be_asked_is_what_the_catalog_does_not_mark_never() {
    let catalog = Catalog::shipped().unwrap();
    for endpoint in catalog.endpoints() {
        let path = endpoint.path.replace("{parentId}", "1");
        let path = path.replace("{id}", "2").replace("{contactId}", "3");
        let path = path.replace("{boardId}", "4").replace("{noteId}", "5");
        let allowed = endpoint
            .on(Method::Get)
            .is_some_and(|found| !matches!(found.ask, Ask::Never { .. }));
        assert_eq!(catalog.may_ask(Method::Get, &path), allowed, "{path}");
    }
}

#[test]
fn an_endpoint_is_found_however_a_document_names_its_parameters() {
    let catalog = Catalog::shipped().unwrap();
    let found = catalog
        .endpoint("/service/tickets/{model.TicketId}/notes/{noteId}")
        .unwrap();
    assert_eq!(found.path, "/service/tickets/{parentId}/notes/{id}");
    let found = catalog.endpoint_of("/company/contacts/count").unwrap();
    assert_eq!(found.path, "/company/contacts/count");
}

#[test]
fn needs_are_said_in_words_with_their_doubt() {
    let catalog = Catalog::shipped().unwrap();
    let needs = |path: &str| {
        let endpoint = catalog.endpoint(path).unwrap();
        catalog.needs_in_words(endpoint.on(Method::Get).unwrap())
    };
    assert_eq!(
        needs("/company/companies/count"),
        "Companies › Company Maintenance › Inquire"
    );
    assert_eq!(
        needs("/service/impacts"),
        "System › Table Setup › Inquire; Table Setup › customize: Service / Impact, a name not seen anywhere (an inference)"
    );
}

const MODULES: &str = r#"
[order]
note = "n"
source = "s"
confidence = "low"
[[module]]
id = "fruit"
name = "Fruit"
[[module.function]]
id = "apples"
name = "Apples"
source = "s"
confidence = "low"
"#;

/// Reads a catalog of one endpoint and answers with the fault.
fn told(method: &str, needs: &str, ask: &str) -> String {
    let endpoints = format!(
        "[[endpoint]]\npath = \"/fruit\"\n[[endpoint.method]]\nmethod = \"{method}\"\n{needs}\nask = {ask}\nsource = \"s\"\nconfidence = \"low\"\n"
    );
    Catalog::from_files(MODULES, "table = []", &[("fruit.toml", &endpoints)])
        .unwrap_err()
        .to_string()
}

const APPLES: &str = "needs = [{ function = \"fruit/apples\", right = \"inquire\" }]";
const SMALLEST: &str = "{ how = \"smallest-get\", query = \"\" }";

#[test]
fn a_function_or_table_that_is_not_there_is_told() {
    let needs = APPLES.replace("apples", "pears");
    assert!(told("GET", &needs, SMALLEST).contains("names the function \"fruit/pears\""));
    let tables = format!("{APPLES}\ntables = [\"fruit/basket\"]");
    assert!(told("GET", &tables, SMALLEST).contains("setup table \"fruit/basket\""));
}

#[test]
fn a_call_that_would_write_may_not_be_asked() {
    assert_eq!(
        told("POST", APPLES, SMALLEST),
        "catalog/fruit.toml: POST /fruit would write; its `ask` must be \"never\""
    );
}

#[test]
fn an_id_may_come_only_from_what_may_be_asked() {
    let ask = "{ how = \"id-from\", path = \"/vegetables\", query = \"\" }";
    assert!(told("GET", APPLES, ask).contains("takes its id from \"/vegetables\""));
}

#[test]
fn needs_are_named_or_said_to_be_unknown() {
    assert!(told("GET", "", SMALLEST).contains("GET /fruit names no need"));
}
