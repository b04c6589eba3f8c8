//! Tests that Onramp runs by itself: only when one is due, only of what is real, and only with keys that it can read
//! without asking anybody.

use crate::house::House;
use crate::keychain::Switched;
use jiff::{SignedDuration, Timestamp};
use onramp_core::keys::{KeyProblem, Vault};
use onramp_core::setup::view::{KeySlot, PastEnding};
use onramp_core::setup::{RecheckEvery, SetupId, Setups};
use onramp_core::words::Code;

/// A real setup that was tested, and is to be tested every day.
async fn asked_for() -> (House, SetupId) {
    asked_for_in(Vault::memory()).await
}

async fn asked_for_in(keychain: Vault) -> (House, SetupId) {
    let house = House::open_for_real(keychain).await;
    let id = house.begin_for_real("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    assert!(house.test(&id).await.last_run.unwrap().is_connected);
    let every = Some(RecheckEvery::Day);
    let shown = house.onramp.set_recheck(&id, every).await.unwrap();
    assert_eq!(shown.recheck.unwrap().every, every);
    (house, id)
}

/// Lets `days` pass for a setup: whatever its record says happened, happened so much earlier.
fn let_pass(house: &House, id: &SetupId, days: i64) {
    let records = Setups::open(&house.folder.path().join("setups.sqlite")).unwrap();
    let mut setup = records.get(id).unwrap().unwrap();
    let then = Timestamp::now() - SignedDuration::from_hours(24 * days);
    setup.recheck.as_mut().unwrap().since = then;
    setup.recheck.as_mut().unwrap().began_at = None;
    if let Some(run) = &mut setup.last_run {
        run.started_at = then;
    }
    records.put(&setup).unwrap();
}

#[tokio::test]
async fn what_is_due_is_tested_once_told_and_kept_and_only_read() {
    let (house, id) = asked_for().await;
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    let_pass(&house, &id, 2);
    house.practice.set_scenario("wrong-keys").unwrap();
    house.practice.clear_requests();

    let told = house.onramp.recheck_when_due(false).await.unwrap().unwrap();

    assert_eq!(told.id, id);
    assert_eq!(told.run.ending, PastEnding::Problem);
    assert!(told.run.kind_words.starts_with("Onramp tested by itself."));
    let requests = house.practice.requests();
    assert!(!requests.is_empty());
    assert!(requests.iter().all(|request| request.method == "GET"));
    let history = house.onramp.history(&id).await.unwrap();
    assert_eq!(history.runs.len(), 2);
    assert_eq!(history.runs[0], told.run);
    let view = house.onramp.open_setup(&id).await.unwrap();
    assert!(!view.last_run.unwrap().is_connected);
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    house.practice.stop().await;
}

#[tokio::test]
async fn nothing_is_tested_while_a_person_is_asked_for_something_nor_after_it_was_turned_off() {
    let (house, id) = asked_for().await;
    let_pass(&house, &id, 2);
    house.practice.clear_requests();
    assert_eq!(house.onramp.recheck_when_due(true).await.unwrap(), None);
    house.onramp.set_recheck(&id, None).await.unwrap();
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    assert_eq!(house.practice.requests().len(), 0);
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_that_are_gone_or_shut_are_not_asked_for() {
    let (mut house, id) = asked_for().await;
    let_pass(&house, &id, 8);
    // Another keychain, in which nothing lies.
    house.reopen(Vault::memory());
    house.practice.clear_requests();
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    assert_eq!(house.practice.requests().len(), 0);
    assert_eq!(house.onramp.history(&id).await.unwrap().runs.len(), 1);
    house.practice.stop().await;
}

/// A test by itself would sign in to somebody else's ConnectWise again and again.
#[tokio::test]
async fn a_company_that_somebody_denied_is_not_signed_in_to_again() {
    let (house, id) = asked_for().await;
    let_pass(&house, &id, 8);
    house.onramp.answer_identity(&id, false).await.unwrap();
    house.practice.clear_requests();
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    assert_eq!(house.onramp.history(&id).await.unwrap().recheck, None);
    assert_eq!(house.practice.requests().len(), 0);
    house.onramp.answer_identity(&id, true).await.unwrap();
    assert!(
        house
            .onramp
            .recheck_when_due(false)
            .await
            .unwrap()
            .is_some()
    );
    house.practice.stop().await;
}

/// Asked again an hour later: by then the person may have unlocked it for something else.
#[tokio::test]
async fn a_locked_keychain_is_let_alone() {
    let keychain = Switched::default();
    let (house, id) = asked_for_in(keychain.vault()).await;
    let_pass(&house, &id, 8);
    keychain.refuse_with(KeyProblem::Locked);
    house.practice.clear_requests();
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    keychain.set_missing(false);
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    assert_eq!(house.practice.requests().len(), 0);
    let runs = house.onramp.history(&id).await.unwrap().runs;
    assert_eq!(runs.len(), 1);
    house.practice.stop().await;
}

#[tokio::test]
async fn practice_and_a_pair_that_never_signed_in_are_not_offered_it() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    house.test(&id).await;
    assert_eq!(house.onramp.history(&id).await.unwrap().recheck, None);
    let refused = house
        .onramp
        .set_recheck(&id, Some(RecheckEvery::Week))
        .await;
    assert_eq!(refused.unwrap_err().code(), Code::RecheckNotOffered);
    house.practice.stop().await;

    let house = House::open_for_real(Vault::memory()).await;
    let id = house.begin_for_real("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    assert_eq!(house.onramp.history(&id).await.unwrap().recheck, None);
    house.practice.stop().await;
}

/// A laptop is offline now and then: that is no reason to say that a connection does not work any more.
#[tokio::test]
async fn a_test_by_itself_that_no_server_answers_takes_nothing_back_and_is_tried_again() {
    let (house, id) = asked_for().await;
    let_pass(&house, &id, 2);
    let before = house.record(&id).await;
    house.practice.stop().await;
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
    let view = house.onramp.open_setup(&id).await.unwrap();
    assert!(view.last_run.unwrap().is_connected);
    assert_eq!(house.onramp.history(&id).await.unwrap().runs.len(), 1);
    // It is due still, and let alone for an hour.
    let records = Setups::open(&house.folder.path().join("setups.sqlite")).unwrap();
    let now = records.get(&id).unwrap().unwrap();
    assert_eq!(now.recheck, before.recheck);
    assert_eq!(house.onramp.recheck_when_due(false).await.unwrap(), None);
}
