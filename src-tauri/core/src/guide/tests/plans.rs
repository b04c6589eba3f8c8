use super::{choices, guide};
use crate::catalog::{Catalog, Method, Permission, Right};
use crate::guide::{DoneBy, Plan, plan};
use crate::setup::Choices;
use crate::setup::view::{LevelAsked, Part, PermissionRow};

fn planned(id: &str, choices: &Choices) -> Plan {
    plan(&guide(id), &Catalog::shipped().unwrap(), choices)
}

/// The boxes that the document asks for; setup tables are no boxes of its own list.
fn boxes(plan: &Plan) -> usize {
    let asked = plan.needed.iter().filter(|entry| !entry.is_optional);
    let levels = asked.filter(|entry| matches!(entry.permission, Permission::Level { .. }));
    levels.count()
}

/// The rows of the sheet of which something is asked.
fn rows(plan: &Plan) -> Vec<&PermissionRow> {
    let modules = plan.sheet.iter().flat_map(|sheet| &sheet.modules);
    let rows = modules.flat_map(|module| &module.rows);
    rows.filter(|row| !row.reasons.is_empty()).collect()
}

fn has_step(plan: &Plan, id: &str) -> bool {
    plan.steps().any(|step| step.id == id)
}

fn functions(plan: &Plan) -> Vec<&str> {
    let rows = rows(plan).into_iter();
    rows.map(|row| row.function.as_str()).collect()
}

#[test]
fn phin_with_billing_only_asks_for_three_boxes() {
    let plan = planned("phin", &choices("custom", &["billing"]));
    assert_eq!(boxes(&plan), 3);
    assert_eq!(functions(&plan), ["Company Maintenance", "Agreements"]);
    assert!(!has_step(&plan, "default-board"));
}

#[test]
fn phin_with_service_desk_only_asks_for_five_boxes_and_a_default_board() {
    let plan = planned("phin", &choices("custom", &["service-desk"]));
    assert_eq!(boxes(&plan), 5);
    assert!(has_step(&plan, "default-board"));
}

#[test]
fn phin_with_both_features_asks_for_company_maintenance_once() {
    let plan = planned("phin", &choices("custom", &["billing", "service-desk"]));
    assert_eq!(boxes(&plan), 7);
    let entry = &plan.needed[0];
    let expected = Permission::level("companies/company-maintenance", Right::Inquire);
    assert_eq!(entry.permission, expected);
    assert_eq!(entry.features, ["Billing", "Service Desk"]);
}

#[test]
fn the_admin_role_leaves_no_role_step_and_no_boxes() {
    for (id, features) in [("phin", &["billing"][..]), ("msp-process", &[])] {
        let plan = planned(id, &choices("admin", features));
        assert!(plan.sheet.is_none());
        assert!(
            !plan.needed.is_empty(),
            "what is needed is checked all the same"
        );
        assert!(!has_step(&plan, "create-role") && !has_step(&plan, "set-permissions"));
        assert!(plan.sections.iter().all(|section| section.letter != "Z"));
    }
}

#[test]
fn a_default_board_is_wished_for_the_service_desk_only() {
    let board = |features: &[&str]| planned("phin", &choices("custom", features)).default_board;
    assert!(board(&["billing"]).is_none());
    let wished = board(&["service-desk"]).unwrap();
    assert!(
        wished
            .without
            .starts_with("Phin cannot create service tickets")
    );
    assert!(
        planned("msp-process", &choices("custom", &[]))
            .default_board
            .is_none()
    );
}

#[test]
fn every_call_that_a_vendor_lists_is_told_by_the_catalogs_names() {
    let plan = planned("msp-process", &choices("admin", &[]));
    let catalog = Catalog::shipped().unwrap();
    for row in &plan.endpoints {
        assert_eq!(row.calls.len(), row.methods.len(), "{}", row.path);
        for call in &row.calls {
            let endpoint = catalog.endpoint(&call.path).unwrap();
            assert_eq!(endpoint.path, call.path);
            assert!(endpoint.on(call.method).is_some(), "{}", row.path);
        }
    }
    let tickets = plan
        .endpoints
        .iter()
        .find(|row| row.path == "/service/tickets");
    let calls = &tickets.unwrap().calls;
    let change = calls
        .iter()
        .find(|call| call.method == Method::Patch)
        .unwrap();
    assert_eq!(change.path, "/service/tickets/{id}");
}

#[test]
fn each_setup_table_that_a_listed_call_needs_is_among_the_needed_boxes() {
    let plan = planned("msp-process", &choices("custom", &[]));
    let catalog = Catalog::shipped().unwrap();
    let calls = plan.endpoints.iter().flat_map(|row| &row.calls);
    let methods = calls.filter_map(|call| catalog.endpoint(&call.path)?.on(call.method));
    for table in methods.flat_map(|method| &method.tables) {
        let needed = Permission::table(table.clone());
        assert!(
            plan.needed.iter().any(|entry| entry.permission == needed),
            "{table}"
        );
    }
}

#[test]
fn what_is_needed_is_the_same_for_the_admin_role() {
    let needed = |role| planned("phin", &choices(role, &["billing"])).needed;
    assert_eq!(needed("admin"), needed("custom"));
}

#[test]
fn invoicing_is_asked_only_for_the_invoices_tab() {
    let without = planned("msp-process", &choices("custom", &[]));
    let with = planned("msp-process", &choices("custom", &["invoices"]));
    assert!(!functions(&without).contains(&"Invoicing"));
    assert!(functions(&with).contains(&"Invoicing"));
}

#[test]
fn what_the_document_does_not_ask_is_told_apart() {
    let plan = planned("msp-process", &choices("custom", &["time-entries"]));
    let rows = rows(&plan);
    let row = |function: &str| rows.iter().find(|row| row.function == function).unwrap();
    let time = row("Time Entry");
    assert!(time.reasons.iter().all(|reason| reason.is_optional));
    assert_eq!(time.corrections.len(), 1);
    let maintenance = row("Company Maintenance").boxes.iter();
    let asked: Vec<LevelAsked> = maintenance.map(|one| one.asked).collect();
    assert_eq!(
        asked,
        [
            LevelAsked::AllBesideTheDocument,
            LevelAsked::Nothing,
            LevelAsked::Nothing,
            LevelAsked::All
        ]
    );
}

#[test]
fn the_vendors_part_of_msp_process_waits_for_the_specialist() {
    let plan = planned("msp-process", &choices("admin", &[]));
    let gate = plan
        .steps()
        .find(|step| step.done_by == DoneBy::Gate)
        .unwrap();
    assert_eq!(gate.mark_label, "My specialist says go on");
    let waiting: Vec<&str> = plan
        .steps()
        .filter(|step| step.waits_for.as_deref() == Some(&gate.id))
        .map(|step| step.id.as_str())
        .collect();
    assert_eq!(waiting, ["open-integrations", "add-psa", "enter-values"]);
}

#[test]
fn a_step_keeps_its_code_whatever_was_chosen() {
    for id in ["phin", "msp-process"] {
        let whole = planned(id, &Choices::default());
        for chosen in [choices("admin", &[]), choices("custom", &[])] {
            for step in planned(id, &chosen).steps() {
                let same = whole.steps().find(|other| other.id == step.id).unwrap();
                assert_eq!(same.code, step.code);
            }
        }
    }
}

#[test]
fn as_long_as_nothing_is_chosen_nothing_is_ruled_out() {
    let guide = guide("phin");
    let plan = planned("phin", &Choices::default());
    assert_eq!(plan.steps().count(), guide.file().steps().count());
}

#[test]
fn the_keys_are_tested_before_connectwises_page_is_closed() {
    for id in ["phin", "msp-process"] {
        let plan = planned(id, &choices("admin", &[]));
        let place = |wanted: &str| plan.steps().position(|step| step.id == wanted).unwrap();
        assert!(place("create-keys") < place("capture-keys"));
        assert!(place("capture-keys") < place("test"));
        assert!(place("test") < place("close-page"));
        assert!(place("close-page") < place("enter-values"));
    }
}

#[test]
fn every_plan_shows_each_part_that_a_setup_needs_once() {
    for id in ["phin", "msp-process"] {
        for role in ["admin", "custom"] {
            let plan = planned(id, &choices(role, &[]));
            for part in [
                Part::Choices,
                Part::Fields,
                Part::Keys,
                Part::Test,
                Part::Handover,
                Part::Report,
            ] {
                let shown = plan.steps().filter(|step| step.part == Some(part)).count();
                assert_eq!(shown, 1, "{id}, {role}: {part:?}");
            }
        }
    }
}

#[test]
fn all_forty_seven_calls_of_msp_process_are_listed_with_what_they_need() {
    let plan = planned("msp-process", &choices("admin", &[]));
    assert_eq!(plan.endpoints.len(), 47);
    assert!(plan.endpoints.iter().all(|row| !row.needs.is_empty()));
}

#[test]
fn the_plans_read_as_they_should() {
    for (name, id, role, features) in [
        ("phin-billing", "phin", "custom", &["billing"][..]),
        ("phin-service-desk", "phin", "custom", &["service-desk"][..]),
        (
            "phin-both",
            "phin",
            "custom",
            &["billing", "service-desk"][..],
        ),
        ("phin-admin", "phin", "admin", &["billing"][..]),
        ("msp-process-admin", "msp-process", "admin", &[][..]),
        ("msp-process-custom", "msp-process", "custom", &[][..]),
        (
            "msp-process-everything",
            "msp-process",
            "custom",
            &["invoices", "configurations", "time-entries"][..],
        ),
    ] {
        insta::assert_snapshot!(name, planned(id, &choices(role, features)).to_string());
    }
}
