//! Several things broken at once, and each mended alone.
#![allow(clippy::unwrap_used, reason = "everything in this target is a test")]

mod common;

use common::Caller;
use onramp_core::catalog::{Level, Permission};
use onramp_practice::{Practice, PracticeError, PracticeOptions};

async fn started() -> (Practice, Caller) {
    let practice = Practice::start(PracticeOptions::default()).await.unwrap();
    let caller = Caller::ready(&practice);
    (practice, caller)
}

fn named(permission: &str) -> Permission {
    permission.parse().unwrap()
}

fn broken(practice: &Practice) -> Vec<&'static str> {
    let broken = practice.broken().into_iter();
    broken.map(|scenario| &*scenario.id).collect()
}

#[tokio::test]
async fn boxes_are_taken_and_given_back_one_by_one_at_once() {
    let (practice, caller) = started().await;
    let agreements = named("finance/agreements/inquire");
    let boards = named("table/service/service-board");
    let tickets = named("service-desk/service-tickets/inquire");

    practice.set_box(&agreements, Level::None).unwrap();
    practice.set_box(&boards, Level::None).unwrap();
    practice.set_box(&tickets, Level::My).unwrap();
    assert_eq!(caller.ask("/finance/agreements").await.status, 403);
    assert_eq!(caller.ask("/service/boards").await.status, 403);
    assert_eq!(caller.ask("/service/tickets").await.len(), 0);
    assert_eq!(practice.taken_boxes().len(), 3);

    practice.set_box(&agreements, Level::All).unwrap();
    assert_eq!(caller.ask("/finance/agreements").await.status, 200);
    assert_eq!(caller.ask("/service/boards").await.status, 403);

    practice.mend_everything().unwrap();
    assert_eq!(caller.ask("/service/boards").await.status, 200);
    assert!(caller.ask("/service/tickets").await.len() > 0);
    assert!(practice.taken_boxes().is_empty());
    practice.stop().await;
}

#[tokio::test]
async fn scenarios_go_wrong_together_and_are_mended_alone() {
    let (practice, caller) = started().await;
    practice.break_also("no-default-board").unwrap();
    practice.break_also("empty-lists").unwrap();
    practice.break_also("wrong-keys").unwrap();
    assert_eq!(
        broken(&practice),
        ["wrong-keys", "no-default-board", "empty-lists"]
    );
    assert_eq!(caller.ask("/company/companies").await.status, 401);

    practice.mend("wrong-keys").unwrap();
    assert_eq!(caller.ask("/company/companies").await.len(), 0);
    let member = caller.ask("/system/myMembers").await.body;
    assert_eq!(member.get("serviceDefaultBoard"), None);

    practice.mend("empty-lists").unwrap();
    assert!(caller.ask("/company/companies").await.len() > 0);
    assert_eq!(broken(&practice), ["no-default-board"]);
    practice.stop().await;
}

#[tokio::test]
async fn of_two_faults_for_one_request_the_one_that_is_offered_first_counts() {
    let (practice, caller) = started().await;
    practice.break_also("slow").unwrap();
    practice.break_also("server-error").unwrap();

    assert_eq!(caller.ask("/system/info").await.status, 500);

    practice.mend("server-error").unwrap();
    practice.mend("slow").unwrap();
    assert_eq!(caller.ask("/system/info").await.status, 200);
    practice.stop().await;
}

#[tokio::test]
async fn what_practice_does_not_know_is_refused_and_changes_nothing() {
    let (practice, _) = started().await;

    let no_box = practice.set_box(&named("finance/no-such/inquire"), Level::None);
    let no_scenario = practice.break_also("no-such");

    assert!(matches!(no_box, Err(PracticeError::UnknownBox)));
    assert!(matches!(no_scenario, Err(PracticeError::UnknownScenario)));
    assert!(practice.taken_boxes().is_empty() && practice.broken().is_empty());
    practice.stop().await;
}
