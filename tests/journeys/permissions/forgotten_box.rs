//! A person forgets a box, learns which one, sets it, checks it again, and the report keeps both.

use super::planned::Planned;
use crate::house::{House, step};
use onramp_core::catalog::{Catalog, Permission};
use onramp_core::check::Outcome;
use onramp_core::report::Made;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{
    KeySlot, PermissionFindingView, PermissionRunView, SetupState, SetupView, StepStatus,
};
use onramp_core::words::Code;
use onramp_practice::ReadyRole;
use serde_json::Value;
use std::collections::BTreeSet;

const FORGOTTEN: &str = "finance/agreements/inquire";
const REMEDY: &str =
    "System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All";

/// A house with Phin's setup ready to test, its role short of some boxes.
async fn house_without(boxes: &[&str]) -> (House, SetupId) {
    let house = House::open().await;
    let id = house.begin_with("phin", "custom").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    set_role_without(&house, boxes);
    (house, id)
}

fn set_role_without(house: &House, boxes: &[&str]) {
    let planned = Planned::whole(&Catalog::shipped().unwrap(), "phin");
    let mut role = planned.role(true);
    for name in boxes {
        role.remove(&name.parse::<Permission>().unwrap()).unwrap();
    }
    let role = ReadyRole::of(role).named(planned.role_name());
    house.practice.set_ready_role(role);
}

fn permissions(view: &SetupView) -> &PermissionRunView {
    let run = view.last_run.as_ref().unwrap();
    run.permissions.as_ref().unwrap()
}

fn shown<'a>(view: &'a SetupView, permission: &str) -> &'a PermissionFindingView {
    let mut boxes = permissions(view).boxes.iter();
    boxes.find(|one| one.permission == permission).unwrap()
}

#[tokio::test]
async fn a_forgotten_box_is_named_mended_checked_again_and_kept_in_the_report() {
    for has_my_security in [true, false] {
        let (house, id) = house_without(&[FORGOTTEN]).await;
        house.practice.set_my_security(has_my_security);

        let failed = house.test(&id).await;
        assert_named(&failed, has_my_security);
        let before = report(&house, &id).await;
        assert_eq!(box_in(&before.0, FORGOTTEN)["outcome"], "failed");

        set_role_without(&house, &[]);
        house.practice.clear_requests();
        let mended = house.test_again(&id).await;
        let asked = house.practice.requests();
        assert!(
            asked
                .iter()
                .any(|one| one.path_and_query.contains("/finance/agreements"))
        );
        if has_my_security {
            assert!(
                !asked
                    .iter()
                    .any(|one| one.path_and_query.contains("/system/documents"))
            );
        }

        assert_mended(&mended);
        assert_report_keeps_both(&report(&house, &id).await, has_my_security);
        house.practice.stop().await;
    }
}

fn assert_named(view: &SetupView, has_my_security: bool) {
    let found = shown(view, FORGOTTEN);
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::Failed, Code::PermissionMissing)
    );
    assert_eq!(found.remedy.as_deref(), Some(REMEDY));
    let to_do = &found.words.to_do;
    assert!(to_do.contains(REMEDY), "{to_do}");
    assert!(to_do.contains("Phin cannot push billing data."), "{to_do}");
    assert!(!found.known_by.is_empty());
    let run = permissions(view);
    assert_eq!(run.failed, 1);
    assert!(run.can_ask_again && !run.is_partial && !run.is_free_of_problems);
    let others = run.boxes.iter().filter(|one| one.permission != FORGOTTEN);
    for other in others {
        let is_read_alone = other.known_by != found.known_by || !has_my_security;
        assert_ne!(other.outcome, Outcome::Failed, "{}", other.permission);
        assert!(
            other.outcome == Outcome::Passed || is_read_alone,
            "{}",
            other.permission
        );
    }
    assert!(view.last_run.as_ref().unwrap().is_connected);
    assert_eq!(view.state, SetupState::Problem);
    assert_eq!(step(view, "test").status, StepStatus::Problem);
}

fn assert_mended(view: &SetupView) {
    let found = shown(view, FORGOTTEN);
    assert_eq!(found.outcome, Outcome::Passed);
    assert_eq!(found.remedy, None);
    assert!(
        found
            .before
            .as_ref()
            .is_some_and(|before| before.contains("Missing"))
    );
    let run = permissions(view);
    assert!(run.is_partial && run.is_free_of_problems);
    assert_eq!(run.failed, 0);
    assert_ne!(view.state, SetupState::Problem);
    assert_eq!(step(view, "test").status, StepStatus::Done);
}

/// The report as it is written: JSON and HTML.
async fn report(house: &House, id: &SetupId) -> (Value, String) {
    house.onramp.prepare_report(id, &Made::now()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let written = house.onramp.write_report(id, folder.path()).await.unwrap();
    let read = |ending: &str| {
        let mut paths = written.paths.iter();
        let path = paths.find(|path| path.extension().is_some_and(|it| it == ending));
        std::fs::read_to_string(path.unwrap()).unwrap()
    };
    (serde_json::from_str(&read("json")).unwrap(), read("html"))
}

fn box_in<'a>(json: &'a Value, permission: &str) -> &'a Value {
    let boxes = json["permissions"]["check"]["boxes"].as_array().unwrap();
    let mut boxes = boxes.iter();
    boxes.find(|one| one["permission"] == permission).unwrap()
}

fn assert_report_keeps_both((json, html): &(Value, String), has_my_security: bool) {
    let mended = box_in(json, FORGOTTEN);
    assert_eq!(mended["outcome"], "passed");
    assert_eq!(mended["before"]["outcome"], "failed");
    assert_eq!(mended["before"]["standing"], "Missing");
    for found in json["permissions"]["check"]["boxes"].as_array().unwrap() {
        let how = found["howKnown"].as_str().unwrap();
        let is_tested = ["role-read-back", "reading-calls", "both-ways"].contains(&how);
        assert!(is_tested || found["outcome"] != "passed", "{found:#}");
        assert!(
            !found["howKnownWords"].as_str().unwrap().is_empty(),
            "{found:#}"
        );
    }
    let words = mended["howKnownWords"].as_str().unwrap();
    assert_eq!(
        words.to_lowercase().contains("role"),
        has_my_security,
        "{words}"
    );
    assert!(html.contains("Before and after"), "{html}");
    assert!(html.contains("Finance › Agreements › Inquire Level"));
    assert!(html.contains(words));
}

#[tokio::test]
async fn other_features_leave_no_verdict_about_boxes_that_are_not_asked_any_more() {
    let (house, id) = house_without(&[FORGOTTEN]).await;
    assert_eq!(house.test(&id).await.state, SetupState::Problem);

    let role = Some("custom".to_owned());
    let desk = BTreeSet::from(["service-desk".to_owned()]);
    let changed = house.onramp.choose(&id, role, desk, true).await.unwrap();

    assert_ne!(changed.state, SetupState::Problem);
    assert_ne!(step(&changed, "test").status, StepStatus::Done);
    let json = report(&house, &id).await.0;
    assert!(json["permissions"].is_object());
    let checked = json["permissions"]["check"].to_string();
    assert!(!checked.contains("finance/agreements"), "{checked}");
    let tested = house.test_again(&id).await;
    assert!(permissions(&tested).is_free_of_problems);
    let boxes = &permissions(&tested).boxes;
    assert!(
        boxes
            .iter()
            .all(|one| !one.permission.starts_with("finance/"))
    );
    house.practice.stop().await;
}

#[tokio::test]
async fn what_is_set_after_the_test_and_taken_away_again_does_not_stay_green() {
    let (house, id) = house_without(&[FORGOTTEN]).await;
    house.test(&id).await;
    set_role_without(&house, &[]);
    assert_mended(&house.test_again(&id).await);

    set_role_without(&house, &[FORGOTTEN]);
    let whole = house.test(&id).await;

    assert_eq!(shown(&whole, FORGOTTEN).outcome, Outcome::Failed);
    assert_eq!(whole.state, SetupState::Problem);
    house.practice.stop().await;
}
