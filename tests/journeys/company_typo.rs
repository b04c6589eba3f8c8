//! Company ID and address: typed wrong, told, corrected.

use crate::house::{House, step};
use onramp_core::check::Outcome;
use onramp_core::setup::FieldId;
use onramp_core::setup::view::{KeySlot, StepStatus, Verdict};
use onramp_core::words::Code;

#[tokio::test]
async fn a_company_typed_wrong_is_not_found_and_is_found_once_corrected() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    let typed = |text: &'static str| house.onramp.set_field(id, FieldId::CompanyId, text);

    typed("acmemps").await.unwrap();
    let unknown = house.onramp.find_company(id).await.unwrap();
    let told = unknown.field_check.as_ref().unwrap();
    assert_eq!(
        (told.outcome, told.code),
        (Outcome::Failed, Code::CompanyUnknown)
    );
    assert!(!told.words.to_do.is_empty());
    assert_eq!(step(&unknown, "fields").status, StepStatus::Problem);
    assert_eq!(unknown.company.as_deref(), Some("acmemps"));

    let corrected = typed(house.practice.company()).await.unwrap();
    assert!(corrected.field_check.is_none());
    assert_eq!(step(&corrected, "fields").status, StepStatus::ToDo);
    let found = house.onramp.find_company(id).await.unwrap();
    assert_eq!(found.field_check.as_ref().unwrap().code, Code::CompanyFound);
    assert_eq!(found.company.as_deref(), Some("ACME MSP"));
    assert_eq!(step(&found, "fields").status, StepStatus::Done);
    house.practice.stop().await;
}

#[tokio::test]
async fn changing_either_field_clears_what_was_found_about_it_and_typing_it_again_does_not() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    for (field, changed) in [
        (FieldId::CompanyId, "acme"),
        (FieldId::Address, "http://localhost/login"),
    ] {
        let found = house.onramp.find_company(id).await.unwrap();
        let before = found.fields.iter().find(|one| one.id == field).unwrap();
        let before = before.typed.clone();
        house.test(id).await;

        let same = house.onramp.set_field(id, field, &before).await.unwrap();
        assert!(same.last_run.is_some() && same.field_check.is_some());
        let other = house.onramp.set_field(id, field, changed).await.unwrap();
        assert!(other.last_run.is_none() && other.field_check.is_none());
        assert_eq!(step(&other, "fields").status, StepStatus::ToDo);
        assert_eq!(step(&other, "test").status, StepStatus::ToDo);

        house.onramp.set_field(id, field, &before).await.unwrap();
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_field_that_cannot_be_used_is_refused_with_its_own_code_and_keeps_its_text() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    for (field, typed, code) in [
        (FieldId::CompanyId, "", Code::CompanyIdEmpty),
        (
            FieldId::CompanyId,
            "ACME MSP Inc",
            Code::CompanyIdLooksLikeName,
        ),
        (FieldId::Address, "", Code::AddressEmpty),
        (
            FieldId::Address,
            "na.myconnectwise.net",
            Code::AddressNotPractice,
        ),
    ] {
        let before = house.onramp.open_setup(id).await.unwrap();
        let before = before.fields.into_iter().find(|one| one.id == field);

        let view = house.onramp.set_field(id, field, typed).await.unwrap();
        let shown = view.fields.iter().find(|one| one.id == field).unwrap();
        assert_eq!(shown.typed, typed);
        assert!(matches!(shown.verdict, Verdict::Invalid | Verdict::Empty));
        let found = house.onramp.find_company(id).await.unwrap_err();
        let tested = house
            .onramp
            .run_check(id, false, &|_| ())
            .await
            .unwrap_err();
        assert_eq!((found.code(), tested.code()), (code, code), "{typed}");

        let before = before.unwrap().typed;
        house.onramp.set_field(id, field, &before).await.unwrap();
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_test_that_met_the_company_shows_it_as_well_as_the_field_check_does() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;

    let tested = house.test(id).await;

    assert!(!tested.last_run.as_ref().unwrap().is_connected);
    assert_eq!(step(&tested, "fields").status, StepStatus::Done);
    house.practice.stop().await;
}

#[tokio::test]
async fn the_newest_answer_about_the_company_counts() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    house.onramp.find_company(id).await.unwrap();

    house.practice.set_scenario("wrong-company").unwrap();
    let tested = house.test(id).await;

    assert_eq!(step(&tested, "fields").status, StepStatus::Problem);
    house.practice.stop().await;
}
