//! Asking again where the role was read back before, and may be another one by now.

use super::stage::{Turn, member, refused};
use super::*;
use crate::catalog::Right;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const AGREEMENTS: &str = "finance/agreements/inquire";
const AGREEMENTS_EDIT: &str = "finance/agreements/edit";

/// Every function at All, but these boxes at another level.
fn levels(but: &[(&str, &str)]) -> Turn {
    let rows = CATALOG.modules().iter().flat_map(|module| {
        module.functions.iter().map(move |function| {
            let level = |right| {
                let id = format!("{}/{}", module.id, function.id);
                let name = Permission::level(id, right).to_string();
                let other = but.iter().find(|(permission, _)| *permission == name);
                other.map_or("All", |(_, level)| *level)
            };
            json!({
                "moduleName": module.name,
                "moduleFunctionName": function.name,
                "addLevel": level(Right::Add),
                "editLevel": level(Right::Edit),
                "deleteLevel": level(Right::Delete),
                "inquireLevel": level(Right::Inquire),
                "member": { "id": 12, "identifier": "MSPProcess" },
            })
        })
    });
    Turn::Says(200, rows.collect())
}

fn read_back(but: &[(&str, &str)]) -> Stage {
    Stage::healthy().always("/system/mySecurity", levels(but))
}

fn out_of_order() -> Turn {
    Turn::Says(500, json!({}))
}

fn with_role(name: &str) -> Turn {
    let mut record = member();
    record["securityRole"]["name"] = name.into();
    Turn::Says(200, record)
}

fn no_member(stage: Stage, turn: &Turn) -> Stage {
    let paths = ["/system/myMembers", "/system/apiMembers"].map(str::to_owned);
    stage.everywhere(&paths, turn)
}

/// What is set because the role said so.
fn set_by_role(run: &PermissionRun) -> usize {
    let by_role = |found: &&PermissionFinding| {
        found.outcome == Outcome::Passed && found.known_by.contains(&KnownBy::RoleReadBack)
    };
    run.boxes.iter().filter(by_role).count()
}

fn asked(stage: &Stage) -> BTreeSet<String> {
    stage.asked().into_iter().map(|asked| asked.path).collect()
}

async fn everything(trial: &Trial) -> BTreeSet<String> {
    let stage = Stage::healthy();
    trial.check(&stage).await;
    asked(&stage)
}

fn wrong_level() -> Value {
    let mut record = member();
    record["structureLevel"] = json!({ "id": 3, "name": "Territory (Level 3)" });
    record
}

#[tokio::test(start_paused = true)]
async fn another_role_is_asked_everything_and_keeps_nothing_of_the_earlier_one() {
    let trial = Trial::of("phin");
    let admin = read_back(&[]).always("/system/myMembers", with_role("Admin"));
    let first = trial.check(&admin).await;
    assert!(set_by_role(&first.run) > 0);
    let narrow = Stage::healthy().always("/system/myMembers", with_role("Phin Integration"));
    let second = trial.check_after(&narrow, Some(&first.run)).await;
    assert_eq!(set_by_role(&second.run), 0);
    assert!(everything(&trial).await.is_subset(&asked(&narrow)));
    assert!(!second.run.is_partial && second.run.before.is_empty());
    assert_eq!(second.stands(AGREEMENTS).1, Code::PermissionReadAnswered);
}

#[tokio::test(start_paused = true)]
async fn a_role_that_may_not_be_read_back_any_more_keeps_nothing_either() {
    let trial = Trial::of("phin");
    let first = trial.check(&read_back(&[])).await;
    let narrow = no_member(Stage::healthy(), &refused());
    let second = trial.check_after(&narrow, Some(&first.run)).await;
    assert_eq!(set_by_role(&second.run), 0);
    assert!(!second.run.is_partial);
}

#[tokio::test(start_paused = true)]
async fn where_nobody_can_tell_whose_role_it_is_only_what_was_missing_stays() {
    let trial = Trial::of("phin");
    let first = trial.check(&read_back(&[(AGREEMENTS_EDIT, "None")])).await;
    let missing = (Outcome::Failed, Code::PermissionMissing);
    assert_eq!(first.stands(AGREEMENTS_EDIT), missing);
    let silent = Stage::healthy().always("/system/mySecurity", out_of_order());
    let silent = no_member(silent, &out_of_order());
    let second = trial.check_after(&silent, Some(&first.run)).await;
    assert_eq!(set_by_role(&second.run), 0);
    assert_eq!(second.stands(AGREEMENTS_EDIT), missing);
    assert_eq!(second.stands(AGREEMENTS).1, Code::PermissionReadAnswered);
    assert!(second.run.is_partial && !second.run.is_free_of_problems());
}

#[tokio::test(start_paused = true)]
async fn what_was_missing_stays_so_where_the_role_is_not_answered_this_time() {
    let trial = Trial::of("phin");
    let first = trial.check(&read_back(&[(AGREEMENTS_EDIT, "None")])).await;
    let silent = Stage::healthy().always("/system/mySecurity", out_of_order());
    let second = trial.check_after(&silent, Some(&first.run)).await;
    let (before, after) = (boxes_by_name(&first.run), boxes_by_name(&second.run));
    assert_eq!(before, after);
    assert!(!second.run.is_free_of_problems());
    // A third one starts from there.
    let third = trial.check_after(&read_back(&[]), Some(&second.run)).await;
    assert_eq!(
        third.stands(AGREEMENTS_EDIT),
        (Outcome::Passed, Code::PermissionGranted)
    );
    assert!(third.run.is_free_of_problems());
}

#[tokio::test(start_paused = true)]
async fn a_role_that_told_itself_under_its_number_keeps_what_was_missing_without_the_number() {
    let trial = Trial::of("phin");
    let settings = levels(&[(AGREEMENTS_EDIT, "None")]);
    let told = Stage::healthy().always("/system/securityRoles/63/settings", settings);
    let first = trial.check(&told).await;
    assert_eq!(first.stands(AGREEMENTS_EDIT).0, Outcome::Failed);
    let silent_settings =
        Stage::healthy().always("/system/securityRoles/63/settings", out_of_order());
    for silent in [
        no_member(Stage::healthy(), &out_of_order()),
        silent_settings,
    ] {
        let second = trial.check_after(&silent, Some(&first.run)).await;
        assert_eq!(
            second.stands(AGREEMENTS_EDIT),
            first.stands(AGREEMENTS_EDIT)
        );
        assert_eq!(set_by_role(&second.run), 0);
    }
}

fn boxes_by_name(run: &PermissionRun) -> Vec<(String, Outcome)> {
    let boxes = run.boxes.iter();
    boxes
        .map(|it| (it.permission.to_string(), it.outcome))
        .collect()
}

#[tokio::test(start_paused = true)]
async fn nothing_is_forgotten_when_the_person_stops_at_once() {
    let mut trial = Trial::of("phin");
    let first = trial.check(&read_back(&[(AGREEMENTS_EDIT, "None")])).await;
    trial.stops_at = |step| *step == Progress::Started(Check::Reading);
    let second = trial.check_after(&read_back(&[]), Some(&first.run)).await;
    assert!(second.was_cancelled);
    assert_eq!(second.run.boxes, first.run.boxes);
}

#[tokio::test(start_paused = true)]
async fn a_level_that_was_too_low_is_not_set_because_a_call_is_answered() {
    let trial = Trial::of("phin");
    let first = trial.check(&read_back(&[(AGREEMENTS, "My")])).await;
    let too_low = (Outcome::Failed, Code::PermissionLevelTooLow);
    assert_eq!(first.stands(AGREEMENTS), too_low);
    let silent = Stage::healthy().always("/system/mySecurity", out_of_order());
    let second = trial.check_after(&silent, Some(&first.run)).await;
    assert_eq!(second.read("/finance/agreements").0, ReadAnswer::Answered);
    assert_eq!(second.stands(AGREEMENTS), too_low);
}

#[tokio::test(start_paused = true)]
async fn a_member_that_reached_too_little_does_so_until_it_is_told_again() {
    let trial = Trial::of("phin");
    let low = Stage::healthy().always("/system/myMembers", Turn::Says(200, wrong_level()));
    let first = trial.check(&low).await;
    assert_eq!(first.ended(Check::Reach).0, Outcome::Failed);
    for silent in [Turn::Hangs, out_of_order()] {
        let stage = Stage::healthy().always("/system/myMembers", silent);
        let second = trial.check_after(&stage, Some(&first.run)).await;
        assert_eq!(second.ended(Check::Reach), first.ended(Check::Reach));
        let third = trial
            .check_after(&Stage::healthy(), Some(&second.run))
            .await;
        assert_eq!(third.ended(Check::Reach).0, Outcome::Passed);
    }
}

#[tokio::test(start_paused = true)]
async fn a_box_that_only_a_call_had_shown_is_known_by_the_role_once_that_is_read_back() {
    let trial = Trial::of("phin");
    let refusing = Stage::healthy().always("/system/documents", refused());
    let first = trial.check(&refusing).await;
    assert_eq!(first.stands(AGREEMENTS).1, Code::PermissionReadAnswered);
    let second = trial.check_after(&read_back(&[]), Some(&first.run)).await;
    assert!(second.run.is_partial);
    assert_eq!(
        second.stands(AGREEMENTS),
        (Outcome::Passed, Code::PermissionGranted)
    );
}
