//! A wrong key, then the right one.

use crate::house::{House, step};
use onramp_core::check::Outcome;
use onramp_core::setup::view::{KeySlot, SetupState, StepStatus};
use onramp_core::words::Code;
use zeroize::Zeroizing;

fn text(key: &str) -> Zeroizing<String> {
    Zeroizing::new(key.to_owned())
}

#[tokio::test]
async fn a_wrong_key_is_told_in_words_and_the_right_one_passes_after_it() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;
    let wrong = text("b8ZcY3hJ6fGd1KqX");
    let kept = house.onramp.capture(id, KeySlot::Private, wrong).await;
    assert!(kept.unwrap().is_saved);

    let failed = house.test(id).await;
    let run = failed.last_run.as_ref().unwrap();
    let mut findings = run.findings.iter();
    let cause = findings.find(|one| one.outcome == Outcome::Failed).unwrap();
    assert_eq!(cause.code, Code::KeysRejected);
    assert!(!cause.words.happened.is_empty() && !cause.words.to_do.is_empty());
    assert_eq!(failed.state, SetupState::Problem);
    assert_eq!(step(&failed, "test").status, StepStatus::Problem);

    house.paste(id, KeySlot::Private).await;
    let changed = house.onramp.open_setup(id).await.unwrap();
    assert!(
        changed.last_run.is_none(),
        "a run about the old pair stands"
    );
    assert_eq!(step(&changed, "test").status, StepStatus::ToDo);

    let passed = house.test(id).await;
    assert!(passed.last_run.unwrap().is_connected);
    house.practice.stop().await;
}

#[tokio::test]
async fn swapped_keys_are_told_and_pass_once_they_are_swapped_back() {
    let house = House::open().await;
    let id = &house.begin("msp-process").await.id;
    let (public, private) = (house.practice.public_key(), house.practice.private_key());
    let capture = |slot, key: &str| house.onramp.capture(id, slot, text(key));
    capture(KeySlot::Public, private.expose()).await.unwrap();
    capture(KeySlot::Private, public.expose()).await.unwrap();

    let failed = house.test(id).await.last_run.unwrap();
    let codes: Vec<Code> = failed.findings.iter().map(|one| one.code).collect();
    assert!(codes.contains(&Code::KeysSwapped), "{codes:?}");

    let swapped = house.onramp.swap_keys(id).await.unwrap();
    assert!(
        swapped.last_run.is_none(),
        "a run about the swapped pair stands"
    );
    let keys = house.onramp.keys_status(id).await.unwrap();
    let last_four = public.expose().get(12..).map(str::to_owned);
    assert_eq!(keys.public.last_four, last_four);
    assert_eq!(keys.private.last_four, None);
    assert!(house.test(id).await.last_run.unwrap().is_connected);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_that_no_test_found_swapped_stays_as_it_is() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    let before = house.onramp.keys_status(id).await.unwrap();

    for _ in 0..2 {
        let refused = house.onramp.swap_keys(id).await.unwrap_err();
        assert_eq!(refused.code(), Code::Unexpected);
        assert!(house.test(id).await.last_run.unwrap().is_connected);
    }

    assert_eq!(house.onramp.keys_status(id).await.unwrap(), before);
    house.practice.stop().await;
}

#[tokio::test]
async fn half_a_pair_cannot_be_swapped_and_stays_where_it_is() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;

    let refused = house.onramp.swap_keys(id).await.unwrap_err();

    assert_eq!(refused.code(), Code::KeysNotCaptured);
    let keys = house.onramp.keys_status(id).await.unwrap();
    assert!(keys.public.is_saved && !keys.private.is_saved);
    house.practice.stop().await;
}

#[tokio::test]
async fn forgotten_keys_are_gone_and_the_test_says_that_there_are_none() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    house.test(id).await;

    let keys = house.onramp.forget_keys(id).await.unwrap();

    assert!(!keys.public.is_saved && !keys.private.is_saved && !keys.is_complete);
    let asked = house.onramp.key_for_clipboard(id, KeySlot::Private).await;
    assert_eq!(asked.unwrap_err().code(), Code::KeysNotCaptured);
    let tested = house.test(id).await.last_run.unwrap();
    let failed = tested
        .findings
        .iter()
        .find(|one| one.outcome == Outcome::Failed);
    assert_eq!(failed.unwrap().code, Code::KeysNotCaptured);
    house.practice.stop().await;
}
