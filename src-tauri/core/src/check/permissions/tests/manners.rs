//! Pauses, second tries, answers that are none.

use super::stage::{LATENCY, Turn, not_signed_in};
use super::*;
use crate::psa::Failure;
use serde_json::json;

const CONTACTS: &str = "/company/contacts";
const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn no_more_than_six_questions_are_ever_under_way_and_no_time_is_lost() {
    let stage = Stage::healthy();
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(stage.most_under_way(), 6);
    let waves = u32::try_from(stage.asked().len().div_ceil(6)).unwrap();
    // A list, then what hangs on its record.
    let floor = LATENCY * (waves + 1);
    assert!(checked.took <= floor, "{:?} > {floor:?}", checked.took);
    assert_eq!(
        checked.ended(Check::Reading),
        (Outcome::Passed, Code::ReadsEnded)
    );
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_the_server_asks_for_holds_for_everyone_and_loses_nothing() {
    let turns = [Turn::Patience(Some(2))];
    let stage = Stage::healthy()
        .first(CONTACTS, turns)
        .first("/service/boards", [Turn::Patience(Some(5))]);
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(
        checked.read(CONTACTS),
        (ReadAnswer::Answered, Code::CallAnswered)
    );
    let told = stage.times_of("/service/boards")[0] + LATENCY;
    let meanwhile = |at: &Duration| *at >= told && *at < told + 5 * SECOND;
    let asked = stage.asked();
    assert!(asked.iter().all(|asked| !meanwhile(&asked.at)), "{asked:?}");
    assert_eq!(stage.times_of(CONTACTS).len(), 2);
    let answered = checked.count(ReadAnswer::Answered, Code::CallAnswered);
    assert_eq!(answered, checked.run.reads.len() - 1);
}

#[tokio::test(start_paused = true)]
async fn a_pause_without_a_length_is_ten_seconds() {
    let stage = Stage::healthy().first(CONTACTS, [Turn::Patience(None)]);
    Trial::msp_process().check(&stage).await;
    let times = stage.times_of(CONTACTS);
    assert_eq!(times[1] - times[0], LATENCY + 10 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn patience_has_an_end() {
    let stage = Stage::healthy().always(CONTACTS, Turn::Patience(Some(1)));
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(
        checked.read(CONTACTS),
        (ReadAnswer::NoAnswer, Code::TooManyRequests)
    );
    assert_eq!(stage.times_of(CONTACTS).len(), 6);
    assert_eq!(checked.ended(Check::Reading).1, Code::ReadsEnded);
}

#[tokio::test(start_paused = true)]
async fn a_passing_fault_is_tried_once_more() {
    let faults = [
        Turn::Fails(Failure::AnswerCutOff),
        Turn::Fails(Failure::AnswerTimedOut),
        Turn::Fails(Failure::ConnectionTimedOut),
        Turn::Fails(Failure::ConnectionFailed),
        Turn::Text(200, "[{\"id\": 7, \"na"),
        Turn::Says(500, json!({})),
        Turn::Says(502, json!({})),
        Turn::Text(503, "<html>"),
        Turn::Says(504, json!({})),
    ];
    for fault in faults {
        let stage = Stage::healthy().first(CONTACTS, [fault]);
        let checked = Trial::msp_process().check(&stage).await;
        assert_eq!(
            checked.read(CONTACTS),
            (ReadAnswer::Answered, Code::CallAnswered)
        );
        assert_eq!(stage.times_of(CONTACTS).len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn a_fault_that_stays_is_told_after_the_second_try_and_spoils_no_other_row() {
    let rows = [
        (Turn::Fails(Failure::AnswerCutOff), Code::AnswerCutOff),
        (Turn::Fails(Failure::AnswerTimedOut), Code::AnswerTimedOut),
        (Turn::Text(200, "{\"id\": "), Code::AnswerCutOff),
        (Turn::Says(500, json!({})), Code::ServerError),
    ];
    for (fault, code) in rows {
        let stage = Stage::healthy().always(CONTACTS, fault);
        let checked = Trial::msp_process().check(&stage).await;
        assert_eq!(checked.read(CONTACTS), (ReadAnswer::NoAnswer, code));
        assert_eq!(stage.times_of(CONTACTS).len(), 2);
        let others = checked.count(ReadAnswer::Answered, Code::CallAnswered);
        // Two calls take an id from there, and one is never asked.
        assert_eq!(others, checked.run.reads.len() - 4);
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_would_not_change_is_asked_for_once() {
    let rows = [
        (
            Turn::Text(200, "<html>Log in</html>"),
            ReadAnswer::NoAnswer,
            Code::AnswerNotJson,
        ),
        (
            Turn::Says(404, json!({})),
            ReadAnswer::NoAnswer,
            Code::EndpointUnknown,
        ),
        (
            Turn::Says(200, json!("hello")),
            ReadAnswer::NoAnswer,
            Code::AnswerUnexpected,
        ),
        (
            Turn::Says(400, json!({})),
            ReadAnswer::NoAnswer,
            Code::AnswerUnexpected,
        ),
        (
            Turn::Says(403, json!({})),
            ReadAnswer::NoAnswer,
            Code::AnswerUnexpected,
        ),
        (
            Turn::Says(403, json!({ "code": 7, "message": "Blocked" })),
            ReadAnswer::NoAnswer,
            Code::AnswerUnexpected,
        ),
        (
            Turn::Text(403, "Access denied"),
            ReadAnswer::NoAnswer,
            Code::AnswerUnexpected,
        ),
        (
            Turn::Fails(Failure::AnswerTooLarge),
            ReadAnswer::NoAnswer,
            Code::AnswerTooLarge,
        ),
        (
            Turn::Says(200, json!([])),
            ReadAnswer::Empty,
            Code::CallEmpty,
        ),
    ];
    for (turn, answer, code) in rows {
        let stage = Stage::healthy().always(CONTACTS, turn);
        let checked = Trial::msp_process().check(&stage).await;
        assert_eq!(checked.read(CONTACTS), (answer, code));
        assert_eq!(stage.times_of(CONTACTS).len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_busy_server_that_says_how_long_is_waited_for() {
    let stage = Stage::healthy().first(CONTACTS, [Turn::Busy(3)]);
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(checked.read(CONTACTS).0, ReadAnswer::Answered);
    let times = stage.times_of(CONTACTS);
    assert_eq!(times[1] - times[0], LATENCY + 3 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn one_call_that_takes_accepted_keys_for_wrong_is_one_row() {
    let stage = Stage::healthy().always(CONTACTS, not_signed_in());
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(
        checked.read(CONTACTS),
        (ReadAnswer::NoAnswer, Code::KeysRejected)
    );
    assert_eq!(stage.times_of("/system/info").len(), 1);
    assert_eq!(checked.ended(Check::Reading).1, Code::ReadsEnded);
}
