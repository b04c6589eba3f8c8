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
        "/system/audittrail?type=Ticket&id=7&pageSize=1",
        "/system/documents?pageSize=1&recordType=Ticket&recordId=7",
        "/system/securityRoles/63/settings?pageSize=1000",
    ] {
        assert!(catalog.may_ask(Method::Get, path), "{path}");
    }
    for path in [
        "/company/contacts/validatePortalCredentials",
        "/company/contacts/requestPassword",
        "/service/ticketNote/5/markAs",
        "/system/audittrail",
        "/system/audittrail?type=Ticket&id={id}x&pageSize=1",
        "/system/audittrail?type=Member&id=7&pageSize=1",
        "/system/audittrail?type=Ticket&id=7&id=all&pageSize=1",
        "/system/documents?recordType=Ticket&pageSize=1",
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
        let query = match endpoint.on(Method::Get).map(|found| &found.ask) {
            Some(Ask::SmallestGet { query } | Ask::IdFrom { query, .. }) => Some(query.as_str()),
            Some(Ask::Never { .. }) | None => None,
        };
        let question = format!("{}?{}", endpoint.path, query.unwrap_or_default());
        let parts = question.split_inclusive('}').map(|part| {
            let (before, _) = part.split_once('{').unwrap_or((part, ""));
            let number = if before.len() < part.len() { "7" } else { "" };
            format!("{before}{number}")
        });
        let question: String = parts.collect();
        assert_eq!(
            catalog.may_ask(Method::Get, &question),
            query.is_some(),
            "{question}"
        );
    }
}

#[test]
fn a_field_that_is_never_blank_is_told_of_what_is_asked_only() {
    let catalog = Catalog::shipped().unwrap();
    let methods = catalog
        .endpoints()
        .iter()
        .flat_map(|endpoint| &endpoint.methods);
    for method in methods {
        let is_asked = !matches!(method.ask, Ask::Never { .. });
        assert!(is_asked || (method.filled.is_empty() && !method.is_never_empty));
        assert!(
            !method.needs.is_empty() || !is_asked || !method.is_complete,
            "what needs nothing known is not complete: {method:?}"
        );
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
    Catalog::from_files(
        MODULES,
        "table = []",
        "term = []",
        &[("fruit.toml", &endpoints)],
    )
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
fn a_word_that_stands_there_twice_or_is_not_explained_is_told() {
    let term = |id: &str, about: &str| {
        format!(
            "[[term]]\nid = \"{id}\"\nquestion = \"q\"\nabout = [{about}]\nwords = [\"w\"]\nsource = \"s\"\nconfidence = \"low\"\n"
        )
    };
    let told = |terms: &str| {
        let read = Catalog::from_files(MODULES, "table = []", terms, &[]);
        read.unwrap_err().to_string()
    };
    let one = term("one", "\"a\"");
    assert!(told(&format!("{one}{one}")).contains("\"one\" stands there twice"));
    assert!(told(&term("two", "")).contains("\"two\" needs a question, an answer"));
    assert!(told(&term("two", "\" \"")).contains("\"two\" needs a question, an answer"));
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
    let ask = "{ how = \"id-from\", path = \"/vegetables\", query = \"id={id}\" }";
    assert!(told("GET", APPLES, ask).contains("takes its id from \"/vegetables\""));
}

#[test]
fn an_id_and_its_place_belong_together() {
    let of_fruit =
        |query: &str| format!("{{ how = \"id-from\", path = \"/fruit\", query = \"{query}\" }}");
    for ask in [
        of_fruit("pageSize=1"),
        of_fruit("id={fruit}"),
        "{ how = \"smallest-get\", query = \"id={id}\" }".to_owned(),
    ] {
        let told = told("GET", APPLES, &ask);
        assert!(told.contains("GET /fruit: an id-from fills"), "{told}");
    }
    let itself = told("GET", APPLES, &of_fruit("id={id}"));
    assert!(itself.contains("takes its id from \"/fruit\""), "{itself}");
}

#[test]
fn needs_are_named_or_said_to_be_unknown() {
    assert!(told("GET", "", SMALLEST).contains("GET /fruit names no need"));
}
