//! A newer version takes this one's place: only while everything is at rest.

use crate::house::House;
use onramp_core::check::Check;
use onramp_core::keys::Vault;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{CheckProgress, KeySlot, Part, SetupView, UpdateWaitReason};
use std::time::Duration;
use tokio::sync::Notify;

/// What keeps Onramp from closing: the setup, and why.
async fn waits(house: &House) -> Vec<(SetupId, UpdateWaitReason)> {
    match house.onramp.rest().await.unwrap() {
        Ok(_) => Vec::new(),
        Err(waits) => waits
            .into_iter()
            .map(|wait| (wait.id, wait.reason))
            .collect(),
    }
}

/// The step that captures the keys.
fn keys_step(view: &SetupView) -> String {
    let mut steps = view.sections.iter().flat_map(|section| &section.steps);
    let keys = steps.find(|step| step.part == Some(Part::Keys)).unwrap();
    keys.id.clone()
}

#[tokio::test]
async fn an_update_waits_from_the_step_with_the_keys_until_they_have_signed_in() {
    let house = House::open_for_real(Vault::memory()).await;
    let begun = house.begin_for_real("phin").await;
    let id = begun.id.clone();
    assert_eq!(waits(&house).await, []);

    house.onramp.go_to(&id, &keys_step(&begun)).await.unwrap();
    let open = vec![(id.clone(), UpdateWaitReason::PageOpen)];
    assert_eq!(waits(&house).await, open);
    house.paste(&id, KeySlot::Public).await;
    assert_eq!(waits(&house).await, open);
    house.paste(&id, KeySlot::Private).await;
    assert_eq!(waits(&house).await, open);

    house.test(&id).await;
    assert_eq!(waits(&house).await, []);
    house.practice.stop().await;
}

#[tokio::test]
async fn an_update_goes_on_once_the_person_has_let_go_or_put_the_setup_aside() {
    let house = House::open_for_real(Vault::memory()).await;
    let id = house.begin_for_real("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    assert_eq!(waits(&house).await[0].1, UpdateWaitReason::PageOpen);

    house.onramp.release_page(&id, true).await.unwrap();
    assert_eq!(waits(&house).await, []);
    house.onramp.release_page(&id, false).await.unwrap();
    house.onramp.archive(&id, true).await.unwrap();
    assert_eq!(waits(&house).await, []);
    house.practice.stop().await;
}

#[tokio::test]
async fn an_update_waits_for_keys_that_lie_in_memory_and_for_no_practice() {
    let house = House::open_for_real(Vault::memory()).await;
    let id = house.begin_for_real("phin").await.id;
    house.onramp.keep_in_memory(&id).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    house.onramp.release_page(&id, true).await.unwrap();
    let in_memory = vec![(id.clone(), UpdateWaitReason::KeysInMemory)];
    assert_eq!(waits(&house).await, in_memory);
    // Also of a setup that was put aside: its keys would be lost all the same.
    house.onramp.archive(&id, true).await.unwrap();
    assert_eq!(waits(&house).await, in_memory);

    house.onramp.forget_keys(&id).await.unwrap();
    let practice = house.begin("phin").await;
    let keys = keys_step(&practice);
    house.onramp.go_to(&practice.id, &keys).await.unwrap();
    assert_eq!(waits(&house).await, []);
    house.practice.stop().await;
}

#[tokio::test]
async fn an_update_waits_for_a_test() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    house.practice.set_scenario("slow").unwrap();
    let is_waiting = Notify::new();
    let listen = |progress| {
        if matches!(progress, CheckProgress::Started { check, .. } if check == Check::Keys) {
            is_waiting.notify_one();
        }
    };
    let meanwhile = async {
        is_waiting.notified().await;
        let running = vec![(id.clone(), UpdateWaitReason::TestRunning)];
        assert_eq!(waits(&house).await, running);
        house.onramp.cancel_check(&id);
    };
    let (tested, ()) = tokio::join!(house.onramp.run_check(&id, false, &listen), meanwhile);
    tested.unwrap();
    assert_eq!(waits(&house).await, []);
    house.practice.stop().await;
}

#[tokio::test]
async fn nothing_is_captured_or_written_while_everything_rests() {
    let house = House::open_for_real(Vault::memory()).await;
    let id = house.begin_for_real("phin").await.id;
    let rest = house.onramp.rest().await.unwrap().ok().unwrap();

    let mut capture = Box::pin(house.paste(&id, KeySlot::Public));
    let soon = tokio::time::timeout(Duration::from_millis(200), &mut capture).await;
    assert!(soon.is_err(), "a key was captured");
    let step = house.onramp.go_to(&id, "capture-keys");
    let soon = tokio::time::timeout(Duration::from_millis(200), step).await;
    assert!(soon.is_err(), "a step was written");

    drop(rest);
    assert!(capture.await.is_saved);
    house.practice.stop().await;
}

#[tokio::test]
async fn an_update_comes_after_a_hand_off_that_has_begun() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    let (is_taken, may_go_on) = (Notify::new(), Notify::new());
    let take = async |_| {
        is_taken.notify_one();
        may_go_on.notified().await;
        Ok(())
    };
    let meanwhile = async {
        is_taken.notified().await;
        let mut rest = Box::pin(house.onramp.rest());
        let soon = tokio::time::timeout(Duration::from_millis(200), &mut rest).await;
        assert!(soon.is_err(), "closed before the hand-off was recorded");
        may_go_on.notify_one();
        assert!(rest.await.unwrap().is_ok());
        // Its record was written before.
        assert!(house.onramp.hand_off_passphrase(&id).is_ok());
    };
    let sealed = house.onramp.seal_hand_off(&id, None, take);
    let (sealed, ()) = tokio::join!(sealed, meanwhile);
    assert!(sealed.is_ok());
    house.practice.stop().await;
}
