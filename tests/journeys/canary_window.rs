//! A pair turns up in nothing that the window is handed, whichever way it came in.

use crate::connectwise::{add_key, paste};
use crate::desk::Desk;
use crate::house::House;
use crate::traces::Traces;
use onramp_core::keys::LeakForms;
use onramp_core::report::Made;
use onramp_core::setup::view::{HomeQuery, KeySlot};
use onramp_core::setup::{FieldId, ReplacementReason, SetupId};
use onramp_practice::{CanaryPlace, Given};
use std::sync::Mutex;
use zeroize::Zeroizing;

const PLACE: &str = "what the window is handed";

fn forms(house: &House) -> LeakForms {
    Desk::new(&house.practice, &Given::default()).leak_forms()
}

/// Everything the window can ask of a setup.
async fn asked(house: &House, id: &SetupId, traces: &mut Traces) {
    let onramp = &house.onramp;
    let listened = Mutex::new(Vec::new());
    let listen = |progress| listened.lock().unwrap().push(progress);
    traces.take(PLACE, &onramp.find_company(id).await.unwrap());
    traces.take(PLACE, &onramp.run_check(id, false, &listen).await.unwrap());
    traces.take(PLACE, &onramp.open_setup(id).await.unwrap());
    traces.take(PLACE, &onramp.home(HomeQuery::default()).await.unwrap());
    traces.take(PLACE, &onramp.keys_status(id).await.unwrap());
    let prepared = onramp.prepare_report(id, &Made::now()).await.unwrap();
    traces.take(PLACE, &prepared.report);
    traces.take_text(PLACE, &prepared.html);
    for progress in listened.into_inner().unwrap() {
        traces.take(PLACE, &progress);
    }
}

#[tokio::test]
async fn an_echoed_pair_reaches_no_view_no_card_no_event_and_no_error() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let mut traces = Traces::default();
    traces.take(PLACE, &house.paste(&id, KeySlot::Public).await);
    traces.take(PLACE, &house.paste(&id, KeySlot::Private).await);
    let forms = forms(&house);

    for place in CanaryPlace::ALL {
        house.practice.set_canary(Some(place));
        asked(&house, &id, &mut traces).await;
        let refused = house.onramp.mark(&id, "test", true).await.unwrap_err();
        traces.take_refusal(PLACE, refused);
        traces.take_files(house.folder.path());
        traces.assert_hold_none(&forms);
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_that_the_server_named_before_it_was_captured_is_dropped_with_the_capture() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let forms = forms(&house);
    house.practice.set_canary(Some(CanaryPlace::CompanyInfo));
    let named = house.onramp.find_company(&id).await.unwrap();
    assert!(forms.are_in(&serde_json::to_string(&named).unwrap()));

    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;

    let mut traces = Traces::default();
    traces.take(PLACE, &house.onramp.open_setup(&id).await.unwrap());
    asked(&house, &id, &mut traces).await;
    traces.take_files(house.folder.path());
    traces.assert_hold_none(&forms);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_that_was_typed_into_the_fields_is_not_recorded() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let (public, private) = (house.practice.public_key(), house.practice.private_key());
    let whole = format!("acme+{}:{}", public.expose(), private.expose());
    let forms = forms(&house);
    let mut traces = Traces::default();

    for field in [FieldId::CompanyId, FieldId::Address] {
        let view = house.onramp.set_field(&id, field, &whole).await.unwrap();
        traces.take(PLACE, &view);
        traces.take_refusal(PLACE, house.onramp.find_company(&id).await.unwrap_err());
        traces.take_refusal(
            PLACE,
            house
                .onramp
                .run_check(&id, false, &|_| ())
                .await
                .unwrap_err(),
        );
    }
    let both = Zeroizing::new(whole);
    traces.take(
        PLACE,
        &house
            .onramp
            .capture(&id, KeySlot::Public, both)
            .await
            .unwrap(),
    );
    traces.take(PLACE, &house.cards().await);

    traces.take_files(house.folder.path());
    traces.assert_hold_none(&forms);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_key_that_was_typed_into_the_address_is_dropped_once_it_is_known_to_be_one() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let key = house.practice.private_key().expose();
    let typed = house.onramp.set_field(&id, FieldId::Address, key).await;
    assert!(typed.is_ok());
    let forms = forms(&house);

    assert!(house.paste(&id, KeySlot::Private).await.is_saved);

    let mut traces = Traces::default();
    traces.take(PLACE, &house.onramp.open_setup(&id).await.unwrap());
    traces.take_files(house.folder.path());
    traces.assert_hold_none(&forms);
    house.practice.stop().await;
}

#[tokio::test]
async fn an_echo_of_the_old_pair_or_of_half_a_pair_is_taken_out_too() {
    let house = House::open().await;
    let half = house.begin("phin").await.id;
    house.paste(&half, KeySlot::Public).await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    let forms = forms(&house);
    let why = ReplacementReason::Rotation;
    house.onramp.begin_replacement(&id, why).await.unwrap();
    let new = add_key(&house, "new").await;
    paste(&house, &id, KeySlot::Public, &new).await;

    house.practice.set_canary(Some(CanaryPlace::CompanyInfo));
    let mut traces = Traces::default();
    for is_whole in [false, true] {
        if is_whole {
            paste(&house, &id, KeySlot::Private, &new).await;
        }
        asked(&house, &id, &mut traces).await;
        traces.assert_hold_none(&forms);
    }

    let public = house.practice.public_key().expose();
    let found = house.onramp.find_company(&half).await.unwrap();
    let tested = house.test(&half).await;
    let known = serde_json::to_string(&(found, tested)).unwrap();
    assert!(!known.contains(public), "{known}");
    house.practice.stop().await;
}
