//! What the report says while a second pair is brought in, and after the keys have left this computer.

use crate::connectwise::{add_key, paste, paste_both};
use crate::house::{House, step};
use crate::keychain::Switched;
use onramp_core::report::ConnectionStatus;
use onramp_core::setup::view::{KeySlot, SetupState, StepStatus};
use onramp_core::setup::{EndingKind, ReplacementReason, SetupId};

/// A practice setup that is connected.
async fn connected() -> (House, SetupId) {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let pair = add_key(&house, "Phin").await;
    paste_both(&house, &id, &pair).await;
    assert_eq!(house.test(&id).await.state, SetupState::Connected);
    (house, id)
}

#[tokio::test]
async fn a_connected_setup_stays_connected_while_a_second_pair_is_brought_in() {
    let (house, id) = connected().await;
    let before = house.report(&id).await;
    assert_eq!(before.summary.status, ConnectionStatus::Connected);

    let why = ReplacementReason::Rotation;
    house.onramp.begin_replacement(&id, why).await.unwrap();
    let begun = house.report(&id).await;
    assert_eq!(begun.summary.status, ConnectionStatus::Connected);
    assert_eq!(begun.run, before.run);
    assert_eq!(begun.permissions, before.permissions);
    let told = begun.summary.explanation;
    assert!(told.contains("A second pair is being brought in"), "{told}");

    let (one, other) = (add_key(&house, "A").await, add_key(&house, "B").await);
    paste(&house, &id, KeySlot::Public, &one).await;
    paste(&house, &id, KeySlot::Private, &other).await;
    let refused = house.test(&id).await;
    assert_eq!(step(&refused, "replace-test").status, StepStatus::Problem);
    let tested = house.report(&id).await;
    assert_eq!(tested.summary.status, ConnectionStatus::Connected);
    assert_eq!(tested.run, before.run);
    let words = tested.keys.replacement.unwrap().words;
    let failed = "The new pair was last tested on";
    assert!(words.iter().any(|line| line.starts_with(failed)));

    paste_both(&house, &id, &add_key(&house, "C").await).await;
    let earlier = house.record(&id).await.last_run;
    house.test(&id).await;
    let taken_over = house.report(&id).await;
    assert_eq!(taken_over.summary.status, ConnectionStatus::Connected);
    assert_ne!(house.record(&id).await.last_run, earlier);
    assert!(!taken_over.summary.explanation.contains("second pair"));
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_lost_before_its_test_is_reported_as_not_tested_until_the_second_has_signed_in() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let why = ReplacementReason::Lost;
    house.onramp.begin_replacement(&id, why).await.unwrap();
    let (one, other) = (add_key(&house, "A").await, add_key(&house, "B").await);
    paste(&house, &id, KeySlot::Public, &one).await;
    paste(&house, &id, KeySlot::Private, &other).await;
    house.test(&id).await;
    let told = house.report(&id).await;
    assert_eq!(told.summary.status, ConnectionStatus::NotTested);
    assert_eq!(told.run, None);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_finished_setup_stays_whole_while_it_is_given_new_keys_and_is_finished_again_without_them()
 {
    let (house, id) = connected().await;
    let onramp = &house.onramp;
    let kind = EndingKind::Finished;
    onramp.begin_ending(&id, kind).await.unwrap();
    onramp.remove_keys(&id).await.unwrap();
    let steps = ["finish-keep-in-connectwise", "finish-new-keys-later"];
    for said in steps {
        onramp.mark(&id, said, true).await.unwrap();
    }
    onramp.write_report(&id, house.folder.path()).await.unwrap();
    let finished = onramp.open_setup(&id).await.unwrap();
    assert_eq!(finished.state, SetupState::Finished);
    let before = house.report(&id).await;

    let why = ReplacementReason::Rotation;
    onramp.begin_replacement(&id, why).await.unwrap();
    paste(&house, &id, KeySlot::Public, &add_key(&house, "A").await).await;
    let view = onramp.open_setup(&id).await.unwrap();
    assert_eq!(step(&view, "capture-keys").status, StepStatus::Done);
    let during = house.report(&id).await;
    assert_eq!(during.summary.status, ConnectionStatus::Connected);
    assert_eq!(during.keys.public, before.keys.public);
    assert_eq!(during.keys.private, before.keys.private);

    let given_up = onramp.cancel_replacement(&id).await.unwrap();
    assert_eq!(given_up.state, SetupState::Finished);
    let after = house.report(&id).await;
    assert_eq!(after.keys, before.keys);
    assert_eq!(after.summary.explanation, before.summary.explanation);
    house.practice.stop().await;
}

#[tokio::test]
async fn the_report_of_keys_that_are_removed_twice_keeps_the_time_and_the_proofs_of_the_first() {
    let keychain = Switched::default();
    let house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    let kind = EndingKind::Finished;
    house.onramp.begin_ending(&id, kind).await.unwrap();
    house.onramp.remove_keys(&id).await.unwrap();
    let first = house.report(&id).await.keys.removal.unwrap();
    assert!(
        first
            .proofs
            .iter()
            .any(|proof| proof.contains("asked again"))
    );

    house.onramp.remove_keys(&id).await.unwrap();
    assert_eq!(house.report(&id).await.keys.removal.unwrap(), first);

    // A second pair that never took over is removed later: that is a removal of its own.
    let why = ReplacementReason::Rotation;
    house.onramp.begin_replacement(&id, why).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    house.onramp.begin_ending(&id, kind).await.unwrap();
    let removed = house.onramp.remove_keys(&id).await.unwrap();
    assert_eq!(step(&removed, "capture-keys").status, StepStatus::Done);
    let later = house.report(&id).await.keys.removal.unwrap();
    assert_eq!(later.last_four, first.last_four);
    assert!(!keychain.holds(&id));
    house.practice.stop().await;
}
