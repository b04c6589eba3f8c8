//! The steps of a replacement and of the two ends, as a setup gets them.

use super::{choices, guide};
use crate::catalog::Catalog;
use crate::guide::{DoneBy, Plan, plan_setup};
use crate::setup::view::{Part, Place};
use crate::setup::{Ending, EndingKind, KnownPair, Replacement, ReplacementReason, Setup, SetupId};
use jiff::Timestamp;

fn now() -> Timestamp {
    "2026-11-22T09:30:00Z".parse().unwrap()
}

fn setup(id: &str, role: &str) -> Setup {
    let mut setup = Setup::begin(SetupId("a-setup".to_owned()), id, false, now());
    setup.choices = choices(role, &[]);
    setup
}

fn replacing(mut setup: Setup, reason: ReplacementReason) -> Setup {
    setup.replacement = Some(Replacement {
        reason,
        began_at: now(),
        old_last_four: None,
        next: KnownPair::default(),
        old_run: None,
        ending: None,
        took_over_at: None,
    });
    setup
}

fn ending(mut setup: Setup, kind: EndingKind) -> Setup {
    setup.ending = Some(Ending {
        kind,
        began_at: now(),
        reported_at: None,
    });
    setup
}

fn planned(setup: &Setup) -> Plan {
    plan_setup(&guide(&setup.guide), &Catalog::shipped().unwrap(), setup)
}

#[test]
fn the_steps_of_a_pairs_life_read_as_they_should() {
    for id in ["phin", "msp-process"] {
        let replace = replacing(setup(id, "custom"), ReplacementReason::Lost);
        let plans = [
            ("replace", replace),
            ("finish", ending(setup(id, "custom"), EndingKind::Finished)),
            (
                "disconnect",
                ending(setup(id, "custom"), EndingKind::Disconnected),
            ),
        ];
        for (name, setup) in plans {
            let mut plan = planned(&setup);
            plan.sections
                .retain(|section| ["R", "Z"].contains(&section.letter.as_str()));
            plan.endpoints.clear();
            plan.notes.clear();
            plan.sheet = None;
            insta::assert_snapshot!(format!("{id}-{name}"), plan.to_string());
        }
    }
}

#[test]
fn the_steps_are_there_only_once_they_were_begun() {
    for id in ["phin", "msp-process"] {
        let plan = planned(&setup(id, "custom"));
        assert!(plan.steps().all(|step| !step.is_of_replacement));
        assert!(plan.steps().all(|step| step.part != Some(Part::Removal)));
    }
}

#[test]
fn a_lost_key_and_a_rotation_have_the_same_steps() {
    for id in ["phin", "msp-process"] {
        let lost = planned(&replacing(setup(id, "admin"), ReplacementReason::Lost));
        let rotation = planned(&replacing(setup(id, "admin"), ReplacementReason::Rotation));
        assert_eq!(lost, rotation);
    }
}

#[test]
fn the_old_key_goes_last_and_only_after_the_vendor_has_the_new_one() {
    for id in ["phin", "msp-process"] {
        let plan = planned(&replacing(setup(id, "admin"), ReplacementReason::Rotation));
        let steps: Vec<(&str, &str)> = plan
            .steps()
            .filter(|step| step.is_of_replacement)
            .map(|step| (step.code.as_str(), step.id.as_str()))
            .collect();
        assert_eq!(
            steps,
            [
                ("R1", "replace-create-keys"),
                ("R2", "replace-capture-keys"),
                ("R3", "replace-test"),
                ("R4", "replace-close-page"),
                ("R5", "replace-enter-values"),
                ("R6", "replace-check-vendor"),
                ("R7", "replace-retire-key"),
            ]
        );
    }
}

#[test]
fn the_new_keys_description_bears_the_day_on_which_the_replacement_began() {
    let plan = planned(&replacing(
        setup("msp-process", "admin"),
        ReplacementReason::Lost,
    ));
    let step = plan.steps().find(|step| step.id == "replace-create-keys");
    assert_eq!(step.unwrap().copy_values[0].value, "MSP Process 2026-11-22");
}

#[test]
fn disconnecting_begins_at_the_vendor_and_leaves_the_role_admin_alone() {
    for id in ["phin", "msp-process"] {
        let plan = planned(&ending(setup(id, "admin"), EndingKind::Disconnected));
        let end = plan.sections.last().unwrap();
        assert_eq!(end.steps[0].place, Place::Vendor);
        assert!(end.steps.iter().all(|step| step.id != "disconnect-role"));
        assert_eq!(end.steps.last().unwrap().done_by, DoneBy::Report);
    }
}

#[test]
fn what_would_end_the_connection_is_never_asked_where_the_vendor_stays() {
    for id in ["phin", "msp-process"] {
        let plan = planned(&ending(setup(id, "custom"), EndingKind::Finished));
        let in_connectwise = plan.sections.last().unwrap().steps.iter();
        let ids: Vec<&str> = in_connectwise
            .filter(|step| step.place != Place::Onramp)
            .map(|step| step.id.as_str())
            .collect();
        assert_eq!(ids, ["finish-keep-in-connectwise"]);
    }
}
