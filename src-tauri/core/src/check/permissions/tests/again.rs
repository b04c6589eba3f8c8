//! Asking again what had not passed.

use super::stage::{Turn, refused};
use super::*;
use std::collections::BTreeSet;

const CONTACTS: &str = "companies/contacts/inquire";

fn without_contacts() -> Stage {
    let paths = ["/company/contacts", "/company/contacts/count"].map(str::to_owned);
    Stage::healthy().everywhere(&paths, &refused())
}

fn asked(stage: &Stage) -> BTreeSet<String> {
    stage.asked().into_iter().map(|asked| asked.path).collect()
}

#[tokio::test(start_paused = true)]
async fn only_the_calls_of_boxes_that_had_not_passed_are_asked_again() {
    let trial = Trial::of("phin");
    let documents = Stage::healthy().always("/system/documents", refused());
    let first = trial.check(&documents).await;
    let again = Stage::healthy();
    let second = trial.check_after(&again, Some(&first.run)).await;
    let expected = [
        "/service/tickets",
        "/system/documents",
        "/system/myMembers",
        "/system/mySecurity",
        "/system/securityRoles/63/settings",
    ];
    assert_eq!(asked(&again), expected.map(str::to_owned).into());
    assert!(second.run.is_partial && !first.run.is_partial);
    assert_eq!(second.run.reads.len(), first.run.reads.len());
}

#[tokio::test(start_paused = true)]
async fn a_box_that_was_mended_passes_and_is_told_as_it_was_before() {
    let trial = Trial::msp_process();
    let first = trial.check(&without_contacts()).await;
    let second = trial.check_after(&Stage::healthy(), Some(&first.run)).await;
    assert_eq!(
        first.stands(CONTACTS),
        (Outcome::Failed, Code::PermissionMissing)
    );
    assert_eq!(
        second.stands(CONTACTS),
        (Outcome::Passed, Code::PermissionReadAnswered)
    );
    let before = |run: &PermissionRun| {
        let mut before = run.before.iter();
        let found = before.find(|it| it.permission == CONTACTS.parse().unwrap());
        found.map(|found| (found.outcome, found.code))
    };
    let missing = Some((Outcome::Failed, Code::PermissionMissing));
    assert_eq!(before(&second.run), missing);
    let third = trial
        .check_after(&Stage::healthy(), Some(&second.run))
        .await;
    assert_eq!(before(&third.run), missing);
}

#[tokio::test(start_paused = true)]
async fn a_box_that_had_passed_keeps_its_finding_and_its_time() {
    let trial = Trial::msp_process();
    let first = trial.check(&without_contacts()).await;
    let second = trial.check_after(&Stage::healthy(), Some(&first.run)).await;
    let passed = first
        .run
        .boxes
        .iter()
        .filter(|found| found.outcome == Outcome::Passed);
    for found in passed {
        assert!(second.run.boxes.contains(found), "{}", found.permission);
    }
}

#[tokio::test(start_paused = true)]
async fn a_box_that_is_taken_away_meanwhile_is_not_put_down_to_another() {
    // First only the boards are left out; then Table Setup is taken away as a whole.
    let trial = Trial::msp_process();
    let boards = Stage::healthy().always("/service/boards", refused());
    let first = trial.check(&boards).await;
    let board = "table/service/service-board";
    assert_eq!(
        first.stands(board),
        (Outcome::Failed, Code::PermissionMissing)
    );
    let tables: Vec<String> = trial
        .asks()
        .calls
        .iter()
        .filter(|call| !call.method.tables.is_empty())
        .map(|call| call.endpoint.path.clone())
        .collect();
    let no_tables = Stage::healthy().everywhere(&tables, &refused());
    let second = trial.check_after(&no_tables, Some(&first.run)).await;
    assert_ne!(second.stands(board).0, Outcome::Failed);
    assert_ne!(
        second.stands("system/table-setup/inquire").0,
        Outcome::Passed
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_that_had_no_answer_is_mended_by_asking_again() {
    let trial = Trial::msp_process();
    let silent =
        Stage::healthy().always("/finance/invoices", Turn::Says(500, serde_json::json!({})));
    let first = trial.check(&silent).await;
    assert_eq!(first.read("/finance/invoices").0, ReadAnswer::NoAnswer);
    let second = trial.check_after(&Stage::healthy(), Some(&first.run)).await;
    assert_eq!(second.read("/finance/invoices").0, ReadAnswer::Answered);
    assert_eq!(
        second.read("/finance/invoices/{id}").0,
        ReadAnswer::Answered
    );
}

#[tokio::test(start_paused = true)]
async fn a_box_that_could_not_be_asked_again_stays_as_it_was() {
    let first = Trial::msp_process().check(&without_contacts()).await;
    let mut trial = Trial::msp_process();
    trial.stops_at = |step| *step == Progress::Started(Check::Reading);
    let second = trial.check_after(&Stage::healthy(), Some(&first.run)).await;
    assert!(second.was_cancelled);
    assert_eq!(
        second.stands(CONTACTS),
        (Outcome::Failed, Code::PermissionMissing)
    );
    assert!(second.run.before.is_empty());
}
