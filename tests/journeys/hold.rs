//! The page with the keys stays open until the pair has signed in, or until the person lets go of it.

use crate::house::{House, step};
use onramp_core::setup::view::{CheckProgress, HoldState, KeySlot, SetupView, StepStatus};
use onramp_core::setup::{FieldId, SetupId};
use onramp_core::words::Code;
use zeroize::Zeroizing;

const CLOSES_THE_PAGE: &str = "close-page";

async fn captured() -> (House, SetupId) {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    (house, id)
}

async fn close_refused(house: &House, id: &SetupId) -> Code {
    let marked = house.onramp.mark(id, CLOSES_THE_PAGE, true).await;
    marked.unwrap_err().code()
}

fn hold(view: &SetupView) -> (HoldState, bool) {
    (view.hold.state, view.hold.since.is_some())
}

#[tokio::test]
async fn the_page_is_held_from_the_first_key_until_the_pair_has_signed_in() {
    let house = House::open().await;
    let before = house.begin("phin").await;
    let id = &before.id;
    assert_eq!(hold(&before), (HoldState::NothingYet, false));
    assert_eq!(close_refused(&house, id).await, Code::StepHeld);

    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    let held = house.onramp.open_setup(id).await.unwrap();
    assert_eq!(hold(&held), (HoldState::Held, false));
    assert!(held.hold.is_shown);
    let closing = step(&held, CLOSES_THE_PAGE);
    assert!(closing.is_held && !closing.is_marked_by_person);
    assert_eq!(close_refused(&house, id).await, Code::StepHeld);

    let proved = house.test(id).await;
    assert_eq!(hold(&proved), (HoldState::Proved, true));
    let closing = step(&proved, CLOSES_THE_PAGE);
    assert!(closing.closes_page && !closing.is_held);
    let closed = house.onramp.mark(id, CLOSES_THE_PAGE, true).await.unwrap();
    assert_eq!(step(&closed, CLOSES_THE_PAGE).status, StepStatus::Done);
    assert!(!closed.hold.is_shown);
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_that_were_refused_keep_the_page_and_missing_boxes_do_not() {
    let (house, id) = captured().await;

    for refused in ["wrong-keys", "keys-end-halfway", "server-error"] {
        house.practice.set_scenario(refused).unwrap();
        let tested = house.test(&id).await;
        assert_eq!(hold(&tested).0, HoldState::Held, "{refused}");
        assert_eq!(close_refused(&house, &id).await, Code::StepHeld);
    }

    house.practice.set_scenario("missing-box").unwrap();
    let signed_in = house.test(&id).await;
    assert_eq!(step(&signed_in, "test").status, StepStatus::Problem);
    assert_eq!(hold(&signed_in).0, HoldState::Proved);
    house.practice.stop().await;
}

#[tokio::test]
async fn the_person_may_let_go_of_the_page_before_and_it_is_recorded_as_that() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    let refused = house.onramp.release_page(id, true).await.unwrap_err();
    assert_eq!(refused.code(), Code::KeysNotCaptured);

    house.paste(id, KeySlot::Public).await;
    let let_go = house.onramp.release_page(id, true).await.unwrap();
    assert_eq!(hold(&let_go), (HoldState::Overridden, true));
    assert!(step(&let_go, CLOSES_THE_PAGE).is_marked_by_person);
    let again = house.onramp.release_page(id, true).await.unwrap();
    assert_eq!(again.hold.since, let_go.hold.since);

    let taken_back = house.onramp.release_page(id, false).await.unwrap();
    assert_eq!(hold(&taken_back), (HoldState::Held, false));
    assert_eq!(close_refused(&house, id).await, Code::StepHeld);
    house.practice.stop().await;
}

#[tokio::test]
async fn another_key_has_to_sign_in_again_and_so_has_none_at_all() {
    let (house, id) = captured().await;
    house.test(&id).await;

    house.paste(&id, KeySlot::Private).await;
    let recaptured = house.onramp.open_setup(&id).await.unwrap();
    assert_eq!(hold(&recaptured).0, HoldState::Held);

    house.onramp.release_page(&id, true).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    let recaptured = house.onramp.open_setup(&id).await.unwrap();
    assert_eq!(hold(&recaptured).0, HoldState::Held);

    house.test(&id).await;
    house.onramp.forget_keys(&id).await.unwrap();
    let forgotten = house.onramp.open_setup(&id).await.unwrap();
    assert_eq!(hold(&forgotten).0, HoldState::NothingYet);
    house.practice.stop().await;
}

#[tokio::test]
async fn swapped_keys_have_not_signed_in_until_they_are_tested_the_right_way_round() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    let text = |key: &str| Zeroizing::new(key.to_owned());
    let public = text(house.practice.public_key().expose());
    let private = text(house.practice.private_key().expose());
    for (slot, key) in [(KeySlot::Public, private), (KeySlot::Private, public)] {
        house.onramp.capture(id, slot, key).await.unwrap();
    }

    assert_eq!(hold(&house.test(id).await).0, HoldState::Held);
    let swapped = house.onramp.swap_keys(id).await.unwrap();
    assert_eq!(hold(&swapped).0, HoldState::Held);
    assert_eq!(hold(&house.test(id).await).0, HoldState::Proved);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_that_signed_in_at_one_company_has_not_at_another() {
    let (house, id) = captured().await;
    house.test(&id).await;
    let onramp = &house.onramp;
    let same = format!("  {} ", house.practice.company());

    let same = onramp
        .set_field(&id, FieldId::CompanyId, &same)
        .await
        .unwrap();
    assert_eq!(hold(&same).0, HoldState::Proved);
    let other = onramp
        .set_field(&id, FieldId::CompanyId, "acmemps")
        .await
        .unwrap();
    assert_eq!(hold(&other).0, HoldState::Held);
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_that_changed_while_the_test_ran_are_not_proved_by_it() {
    for forget in [false, true] {
        let (house, id) = captured().await;
        let onramp = &house.onramp;
        let (answered, heard) = tokio::sync::oneshot::channel();
        let answered = std::sync::Mutex::new(Some(answered));
        let tell = |progress: CheckProgress| {
            if matches!(progress, CheckProgress::Ended { .. })
                && let Some(answered) = answered.lock().unwrap().take()
            {
                answered.send(()).unwrap();
            }
        };
        let change = async {
            heard.await.unwrap();
            if forget {
                onramp.forget_keys(&id).await.map(drop)
            } else {
                let same = Zeroizing::new(house.practice.private_key().expose().to_owned());
                onramp.capture(&id, KeySlot::Private, same).await.map(drop)
            }
        };

        let (tested, changed) = tokio::join!(onramp.run_check(&id, false, &tell), change);

        changed.unwrap();
        assert!(tested.is_ok());
        let view = onramp.open_setup(&id).await.unwrap();
        let left = if forget {
            HoldState::NothingYet
        } else {
            HoldState::Held
        };
        assert_eq!(hold(&view), (left, false));
        house.practice.stop().await;
    }
}

#[tokio::test]
async fn letting_go_while_the_test_runs_takes_nothing_from_the_test() {
    let (house, id) = captured().await;
    let onramp = &house.onramp;
    let (tested, let_go) = tokio::join!(
        onramp.run_check(&id, false, &|_| ()),
        onramp.release_page(&id, true)
    );
    assert!(let_go.is_ok());
    assert!(tested.unwrap().last_run.unwrap().is_connected);
    let view = onramp.open_setup(&id).await.unwrap();
    assert_eq!(hold(&view), (HoldState::Proved, true));
    house.practice.stop().await;
}
