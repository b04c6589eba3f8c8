//! Every step of every guide, with either role, up to a report that tells apart what was seen and what was said.

use crate::house::{House, step};
use onramp_core::report::{ConnectionStatus, EvidenceKind, Made};
use onramp_core::setup::view::{KeySlot, Part, SetupState, SetupView, StepStatus};
use std::collections::BTreeSet;

/// Does one step the way a person does it, and answers with the setup after it.
async fn done(house: &House, view: &SetupView, id: &str) -> SetupView {
    let planned = step(view, id);
    let setup = &view.id;
    if planned.is_marked_by_person {
        return house.onramp.mark(setup, id, true).await.unwrap();
    }
    match planned.part {
        Some(Part::Fields) => house.onramp.find_company(setup).await.unwrap(),
        Some(Part::Keys) => {
            house.paste(setup, KeySlot::Public).await;
            house.paste(setup, KeySlot::Private).await;
            house.onramp.open_setup(setup).await.unwrap()
        }
        Some(Part::Test) => house.test(setup).await,
        Some(Part::Report) => {
            let folder = house.folder.path();
            house.onramp.write_report(setup, folder).await.unwrap();
            house.onramp.open_setup(setup).await.unwrap()
        }
        other => panic!("{id} can only be done by {other:?}"),
    }
}

/// The status in words that evidence of this kind has on the screen.
fn said(part: Option<Part>, is_gate: bool) -> &'static str {
    match part {
        Some(Part::Choices) => "Done: your choice",
        Some(Part::Fields) => "Done: the company was found",
        Some(Part::Keys) => "Done: both keys were saved and read back",
        Some(Part::Test) => "Done: the test passed",
        Some(Part::Report) => "Done: a report was written",
        Some(Part::Removal) => "Done: no key is left on this computer",
        Some(Part::Permissions | Part::Endpoints | Part::Handover) | None if is_gate => {
            "Done: you went on at your specialist's word"
        }
        Some(Part::Permissions | Part::Endpoints | Part::Handover) | None => "Done: you said so",
    }
}

async fn begin(house: &House, guide: &str, role: &str) -> SetupView {
    let view = house.begin(guide).await;
    let features: BTreeSet<String> = (view.choices.features.iter())
        .map(|one| one.id.clone())
        .collect();
    let role = Some(role.to_owned());
    let chosen = house.onramp.choose(&view.id, role, features, true).await;
    chosen.unwrap()
}

#[tokio::test]
async fn every_step_of_every_guide_can_be_done_with_either_role_and_says_on_what_it_rests() {
    let house = House::open().await;
    for (guide, role) in [
        ("phin", "admin"),
        ("phin", "custom"),
        ("msp-process", "admin"),
        ("msp-process", "custom"),
    ] {
        let mut view = begin(&house, guide, role).await;
        let all = view.sections.iter().flat_map(|section| &section.steps);
        let ids: Vec<String> = all.map(|step| step.id.clone()).collect();

        for id in &ids {
            if step(&view, id).status != StepStatus::Done {
                view = done(&house, &view, id).await;
            }
            let after = step(&view, id);
            assert_eq!(after.status, StepStatus::Done, "{guide} {role} {id}");
            let is_gate = id == "specialist";
            assert_eq!(after.status_words, said(after.part, is_gate), "{id}");
        }

        assert_eq!(view.state, SetupState::Connected, "{guide} {role}");
        let cards = house.cards().await;
        let card = cards.iter().find(|card| card.id == view.id).unwrap();
        assert_eq!(card.steps_done, card.steps_total);
        assert!(card.last_check.is_some());
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn the_report_counts_what_onramp_saw_apart_from_what_the_person_said() {
    let house = House::open().await;
    let mut view = begin(&house, "phin", "custom").await;
    for id in ["fields", "create-role", "capture-keys", "test"] {
        view = done(&house, &view, id).await;
    }

    let prepared = house.onramp.prepare_report(&view.id, &Made::now()).await;
    let report = prepared.unwrap().report;

    let evidence = |code: &str| {
        let mut steps = report.sections.iter().flat_map(|section| &section.steps);
        steps.find(|step| step.code == code).unwrap().evidence
    };
    let code = |id| step(&view, id).code.clone();
    assert_eq!(evidence(&code("choices")), EvidenceKind::ValidValue);
    assert_eq!(evidence(&code("fields")), EvidenceKind::Finding);
    assert_eq!(evidence(&code("create-role")), EvidenceKind::PersonSaid);
    assert_eq!(evidence(&code("set-permissions")), EvidenceKind::None);
    assert_eq!(evidence(&code("capture-keys")), EvidenceKind::KeysSaved);
    assert_eq!(evidence(&code("test")), EvidenceKind::Finding);
    assert_eq!(report.summary.steps_done_said, 1);
    assert_eq!(report.summary.status, ConnectionStatus::Connected);
    house.practice.stop().await;
}
