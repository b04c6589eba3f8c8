//! The permission sheet, for every combination of features of both guides.

use super::{choices, guide};
use crate::catalog::{Catalog, Permission};
use crate::guide::{Plan, plan};
use crate::setup::view::{LevelAsked, PermissionRow, PermissionSheet};
use std::collections::BTreeMap;

/// Answers with the plan of each combination of a guide's features, for the role of one's own.
fn plans(id: &str) -> Vec<Plan> {
    let (guide, catalog) = (guide(id), Catalog::shipped().unwrap());
    let features = &guide.file().features;
    let combinations = 0..(1_u32 << features.len());
    combinations
        .map(|combination| {
            let chosen = features.iter().enumerate();
            let chosen = chosen.filter(|(place, _)| combination & (1 << place) != 0);
            let ids: Vec<&str> = chosen.map(|(_, feature)| feature.id.as_str()).collect();
            plan(&guide, &catalog, &choices("custom", &ids))
        })
        .collect()
}

fn all_plans() -> Vec<Plan> {
    let plans: Vec<Plan> = ["msp-process", "phin"]
        .into_iter()
        .flat_map(plans)
        .collect();
    assert_eq!(plans.len(), 8 + 4);
    plans
}

fn rows(sheet: &PermissionSheet) -> impl Iterator<Item = &PermissionRow> {
    sheet.modules.iter().flat_map(|module| &module.rows)
}

#[test]
fn the_sheet_has_every_function_of_the_catalog_in_its_order() {
    let catalog = Catalog::shipped().unwrap();
    let functions = catalog.modules().iter().flat_map(|module| {
        let ids = module.functions.iter();
        ids.map(|function| format!("{}/{}", module.id, function.id))
    });
    let functions: Vec<String> = functions.collect();
    for plan in all_plans() {
        let sheet = plan.sheet.unwrap();
        let ids: Vec<String> = rows(&sheet).map(|row| row.id.clone()).collect();
        assert_eq!(ids, functions);
        for row in rows(&sheet) {
            let columns = row.boxes.iter().map(|one| one.column.as_str());
            assert!(columns.eq(["Add", "Edit", "Delete", "Inquire"]));
        }
        let tables = sheet.tables.iter();
        let places = tables.map(|table| catalog.place_of(&table.permission.parse().unwrap()));
        assert!(places.is_sorted());
    }
}

#[test]
fn the_boxes_asked_on_the_sheet_are_the_needed_ones_and_no_others() {
    for plan in all_plans() {
        let sheet = plan.sheet.unwrap();
        let boxes = rows(&sheet).flat_map(|row| &row.boxes);
        let asked = boxes.filter(|one| one.asked != LevelAsked::Nothing);
        let levels = asked.map(|one| {
            let is_optional = one.asked == LevelAsked::AllBesideTheDocument;
            (one.permission.parse().unwrap(), is_optional)
        });
        let tables = sheet.tables.iter();
        let tables = tables.map(|table| (table.permission.parse().unwrap(), false));
        let on_sheet: BTreeMap<Permission, bool> = levels.chain(tables).collect();
        let needed = plan.needed.iter();
        let needed: BTreeMap<Permission, bool> = needed
            .map(|entry| (entry.permission.clone(), entry.is_optional))
            .collect();
        assert_eq!(on_sheet, needed);
        assert_eq!(needed.len(), plan.needed.len(), "one entry per box");
    }
}

#[test]
fn what_is_needed_stands_in_the_order_of_the_page() {
    let catalog = Catalog::shipped().unwrap();
    for plan in all_plans() {
        let places = plan.needed.iter();
        let places = places.map(|entry| catalog.place_of(&entry.permission));
        assert!(places.is_sorted());
    }
}

#[test]
fn a_row_has_a_reason_for_each_box_asked_of_it_and_an_empty_row_has_none() {
    for plan in all_plans() {
        for row in rows(&plan.sheet.unwrap()) {
            let reasons = || row.reasons.iter();
            for one in &row.boxes {
                let is_explained =
                    reasons().any(|reason| reason.columns.split(", ").any(|it| it == one.column));
                assert_eq!(is_explained, one.asked != LevelAsked::Nothing, "{}", row.id);
            }
            assert!(reasons().all(|reason| !reason.why.is_empty() && !reason.without.is_empty()));
        }
    }
}

#[test]
fn the_text_has_the_rows_that_are_asked_and_no_empty_ones() {
    for plan in all_plans() {
        let sheet = plan.sheet.unwrap();
        let line_of = |row: &PermissionRow| format!("\n  {}: ", row.function);
        for row in rows(&sheet) {
            let is_there = sheet.as_text.contains(&line_of(row));
            let is_asked =
                rows(&sheet).any(|same| same.function == row.function && !same.reasons.is_empty());
            assert_eq!(is_there, is_asked, "{}", row.id);
        }
        for table in &sheet.tables {
            let line = format!("\n  {} → left box (allowed)\n", table.name);
            assert!(sheet.as_text.contains(&line));
        }
    }
}

#[test]
fn what_two_features_ask_alike_stands_once_with_both() {
    let both = plans("phin").pop().unwrap();
    let sheet = both.sheet.unwrap();
    let row = rows(&sheet).find(|row| row.id == "companies/company-maintenance");
    let [reason] = row.unwrap().reasons.as_slice() else {
        panic!("one reason is expected");
    };
    assert_eq!(reason.features, ["Billing", "Service Desk"]);
}

#[test]
fn a_name_that_was_seen_nowhere_says_so_beside_its_entry() {
    let plan = plans("msp-process").pop().unwrap();
    let sheet = plan.sheet.unwrap();
    let doubt = |id: &str| {
        let mut tables = sheet.tables.iter();
        let table = tables.find(|table| table.permission == id).unwrap();
        (!table.doubt.is_empty()).then(|| table.doubt.clone())
    };
    assert_eq!(doubt("table/service/service-board"), None);
    let severity = doubt("table/service/severity").unwrap();
    assert!(sheet.as_text.contains(&severity), "{severity}");
}

#[test]
fn the_sheets_read_as_they_should() {
    for id in ["msp-process", "phin"] {
        let plan = plans(id).pop().unwrap();
        insta::assert_snapshot!(id, plan.sheet.unwrap().as_text);
    }
}
