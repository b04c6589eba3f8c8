//! An end before the end: by the person, by time, by keys.

use super::stage::{LATENCY, Turn, not_signed_in};
use super::*;
use crate::check::{Fact, FactName};

/// In the order of asking.
fn every_path(trial: &Trial) -> Vec<String> {
    let asks = trial.asks();
    let order = asks.order().into_iter();
    let paths = order.map(|place| asks.calls[place].endpoint.path.clone());
    paths.collect()
}

#[tokio::test(start_paused = true)]
async fn a_check_that_the_person_stops_ends_at_once_and_keeps_what_it_has() {
    let mut trial = Trial::msp_process();
    trial.stops_at = |step| matches!(step, Progress::Read { done: 8, .. });
    let stage = Stage::healthy();
    let checked = trial.check(&stage).await;
    assert!(checked.was_cancelled);
    let last = stage.asked().last().unwrap().at;
    assert!(checked.took <= last + LATENCY);
    assert_eq!(stage.under_way(), 0);
    let reading = checked.ended(Check::Reading);
    assert_eq!(reading, (Outcome::NotRun, Code::NotRunCancelled));
    assert!(checked.count(ReadAnswer::Answered, Code::CallAnswered) >= 8);
    assert!(checked.count(ReadAnswer::NotAsked, Code::NotRunCancelled) > 0);
    assert_eq!(checked.run.boxes.len(), trial.plan.needed.len());
}

#[tokio::test(start_paused = true)]
async fn a_silent_server_holds_nobody_up_who_stops() {
    let mut trial = Trial::msp_process();
    trial.stops_at = |step| matches!(step, Progress::Read { .. });
    let paths: Vec<String> = every_path(&trial).into_iter().skip(1).collect();
    let stage = Stage::healthy().everywhere(&paths, &Turn::Hangs);
    let checked = trial.check(&stage).await;
    assert!(checked.took < Duration::from_millis(200) + LATENCY);
    // Those were asked, and no answer came; the others were not.
    assert!(checked.count(ReadAnswer::NoAnswer, Code::NotRunCancelled) > 0);
    assert!(checked.count(ReadAnswer::NotAsked, Code::NotRunCancelled) > 0);
}

#[tokio::test(start_paused = true)]
async fn a_check_ends_when_its_time_is_over() {
    let trial = Trial::msp_process();
    let paths = every_path(&trial);
    let stage = Stage::healthy().everywhere(&paths, &Turn::Hangs);
    let checked = trial.check(&stage).await;
    assert_eq!(checked.took, LIMIT);
    assert!(!checked.was_cancelled);
    let reading = checked.finding(Check::Reading);
    assert_eq!(
        (reading.outcome, reading.code),
        (Outcome::Failed, Code::ReadsOutOfTime)
    );
    assert_eq!(reading.evidence[0].value, "120");
    assert!(checked.count(ReadAnswer::NotAsked, Code::ReadsOutOfTime) > 0);
    assert!(
        checked
            .run
            .boxes
            .iter()
            .all(|found| !matches!(found.outcome, Outcome::Passed | Outcome::Failed))
    );
}

#[tokio::test(start_paused = true)]
async fn a_pause_beyond_the_time_that_is_left_ends_the_check_at_once() {
    for seconds in [120, u64::MAX] {
        let patience = Turn::Patience(Some(seconds));
        let stage = Stage::healthy().first("/company/contacts", [patience]);
        let checked = Trial::msp_process().check(&stage).await;
        assert!(checked.took < Duration::from_secs(5), "{:?}", checked.took);
        let reading = checked.finding(Check::Reading);
        assert_eq!(
            (reading.outcome, reading.code),
            (Outcome::Failed, Code::ReadsAskedToWait)
        );
        let wait = Fact::new(FactName::RetryAfterSeconds, seconds.to_string());
        assert_eq!(reading.evidence, [wait]);
        let contacts = checked.read("/company/contacts");
        assert_eq!(contacts, (ReadAnswer::NoAnswer, Code::TooManyRequests));
    }
}

#[tokio::test(start_paused = true)]
async fn keys_that_stop_being_accepted_end_the_check_after_one_more_question() {
    let trial = Trial::msp_process();
    let asks = trial.asks();
    // The first six are answered; from then on nothing is.
    let late = asks.order().into_iter().skip(6);
    let late: Vec<String> = late
        .map(|place| asks.calls[place].endpoint.path.replace("{boardId}", "7"))
        .collect();
    let stage = Stage::healthy()
        .everywhere(&late, &not_signed_in())
        .always("/system/info", not_signed_in());
    let checked = trial.check(&stage).await;
    assert_eq!(stage.times_of("/system/info").len(), 1);
    let reading = checked.ended(Check::Reading);
    assert_eq!(reading, (Outcome::Failed, Code::KeysRejectedHalfway));
    assert!(checked.count(ReadAnswer::NotAsked, Code::KeysRejectedHalfway) > 0);
    assert!(checked.count(ReadAnswer::Answered, Code::CallAnswered) >= 4);
    assert!(checked.run.missing().next().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_check_that_was_stopped_says_so_of_the_role_and_the_member() {
    let mut trial = Trial::msp_process();
    trial.stops_at = |step| *step == Progress::Started(Check::Reading);
    let stage = Stage::healthy();
    let checked = trial.check(&stage).await;
    assert!(stage.asked().is_empty());
    for check in [Check::RoleRead, Check::Reach, Check::Reading] {
        assert_eq!(
            checked.ended(check),
            (Outcome::NotRun, Code::NotRunCancelled)
        );
    }
    assert!(
        checked
            .run
            .reads
            .iter()
            .all(|read| read.answer == ReadAnswer::NotAsked)
    );
    // Only the role could have told of those that write.
    let unasked = (Outcome::NotRun, Code::PermissionNotAsked);
    for permission in ["companies/contacts/add", "companies/contacts/inquire"] {
        assert_eq!(checked.stands(permission), unasked, "{permission}");
    }
}
