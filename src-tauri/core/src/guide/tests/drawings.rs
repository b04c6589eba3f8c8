//! Where to click: what is drawn, in which order, and what an author is told of a sketch that cannot be right.

use super::faults::told;
use super::{choices, guide};
use crate::catalog::Catalog;
use crate::guide::{Step, plan, plan_setup, shipped};
use crate::setup::view::{DrawingView, Place};
use crate::setup::{ReplacementReason, Setup, SetupId};
use crate::words::drawing_words;

/// In these steps nothing is to be opened or pressed, or the document names nothing that could be.
const NOTHING_TO_POINT_AT: [(&str, &str); 4] = [
    ("msp-process", "replace-check-vendor"),
    ("msp-process", "finish-keep-in-connectwise"),
    ("phin", "finish-keep-in-connectwise"),
    ("phin", "disconnect-at-vendor"),
];

fn steps(id: &str) -> Vec<Step> {
    let guide = guide(id);
    let sections = guide.file().all_sections();
    sections.flat_map(|section| section.steps.clone()).collect()
}

fn drawn(id: &str, role: &str, step: &str) -> DrawingView {
    let chosen = choices(role, &[]);
    let plan = plan(&guide(id), &Catalog::shipped().unwrap(), &chosen);
    let found = plan.steps().find(|one| one.id == step).unwrap();
    found.drawing.clone().unwrap()
}

#[test]
fn every_step_outside_of_onramp_is_drawn_where_there_is_something_to_point_at() {
    let mut bare = Vec::new();
    for guide in shipped().unwrap() {
        let (outside, inside): (Vec<Step>, Vec<Step>) = steps(guide.id())
            .into_iter()
            .partition(|step| step.place != Place::Onramp);
        assert!(inside.iter().all(|step| step.drawing.is_none()));
        let undrawn = outside.into_iter().filter(|step| step.drawing.is_none());
        bare.extend(undrawn.map(|step| (guide.id().to_owned(), step.id)));
    }
    let bare: Vec<(&str, &str)> = bare
        .iter()
        .map(|(guide, step)| (guide.as_str(), step.as_str()))
        .collect();
    assert_eq!(bare, NOTHING_TO_POINT_AT);
}

#[test]
fn a_sketch_is_told_in_sentences_in_the_order_of_its_acts() {
    assert_eq!(
        drawn("phin", "custom", "create-keys").text,
        "In ConnectWise: Open the tab API Keys. Press +. Fill in Description: Phin. Press Save. Do not press Save and Close."
    );
    assert_eq!(
        drawn("phin", "custom", "create-member").text,
        "In ConnectWise: Open System, then Members, then API Members. Press +. Fill in Member ID: PhinAPI; Member Name: Phin Integration."
    );
    assert_eq!(
        drawn("msp-process", "custom", "table-setup").text,
        "In ConnectWise: Go to System. Press customize beside Table Setup."
    );
    assert_eq!(
        drawn("phin", "custom", "four-fields").text,
        "In Phin: Leave empty for now: Company ID; ConnectWise API URL; Public Key; Private Key."
    );
}

#[test]
fn the_acts_are_numbered_and_what_is_left_has_no_number() {
    let view = drawn("phin", "custom", "create-keys");
    let open: Vec<u32> = view.open.iter().map(|act| act.number).collect();
    assert_eq!(view.tab.unwrap().number, 1);
    assert_eq!(open, [2]);
    assert_eq!(view.fields_number, Some(3));
    assert_eq!(view.press.unwrap().number, 4);
    assert_eq!(view.leave, ["Save and Close"]);
    let empty = drawn("phin", "custom", "four-fields");
    assert_eq!(empty.fields_number, None, "nothing is done with them");
}

#[test]
fn a_field_whose_label_is_not_known_bears_our_word_and_is_told_apart() {
    let role = &drawn("msp-process", "custom", "create-role").fields[0];
    assert_eq!(
        (role.name.text.as_str(), role.name.is_label),
        ("Role name", false)
    );
    assert_eq!(role.value.as_deref(), Some("MSP Process"));
    let member = &drawn("phin", "custom", "create-member").fields[0];
    assert!(member.name.is_label);
}

#[test]
fn the_day_of_a_replacement_stands_in_the_sketch_too() {
    let began_at = "2026-11-23T10:00:00Z".parse().unwrap();
    let mut setup = Setup::begin(SetupId("a-setup".to_owned()), "phin", false, began_at);
    setup.begin_replacement(ReplacementReason::Lost, began_at);
    let plan = plan_setup(&guide("phin"), &Catalog::shipped().unwrap(), &setup);
    let mut steps = plan.steps();
    let step = steps.find(|step| step.id == "replace-create-keys").unwrap();
    let view = step.drawing.clone().unwrap();
    assert_eq!(view.fields[0].value.as_deref(), Some("Phin 2026-11-23"));
    assert!(view.text.contains("Description: Phin 2026-11-23."));
}

#[test]
fn no_key_is_drawn() {
    for guide in shipped().unwrap() {
        for step in steps(guide.id()) {
            let fields = step.drawing.map(|drawing| drawing.fields);
            for field in fields.unwrap_or_default() {
                let is_of_a_key = field.name().contains("Key");
                assert!(!is_of_a_key || field.value.is_none(), "{}", step.id);
            }
        }
    }
}

#[test]
fn the_word_file_can_be_read() {
    let words = drawing_words();
    assert!(words.place.contains("{place}") && words.leave.contains("{label}"));
}

#[test]
fn nothing_is_drawn_that_no_source_names() {
    let wrong = told(
        "drawing = { press = \"Connect\" }",
        "drawing = { press = \"Go ahead\" }",
    );
    assert_eq!(
        wrong,
        "phin/guide.toml: step \"connect\" draws \"Go ahead\", which no step in the same place names, nor any correction; draw only what a source names"
    );
    let elsewhere = told(
        "drawing = { press = \"Connect\" }",
        "drawing = { press = \"Save and Close\" }",
    );
    assert!(
        elsewhere.contains("\"Save and Close\""),
        "that is ConnectWise's"
    );
}

#[test]
fn a_sketch_that_cannot_be_right_is_refused() {
    let onramp = told(
        "done_by = \"choices\"",
        "done_by = \"choices\"\ndrawing = { press = \"Connect\" }",
    );
    assert!(onramp.contains("step \"choices\" happens in Onramp"));
    let empty = told("drawing = { press = \"Connect\" }", "drawing = {}");
    assert!(empty.contains("step \"connect\" has no label in drawing"));
    let both = told(
        "fields = [{ what = \"Role name\" }]",
        "fields = [{ what = \"Role name\", label = \"Role ID\" }]",
    );
    assert!(both.contains("either a label"), "{both}");
    let torn = told(
        "leave = [\"Save and Close\"]",
        "leave = [\"Save and Close\", \"Save\"]",
    );
    assert!(torn.contains("\"Save\" as what to press and as what to leave"));
}
