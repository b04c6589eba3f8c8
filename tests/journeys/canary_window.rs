//! A pair turns up in nothing that the window is handed, whichever way it came in.

use crate::desk::Desk;
use crate::house::House;
use onramp_core::keys::LeakForms;
use onramp_core::report::Made;
use onramp_core::setup::view::{CommandError, KeySlot};
use onramp_core::setup::{FieldId, SetupId};
use onramp_practice::{CanaryPlace, Given};
use std::sync::Mutex;
use zeroize::Zeroizing;

fn forms(house: &House) -> LeakForms {
    Desk::new(&house.practice, &Given::default()).leak_forms()
}

/// What the window would be handed, as it is sent, and as a log line would show it.
#[derive(Default)]
struct Heard(Vec<String>);

impl Heard {
    fn take<T: serde::Serialize + std::fmt::Debug>(&mut self, value: &T) {
        self.0.push(serde_json::to_string(value).unwrap());
        self.0.push(format!("{value:?}"));
    }

    fn take_refusal(&mut self, refused: onramp_core::OnrampError) {
        self.0.push(format!("{refused:?} {refused}"));
        self.take(&CommandError::from(refused));
    }

    fn assert_holds_none(&self, forms: &LeakForms, place: &str) {
        assert!(!self.0.is_empty());
        for text in &self.0 {
            assert!(!forms.are_in(text), "{place} leaks");
        }
    }
}

fn assert_no_record_holds(house: &House, forms: &LeakForms, place: &str) {
    for file in std::fs::read_dir(house.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!forms.are_in(&String::from_utf8_lossy(&bytes)), "{place}");
    }
}

/// Everything the window can ask of a setup.
async fn asked(house: &House, id: &SetupId, heard: &mut Heard) {
    let onramp = &house.onramp;
    let listened = Mutex::new(Vec::new());
    let listen = |progress| listened.lock().unwrap().push(progress);
    heard.take(&onramp.find_company(id).await.unwrap());
    heard.take(&onramp.run_check(id, false, &listen).await.unwrap());
    heard.take(&onramp.open_setup(id).await.unwrap());
    heard.take(&onramp.setups().await.unwrap());
    heard.take(&onramp.keys_status(id).await.unwrap());
    let prepared = onramp.prepare_report(id, &Made::now()).await.unwrap();
    heard.take(&prepared.report);
    heard.0.push(prepared.html);
    for progress in listened.into_inner().unwrap() {
        heard.take(&progress);
    }
}

#[tokio::test]
async fn an_echoed_pair_reaches_no_view_no_card_no_event_and_no_error() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let mut heard = Heard::default();
    heard.take(&house.paste(&id, KeySlot::Public).await);
    heard.take(&house.paste(&id, KeySlot::Private).await);
    let forms = forms(&house);

    for place in CanaryPlace::ALL {
        house.practice.set_canary(Some(place));
        asked(&house, &id, &mut heard).await;
        let refused = house.onramp.mark(&id, "test", true).await.unwrap_err();
        heard.take_refusal(refused);
        heard.assert_holds_none(&forms, &format!("{place:?}"));
        assert_no_record_holds(&house, &forms, &format!("{place:?}"));
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

    let mut heard = Heard::default();
    heard.take(&house.onramp.open_setup(&id).await.unwrap());
    asked(&house, &id, &mut heard).await;
    heard.assert_holds_none(&forms, "company info");
    assert_no_record_holds(&house, &forms, "company info");
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_that_was_typed_into_the_fields_is_not_recorded() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let (public, private) = (house.practice.public_key(), house.practice.private_key());
    let whole = format!("acme+{}:{}", public.expose(), private.expose());
    let forms = forms(&house);
    let mut heard = Heard::default();

    for field in [FieldId::CompanyId, FieldId::Address] {
        let view = house.onramp.set_field(&id, field, &whole).await.unwrap();
        heard.take(&view);
        heard.take_refusal(house.onramp.find_company(&id).await.unwrap_err());
        heard.take_refusal(
            house
                .onramp
                .run_check(&id, false, &|_| ())
                .await
                .unwrap_err(),
        );
    }
    let both = Zeroizing::new(whole);
    heard.take(
        &house
            .onramp
            .capture(&id, KeySlot::Public, both)
            .await
            .unwrap(),
    );
    heard.take(&house.onramp.setups().await.unwrap());

    heard.assert_holds_none(&forms, "the fields");
    assert_no_record_holds(&house, &forms, "the fields");
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

    let mut heard = Heard::default();
    heard.take(&house.onramp.open_setup(&id).await.unwrap());
    heard.assert_holds_none(&forms, "the address");
    assert_no_record_holds(&house, &forms, "the address");
    house.practice.stop().await;
}
