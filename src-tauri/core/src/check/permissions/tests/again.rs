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
async fn a_box_that_had_passed_keeps_its_finding_and_its_time_until_it_is_proved_anew() {
    let trial = Trial::msp_process();
    let first = trial.check(&without_contacts()).await;
    let again = Stage::healthy();
    let second = trial.check_after(&again, Some(&first.run)).await;
    let passed = first
        .run
        .boxes
        .iter()
        .filter(|found| found.outcome == Outcome::Passed);
    let (mut kept, mut proved) = (0, 0);
    for found in passed {
        let mut boxes = second.run.boxes.iter();
        let now = boxes.find(|it| it.permission == found.permission).unwrap();
        assert_eq!(now.outcome, Outcome::Passed, "{}", found.permission);
        if now.known_at == found.known_at {
            kept += 1;
        } else {
            proved += 1;
        }
    }
    assert!(kept > 5 && proved > 0, "{kept}, {proved}");
}

#[tokio::test(start_paused = true)]
async fn a_box_whose_own_call_is_refused_now_is_not_set_any_more() {
    let trial = Trial::msp_process();
    let first = trial.check(&without_contacts()).await;
    let asks = trial.asks();
    let shared: Vec<_> = asks
        .calls
        .iter()
        .filter(|call| call.needs().len() > 1)
        .map(|call| call.endpoint.path.clone())
        .collect();
    let second = trial
        .check_after(
            &without_contacts().everywhere(&shared, &refused()),
            Some(&first.run),
        )
        .await;
    let fresh = |read: &&ReadFinding| read.answer == ReadAnswer::Refused;
    for read in second.run.reads.iter().filter(fresh) {
        let mut boxes = second
            .run
            .boxes
            .iter()
            .filter(|it| read.needs.contains(&it.permission));
        let is_kept = |found: &PermissionFinding| {
            first.run.boxes.contains(found) && found.outcome == Outcome::Passed
        };
        assert!(!boxes.any(is_kept), "{}", read.path);
    }
    assert!(second.run.reads.iter().filter(fresh).count() > 2);
}

#[tokio::test(start_paused = true)]
async fn calls_of_boxes_that_nobody_judges_are_asked_again_only_when_they_were_not_answered() {
    let trial = Trial::msp_process();
    let first = trial.check(&Stage::healthy()).await;
    let mut run = first.run.clone();
    let contacts: Permission = CONTACTS.parse().unwrap();
    run.boxes
        .retain(|found| found.permission != contacts && found.outcome == Outcome::Passed);
    let again = Stage::healthy();
    trial.check_after(&again, Some(&run)).await;
    assert!(again.times_of("/company/contacts").is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_not_asked_this_time_keeps_its_answer() {
    let first = Trial::msp_process().check(&without_contacts()).await;
    let mut trial = Trial::msp_process();
    trial.stops_at = |step| *step == Progress::Started(Check::Reading);
    let second = trial.check_after(&Stage::healthy(), Some(&first.run)).await;
    assert_eq!(second.read("/company/contacts").0, ReadAnswer::Refused);
    let answers = |run: &PermissionRun| -> Vec<_> {
        let reads = run.reads.iter();
        reads.map(|read| (read.path.clone(), read.answer)).collect()
    };
    assert_eq!(answers(&second.run), answers(&first.run));
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
