//! Onramp was closed, or killed, and is opened again.

use crate::house::{House, step};
use onramp_core::keys::KeyPlace;
use onramp_core::keys::{MemoryStore, Vault};
use onramp_core::setup::view::{ChangeKind, KeySlot, SetupReturn, SetupView, StepStatus};
use onramp_core::setup::{FieldId, KeptIn};
use onramp_core::words::Code;
use std::time::Duration;

/// A keychain that outlives Onramp.
fn keychain(store: &MemoryStore) -> Vault {
    let store = store.clone();
    Vault::new(KeyPlace::SecretService, Duration::from_secs(5), move || {
        Box::new(store.clone())
    })
}

fn typed(view: &SetupView, field: FieldId) -> &str {
    let mut fields = view.fields.iter();
    &fields.find(|one| one.id == field).unwrap().typed
}

#[tokio::test]
async fn a_setup_opens_at_the_same_step_with_the_same_text_after_onramp_was_closed() {
    let mut house = House::open().await;
    let id = house.begin("msp-process").await.id;
    let company = "  acme training, Inc. ";
    let onramp = &house.onramp;
    onramp
        .set_field(&id, FieldId::CompanyId, company)
        .await
        .unwrap();
    onramp.mark(&id, "open-members", true).await.unwrap();
    onramp.go_to(&id, "create-keys").await.unwrap();

    house.reopen(Vault::memory());
    let view = house.onramp.open_setup(&id).await.unwrap();

    assert_eq!(view.current_step, "create-keys");
    assert_eq!(typed(&view, FieldId::CompanyId), company);
    assert_eq!(typed(&view, FieldId::Address), house.practice.pages());
    assert_eq!(step(&view, "open-members").status, StepStatus::Done);
    house.practice.stop().await;
}

#[tokio::test]
async fn practice_keys_are_gone_with_onramp_and_are_shown_to_be() {
    let mut house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    assert!(house.test(&id).await.last_run.unwrap().is_connected);

    house.reopen(Vault::memory());
    let view = house.onramp.open_setup(&id).await.unwrap();
    let keys = house.onramp.keys_status(&id).await.unwrap();

    assert_eq!(step(&view, "capture-keys").status, StepStatus::ToDo);
    assert_eq!(step(&view, "test").status, StepStatus::ToDo);
    assert!(!keys.public.is_saved && !keys.private.is_saved);
    assert_eq!(keys.kept_in, KeptIn::Memory, "practice has no keychain");
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_in_the_keychain_are_still_there() {
    let store = MemoryStore::default();
    let mut house = House::open_with(keychain(&store)).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;

    house.reopen(keychain(&store));
    let view = house.onramp.open_setup(&id).await.unwrap();

    assert_eq!(step(&view, "capture-keys").status, StepStatus::Done);
    let key = house.onramp.key_for_clipboard(&id, KeySlot::Private).await;
    let key = key.unwrap();
    assert_eq!(key.as_str(), house.practice.private_key().expose());
    house.practice.stop().await;
}

#[tokio::test]
async fn the_word_that_keys_may_lie_in_memory_ends_with_onramp() {
    let mut house = House::open().await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    house.onramp.keep_in_memory(&id).await.unwrap();

    let still = house.onramp.open_setup(&id).await.unwrap();
    assert_eq!(still.id, id);
    let kept = house.onramp.keys_status(&id).await.unwrap();
    assert_eq!(kept.kept_in, KeptIn::Memory);
    house.paste(&id, KeySlot::Public).await;

    house.reopen(Vault::memory());
    let view = house.onramp.open_setup(&id).await.unwrap();
    let keys = house.onramp.keys_status(&id).await.unwrap();

    assert_eq!(step(&view, "capture-keys").status, StepStatus::ToDo);
    assert!(!keys.public.is_saved);
    assert_eq!(keys.kept_in, KeptIn::Keychain, "it is tried again");
    house.practice.stop().await;
}

#[tokio::test]
async fn a_setup_that_is_not_there_is_said_to_be_so() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.onramp.delete_setup(&id).await.unwrap();

    let refused = house.onramp.open_setup(&id).await.unwrap_err();

    assert_eq!(refused.code(), Code::SetupNotFound);
    assert!(house.cards().await.is_empty());
    house.practice.stop().await;
}

fn told(returned: &SetupReturn) -> Vec<(&str, ChangeKind)> {
    let changes = returned.changes.iter();
    changes
        .map(|change| (change.step.as_str(), change.kind))
        .collect()
}

#[tokio::test]
async fn who_comes_back_is_told_what_changed_and_each_change_once() {
    let mut house = House::open().await;
    let id = house.begin("phin").await.id;
    let onramp = &house.onramp;
    let first = onramp.come_back(&id).await.unwrap();
    assert_eq!(first.since, None, "they never came back before");

    onramp.mark(&id, "open-tile", true).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    let changed_at = house.cards().await[0].updated_at.clone();
    let second = house.onramp.come_back(&id).await.unwrap();
    assert_eq!(
        told(&second),
        [
            ("open-tile", ChangeKind::Done),
            ("capture-keys", ChangeKind::Done),
        ]
    );
    assert!(second.since.is_some());
    let after = house.cards().await[0].updated_at.clone();
    assert_eq!(after, changed_at, "looking changes nothing");

    assert!(house.test(&id).await.last_run.unwrap().is_connected);
    house.reopen(Vault::memory());
    // The list comes first, and finds out that the keys are gone.
    house.cards().await;
    let third = house.onramp.come_back(&id).await.unwrap();
    assert_eq!(
        told(&third),
        [
            ("fields", ChangeKind::NoLongerDone),
            ("capture-keys", ChangeKind::NoLongerDone),
            ("test", ChangeKind::NoLongerDone),
        ],
        "the keys lay in the memory of the Onramp that was closed, and the company was found by their test"
    );
    let fourth = house.onramp.come_back(&id).await.unwrap();
    assert_eq!(told(&fourth), []);
    house.practice.stop().await;
}
