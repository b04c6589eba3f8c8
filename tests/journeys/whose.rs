//! Whose company answers: it is asked once, and another one than is meant stops everything that would be handed on.

use crate::house::House;
use crate::invited::{draft, opened};
use onramp_core::check::Outcome;
use onramp_core::keys::Vault;
use onramp_core::setup::view::{IdentityState, KeySlot, Part, SetupState, SetupView};
use onramp_core::setup::{FieldId, SetupId};
use onramp_core::words::Code;

/// Begins with an invite, and types what it does not fill in.
async fn begun(house: &House, company_id: &str) -> SetupView {
    let invite = opened(house, &draft(house, company_id)).await;
    let setup = house.onramp.accept_invite(&invite.id).await.unwrap();
    let address = invite.address.unwrap();
    let typed = house
        .onramp
        .set_field(&setup.id, FieldId::Address, &address);
    typed.await.unwrap()
}

async fn tested(house: &House, id: &SetupId) -> SetupView {
    house.paste(id, KeySlot::Public).await;
    house.paste(id, KeySlot::Private).await;
    house.test(id).await
}

#[tokio::test]
async fn the_company_that_the_invite_names_is_confirmed_once_and_the_report_names_both() {
    let house = House::open_for_real(Vault::memory()).await;
    let id = begun(&house, house.practice.company()).await.id;
    let asked = tested(&house, &id).await;
    assert_eq!(asked.identity.state, IdentityState::Asks);
    assert_eq!(asked.state, SetupState::Connected);
    let told = |label: &str| {
        let mut lines = asked.identity.lines.iter();
        lines
            .find(|line| line.label == label)
            .unwrap()
            .value
            .clone()
    };
    assert_eq!(told("Company name").unwrap(), "ACME MSP");
    assert_eq!(
        told("Time zone of the server").unwrap(),
        "Eastern Standard Time"
    );
    assert!(told("API member").is_some() && told("Security role").is_some());

    let unsaid = house.report(&id).await;
    assert!(unsaid.identity.unwrap().words.contains("Nobody confirmed"));
    let confirmed = house.onramp.answer_identity(&id, true).await.unwrap();
    assert_eq!(confirmed.identity.state, IdentityState::Confirmed);
    let again = house.test(&id).await;
    assert_eq!(again.identity.state, IdentityState::Confirmed, "asked once");

    let said = house.report(&id).await;
    assert!(said.identity.unwrap().confirmed.is_some());
    let invite = said.invite.unwrap();
    assert_eq!(invite.id, again.invite.unwrap().id);
    let folder = tempfile::tempdir().unwrap();
    let written = house.onramp.write_report(&id, folder.path()).await.unwrap();
    for path in &written.paths[1..] {
        let form = std::fs::read_to_string(path).unwrap();
        for named in [
            invite.id.as_str(),
            "Phin onboarding",
            "onboarding@vendor.example",
        ] {
            assert!(form.contains(named), "{named} is not in {}", path.display());
        }
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn another_company_than_the_invite_names_stops_until_it_is_corrected() {
    let house = House::open_for_real(Vault::memory()).await;
    let id = begun(&house, "another").await.id;
    house
        .onramp
        .set_field(&id, FieldId::CompanyId, house.practice.company())
        .await
        .unwrap();

    // Before any key is captured.
    let found = house.onramp.find_company(&id).await.unwrap();
    assert_eq!(found.field_check.as_ref().unwrap().outcome, Outcome::Passed);
    assert_stopped(&found, Code::CompanyNotExpected);
    assert!(
        found
            .fields
            .iter()
            .all(|field| field.value_for_vendor.is_none())
    );

    let stopped = tested(&house, &id).await;
    assert_stopped(&stopped, Code::CompanyNotExpected);
    assert!(stopped.last_run.as_ref().unwrap().is_connected);
    assert!(stopped.identity.can_give_up_expected && !stopped.identity.can_confirm);
    assert_nothing_goes_on(&house, &id, Code::CompanyNotExpected).await;
    let refused = house.onramp.answer_identity(&id, true).await.unwrap_err();
    assert_eq!(refused.code(), Code::CompanyNotExpected);
    let report = house.report(&id).await;
    assert_eq!(report.summary.headline, "Stopped: another company answered");

    // The person says that the invite is wrong.
    let asks = house.onramp.give_up_expected(&id).await.unwrap();
    assert_eq!(asks.identity.state, IdentityState::Asks);
    assert_eq!(asks.state, SetupState::Connected);
    assert!(
        house
            .onramp
            .key_for_clipboard(&id, KeySlot::Public)
            .await
            .is_ok()
    );
    let report = house.report(&id).await;
    assert!(report.invite.unwrap().given_up.is_some());
    let twice = house.onramp.give_up_expected(&id).await.unwrap_err();
    assert_eq!(twice.code(), Code::NothingToConfirm);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_company_that_the_person_denies_stops_without_any_invite() {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    let early = house.onramp.answer_identity(&id, true).await.unwrap_err();
    assert_eq!(early.code(), Code::NothingToConfirm);
    tested(&house, &id).await;

    let denied = house.onramp.answer_identity(&id, false).await.unwrap();
    assert_stopped(&denied, Code::CompanyNotYours);
    assert_nothing_goes_on(&house, &id, Code::CompanyNotYours).await;
    assert_eq!(house.cards().await[0].state, SetupState::Problem);

    let corrected = house.onramp.answer_identity(&id, true).await.unwrap();
    assert_eq!(corrected.state, SetupState::Connected);
    let report = house.report(&id).await;
    assert_eq!(report.identity.unwrap().said.len(), 2);
    house.practice.stop().await;
}

fn assert_stopped(view: &SetupView, code: Code) {
    assert_eq!(view.identity.state, IdentityState::Stopped);
    let problem = view.identity.problem.as_ref().unwrap();
    assert_eq!(problem.code, code);
    assert!(!problem.words.to_do.is_empty());
    assert_eq!(view.state, SetupState::Problem);
    assert!(view.identity.correct_at.is_some());
}

async fn assert_nothing_goes_on(house: &House, id: &SetupId, code: Code) {
    let copied = house.onramp.key_for_clipboard(id, KeySlot::Private).await;
    assert_eq!(copied.unwrap_err().code(), code);
    let folder = house.folder.path();
    let handed = house.onramp.write_hand_off(id, None, folder).await;
    assert_eq!(handed.unwrap_err().code(), code);
    let view = house.onramp.open_setup(id).await.unwrap();
    let mut steps = view.sections.iter().flat_map(|section| &section.steps);
    let form = steps
        .find(|step| step.part == Some(Part::Handover))
        .unwrap();
    let marked = house.onramp.mark(id, &form.id, true).await;
    assert_eq!(marked.unwrap_err().code(), code);
}
