use super::*;
use crate::address::CompanyId;
use crate::keys::{KeyPair, PrivateKey, PublicKey};
use serde_json::json;
use zeroize::Zeroizing;

const PRIVATE: &str = "PrIvAt9876543210";

fn scrubber() -> Scrubber {
    let pair = KeyPair {
        public: PublicKey::new(Zeroizing::new("PuBlIc0123456789".to_owned())),
        private: PrivateKey::new(Zeroizing::new(PRIVATE.to_owned())),
    };
    Scrubber::new(&CompanyId::parse("acme").unwrap(), Some(&pair))
}

fn read(levels: &Value) -> Option<RoleLevels> {
    let catalog = Catalog::shipped().unwrap();
    RoleLevels::read(&catalog, &scrubber(), levels, None)
}

/// A row with the level given for Inquire and None for the rest.
fn row(module: &str, function: &str, inquire: &str) -> Value {
    json!({
        "moduleName": module, "moduleFunctionName": function, "addLevel": "None", "editLevel": "None",
        "deleteLevel": "None", "inquireLevel": inquire,
    })
}

fn inquire(function: &str) -> Permission {
    Permission::level(function, Right::Inquire)
}

#[test]
fn names_are_matched_however_they_are_spelled() {
    let rows = [
        (
            "Time & Expense",
            "Time Entry",
            "time-and-expense/time-entry",
        ),
        (
            "time and expense",
            "TIMEENTRY",
            "time-and-expense/time-entry",
        ),
        (
            "TimeAndExpense",
            "time_entry",
            "time-and-expense/time-entry",
        ),
        (
            "Service Desk",
            "Service Ticket - Dependancies",
            "service-desk/service-ticket-dependencies",
        ),
        (
            "Service Desk",
            "Service Ticket: dependencies",
            "service-desk/service-ticket-dependencies",
        ),
        (
            "Service",
            "Resource Scheduling",
            "service-desk/resource-scheduling",
        ),
        (
            "",
            "CRM / Sales Activities",
            "companies/crm-sales-activities",
        ),
    ];
    for (module, function, id) in rows {
        let read = read(&json!([row(module, function, "All")])).unwrap();
        assert_eq!(
            read.levels.get(&inquire(id)),
            Some(&Level::All),
            "{module} {function}"
        );
        assert!(read.others.is_empty());
    }
}

#[test]
fn identifier_and_description_name_a_function_as_well() {
    for field in ["moduleFunctionIdentifier", "moduleFunctionDescription"] {
        let row = json!({"moduleIdentifier": "Finance", field: "Agreements", "inquireLevel": "My"});
        let read = read(&json!([row])).unwrap();
        let agreements = inquire("finance/agreements");
        assert_eq!(read.levels, [(agreements, Level::My)].into(), "{field}");
    }
}

#[test]
fn a_function_of_another_module_is_not_taken_for_its_namesake() {
    let read = read(&json!([row("Finance", "Contacts", "All")])).unwrap();
    assert!(read.levels.is_empty());
    assert_eq!(read.others.len(), 1);
    assert_eq!(read.others[0].function, "Contacts");
}

#[test]
fn a_row_with_the_right_module_speaks_before_one_with_a_strange_module() {
    let strange = row("Of another product", "Contacts", "None");
    let right = row("Companies", "Contacts", "All");
    for rows in [json!([strange, right]), json!([right, strange])] {
        let read = read(&rows).unwrap();
        assert_eq!(
            read.levels.get(&inquire("companies/contacts")),
            Some(&Level::All)
        );
    }
}

#[test]
fn a_box_that_is_told_in_two_ways_is_not_known() {
    let rows = json!([
        row("Companies", "Contacts", "All"),
        row("Companies", "Contacts", "My"),
        row("Companies", "Contacts", "All"),
    ]);
    let read = read(&rows).unwrap();
    assert_eq!(read.levels.get(&inquire("companies/contacts")), None);
    let add = Permission::level("companies/contacts", Right::Add);
    assert_eq!(read.levels.get(&add), Some(&Level::None));
}

#[test]
fn a_level_that_nobody_knows_leaves_the_box_unknown() {
    for word in ["Some", "", "5"] {
        let rows = json!([
            row("Companies", "Contacts", word),
            row("Companies", "Contacts", "All")
        ]);
        let read = read(&rows).unwrap();
        assert_eq!(
            read.levels.get(&inquire("companies/contacts")),
            None,
            "{word:?}"
        );
    }
}

#[test]
fn what_holds_no_levels_is_no_answer() {
    let bodies = [
        json!([]),
        json!({}),
        json!(null),
        json!("None"),
        json!([1, "All", null]),
        json!([{"moduleName": "Companies", "inquireLevel": "All"}]),
        json!([{"moduleName": "Companies", "moduleFunctionName": "Contacts"}]),
    ];
    for body in bodies {
        assert_eq!(read(&body), None, "{body}");
    }
}

#[test]
fn what_the_catalog_does_not_have_is_kept_when_it_is_above_none() {
    let rows = json!([
        row("Marketing", "Campaigns", "My"),
        row("Marketing", "Groups and Lists", "None"),
    ]);
    let other = OtherLevel {
        module: "Marketing".to_owned(),
        function: "Campaigns".to_owned(),
        right: Right::Inquire,
        level: Level::My,
    };
    assert_eq!(read(&rows).unwrap().others, [other]);
}

#[test]
fn nothing_that_is_kept_holds_a_key() {
    let catalog = Catalog::shipped().unwrap();
    let levels = json!([row("Marketing", &format!("x {PRIVATE}"), "All")]);
    let items = json!([{"customizeIdentifier": "SystemTableSetup", "itemIdentifier": PRIVATE}]);
    let read = RoleLevels::read(&catalog, &scrubber(), &levels, Some(&items)).unwrap();
    assert!(!format!("{read:?}").contains(PRIVATE));
    assert_eq!(read.table_items.unwrap().len(), 1);
}

#[test]
fn only_the_items_of_table_setup_are_kept() {
    let catalog = Catalog::shipped().unwrap();
    let levels = json!([row("Companies", "Contacts", "All")]);
    let items = json!([
        {"id": 1, "customizeIdentifier": "SystemTableSetup", "itemIdentifier": "Service Board"},
        {"id": 2, "customizeIdentifier": "FinanceAgreements", "itemIdentifier": "Managed"},
        {"id": 3, "customizeIdentifier": "SystemTableSetup", "itemIdentifier": 12},
    ]);
    let kept = |items: &Value| {
        let read = RoleLevels::read(&catalog, &scrubber(), &levels, Some(items));
        read.unwrap().table_items
    };
    let expected = ["Service Board", "12"].map(str::to_owned).to_vec();
    assert_eq!(kept(&items), Some(expected));
    assert_eq!(kept(&json!({"code": "Security"})), None);
}
