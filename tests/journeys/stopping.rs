//! A test under way: stopped, started twice, overtaken by a change.

use crate::house::{House, step};
use onramp_core::OnrampError;
use onramp_core::check::{Check, Outcome};
use onramp_core::setup::view::{CheckProgress, KeySlot, SetupView, StepStatus};
use onramp_core::setup::{FieldId, SetupId};
use onramp_core::words::Code;
use tokio::sync::Notify;

/// A house whose practice stays silent from the keys on, with a setup that is ready to test.
async fn silent() -> (House, SetupId) {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    house.practice.set_scenario("slow").unwrap();
    (house, id)
}

/// Runs the test, does `meanwhile` once it waits for the silent server, and stops it.
async fn overtaken(
    house: &House,
    id: &SetupId,
    meanwhile: impl AsyncFnOnce(),
) -> Result<SetupView, OnrampError> {
    let waits = Notify::new();
    let listen = |progress| {
        if matches!(progress, CheckProgress::Started { check, .. } if check == Check::Keys) {
            waits.notify_one();
        }
    };
    let beside = async {
        waits.notified().await;
        meanwhile().await;
        house.onramp.cancel_check(id);
    };
    tokio::join!(house.onramp.run_check(id, false, &listen), beside).0
}

#[tokio::test]
async fn a_test_that_is_stopped_says_so_of_the_rest_and_can_be_run_again() {
    let (house, id) = silent().await;

    let stopped = overtaken(&house, &id, async || ()).await.unwrap();

    let run = stopped.last_run.as_ref().unwrap();
    assert!(run.was_cancelled && !run.is_connected);
    for finding in &run.findings {
        let is_before = matches!(
            finding.check,
            Check::Name | Check::Tcp | Check::Tls | Check::Company
        );
        let is_not_run = finding.outcome == Outcome::NotRun;
        assert_eq!(is_not_run, !is_before, "{:?}", finding.check);
        assert_eq!(is_not_run, finding.code == Code::NotRunCancelled);
    }
    assert_eq!(step(&stopped, "test").status, StepStatus::ToDo);

    house.practice.set_scenario("healthy").unwrap();
    assert!(house.test(&id).await.last_run.unwrap().is_connected);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_test_does_not_start_twice_and_another_setup_is_not_held_up() {
    let (house, id) = silent().await;
    let other = house.begin("msp-process").await.id;

    let first = overtaken(&house, &id, async || {
        let second = house
            .onramp
            .run_check(&id, false, &|_| ())
            .await
            .unwrap_err();
        assert_eq!(second.code(), Code::CheckAlreadyRunning);
        // Without keys this one ends before the silent part.
        house
            .onramp
            .run_check(&other, false, &|_| ())
            .await
            .unwrap();
    });

    assert!(first.await.unwrap().last_run.unwrap().was_cancelled);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_test_that_is_dropped_leaves_the_way_free_for_the_next() {
    let (house, id) = silent().await;
    let waits = Notify::new();
    let listen = |progress| {
        if matches!(progress, CheckProgress::Started { check, .. } if check == Check::Keys) {
            waits.notify_one();
        }
    };
    tokio::select! {
        _ = house.onramp.run_check(&id, false, &listen) => panic!("a silent server answered"),
        () = waits.notified() => (),
    }

    house.practice.set_scenario("healthy").unwrap();

    assert!(house.test(&id).await.last_run.unwrap().is_connected);
    house.practice.stop().await;
}

#[tokio::test]
async fn an_answer_about_a_value_that_was_changed_meanwhile_does_not_count() {
    let (house, id) = silent().await;

    let after = overtaken(&house, &id, async || {
        let changed = house.onramp.set_field(&id, FieldId::CompanyId, "other");
        changed.await.unwrap();
    });

    assert!(after.await.unwrap().last_run.is_none());
    house.practice.stop().await;
}

#[tokio::test]
async fn an_answer_about_keys_that_were_captured_anew_meanwhile_does_not_count() {
    let (house, id) = silent().await;

    let after = overtaken(&house, &id, async || {
        house.paste(&id, KeySlot::Private).await;
    });

    assert!(after.await.unwrap().last_run.is_none());
    house.practice.stop().await;
}

#[tokio::test]
async fn deleting_a_setup_stops_its_test_and_nothing_of_it_comes_back() {
    let (house, id) = silent().await;

    let ended = overtaken(&house, &id, async || {
        house.onramp.delete_setup(&id).await.unwrap();
    });

    assert_eq!(ended.await.unwrap_err().code(), Code::SetupNotFound);
    assert!(house.cards().await.is_empty());
    house.practice.stop().await;
}
