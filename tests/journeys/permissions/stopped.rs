//! A permission check that a person stops in its middle.

use super::planned::Planned;
use super::trial::{Trial, permissions};
use super::truth::lies;
use onramp_core::check::{Outcome, Progress, ReadAnswer};
use onramp_core::words::Code;
use std::sync::Mutex;
use tokio_util::sync::CancellationToken;

/// After how many calls it is stopped.
const MIDDLE: usize = 10;

#[tokio::test]
async fn a_check_that_is_stopped_keeps_what_was_answered_and_asking_again_asks_the_rest() {
    let trial = Trial::start().await;
    let planned = Planned::whole(&trial.catalog, "msp-process");
    let role = planned.role(true);
    trial.set_role(&role);
    trial.practice.set_my_security(false);
    let whole = trial.check(&planned).await;
    let cancel = CancellationToken::new();
    let told = Mutex::new(Vec::new());
    let listen = |progress| {
        if let Progress::Read { read, done, total } = progress {
            told.lock().unwrap().push((read.path, done, total));
            if done == MIDDLE {
                cancel.cancel();
            }
        }
    };

    let input = planned.input(&trial.catalog);
    let run = trial.desk.check_until(&input, &listen, &cancel).await;

    assert!(run.was_cancelled && run.is_connected() && !run.has_all_it_needs());
    let found = permissions(&run);
    assert_eq!(lies(found, &role), [""; 0]);
    for finding in &found.boxes {
        assert_ne!(finding.outcome, Outcome::Failed, "{}", finding.permission);
    }
    for read in &found.reads {
        let is_stopped = read.code == Code::NotRunCancelled;
        let is_open = matches!(read.answer, ReadAnswer::NoAnswer | ReadAnswer::NotAsked);
        let is_never = read.code == Code::CallNeverAsked;
        assert_eq!(is_stopped, is_open && !is_never, "{}", read.path);
    }
    let told = told.into_inner().unwrap();
    let (_, _, total) = told[0];
    assert!(
        total > MIDDLE && told.len() == total,
        "{} of {total}",
        told.len()
    );
    let counted = told.iter().map(|(_, done, _)| *done);
    assert!(counted.eq(1..=total), "{told:?}");

    let mended = trial.check_again(&planned, &run).await;
    let outcomes = |run| {
        let boxes = permissions(run).boxes.iter();
        boxes.map(|one| (one.outcome, one.code)).collect::<Vec<_>>()
    };
    assert_eq!(outcomes(&mended), outcomes(&whole));
    trial.practice.stop().await;
}
