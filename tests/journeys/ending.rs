//! A setup is brought to its end: the keys leave this computer, and it is proved that they have.

use crate::house::{House, step};
use crate::keychain::Switched;
use onramp_core::setup::view::{HoldState, KeySlot, KeysView, SetupState, StepStatus};
use onramp_core::setup::{EndingKind, ReplacementReason, SetupId};
use onramp_core::words::Code;
use zeroize::Zeroizing;

const REMOVED: &str = "finish-remove-keys";

/// A real setup whose pair lies in `keychain`.
async fn captured(keychain: &Switched) -> (House, SetupId) {
    let house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    (house, id)
}

/// A practice setup that is connected.
async fn connected() -> (House, SetupId) {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    assert_eq!(house.test(&id).await.state, SetupState::Connected);
    (house, id)
}

async fn status(house: &House, id: &SetupId) -> KeysView {
    house.onramp.keys_status(id).await.unwrap()
}

#[tokio::test]
async fn a_finished_setup_says_what_was_looked_at_and_keeps_what_it_had_shown() {
    let (house, id) = connected().await;
    house.onramp.mark(&id, "close-page", true).await.unwrap();
    let onramp = &house.onramp;
    let begun = onramp
        .begin_ending(&id, EndingKind::Finished)
        .await
        .unwrap();
    assert_eq!(begun.current_step, "finish-report");
    assert_eq!(step(&begun, "finish-report").status, StepStatus::ToDo);
    assert!(begun.replacement_offers.is_empty());

    let folder = house.folder.path().join("report");
    std::fs::create_dir(&folder).unwrap();
    onramp.write_report(&id, &folder).await.unwrap();
    let removed = onramp.remove_keys(&id).await.unwrap();
    let removal = removed.ending.as_ref().unwrap().removal.clone().unwrap();
    assert_eq!(removal.proofs.len(), 1, "practice has only memory");
    for done in [
        "capture-keys",
        "test",
        "close-page",
        REMOVED,
        "finish-report",
    ] {
        assert_eq!(step(&removed, done).status, StepStatus::Done, "{done}");
    }
    assert_eq!(removed.hold.state, HoldState::Proved);
    let keys = status(&house, &id).await;
    assert!(keys.was_removed && !keys.public.is_saved && !keys.private.is_saved);
    let copied = onramp.key_for_clipboard(&id, KeySlot::Private).await;
    assert_eq!(copied.unwrap_err().code(), Code::KeysNotCaptured);
    let tested = onramp.run_check(&id, false, &|_| ()).await.unwrap_err();
    assert_eq!(tested.code(), Code::KeysNotCaptured);

    let mut last = removed;
    for said in ["finish-keep-in-connectwise", "finish-new-keys-later"] {
        assert_eq!(last.state, SetupState::InProgress);
        last = onramp.mark(&id, said, true).await.unwrap();
    }
    assert_eq!(last.state, SetupState::Finished);
    assert!(last.state_words.starts_with("Finished"));
    house.practice.stop().await;
}

#[tokio::test]
async fn a_disconnected_setup_has_a_report_that_knows_of_the_removal() {
    let (house, id) = connected().await;
    let onramp = &house.onramp;
    let kind = EndingKind::Disconnected;
    onramp.begin_ending(&id, kind).await.unwrap();
    let folder = house.folder.path().join("report");
    std::fs::create_dir(&folder).unwrap();
    onramp.write_report(&id, &folder).await.unwrap();
    assert!(onramp.open_setup(&id).await.unwrap().hold.is_shown);
    let removed = onramp.remove_keys(&id).await.unwrap();
    assert!(!removed.hold.is_shown, "these keys are not here any more");
    let report = step(&removed, "disconnect-report");
    assert_eq!(report.status, StepStatus::ToDo, "it was written before");

    onramp.write_report(&id, &folder).await.unwrap();
    let written = onramp.open_setup(&id).await.unwrap();
    assert_eq!(step(&written, "disconnect-report").status, StepStatus::Done);
    let open = written.sections.last().unwrap().steps.iter();
    for said in open.filter(|step| step.status == StepStatus::ToDo) {
        onramp.mark(&id, &said.id, true).await.unwrap();
    }
    let ended = onramp.open_setup(&id).await.unwrap();
    assert_eq!(ended.state, SetupState::Finished);
    assert!(ended.state_words.starts_with("Disconnected"));
    house.practice.stop().await;
}

#[tokio::test]
async fn the_keychain_is_asked_again_and_only_what_was_looked_at_is_claimed() {
    let keychain = Switched::default();
    let (house, id) = captured(&keychain).await;

    let view = house.onramp.begin_ending(&id, EndingKind::Finished).await;
    assert!(view.unwrap().ending.unwrap().removal.is_none());
    let removed = house.onramp.remove_keys(&id).await.unwrap();

    assert!(!keychain.holds(&id));
    let proofs = removed.ending.unwrap().removal.unwrap().proofs;
    assert_eq!(proofs.len(), 3, "{proofs:?}");
    assert!(proofs[0].contains("asked again"), "{proofs:?}");

    let other = house.onramp.create("phin", false).await.unwrap().id;
    let kind = EndingKind::Finished;
    house.onramp.begin_ending(&other, kind).await.unwrap();
    keychain.set_missing(true);
    let removed = house.onramp.remove_keys(&other).await.unwrap();
    let proofs = removed.ending.unwrap().removal.unwrap().proofs;
    assert!(proofs.iter().all(|proof| !proof.contains("asked again")));
    house.practice.stop().await;
}

#[tokio::test]
async fn a_keychain_that_refuses_records_nothing_and_one_that_keeps_a_key_is_named() {
    let keychain = Switched::default();
    let (house, id) = captured(&keychain).await;
    let onramp = &house.onramp;
    onramp
        .begin_ending(&id, EndingKind::Finished)
        .await
        .unwrap();

    keychain.set_missing(true);
    let refused = onramp.remove_keys(&id).await.unwrap_err();
    assert_eq!(refused.code(), Code::KeychainMissing);
    keychain.set_missing(false);
    keychain.set_keeping(true);
    let kept = onramp.remove_keys(&id).await.unwrap_err();
    assert_eq!(kept.code(), Code::KeysStillThere);
    let view = onramp.open_setup(&id).await.unwrap();
    assert!(view.ending.as_ref().unwrap().removal.is_none());
    assert_eq!(step(&view, REMOVED).status, StepStatus::ToDo);
    assert!(status(&house, &id).await.is_complete);

    keychain.set_keeping(false);
    let removed = onramp.remove_keys(&id).await.unwrap();
    assert_eq!(step(&removed, REMOVED).status, StepStatus::Done);
    house.practice.stop().await;
}

#[tokio::test]
async fn the_end_can_be_taken_back_and_removed_keys_are_then_to_be_captured_again() {
    let (house, id) = connected().await;
    let onramp = &house.onramp;
    onramp
        .begin_ending(&id, EndingKind::Finished)
        .await
        .unwrap();
    let back = onramp.cancel_ending(&id).await.unwrap();
    assert!(back.ending.is_none());
    assert_eq!(back.state, SetupState::Connected);

    onramp
        .begin_ending(&id, EndingKind::Finished)
        .await
        .unwrap();
    onramp.remove_keys(&id).await.unwrap();
    let back = onramp.cancel_ending(&id).await.unwrap();
    assert_eq!(step(&back, "capture-keys").status, StepStatus::ToDo);
    assert_eq!(step(&back, "test").status, StepStatus::ToDo);
    assert!(status(&house, &id).await.was_removed);

    house.paste(&id, KeySlot::Public).await;
    let captured = house.paste(&id, KeySlot::Private).await;
    assert!(captured.keys.is_complete && !captured.keys.was_removed);
    assert!(house.test(&id).await.last_run.unwrap().is_connected);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_finished_setup_can_be_given_new_keys() {
    let (house, id) = connected().await;
    let onramp = &house.onramp;
    onramp
        .begin_ending(&id, EndingKind::Finished)
        .await
        .unwrap();
    let removed = onramp.remove_keys(&id).await.unwrap();
    let why = ReplacementReason::Rotation;
    assert_eq!(removed.replacement_offers, [why]);

    let begun = onramp.begin_replacement(&id, why).await.unwrap();
    assert!(begun.ending.is_none());
    let old = house.practice.public_key().expose();
    let last_four = begun.replacement.unwrap().old_last_four;
    assert_eq!(last_four.as_deref(), old.get(12..));
    let text = |key: &str| Zeroizing::new(key.to_owned());
    let private = text(house.practice.private_key().expose());
    for (slot, key) in [(KeySlot::Public, text(old)), (KeySlot::Private, private)] {
        onramp.capture(&id, slot, key).await.unwrap();
    }
    let proved = house.test(&id).await;
    assert!(proved.replacement.unwrap().has_taken_over);
    assert!(status(&house, &id).await.is_complete);
    house.practice.stop().await;
}

/// A real setup with a pair in a sealed file, while its keychain is away.
async fn sealed(keychain: &Switched, house: &House, id: &SetupId) {
    keychain.set_missing(true);
    let passphrase = Zeroizing::new("four words, like these".to_owned());
    let kept = house.onramp.keep_in_sealed_file(id, passphrase).await;
    assert!(kept.unwrap().keychain_problem.is_none());
    house.paste(id, KeySlot::Public).await;
    assert!(house.paste(id, KeySlot::Private).await.keys.is_complete);
    let kind = EndingKind::Finished;
    house.onramp.begin_ending(id, kind).await.unwrap();
}

#[tokio::test]
async fn a_removal_that_the_keychain_refuses_takes_nothing_away_and_can_be_done_later() {
    let keychain = Switched::default();
    let (house, id) = captured(&keychain).await;
    sealed(&keychain, &house, &id).await;
    let onramp = &house.onramp;

    let refused = onramp.remove_keys(&id).await.unwrap_err();

    assert_eq!(refused.code(), Code::KeychainMissing);
    let key = onramp.key_for_clipboard(&id, KeySlot::Private).await;
    assert_eq!(*key.unwrap(), house.practice.private_key().expose());
    keychain.set_missing(false);
    let removed = onramp.remove_keys(&id).await.unwrap();
    assert_eq!(removed.ending.unwrap().removal.unwrap().proofs.len(), 3);
    assert!(!keychain.holds(&id));
    house.practice.stop().await;
}

#[tokio::test]
async fn a_keychain_that_was_only_looked_at_does_not_stand_in_the_way_of_the_end() {
    let keychain = Switched::default();
    let mut house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    let other = house.onramp.create("phin", false).await.unwrap().id;
    for id in [&id, &other] {
        assert!(status(&house, id).await.keychain_problem.is_none());
    }
    sealed(&keychain, &house, &id).await;

    let removed = house.onramp.remove_keys(&id).await.unwrap();
    let proofs = removed.ending.unwrap().removal.unwrap().proofs;
    assert!(proofs.iter().all(|proof| !proof.contains("asked again")));

    house.reopen(keychain.vault());
    house.onramp.delete_setup(&other).await.unwrap();
    assert_eq!(house.cards().await.len(), 1);
    house.practice.stop().await;
}

#[tokio::test]
async fn what_was_proved_at_the_end_outlives_the_choice_of_another_place() {
    let keychain = Switched::default();
    let (mut house, id) = captured(&keychain).await;
    let kind = EndingKind::Finished;
    house.onramp.begin_ending(&id, kind).await.unwrap();
    let removed = house.onramp.remove_keys(&id).await.unwrap();
    let proved = removed.ending.unwrap().removal;

    keychain.set_missing(true);
    let kept = house.onramp.keep_in_memory(&id).await.unwrap();
    assert!(kept.was_removed);
    for is_reopened in [false, true] {
        if is_reopened {
            house.reopen(keychain.vault());
        }
        let view = house.onramp.open_setup(&id).await.unwrap();
        assert_eq!(step(&view, REMOVED).status, StepStatus::Done);
        assert_eq!(view.ending.unwrap().removal, proved);
    }
    house.practice.stop().await;
}
