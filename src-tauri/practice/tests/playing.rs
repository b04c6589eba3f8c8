//! What scenarios change about a running server, and what it says of the requests that it got.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

mod common;

use common::Caller;
use onramp_practice::{LoggedRequest, Practice, PracticeOptions, ReadyRole};
use std::time::{Duration, Instant};

async fn playing(scenario: &str) -> (Practice, Caller) {
    let practice = Practice::start(PracticeOptions {
        scenario: scenario.to_owned(),
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let caller = Caller::ready(&practice);
    (practice, caller)
}

#[tokio::test]
async fn a_scenario_takes_a_box_from_admin_and_from_any_other_role() {
    let (practice, caller) = playing("missing-box").await;

    for role in [ReadyRole::admin(), ReadyRole::everything_but(&[])] {
        practice.set_ready_role(role);

        assert_eq!(caller.ask("/finance/agreements").await.status, 403);
        assert_eq!(caller.ask("/finance/invoices").await.status, 200);
        assert_eq!(caller.ask("/service/boards").await.status, 200);
    }
    practice.set_scenario("healthy").unwrap();
    assert_eq!(caller.ask("/finance/agreements").await.status, 200);
    practice.set_scenario("missing-table").unwrap();
    assert_eq!(caller.ask("/service/boards").await.status, 403);
    assert_eq!(caller.ask("/service/priorities").await.status, 200);
    practice.set_scenario("level-my").unwrap();
    assert_eq!(caller.ask("/service/tickets").await.len(), 0);
    practice.stop().await;
}

#[tokio::test]
async fn a_scenario_changes_the_member_that_signs_in() {
    let (practice, caller) = playing("member-below-corporate").await;
    let below = caller.ask("/system/apiMembers").await.body;
    practice.set_scenario("no-default-board").unwrap();
    let boardless = caller.ask("/system/apiMembers").await.body;
    practice.set_scenario("no-my-security").unwrap();
    let hidden = caller.ask("/system/myMembers").await;

    assert_eq!(below[0]["structureLevel"]["id"], 2);
    assert_eq!(below[0]["serviceDefaultBoard"]["name"], "Help Desk");
    assert_eq!(boardless[0]["structureLevel"]["id"], 1);
    assert_eq!(boardless[0].get("serviceDefaultBoard"), None);
    assert_eq!(hidden.status, 403);
    practice.stop().await;
}

#[tokio::test]
async fn lists_come_back_empty_and_fields_blank_where_a_scenario_says_so() {
    let (practice, caller) = playing("empty-lists").await;
    let count = caller.ask("/company/companies/count").await.body;
    let companies = caller.ask("/company/companies").await.len();
    let contacts = caller.ask("/company/contacts").await.len();
    practice.set_scenario("blank-fields").unwrap();
    let agreement = caller.ask("/finance/agreements").await.body[0].clone();

    assert_eq!((&count["count"], companies), (&0.into(), 0));
    assert!(contacts > 0);
    assert_eq!(agreement["name"], "");
    assert_eq!(agreement["company"]["name"], "");
    assert_eq!(agreement["type"]["name"], "Monthly Service");
    practice.stop().await;
}

#[tokio::test]
async fn a_fault_begins_after_so_many_requests_and_ends_after_so_many_more() {
    let (practice, caller) = playing("keys-end-halfway").await;
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(caller.ask("/system/info").await.status);
    }
    assert_eq!(statuses, [200, 200, 401, 401]);

    practice.set_scenario("too-many-requests-halfway").unwrap();
    statuses.clear();
    for _ in 0..3 {
        statuses.push(caller.ask("/finance/agreements").await.status);
    }
    assert_eq!(statuses, [429, 429, 200]);

    practice.set_scenario("too-many-requests-halfway").unwrap();
    assert_eq!(caller.ask("/finance/agreements").await.status, 429);
    practice.stop().await;
}

#[tokio::test]
async fn an_answer_breaks_off_in_the_middle_of_its_body_or_never_begins() {
    let path = "/v2025_8/apis/3.0/finance/agreements";
    let (practice, caller) = playing("cut-off-halfway").await;
    let begun = caller.get(path).await;
    let whole = begun.content_length().unwrap();
    assert_eq!(begun.status(), 200);
    assert!(whole > 100);
    assert!(begun.bytes().await.is_err());

    practice.set_scenario("connection-reset-halfway").unwrap();
    practice.clear_requests();
    let none = caller.send(path).await;

    assert!(none.is_err_and(|error| !error.is_connect() && !error.is_timeout()));
    assert_eq!(practice.requests()[0].status, None);
    assert_eq!(caller.ask("/finance/invoices").await.status, 200);
    practice.stop().await;
}

#[tokio::test]
async fn every_request_to_the_api_is_logged_with_its_method_its_query_and_its_status() {
    let (practice, caller) = playing("healthy").await;
    let api = "/v2025_8/apis/3.0";

    caller.ask("/company/companies?pageSize=1").await;
    caller.ask("/system/nothing").await;
    let address = format!("{}{api}/company/companies", caller.site);
    caller.http.post(address).send().await.unwrap();
    caller.http.get(practice.pages()).send().await.unwrap();

    let logged = |method: &str, path: &str, status| LoggedRequest {
        method: method.to_owned(),
        path_and_query: format!("{api}{path}"),
        status: Some(status),
    };
    let expected = [
        logged("GET", "/company/companies?pageSize=1", 200),
        logged("GET", "/system/nothing", 404),
        logged("POST", "/company/companies", 405),
    ];
    assert_eq!(practice.requests(), expected);
    practice.clear_requests();
    assert_eq!(practice.requests(), []);
    practice.stop().await;
}

#[tokio::test]
async fn with_a_latency_every_answer_takes_as_long_and_requests_are_counted_while_they_wait() {
    let (practice, caller) = playing("healthy").await;
    practice.set_latency_ms(100);
    let began = Instant::now();

    let asked = tokio::join!(
        caller.ask("/system/info"),
        caller.ask("/company/companies"),
        caller.ask("/company/contacts"),
    );

    assert!(began.elapsed() >= Duration::from_millis(100));
    assert_eq!((asked.0.status, asked.2.status), (200, 200));
    assert_eq!(practice.most_in_flight(), 3);
    practice.clear_requests();
    caller.ask("/system/info").await;
    assert_eq!(practice.most_in_flight(), 1);
    practice.stop().await;
}
