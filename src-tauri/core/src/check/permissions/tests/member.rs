//! The API member: how far it reaches, and its default board.

use super::stage::{Turn, member, refused};
use super::*;
use crate::psa::Failure;
use serde_json::{Value, json};

async fn check(guide: &str, own: Turn) -> Checked {
    let stage = Stage::healthy().always("/system/myMembers", own);
    Trial::of(guide).check(&stage).await
}

fn changed(field: &str, value: Value) -> Turn {
    let mut own = member();
    own[field] = value;
    Turn::Says(200, own)
}

#[tokio::test(start_paused = true)]
async fn the_level_says_how_far_the_member_reaches() {
    let rows = [
        (
            "Corporate (Level 1)",
            Outcome::Passed,
            Code::MemberCorporate,
        ),
        ("corporate", Outcome::Passed, Code::MemberCorporate),
        ("ACME level 1", Outcome::Passed, Code::MemberCorporate),
        (
            "Location (Level 2)",
            Outcome::Failed,
            Code::MemberBelowCorporate,
        ),
        (
            "Department (Level 12)",
            Outcome::Failed,
            Code::MemberBelowCorporate,
        ),
        (
            "Service Level 3 (Level 1)",
            Outcome::Passed,
            Code::MemberCorporate,
        ),
        ("Everything", Outcome::CouldNotTell, Code::MemberNotReadable),
    ];
    for (level, outcome, code) in rows {
        let checked = check("phin", changed("structureLevel", json!({ "name": level }))).await;
        assert_eq!(checked.ended(Check::Reach), (outcome, code), "{level}");
    }
    let restricted = check("phin", changed("restrictLocationFlag", json!(true))).await;
    let finding = restricted.finding(Check::Reach);
    assert_eq!(
        (finding.outcome, finding.code),
        (Outcome::CouldNotTell, Code::MemberLocationRestricted)
    );
    assert!(format!("{:?}", finding.evidence).contains("Tampa Office"));
}

#[tokio::test(start_paused = true)]
async fn no_location_is_named_where_the_two_of_a_member_differ() {
    let mut two = member();
    two["restrictLocationFlag"] = json!(true);
    two["defaultLocation"] = json!({ "id": 3, "name": "Miami Office" });

    let checked = check("phin", Turn::Says(200, two)).await;

    let finding = checked.finding(Check::Reach);
    assert_eq!(finding.code, Code::MemberLocationRestricted);
    assert!(!format!("{:?}", finding.evidence).contains("Office"));
}

#[tokio::test(start_paused = true)]
async fn a_default_board_is_looked_for_where_the_vendor_relies_on_it() {
    let set = check("phin", Turn::Says(200, member())).await;
    assert_eq!(
        set.ended(Check::DefaultBoard),
        (Outcome::Passed, Code::DefaultBoardSet)
    );
    let none = check("phin", changed("serviceDefaultBoard", Value::Null)).await;
    let missing = (Outcome::CouldNotTell, Code::DefaultBoardMissing);
    assert_eq!(none.ended(Check::DefaultBoard), missing);
    assert!(none.run.is_free_of_problems());
    let blank = check("phin", Turn::Says(200, json!({ "identifier": "Phin" }))).await;
    let unknown = (Outcome::CouldNotTell, Code::DefaultBoardUnknown);
    assert_eq!(blank.ended(Check::DefaultBoard), unknown);
    let elsewhere = check("msp-process", Turn::Says(200, member())).await;
    let mut findings = elsewhere.run.findings.iter();
    assert!(findings.all(|finding| finding.check != Check::DefaultBoard));
}

#[tokio::test(start_paused = true)]
async fn of_several_members_none_is_taken_for_the_own_one() {
    let checked = check("phin", Turn::Says(200, json!([member(), member()]))).await;
    let unknown = (Outcome::CouldNotTell, Code::MemberNotReadable);
    assert_eq!(checked.ended(Check::Reach), unknown);
}

#[tokio::test(start_paused = true)]
async fn a_name_that_is_longer_than_any_goes_into_no_question() {
    for (length, times) in [(100, 1), (101, 0)] {
        let levels = json!([{
            "moduleName": "Companies",
            "moduleFunctionName": "Contacts",
            "inquireLevel": "All",
            "member": { "id": 12, "identifier": "x".repeat(length) },
        }]);
        let stage = Stage::healthy()
            .always("/system/myMembers", refused())
            .always("/system/mySecurity", Turn::Says(200, levels));
        Trial::of("phin").check(&stage).await;
        assert_eq!(stage.times_of("/system/apiMembers").len(), times);
    }
}

#[tokio::test(start_paused = true)]
async fn a_question_for_the_member_that_is_not_answered_is_no_refusal() {
    let turns = [
        Turn::Fails(Failure::AnswerTimedOut),
        Turn::Says(500, json!({})),
        Turn::Says(403, json!({})),
    ];
    for turn in turns {
        let checked = check("phin", turn).await;
        let unsure = Outcome::CouldNotTell;
        let reach = checked.ended(Check::Reach);
        assert_eq!(reach, (unsure, Code::MemberNotAnswered));
        let board = checked.ended(Check::DefaultBoard);
        assert_eq!(board, (unsure, Code::DefaultBoardNotAnswered));
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_of_one_member_is_taken_too() {
    let checked = check("phin", Turn::Says(200, json!([member()]))).await;
    assert_eq!(
        checked.ended(Check::Reach),
        (Outcome::Passed, Code::MemberCorporate)
    );
}

#[tokio::test(start_paused = true)]
async fn the_own_member_is_found_among_the_api_members_by_the_name_in_the_own_levels() {
    let levels = json!([{
        "moduleName": "Companies",
        "moduleFunctionName": "Contacts",
        "inquireLevel": "All",
        "member": { "id": 12, "identifier": "MSP+Process" },
    }]);
    for (identifier, expected) in [
        ("msp+process", Code::MemberCorporate),
        ("somebody-else", Code::MemberNotReadable),
    ] {
        let mut listed = member();
        listed["identifier"] = json!(identifier);
        let stage = Stage::healthy()
            .always("/system/myMembers", refused())
            .always("/system/mySecurity", Turn::Says(200, levels.clone()))
            .always("/system/apiMembers", Turn::Says(200, json!([listed])));
        let checked = Trial::of("phin").check(&stage).await;
        assert_eq!(checked.ended(Check::Reach).1, expected);
        let asked = stage.asked();
        let narrowed = asked.iter().find(|it| it.path == "/system/apiMembers");
        assert_eq!(
            narrowed.unwrap().query,
            "pageSize=1&conditions=identifier%3D%22MSP%2BProcess%22"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_member_that_nobody_tells_of_is_not_known() {
    let checked = check("phin", refused()).await;
    let unknown = (Outcome::CouldNotTell, Code::MemberNotReadable);
    assert_eq!(checked.ended(Check::Reach), unknown);
    assert_eq!(
        checked.ended(Check::DefaultBoard).1,
        Code::DefaultBoardUnknown
    );
}

#[tokio::test(start_paused = true)]
async fn admin_and_boards_left_out_are_noted_and_no_problem() {
    let mut own = member();
    own["securityRole"]["name"] = json!("Admin");
    own["excludedServiceBoardIds"] = json!([4, 9]);
    let checked = check("phin", Turn::Says(200, own)).await;
    let notes = format!("{:?}", checked.run.notes);
    assert_eq!(checked.run.notes.len(), 2, "{notes}");
    assert!(
        notes.contains("RoleIsAdmin") && notes.contains("Phin Integration"),
        "{notes}"
    );
    assert!(
        notes.contains("BoardsExcluded") && notes.contains("\"2\""),
        "{notes}"
    );
    assert!(checked.run.is_free_of_problems());
}
