//! The role of the caller decides what is answered.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

mod common;

use common::{Answer, Caller};
use onramp_core::catalog::{Ask, Catalog, Level, Method, Permission, Right};
use onramp_practice::{MemberLevel, Practice, PracticeOptions, ReadyMember, ReadyRole};
use serde_json::json;
use std::collections::BTreeMap;

async fn practice() -> Practice {
    Practice::start(PracticeOptions::default()).await.unwrap()
}

/// Every GET of the catalog with a record's number in place of each parameter, and the boxes that it needs.
fn reads(catalog: &Catalog) -> Vec<(String, Vec<Permission>)> {
    let endpoints = catalog.endpoints().iter().filter_map(|endpoint| {
        let get = endpoint.on(Method::Get)?;
        let functions = get.needs.iter();
        let functions = functions.map(|need| Permission::level(&need.function, need.right));
        let tables = get.tables.iter().map(Permission::table);
        Some((
            path(catalog, &endpoint.path, &get.ask)?,
            functions.chain(tables).collect(),
        ))
    });
    endpoints.collect()
}

/// None for what a GET must never ask: practice does not have it either.
fn path(catalog: &Catalog, template: &str, ask: &Ask) -> Option<String> {
    let (from, query) = match ask {
        Ask::Never { .. } => return None,
        Ask::SmallestGet { query } => return Some(format!("{template}?{query}")),
        Ask::IdFrom { path, query, .. } => (path.as_str(), query),
    };
    let id = match from {
        "/service/boards" => 1,
        "/company/companies" => 19201,
        "/company/contacts" => 300,
        "/finance/agreements" => 60,
        "/finance/invoices" => 8100,
        "/service/tickets" => 48100,
        "/time/entries" => 5300,
        "/schedule/entries" => 6600,
        // The role of whoever signs in.
        "/system/myMembers" => 1,
        other => panic!(
            "a number for {other} is missing here; {}",
            catalog.endpoints().len()
        ),
    };
    let parts = template.split('/').map(|part| {
        if part.starts_with('{') {
            id.to_string()
        } else {
            part.to_owned()
        }
    });
    let path = parts.collect::<Vec<_>>().join("/");
    Some(format!("{path}?{}", query.replace("{id}", &id.to_string())))
}

fn has_a_record(answer: &Answer) -> bool {
    let count = answer.body.get("count").map(|count| count != 0);
    let list = answer.body.as_array().map(|list| !list.is_empty());
    answer.status == 200 && count.or(list).unwrap_or(answer.body.is_object())
}

#[tokio::test]
async fn every_get_of_the_catalog_has_a_record_behind_it_for_a_role_that_holds_everything() {
    let practice = practice().await;
    let caller = Caller::ready(&practice);

    for role in [ReadyRole::admin(), ReadyRole::everything_but(&[])] {
        practice.set_ready_role(role);
        for (path, _) in reads(&Catalog::shipped().unwrap()) {
            let answer = caller.ask(&path).await;

            assert!(has_a_record(&answer), "{path}: {answer:?}");
        }
    }
    practice.stop().await;
}

#[tokio::test]
async fn taking_one_box_away_refuses_exactly_the_reads_that_need_it() {
    let catalog = Catalog::shipped().unwrap();
    let reads = reads(&catalog);
    let practice = practice().await;
    let caller = Caller::ready(&practice);
    let mut boxes: Vec<&Permission> = reads.iter().flat_map(|(_, needs)| needs).collect();
    boxes.sort();
    boxes.dedup();

    for taken in boxes {
        practice.set_ready_role(ReadyRole::everything_but(std::slice::from_ref(taken)));
        for (path, needs) in &reads {
            let answer = caller.ask(path).await;

            let expected = if needs.contains(taken) { 403 } else { 200 };
            assert_eq!(answer.status, expected, "{path} without {taken}");
        }
    }
    practice.stop().await;
}
