//! A practice setup whose practice is not running: it is said so, and no real server is asked.

use crate::house::{House, running};
use onramp_core::setup::FieldId;
use onramp_core::setup::view::KeySlot;
use onramp_core::words::Code;

#[tokio::test]
async fn a_practice_setup_never_turns_to_a_real_server() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    house.onramp.set_practice(None);

    for typed in [house.practice.pages().as_str(), "na.myconnectwise.net"] {
        let view = house.onramp.set_field(id, FieldId::Address, typed).await;
        let view = view.unwrap();
        let address = view.fields.iter().find(|one| one.id == FieldId::Address);
        assert_eq!(address.unwrap().notes[0].code, Code::PracticeNotStarted);
        let found = house.onramp.find_company(id).await.unwrap_err();
        let tested = house
            .onramp
            .run_check(id, false, &|_| ())
            .await
            .unwrap_err();
        let codes = (found.code(), tested.code());
        assert_eq!(codes, (Code::PracticeNotStarted, Code::PracticeNotStarted));
    }
    assert_eq!(house.cards().await.len(), 1);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_practice_that_started_again_elsewhere_is_found_under_the_address_typed_before() {
    let mut house = House::open().await;
    let id = house.begin("phin").await.id;
    let again = crate::desk::practice("healthy", false).await;
    let before = std::mem::replace(&mut house.practice, again);
    before.stop().await;
    house.onramp.set_practice(Some(running(&house.practice)));

    let found = house.onramp.find_company(&id).await.unwrap();

    assert_eq!(found.company.as_deref(), Some("ACME MSP"));
    house.practice.stop().await;
}
