//! The role of the caller decides what is answered.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

mod common;
mod reading;

use common::{Answer, Caller};
use onramp_core::catalog::{Catalog, Level, Permission, Right};
use onramp_practice::{MemberLevel, Practice, PracticeOptions, ReadyMember, ReadyRole};
use reading::reads;
use serde_json::json;
use std::collections::BTreeMap;

async fn practice() -> Practice {
    Practice::start(PracticeOptions::default()).await.unwrap()
}

fn level(function: &str) -> Permission {
    Permission::level(function, Right::Inquire)
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
    let reads = reads(&Catalog::shipped().unwrap(), &caller).await;
    assert!(reads.len() > 40);

    for role in [ReadyRole::admin(), ReadyRole::everything_but(&[])] {
        practice.set_ready_role(role);
        for read in &reads {
            let answer = caller.ask(&read.path).await;

            assert!(has_a_record(&answer), "{}: {answer:?}", read.path);
        }
    }
    practice.stop().await;
}

#[tokio::test]
async fn taking_one_box_away_refuses_exactly_the_reads_that_need_it() {
    let practice = practice().await;
    let caller = Caller::ready(&practice);
    let reads = reads(&Catalog::shipped().unwrap(), &caller).await;
    let mut boxes: Vec<&Permission> = reads.iter().flat_map(|read| &read.needs).collect();
    boxes.sort();
    boxes.dedup();

    for taken in boxes {
        practice.set_ready_role(ReadyRole::everything_but(std::slice::from_ref(taken)));
        for read in &reads {
            let answer = caller.ask(&read.path).await;

            let is_refused = read.needs.contains(taken);
            let expected = if is_refused { 403 } else { 200 };
            assert_eq!(answer.status, expected, "{} without {taken}", read.path);
        }
    }
    practice.stop().await;
}

#[tokio::test]
async fn a_refusal_has_the_body_of_a_real_one_and_names_no_box() {
    let practice = practice().await;
    let caller = Caller::ready(&practice);
    practice.set_ready_role(ReadyRole::of(BTreeMap::new()));

    let refused = caller.ask("/company/companies").await;
    let open = caller.ask("/system/info").await;

    let body = json!({
        "code": "Security",
        "message": "You do not have security permission to perform this action."
    });
    assert_eq!(refused, Answer { status: 403, body });
    assert_eq!(open.status, 200);
    practice.stop().await;
}

#[tokio::test]
async fn a_level_of_my_shows_an_api_member_nothing_and_opens_no_setup_table() {
    let practice = practice().await;
    let caller = Caller::ready(&practice);
    let levels = [
        (level("companies/company-maintenance"), Level::My),
        (level("service-desk/service-tickets"), Level::My),
        (level("system/table-setup"), Level::My),
        (Permission::table("service/service-board"), Level::All),
    ];
    practice.set_ready_role(ReadyRole::of(BTreeMap::from(levels)));

    assert_eq!(caller.ask("/company/companies").await.len(), 0);
    let count = caller.ask("/company/companies/count").await;
    assert_eq!(count.body, json!({ "count": 0 }));
    assert_eq!(caller.ask("/company/companies/19201").await.status, 404);
    assert_eq!(caller.ask("/service/tickets/48100").await.status, 404);
    assert_eq!(caller.ask("/service/tickets/48100/notes").await.len(), 0);
    assert_eq!(caller.ask("/service/boards").await.status, 403);
    practice.stop().await;
}

#[tokio::test]
async fn a_member_below_corporate_or_held_to_a_location_sees_a_few_companies_and_all_set_up() {
    let practice = practice().await;
    let caller = Caller::ready(&practice);
    let below = ReadyMember {
        level: MemberLevel::Location,
        location: "North Branch".to_owned(),
        ..ReadyMember::default()
    };
    let held = ReadyMember {
        level: MemberLevel::Corporate,
        is_held_to_location: true,
        ..below.clone()
    };

    for member in [below, held] {
        practice.set_ready_member(member);
        let companies = caller.ask("/company/companies").await;
        let tickets = caller.ask("/service/tickets").await;

        assert!((1..10).contains(&companies.len()));
        let mut companies = companies.body.as_array().unwrap().iter();
        assert!(companies.all(|company| company["territory"]["name"] == "North Branch"));
        assert_eq!(tickets.len(), 1);
        assert_eq!(caller.ask("/service/tickets/48100").await.status, 404);
        assert_eq!(caller.ask("/service/tickets/48100/notes").await.status, 404);
        assert_eq!(caller.ask("/service/boards").await.len(), 3);
    }
    practice.stop().await;
}

#[tokio::test]
async fn tickets_of_excluded_boards_are_hidden_and_their_boards_are_not() {
    let practice = practice().await;
    let caller = Caller::ready(&practice);
    let all = caller.ask("/service/tickets").await.len();

    practice.set_ready_member(ReadyMember {
        excluded_boards: vec!["Alerts".to_owned()],
        ..ReadyMember::default()
    });

    let left = caller.ask("/service/tickets").await;
    assert_eq!(left.len(), all - 2);
    let audit = "/system/audittrail?type=Ticket&id=48102";
    assert_eq!(caller.ask(audit).await.len(), 0);
    assert_eq!(caller.ask("/service/boards").await.len(), 3);
    let me = caller.ask("/system/myMembers").await;
    assert_eq!(me.body["excludedServiceBoardIds"], json!([2]));
    practice.stop().await;
}
