//! What is told of a report, and what a setup would start from.

use super::*;
use crate::guide::{self, Guide};
use crate::report::ConnectionStatus;
use crate::setup::FieldId;
use crate::setup::view::SetupState;

fn guides() -> Vec<Guide> {
    guide::shipped().unwrap()
}

/// A report about the guide that ships, with its choices by name.
fn about_phin(change: impl FnOnce(&mut Value)) -> Received {
    let guides = guides();
    let phin = guides.iter().find(|guide| guide.id() == "phin").unwrap();
    let offered = phin.choices_view(&crate::setup::Choices::default());
    let mut report = value(&sample::healthy());
    report["subject"]["guide"] = json!("phin");
    let chosen = |(place, name): (usize, &String)| json!({"name": name, "isChosen": place == 0});
    let names: Vec<String> = offered
        .features
        .iter()
        .map(|one| one.name.clone())
        .collect();
    let features: Vec<Value> = names.iter().enumerate().map(chosen).collect();
    report["choices"] = json!({
        "isAnswered": true, "role": offered.roles[0].label, "features": features,
    });
    change(&mut report);
    read(&resealed(report)).unwrap()
}

fn started(received: &Received) -> crate::setup::BegunFrom {
    let guides = guides();
    let guide = judge(received, &guides).unwrap();
    begun_from(received, guide, received.made.at)
}

#[test]
fn a_setup_starts_with_choices_company_and_address_and_nothing_else() {
    let begun = started(&about_phin(|_| {}));
    assert!(begun.choices.is_answered);
    assert!(begun.choices.role.is_some());
    assert_eq!(begun.choices.features.len(), 1);
    assert_eq!(begun.fields[&FieldId::CompanyId], "acme");
    assert_eq!(begun.fields[&FieldId::Address], "na.myconnectwise.net");
    assert_eq!(begun.company.company_id.as_deref(), Some("acme"));
    assert_eq!(begun.company.host.as_deref(), Some("na.myconnectwise.net"));
}

#[test]
fn only_an_address_in_connectwise_s_cloud_is_filled_in() {
    for site in [
        "connectwise.acme.example",
        "na.myconnectwise.net.acme.example",
        "staging.connectwisedev.com",
        "localhost:1234",
        "not an address",
    ] {
        let received = about_phin(|report| report["subject"]["site"] = json!(site));
        assert!(
            !started(&received).fields.contains_key(&FieldId::Address),
            "{site}"
        );
        let notes = received_view(&received, &guides()).notes;
        assert_eq!(notes[0].code, Code::ReceivedAddressNotCloud, "{site}");
    }
}

#[test]
fn a_choice_that_is_not_offered_is_told_and_asked_again() {
    let received = about_phin(|report| report["choices"]["role"] = json!("Emperor"));
    let begun = started(&received);
    assert!(!begun.choices.is_answered && begun.choices.role.is_none());
    let view = received_view(&received, &guides());
    assert_eq!(view.notes[0].code, Code::ReceivedChoiceUnknown);
    assert!(view.notes[0].words.happened.contains("“Emperor”"));
    assert!(view.obstacle.is_none());
}

#[test]
fn no_setup_starts_from_practice_from_another_company_and_without_a_guide() {
    for (place, to, code) in [
        ("/isPractice", json!(true), Code::ReceivedIsPractice),
        (
            "/summary/status",
            json!("other-company"),
            Code::ReceivedOtherCompany,
        ),
        (
            "/subject/guide",
            json!("nobody"),
            Code::ReceivedGuideUnknown,
        ),
    ] {
        let received = about_phin(|report| *report.pointer_mut(place).unwrap() = to);
        assert_eq!(judge(&received, &guides()).err(), Some(code));
        let view = received_view(&received, &guides());
        assert_eq!(view.obstacle.unwrap().code, code);
    }
}

#[test]
fn the_words_are_onramp_s_own_and_not_the_file_s() {
    let received = about_phin(|report| {
        report["summary"]["status"] = json!("not-connected");
        report["summary"]["headline"] = json!("Connected");
        report["summary"]["actsNextWords"] = json!("Nobody");
    });
    assert_eq!(received.status, ConnectionStatus::NotConnected);
    let view = received_view(&received, &guides());
    assert_eq!(view.headline, "Not connected");
    assert_eq!(view.state, SetupState::Problem);
}
