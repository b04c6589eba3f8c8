use super::{choices, guide};
use crate::catalog::Catalog;
use crate::guide::{DoneBy, Plan, plan};
use crate::setup::Choices;
use crate::setup::view::Part;

fn planned(id: &str, choices: &Choices) -> Plan {
    plan(&guide(id), &Catalog::shipped().unwrap(), choices)
}

/// Counts the boxes that the document asks for.
fn boxes(plan: &Plan) -> usize {
    plan.permissions
        .iter()
        .filter(|row| !row.is_correction)
        .map(|row| [row.add, row.edit, row.delete, row.inquire])
        .map(|row| row.iter().filter(|is_asked| **is_asked).count())
        .sum()
}

fn has_step(plan: &Plan, id: &str) -> bool {
    plan.steps().any(|step| step.id == id)
}

fn functions(plan: &Plan) -> Vec<&str> {
    plan.permissions
        .iter()
        .map(|row| row.function.as_str())
        .collect()
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
    let row = &plan.permissions[0];
    assert_eq!(row.function, "Company Maintenance");
    assert_eq!(row.features, ["Billing", "Service Desk"]);
}

#[test]
fn the_admin_role_leaves_no_role_step_and_no_boxes() {
    for id in ["phin", "msp-process"] {
        let plan = planned(id, &choices("admin", &[]));
        assert!(plan.permissions.is_empty() && plan.role_name.is_none());
        assert!(plan.table_setup.is_empty());
        assert!(!has_step(&plan, "create-role") && !has_step(&plan, "set-permissions"));
        assert!(plan.sections.iter().all(|section| section.letter != "Z"));
    }
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
    let row = plan
        .permissions
        .iter()
        .find(|row| row.function == "Time Entry")
        .unwrap();
    assert!(row.is_correction);
    assert_eq!(row.corrections.len(), 1);
    let maintenance: Vec<bool> = plan
        .permissions
        .iter()
        .filter(|row| row.function == "Company Maintenance")
        .map(|row| row.is_correction)
        .collect();
    assert_eq!(maintenance, [false, true]);
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
