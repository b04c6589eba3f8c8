//! The vendor's document at hand: what of it a step and a field carry, and where it opens.

use super::faults::told_of_outline;
use super::{choices, guide};
use crate::catalog::Catalog;
use crate::guide::coverage::{FindLoss, LostFind, lost_finds, split};
use crate::guide::outline::OutlinePassage;
use crate::guide::{Guide, PlannedStep, plan, plan_setup, shipped};
use crate::setup::view::PassageView;
use crate::setup::{FieldId, ReplacementReason, Setup, SetupId};

/// The steps of a guide, those of a replacement too.
fn planned(guide: &Guide, role: &str, features: &[&str]) -> Vec<PlannedStep> {
    let at = "2026-11-22T09:30:00Z".parse().unwrap();
    let mut setup = Setup::begin(SetupId("a-setup".to_owned()), guide.id(), false, at);
    setup.choices = choices(role, features);
    setup.begin_replacement(ReplacementReason::Lost, at);
    let plan = plan_setup(guide, &Catalog::shipped().unwrap(), &setup);
    plan.steps().cloned().collect()
}

fn step(guide: &Guide, id: &str) -> PlannedStep {
    let steps = planned(guide, "custom", &["billing"]).into_iter();
    steps.into_iter().find(|step| step.id == id).unwrap()
}

fn ids(passages: &[PassageView]) -> Vec<&str> {
    passages.iter().map(|passage| passage.id.as_str()).collect()
}

#[test]
fn a_step_names_its_passages_in_the_documents_order() {
    let phin = guide("phin");
    let chosen = choices("custom", &["billing"]);
    let passages = phin.passages_of(&step(&phin, "create-keys"), &chosen);
    assert_eq!(ids(&passages), ["p37", "p38"]);
    assert_eq!(passages[1].summary, "The key's description; save.");
    let again = phin.passages_of(&step(&phin, "replace-create-keys"), &chosen);
    assert_eq!(
        ids(&again),
        ["p37", "p38"],
        "it says the same of a second pair"
    );
    let silent = phin.passages_of(&step(&phin, "replace-retire-key"), &chosen);
    assert!(silent.is_empty(), "nothing is made up");
}

#[test]
fn the_step_with_the_boxes_names_those_of_the_chosen_features() {
    let phin = guide("phin");
    let boxes = step(&phin, "set-permissions");
    let of = |features: &[&str]| phin.passages_of(&boxes, &choices("custom", features));
    assert_eq!(ids(&of(&["billing"])), ["p07", "p23", "p25", "p26", "p27"]);
    assert_eq!(
        ids(&of(&["service-desk"])),
        ["p07", "p23", "p29", "p30", "p31"]
    );
}

#[test]
fn the_document_opens_at_the_steps_own_passage() {
    let phin = guide("phin");
    let chosen = choices("custom", &["service-desk"]);
    let address = |id: &str| {
        let steps = planned(&phin, "custom", &["service-desk"]);
        let step = steps.into_iter().find(|step| step.id == id).unwrap();
        phin.address_of(&step, &chosen)
    };
    let page = "https://phinsec.io/knowledge/connectwise-manage-integrations";
    assert_eq!(
        address("default-board"),
        format!(
            "{page}#:~:text=Service%20Defaults%20%3E%20Service%20Board%20%3E%20Default%20Board"
        )
    );
    assert_eq!(
        address("member-role-own"),
        format!("{page}#:~:text=System%2Drequired%20fields"),
        "a hyphen has a meaning of its own there"
    );
    assert_eq!(address("replace-retire-key"), page, "nothing is said of it");
}

#[test]
fn what_a_step_opens_may_be_opened_and_nothing_beside_it() {
    for guide in shipped().unwrap() {
        let allowed = guide.addresses();
        for role in ["admin", "custom"] {
            for step in planned(&guide, role, &[]) {
                let address = guide.address_of(&step, &choices(role, &[]));
                assert!(allowed.contains(&address), "{address}");
            }
        }
        let page = &guide.file().source.address;
        for other in ["#:~:text=Delete", "#top", "?x=1"] {
            assert!(!allowed.contains(&format!("{page}{other}")));
        }
    }
}

#[test]
fn every_main_step_outside_of_onramp_has_a_passage_but_those_that_the_hold_adds() {
    use crate::setup::view::Place;
    for guide in shipped().unwrap() {
        let features: Vec<&str> = guide
            .file()
            .features
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        for role in ["admin", "custom"] {
            let chosen = choices(role, &features);
            let plan = plan(&guide, &Catalog::shipped().unwrap(), &chosen);
            for step in plan.steps().filter(|step| step.place != Place::Onramp) {
                let has_passage = !guide.passages_of(step, &chosen).is_empty();
                assert_eq!(has_passage, !step.is_held, "{}: {}", guide.id(), step.id);
            }
        }
    }
}

#[test]
fn a_field_brings_what_the_document_asks_for_it() {
    let phin = guide("phin");
    assert_eq!(
        ids(&phin.field_passages(FieldId::CompanyId)),
        ["p08", "p15", "p16", "p18"]
    );
    assert!(phin.field_corrections(FieldId::CompanyId).is_empty());
    let corrections = phin.field_corrections(FieldId::Address);
    assert!(corrections[0].we_believe.contains("\"api-\""));
    assert!(!phin.is_label_ours(FieldId::Address));
    let other = guide("msp-process");
    assert_eq!(ids(&other.field_passages(FieldId::Address)), ["p015"]);
    assert!(
        other.is_label_ours(FieldId::Address),
        "its form is a picture"
    );
}

/// A guide whose outline is that of a made-up document; each passage is found by what `find` says of it.
fn outlined(text: &str, find: impl Fn(usize) -> Option<&'static str>) -> Guide {
    let mut guide = guide("phin");
    let passages = split(text).into_iter().enumerate();
    guide.outline.passages = passages
        .map(|(index, passage)| OutlinePassage {
            id: format!("p{index}"),
            kind: passage.kind,
            digest: passage.digest,
            summary: "Made up.".to_owned(),
            find: find(index).map(str::to_owned),
            carried_by: vec!["guide:title".to_owned()],
        })
        .collect();
    guide
}

const ORCHARD: &str = "The Orchard\nOpen the gate in the wall. Press Pick Apples. Press Pick Apples again.\nPress Pick Apples.";

#[test]
fn words_that_lead_to_their_passage_are_no_loss() {
    let finds = [
        Some("Orchard"),
        Some("gate"),
        Some("Pick Apples"),
        Some("again"),
    ];
    let guide = outlined(ORCHARD, |index| finds.get(index).copied().flatten());
    assert_eq!(lost_finds(&guide, ORCHARD), []);
}

#[test]
fn words_that_lead_elsewhere_are_told() {
    let lost = |index: usize, find: &'static str| {
        let guide = outlined(ORCHARD, |at| (at == index).then_some(find));
        let lost: Vec<LostFind> = lost_finds(&guide, ORCHARD);
        lost.into_iter().map(|one| one.loss).next()
    };
    assert_eq!(lost(1, "Pick Pears"), Some(FindLoss::NotThere));
    assert_eq!(lost(1, "gat"), Some(FindLoss::NotThere), "half a word");
    assert_eq!(
        lost(3, "pick apples"),
        Some(FindLoss::NotThere),
        "it stands there exactly"
    );
    assert_eq!(lost(3, "Pick Apples"), Some(FindLoss::StandsEarlier));
    assert_eq!(
        lost(4, "Pick Apples"),
        Some(FindLoss::StandsEarlier),
        "the same passage twice"
    );
}

#[test]
fn words_of_a_passage_that_is_gone_are_told() {
    let guide = outlined(ORCHARD, |at| (at == 1).then_some("gate"));
    let lost = lost_finds(&guide, "The Orchard\nOpen the door in the wall.");
    assert_eq!(lost[0].loss, FindLoss::PassageGone);
}

#[test]
fn a_sentence_of_the_vendor_is_no_find() {
    let long = told_of_outline(
        "find = \"login page\"",
        "find = \"one two three four five six seven eight nine\"",
    );
    assert!(
        long.contains("passage \"p14\"") && long.contains("at most 8 words"),
        "{long}"
    );
    let empty = told_of_outline("find = \"login page\"", "find = \" \"");
    assert!(empty.contains("passage \"p14\" has no find"), "{empty}");
}
