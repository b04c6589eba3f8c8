//! A pair's fingerprint, and a record that is a moment behind the keychain.

use crate::house::{House, step};
use crate::keychain::Switched;
use onramp_core::setup::view::{KeySlot, KeysView, StepStatus};
use onramp_core::setup::{FieldId, SetupId};

async fn paste_both(house: &House, id: &SetupId) -> KeysView {
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await.keys
}

async fn status(house: &House, id: &SetupId) -> KeysView {
    house.onramp.keys_status(id).await.unwrap()
}

async fn set(house: &House, id: &SetupId, field: FieldId, typed: &str) {
    house.onramp.set_field(id, field, typed).await.unwrap();
}

/// A real setup whose fields can be used.
async fn real(house: &House) -> SetupId {
    let id = house.onramp.create("phin", false).await.unwrap().id;
    set(house, &id, FieldId::CompanyId, "acmemsp").await;
    set(house, &id, FieldId::Address, "na.myconnectwise.net").await;
    id
}

#[tokio::test]
async fn a_whole_pair_has_a_fingerprint_that_lasts_and_another_one_has_another() {
    let keychain = Switched::default();
    let mut house = House::open_with(keychain.vault()).await;
    let id = real(&house).await;
    let half = house.paste(&id, KeySlot::Public).await.keys;
    assert_eq!(half.fingerprint, None);
    let whole = house.paste(&id, KeySlot::Private).await.keys;
    let shown = whole.fingerprint.unwrap();
    assert_eq!(shown.len(), 19);

    house.reopen(keychain.vault());
    let again = status(&house, &id).await;
    assert_eq!(again.fingerprint.as_ref(), Some(&shown));
    let other = real(&house).await;
    let twin = paste_both(&house, &other).await.fingerprint;
    assert!(twin.is_some_and(|twin| twin != shown), "the salt is new");
    let anew = paste_both(&house, &id).await.fingerprint;
    assert!(anew.is_some_and(|anew| anew != shown), "it is another pair");
    house.practice.stop().await;
}

#[tokio::test]
async fn a_fingerprint_is_of_one_company_on_one_server() {
    let house = House::open_with(Switched::default().vault()).await;
    let id = real(&house).await;
    let first = paste_both(&house, &id).await.fingerprint;

    set(&house, &id, FieldId::CompanyId, "").await;
    assert_eq!(status(&house, &id).await.fingerprint, None);
    set(&house, &id, FieldId::CompanyId, "another").await;
    let second = status(&house, &id).await.fingerprint;
    assert!(second.is_some() && second != first);
    set(&house, &id, FieldId::Address, "eu.myconnectwise.net").await;
    let third = status(&house, &id).await.fingerprint;
    assert!(third.is_some() && third != second && third != first);

    set(&house, &id, FieldId::CompanyId, " acmemsp ").await;
    let back = "https://na.myconnectwise.net/";
    set(&house, &id, FieldId::Address, back).await;
    assert_eq!(status(&house, &id).await.fingerprint, first);
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_captured_before_the_fields_get_their_fingerprint_from_a_test() {
    let house = House::open().await;
    let id = &house.onramp.create("phin", true).await.unwrap().id;
    assert_eq!(paste_both(&house, id).await.fingerprint, None);
    let company = house.practice.company();
    set(&house, id, FieldId::CompanyId, company).await;
    set(&house, id, FieldId::Address, &house.practice.pages()).await;

    house.test(id).await;

    let shown = house.records().await;
    let shown = String::from_utf8_lossy(&shown);
    let keys = status(&house, id).await;
    let fingerprint = keys.fingerprint.unwrap();
    assert!(shown.contains(&fingerprint), "the test did not record it");
    house.practice.stop().await;
}

#[tokio::test]
async fn a_key_that_was_saved_in_the_last_moment_is_found_when_the_setup_is_opened() {
    let keychain = Switched::default();
    let mut house = House::open_with(keychain.vault()).await;
    let id = real(&house).await;
    status(&house, &id).await;
    let before = house.records().await;
    let captured = paste_both(&house, &id).await;

    house.records().await;
    house.put_back(&before);
    house.reopen(keychain.vault());
    let view = house.onramp.open_setup(&id).await.unwrap();

    assert_eq!(step(&view, "capture-keys").status, StepStatus::Done);
    let found = status(&house, &id).await;
    assert_eq!(found.public, captured.public);
    assert_eq!(found.private, captured.private);
    assert_eq!(found.fingerprint, captured.fingerprint);
    house.practice.stop().await;
}
