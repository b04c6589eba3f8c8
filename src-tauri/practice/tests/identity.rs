//! Who am I, what may I do: the role and the member of the caller, as the API tells them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

mod common;

use common::Caller;
use onramp_core::catalog::{Catalog, Level, Permission, Right};
use onramp_practice::{MemberLevel, Practice, PracticeOptions, ReadyMember, ReadyRole};
use serde_json::{Value, json};
use std::collections::BTreeMap;

async fn with_role(role: ReadyRole) -> (Practice, Caller) {
    let practice = Practice::start(PracticeOptions {
        ready_role: role,
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let caller = Caller::ready(&practice);
    (practice, caller)
}

fn narrow() -> ReadyRole {
    let agreements = |right| Permission::level("finance/agreements", right);
    let levels = [
        (agreements(Right::Inquire), Level::All),
        (agreements(Right::Edit), Level::My),
        (Permission::table("service/service-board"), Level::All),
    ];
    ReadyRole::of(BTreeMap::from(levels)).named("Phin Integration")
}

fn row<'a>(rows: &'a Value, function: &str) -> &'a Value {
    let mut rows = rows.as_array().unwrap().iter();
    rows.find(|row| row["moduleFunctionName"] == function)
        .unwrap()
}

#[tokio::test]
async fn my_security_tells_the_four_levels_of_every_function_and_whose_they_are() {
    let (practice, caller) = with_role(narrow()).await;

    let rows = caller.ask("/system/mySecurity?pageSize=1000").await;
    let first_page = caller.ask("/system/mySecurity").await;

    let functions = Catalog::shipped().unwrap();
    let functions = functions
        .modules()
        .iter()
        .map(|module| module.functions.len());
    assert_eq!(rows.len(), functions.sum::<usize>());
    assert_eq!(first_page.len(), 25);
    let agreements = row(&rows.body, "Agreements");
    assert_eq!(agreements["moduleName"], "Finance");
    assert_eq!(agreements["inquireLevel"], "All");
    assert_eq!(agreements["editLevel"], "My");
    assert_eq!(agreements["addLevel"], "None");
    assert_eq!(agreements["member"]["identifier"], "PracticeReady");
    practice.stop().await;
}

#[tokio::test]
async fn the_customize_items_are_the_allowed_tables_whatever_the_slash_at_the_end() {
    let (practice, caller) = with_role(narrow()).await;

    let items = caller.ask("/system/mySecurity/customizeItems/").await;

    let expected = json!([{
        "id": 1,
        "customizeIdentifier": "SystemTableSetup",
        "itemIdentifier": "Service / Service Board"
    }]);
    assert_eq!(items.body, expected);
    practice.stop().await;
}

#[tokio::test]
async fn the_settings_of_the_own_role_are_its_levels_without_the_member() {
    let (practice, caller) = with_role(narrow()).await;

    let me = caller.ask("/system/myMembers").await.body;
    let role = me["securityRole"]["id"].clone();
    let settings = format!("/system/securityRoles/{role}/settings?pageSize=1000");
    let settings = caller.ask(&settings).await;

    assert_eq!(me["securityRole"]["name"], "Phin Integration");
    assert_eq!(me["adminFlag"], false);
    let agreements = row(&settings.body, "Agreements");
    assert_eq!(agreements["inquireLevel"], "All");
    assert_eq!(agreements.get("member"), None);
    assert_eq!(
        caller.ask("/system/securityRoles/77/settings").await.status,
        404
    );
    practice.stop().await;
}

#[tokio::test]
async fn the_member_is_told_with_its_level_its_location_and_its_default_board() {
    let (practice, caller) = with_role(ReadyRole::admin()).await;
    let healthy = caller.ask("/system/myMembers").await.body;

    practice.set_ready_member(ReadyMember {
        level: MemberLevel::Location,
        location: "South Branch".to_owned(),
        is_held_to_location: true,
        default_board: None,
        excluded_boards: Vec::new(),
    });
    let held = caller.ask("/system/myMembers").await.body;

    assert_eq!(healthy["adminFlag"], true);
    assert_eq!(healthy["structureLevel"]["name"], "Corporate (Level 1)");
    assert_eq!(healthy["restrictLocationFlag"], false);
    assert_eq!(
        healthy["serviceDefaultBoard"],
        json!({ "id": 1, "name": "Help Desk" })
    );
    assert_eq!(
        held["structureLevel"],
        json!({ "id": 2, "name": "Location (Level 2)" })
    );
    assert_eq!(held["securityLocation"]["name"], "South Branch");
    assert_eq!(held["restrictLocationFlag"], true);
    assert_eq!(held.get("serviceDefaultBoard"), None);
    practice.stop().await;
}

#[tokio::test]
async fn an_api_member_is_found_by_its_id_and_by_its_identifier() {
    let (practice, caller) = with_role(ReadyRole::admin()).await;
    let id = caller.ask("/system/myMembers").await.body["id"].clone();

    let by_id = format!("/system/apiMembers?conditions=id={id}");
    let by_name = "/system/apiMembers?conditions=identifier%3D%22practiceready%22";
    let nobody = "/system/apiMembers?conditions=identifier=%22Nobody%22";
    let unreadable = "/system/apiMembers?conditions=identifier%20like%20%22P%25%22";

    for path in [by_id.as_str(), by_name] {
        assert_eq!(
            caller.ask(path).await.body[0]["identifier"],
            "PracticeReady"
        );
    }
    assert_eq!(caller.ask(nobody).await.len(), 0);
    let refused = caller.ask(unreadable).await;
    assert_eq!(
        (refused.status, &refused.body["code"]),
        (400, &json!("ApiFindCondition"))
    );
    practice.stop().await;
}

#[tokio::test]
async fn switched_off_nobody_reads_its_own_role_or_member_and_all_else_is_answered() {
    let (practice, caller) = with_role(ReadyRole::admin()).await;

    practice.set_my_security(false);

    for path in [
        "/system/mySecurity",
        "/system/mySecurity/customizeItems/",
        "/system/securityRoles/1/settings",
        "/system/myMembers",
    ] {
        assert_eq!(caller.ask(path).await.status, 403, "{path}");
    }
    assert_eq!(caller.ask("/company/companies").await.status, 200);
    assert_eq!(caller.ask("/system/apiMembers").await.status, 200);
    practice.set_my_security(true);
    assert_eq!(caller.ask("/system/mySecurity").await.status, 200);
    practice.stop().await;
}
