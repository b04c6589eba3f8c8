//! The private key is lost, or a pair has grown old: a second one is made, proved, and takes the first one's place.

use crate::connectwise::{Pair, add_key, delete_key, paste, paste_both};
use crate::house::{House, step};
use crate::keychain::Switched;
use onramp_core::setup::view::{HoldState, KeySlot, SetupState, SetupView, StepStatus};
use onramp_core::setup::{FieldId, ReplacementReason, SetupId};
use onramp_core::words::Code;

async fn begin(house: &House, id: &SetupId, reason: ReplacementReason) -> SetupView {
    house.onramp.begin_replacement(id, reason).await.unwrap()
}

async fn private_key(house: &House, id: &SetupId) -> String {
    let key = house.onramp.key_for_clipboard(id, KeySlot::Private).await;
    key.unwrap().to_string()
}

fn last_four(pair: &Pair) -> Option<String> {
    pair.public.get(12..).map(str::to_owned)
}

/// A connected setup, and the pair it is connected with.
async fn connected() -> (House, SetupId, Pair) {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let old = add_key(&house, "Phin").await;
    paste_both(&house, &id, &old).await;
    assert_eq!(house.test(&id).await.state, SetupState::Connected);
    (house, id, old)
}

#[tokio::test]
async fn a_lost_private_key_is_replaced_by_a_second_pair_and_the_first_is_retired() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    let first = add_key(&house, "Phin").await;
    paste(&house, id, KeySlot::Public, &first).await;
    let before = house.onramp.open_setup(id).await.unwrap();
    assert_eq!(before.replacement_offers, [ReplacementReason::Lost]);

    let begun = begin(&house, id, ReplacementReason::Lost).await;
    assert_eq!(begun.current_step, "replace-create-keys");
    assert!(begun.replacement_offers.is_empty());
    assert_eq!(begun.replacement.unwrap().old_last_four, last_four(&first));
    assert_eq!(begun.hold.state, HoldState::NothingYet);

    let second = add_key(&house, "Phin again").await;
    assert!(paste_both(&house, id, &second).await.keys.is_complete);
    let held = house.onramp.mark(id, "replace-close-page", true).await;
    assert_eq!(held.unwrap_err().code(), Code::StepHeld);
    let proved = house.test(id).await;
    assert!(proved.last_run.as_ref().unwrap().is_connected);
    assert_eq!(proved.hold.state, HoldState::Proved);
    assert!(proved.replacement.as_ref().unwrap().has_taken_over);
    for done in [
        "capture-keys",
        "test",
        "replace-capture-keys",
        "replace-test",
    ] {
        assert_eq!(step(&proved, done).status, StepStatus::Done, "{done}");
    }
    assert_eq!(private_key(&house, id).await, second.private);

    delete_key(&house, &first).await;
    assert!(house.test(id).await.last_run.unwrap().is_connected);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_key_that_was_lost_before_anything_was_captured_needs_nothing_of_the_first() {
    let house = House::open().await;
    let id = &house.begin("msp-process").await.id;
    let begun = begin(&house, id, ReplacementReason::Lost).await;
    assert_eq!(begun.replacement.unwrap().old_last_four, None);

    let second = add_key(&house, "MSP Process again").await;
    paste_both(&house, id, &second).await;
    let proved = house.test(id).await;

    assert!(proved.replacement.unwrap().has_taken_over);
    assert_eq!(private_key(&house, id).await, second.private);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_wrong_private_key_is_refused_and_the_second_pair_is_let_in() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    let (one, other) = (add_key(&house, "A").await, add_key(&house, "B").await);
    paste(&house, id, KeySlot::Public, &one).await;
    paste(&house, id, KeySlot::Private, &other).await;
    let refused = house.test(id).await;
    assert_eq!(step(&refused, "test").status, StepStatus::Problem);
    let offers = &refused.replacement_offers;
    assert!(offers.contains(&ReplacementReason::Lost));

    begin(&house, id, ReplacementReason::Lost).await;
    let again = house
        .onramp
        .begin_replacement(id, ReplacementReason::Rotation)
        .await;
    assert_eq!(again.unwrap_err().code(), Code::ReplacementUnderWay);
    let second = add_key(&house, "C").await;
    paste_both(&house, id, &second).await;
    assert_eq!(house.test(id).await.hold.state, HoldState::Proved);
    house.practice.stop().await;
}

#[tokio::test]
async fn the_old_pair_works_on_until_the_new_one_has_signed_in() {
    let (house, id, old) = connected().await;
    let begun = begin(&house, &id, ReplacementReason::Rotation).await;
    assert_eq!(step(&begun, "test").status, StepStatus::Done);
    assert_eq!(begun.state, SetupState::InProgress);
    let (one, other) = (add_key(&house, "A").await, add_key(&house, "B").await);
    paste(&house, &id, KeySlot::Public, &one).await;
    paste(&house, &id, KeySlot::Private, &other).await;

    let refused = house.test(&id).await;
    assert!(!refused.replacement.as_ref().unwrap().has_taken_over);
    assert_eq!(step(&refused, "test").status, StepStatus::Done);
    assert_eq!(step(&refused, "replace-test").status, StepStatus::Problem);

    let given_up = house.onramp.cancel_replacement(&id).await.unwrap();
    assert!(given_up.replacement.is_none());
    assert_eq!(given_up.state, SetupState::Connected);
    assert_eq!(given_up.hold.state, HoldState::Proved);
    assert_eq!(private_key(&house, &id).await, old.private);
    assert!(house.test(&id).await.last_run.unwrap().is_connected);
    let none = house.onramp.cancel_replacement(&id).await;
    assert_eq!(none.unwrap_err().code(), Code::NoReplacement);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_may_be_replaced_again_and_the_steps_begin_anew() {
    let (house, id, old) = connected().await;
    let mut before = old;
    for name in ["second", "third"] {
        let begun = begin(&house, &id, ReplacementReason::Rotation).await;
        assert_eq!(step(&begun, "replace-create-keys").status, StepStatus::ToDo);
        assert_eq!(begun.replacement.unwrap().old_last_four, last_four(&before));
        house
            .onramp
            .mark(&id, "replace-create-keys", true)
            .await
            .unwrap();
        let next = add_key(&house, name).await;
        paste_both(&house, &id, &next).await;
        let proved = house.test(&id).await;
        assert!(proved.replacement.unwrap().has_taken_over);
        delete_key(&house, &before).await;
        before = next;
    }
    assert_eq!(private_key(&house, &id).await, before.private);
    house.practice.stop().await;
}

#[tokio::test]
async fn forgetting_the_new_pair_leaves_the_old_one() {
    let (house, id, old) = connected().await;
    begin(&house, &id, ReplacementReason::Rotation).await;
    paste_both(&house, &id, &add_key(&house, "wrong one").await).await;

    let forgotten = house.onramp.forget_keys(&id).await.unwrap();
    assert!(!forgotten.public.is_saved && !forgotten.private.is_saved);
    house.onramp.cancel_replacement(&id).await.unwrap();
    assert_eq!(private_key(&house, &id).await, old.private);
    house.practice.stop().await;
}

/// A real setup that is about to take over: its new pair has signed in, and the keychain refused what follows.
async fn stuck(keychain: &Switched) -> (House, SetupId, Pair, Pair) {
    let house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    for (field, typed) in [
        (FieldId::CompanyId, "acmemsp"),
        (FieldId::Address, "na.myconnectwise.net"),
    ] {
        house.onramp.set_field(&id, field, typed).await.unwrap();
    }
    let (old, new) = (add_key(&house, "A").await, add_key(&house, "B").await);
    paste_both(&house, &id, &old).await;
    begin(&house, &id, ReplacementReason::Rotation).await;
    paste_both(&house, &id, &new).await;
    house.record_sign_in(&id).await;
    (house, id, old, new)
}

#[tokio::test]
async fn a_crash_before_the_new_pair_was_written_over_the_old_one_is_made_good() {
    let keychain = Switched::default();
    let (mut house, id, old, new) = stuck(&keychain).await;

    keychain.set_missing(true);
    house.reopen(keychain.vault());
    let waiting = house.onramp.open_setup(&id).await.unwrap();
    assert!(!waiting.replacement.unwrap().has_taken_over);
    let refused = house.onramp.cancel_replacement(&id).await.unwrap_err();
    assert_eq!(refused.code(), Code::NoReplacement);

    keychain.set_missing(false);
    let view = house.onramp.open_setup(&id).await.unwrap();
    assert!(view.replacement.unwrap().has_taken_over);
    assert_eq!(private_key(&house, &id).await, new.private);
    assert!(!keychain.has(&id, &old.private));
    house.practice.stop().await;
}

#[tokio::test]
async fn a_crash_after_the_new_pair_was_written_over_the_old_one_is_made_good() {
    let keychain = Switched::default();
    let (mut house, id, old, new) = stuck(&keychain).await;
    let before = house.records().await;
    let taken = house.onramp.open_setup(&id).await.unwrap();
    assert!(taken.replacement.unwrap().has_taken_over);

    house.put_back(&before);
    house.reopen(keychain.vault());
    let view = house.onramp.open_setup(&id).await.unwrap();

    assert!(view.replacement.as_ref().unwrap().has_taken_over);
    assert_eq!(step(&view, "capture-keys").status, StepStatus::Done);
    let keys = house.onramp.keys_status(&id).await.unwrap();
    assert_eq!(keys.public.last_four, last_four(&new));
    assert_eq!(private_key(&house, &id).await, new.private);
    assert!(!keychain.has(&id, &old.private));
    house.practice.stop().await;
}

/// Killed after the key store's write and before the record's: the new pair lies in the old one's place, unrecorded.
async fn taken_over_unrecorded(keychain: &Switched) -> (House, SetupId, Pair) {
    let (mut house, id, _, new) = stuck(keychain).await;
    let before = house.records().await;
    let taken = house.onramp.open_setup(&id).await.unwrap();
    assert!(taken.replacement.unwrap().has_taken_over);
    house.put_back(&before);
    keychain.set_missing(true);
    house.reopen(keychain.vault());
    let waiting = house.onramp.open_setup(&id).await.unwrap();
    assert!(!waiting.replacement.unwrap().has_taken_over);
    keychain.set_missing(false);
    (house, id, new)
}

#[tokio::test]
async fn a_new_pair_that_took_over_unrecorded_is_forgotten_where_it_lies() {
    let keychain = Switched::default();
    let (house, id, new) = taken_over_unrecorded(&keychain).await;

    let forgotten = house.onramp.forget_keys(&id).await.unwrap();

    assert!(!forgotten.public.is_saved && !forgotten.private.is_saved);
    assert!(!keychain.has(&id, &new.private));
    let given_up = house.onramp.cancel_replacement(&id).await;
    assert_eq!(given_up.unwrap_err().code(), Code::NoReplacement);
    let view = house.onramp.open_setup(&id).await.unwrap();
    assert_eq!(step(&view, "capture-keys").status, StepStatus::ToDo);
    assert_eq!(view.hold.state, HoldState::NothingYet);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_key_captured_after_an_unrecorded_take_over_is_one_of_the_pair_in_use() {
    let keychain = Switched::default();
    let (house, id, new) = taken_over_unrecorded(&keychain).await;
    let third = add_key(&house, "C").await;

    paste(&house, &id, KeySlot::Public, &third).await;

    let keys = house.onramp.keys_status(&id).await.unwrap();
    assert_eq!(keys.public.last_four, last_four(&third));
    assert!(keys.is_complete);
    assert_eq!(private_key(&house, &id).await, new.private);
    assert!(keychain.has(&id, &third.public) && !keychain.has(&id, &new.public));
    house.practice.stop().await;
}

#[tokio::test]
async fn a_new_pair_that_has_not_taken_over_is_forgotten_and_the_old_one_stays() {
    let keychain = Switched::default();
    let (mut house, id, old, new) = stuck(&keychain).await;
    keychain.set_missing(true);
    house.reopen(keychain.vault());
    keychain.set_missing(false);

    house.onramp.forget_keys(&id).await.unwrap();

    assert!(!keychain.has(&id, &new.private) && keychain.has(&id, &old.private));
    house.practice.stop().await;
}
