//! Faults in the middle of a check: every row is told truly, and asking again mends it.

use super::mending::{asked_again, assert_half_told, assert_mended, assert_same};
use super::planned::Planned;
use super::trial::{Trial, permissions};
use super::truth::{lies, of};
use onramp_core::catalog::Permission;
use onramp_core::check::{Outcome, ReadAnswer};
use onramp_core::words::Code;
use onramp_practice::Fault;
use std::time::{Duration, Instant};

/// A call from which no other takes an id, and the box that it alone shows.
const STRUCK: &str = "/company/companies/statuses";
const STRUCK_BOX: &str = "table/company/company-status";

/// How long the person's side waits for an answer where the server keeps silent.
const ANSWER_LIMIT_MS: u64 = 300;

/// A practice whose ready role holds exactly what MSP Process needs, and nobody may read it back.
async fn msp_process() -> (Trial, Planned) {
    let trial = Trial::start_patient(ANSWER_LIMIT_MS).await;
    let planned = Planned::whole(&trial.catalog, "msp-process");
    trial.set_role(&planned.role(true));
    trial.practice.set_my_security(false);
    (trial, planned)
}

fn fault(path: &str) -> Fault {
    Fault {
        path: format!("/apis/3.0{path}"),
        headers: [("content-type".to_owned(), "application/json".to_owned())].into(),
        ..Fault::default()
    }
}

fn single_faults() -> [(&'static str, Code, Fault); 5] {
    let struck = || fault(STRUCK);
    let html = "<!DOCTYPE html><html><body>Sign in</body></html>";
    [
        (
            "a time-out",
            Code::AnswerTimedOut,
            Fault {
                delay_ms: 60_000,
                ..struck()
            },
        ),
        (
            "a reset",
            Code::AnswerCutOff,
            Fault {
                reset: true,
                ..struck()
            },
        ),
        (
            "a truncated body",
            Code::AnswerCutOff,
            Fault {
                truncate: true,
                ..struck()
            },
        ),
        (
            "a server error",
            Code::ServerError,
            Fault {
                status: Some(500),
                ..struck()
            },
        ),
        (
            "a page in place of an answer",
            Code::AnswerNotJson,
            Fault {
                status: Some(200),
                headers: [("content-type".to_owned(), "text/html".to_owned())].into(),
                body: html.to_owned(),
                ..struck()
            },
        ),
    ]
}

#[tokio::test]
async fn a_call_that_breaks_is_told_alone_and_asking_again_asks_it_alone() {
    let (trial, planned) = msp_process().await;
    let role = planned.role(true);
    let whole = trial.check(&planned).await;
    let whole = permissions(&whole);

    for (what, code, fault) in single_faults() {
        trial.play_faults(vec![fault]);
        let broken_run = trial.check(&planned).await;
        let broken = permissions(&broken_run);

        assert_eq!(lies(broken, &role), [""; 0], "{what}");
        assert_eq!(trial.bad_manners(), [""; 0], "{what}");
        for (read, before) in broken.reads.iter().zip(&whole.reads) {
            let is_struck = read.path == STRUCK;
            let wanted = if is_struck {
                (ReadAnswer::NoAnswer, code)
            } else {
                (before.answer, before.code)
            };
            assert_eq!((read.answer, read.code), wanted, "{what}: {}", read.path);
        }
        for (found, before) in broken.boxes.iter().zip(&whole.boxes) {
            let is_struck = found.permission == struck_box();
            let wanted = if is_struck {
                (Outcome::CouldNotTell, Code::PermissionNotAnswered)
            } else {
                (before.outcome, before.code)
            };
            assert_eq!(
                (found.outcome, found.code),
                wanted,
                "{what}: {}",
                found.permission
            );
        }

        trial.practice.set_scenario("healthy").unwrap();
        let mended_run = trial.check_again(&planned, &broken_run).await;
        assert_mended(&trial, broken, permissions(&mended_run), whole, what);
        let asked = asked_again(&trial);
        assert!(asked.contains(&STRUCK.to_owned()), "{what}: {asked:?}");
        let before = &of(permissions(&mended_run), &struck_box()).permission;
        let told = permissions(&mended_run)
            .before
            .iter()
            .find(|one| one.permission == *before);
        assert_eq!(
            told.map(|one| one.code),
            Some(Code::PermissionNotAnswered),
            "{what}"
        );
    }
    trial.practice.stop().await;
}

#[tokio::test]
async fn keys_that_stop_being_accepted_half_way_leave_what_was_answered_and_asking_again_asks_the_rest()
 {
    let (trial, planned) = msp_process().await;
    let role = planned.role(true);
    let whole_run = trial.check(&planned).await;
    let whole = permissions(&whole_run);

    trial.play_faults(vec![Fault {
        status: Some(401),
        body: r#"{"code":"ConnectWiseApi","message":"UserNotAuthenticated"}"#.to_owned(),
        after: 20,
        ..fault("/*")
    }]);
    let broken_run = trial.check(&planned).await;
    let broken = permissions(&broken_run);

    assert_eq!(lies(broken, &role), [""; 0]);
    assert_eq!(trial.bad_manners(), [""; 0]);
    assert!(!broken.is_free_of_problems());
    assert!(whole_run.is_connected() && !broken_run.is_connected());
    let codes: Vec<Code> = broken.findings.iter().map(|one| one.code).collect();
    assert!(codes.contains(&Code::KeysRejectedHalfway), "{codes:?}");
    assert_half_told(
        broken,
        whole,
        &[Code::KeysRejectedHalfway, Code::KeysRejected],
    );

    trial.practice.set_scenario("healthy").unwrap();
    let mended_run = trial.check_again(&planned, &broken_run).await;
    assert_mended(&trial, broken, permissions(&mended_run), whole, "401");
    trial.practice.stop().await;
}

#[tokio::test]
async fn a_server_that_asks_to_wait_half_way_is_waited_for_and_nothing_is_lost() {
    let (trial, planned) = msp_process().await;
    let whole = trial.check(&planned).await;
    let whole = permissions(&whole);

    trial.play_faults(vec![Fault {
        times: Some(3),
        ..too_many(1)
    }]);
    let began = Instant::now();
    let run = trial.check(&planned).await;

    assert!(began.elapsed() >= Duration::from_secs(1));
    assert_eq!(trial.bad_manners(), [""; 0]);
    let met = trial
        .asked()
        .iter()
        .filter(|one| one.status == Some(429))
        .count();
    assert_eq!(met, 3);
    assert_same(permissions(&run), whole);
    trial.practice.stop().await;
}

#[tokio::test]
async fn a_server_that_asks_for_more_time_than_there_is_ends_the_check_and_asking_again_asks_the_rest()
 {
    let (trial, planned) = msp_process().await;
    let role = planned.role(true);
    let whole = trial.check(&planned).await;
    let whole = permissions(&whole);

    trial.play_faults(vec![too_many(3600)]);
    let broken_run = trial.check(&planned).await;
    let broken = permissions(&broken_run);

    assert_eq!(lies(broken, &role), [""; 0]);
    assert_eq!(trial.bad_manners(), [""; 0]);
    let codes: Vec<Code> = broken.findings.iter().map(|one| one.code).collect();
    assert!(codes.contains(&Code::ReadsAskedToWait), "{codes:?}");
    assert_half_told(
        broken,
        whole,
        &[Code::ReadsAskedToWait, Code::TooManyRequests],
    );

    trial.practice.set_scenario("healthy").unwrap();
    let mended_run = trial.check_again(&planned, &broken_run).await;
    assert_mended(&trial, broken, permissions(&mended_run), whole, "429");
    trial.practice.stop().await;
}

fn too_many(retry_after_s: u32) -> Fault {
    Fault {
        status: Some(429),
        headers: [("retry-after".to_owned(), retry_after_s.to_string())].into(),
        body: r#"{"error":"ConnectWiseAPI","message":"Too many requests."}"#.to_owned(),
        after: 20,
        ..fault("/*")
    }
}

fn struck_box() -> Permission {
    STRUCK_BOX.parse().unwrap()
}
