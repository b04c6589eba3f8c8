//! What raises no error and is wrong all the same; and what is more than needed.

use super::planned::Planned;
use super::trial::{Trial, permissions};
use super::truth::{lies, of};
use onramp_core::catalog::{Level, Permission};
use onramp_core::check::{Check, Fact, FactName, Finding, Outcome, PermissionRun, finding_view};
use onramp_core::words::Code;
use onramp_practice::{Blank, MemberLevel, ReadyMember, ReadyRole, ServerSide};

async fn holding_all(guide: &str) -> (Trial, Planned) {
    let trial = Trial::start().await;
    let planned = Planned::whole(&trial.catalog, guide);
    trial.set_role(&planned.role(true));
    (trial, planned)
}

fn about(found: &PermissionRun, check: Check) -> &Finding {
    let mut findings = found.findings.iter();
    let Some(finding) = findings.find(|one| one.check == check) else {
        panic!("nothing about {check:?}: {:#?}", found.findings);
    };
    finding
}

fn is_said(facts: &[Fact], name: FactName, value: &str) -> bool {
    let mut facts = facts.iter().filter(|fact| fact.name == name);
    facts.any(|fact| fact.value.contains(value))
}

#[tokio::test]
async fn a_level_of_my_is_named_where_the_role_is_read_back_and_never_passes_where_it_is_not() {
    let (trial, planned) = holding_all("phin").await;
    let agreements: Permission = "finance/agreements/inquire".parse().unwrap();
    let mut role = planned.role(true);
    role.insert(agreements.clone(), Level::My);
    trial.set_role(&role);

    let run = trial.check(&planned).await;
    let found = of(permissions(&run), &agreements);
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::Failed, Code::PermissionLevelTooLow)
    );
    assert!(is_said(&found.evidence, FactName::Level, "My"));
    assert!(run.is_connected() && !run.has_all_it_needs());

    trial.practice.set_my_security(false);
    let run = trial.check(&planned).await;
    let found = of(permissions(&run), &agreements);
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::CouldNotTell, Code::PermissionNothingToRead)
    );
    assert_eq!(lies(permissions(&run), &role), [""; 0]);
    trial.practice.stop().await;
}

#[tokio::test]
async fn a_member_that_does_not_reach_the_whole_company_is_a_problem_although_every_box_is_set() {
    let (trial, planned) = holding_all("msp-process").await;
    let whole = permissions(&trial.check(&planned).await).clone();
    assert_eq!(about(&whole, Check::Reach).code, Code::MemberCorporate);

    let below = ReadyMember {
        level: MemberLevel::Location,
        location: "North Branch".to_owned(),
        ..ReadyMember::default()
    };
    trial.practice.set_ready_member(below);
    let run = trial.check(&planned).await;
    let reach = about(permissions(&run), Check::Reach);
    assert_eq!(
        (reach.outcome, reach.code),
        (Outcome::Failed, Code::MemberBelowCorporate)
    );
    assert!(is_said(
        &reach.evidence,
        FactName::MemberLevel,
        "Location (Level 2)"
    ));
    assert!(run.is_connected() && !run.has_all_it_needs());
    assert_eq!(permissions(&run).missing().count(), 0);

    let held = ReadyMember {
        is_held_to_location: true,
        location: "South Branch".to_owned(),
        ..ReadyMember::default()
    };
    trial.practice.set_ready_member(held);
    let run = trial.check(&planned).await;
    let reach = about(permissions(&run), Check::Reach);
    assert_eq!(reach.code, Code::MemberLocationRestricted);
    assert_ne!(reach.outcome, Outcome::Passed);
    let said = finding_view(reach).words.happened;
    assert!(said.contains("restricted to its location"), "{said}");

    trial.practice.set_ready_member(ReadyMember::default());
    assert!(permissions(&trial.check(&planned).await).is_free_of_problems());
    trial.practice.stop().await;
}

#[tokio::test]
async fn a_missing_default_board_is_told_where_the_service_desk_relies_on_it_and_nowhere_else() {
    let trial = Trial::start().await;
    let boardless = ReadyMember {
        default_board: None,
        ..ReadyMember::default()
    };
    trial.practice.set_ready_member(boardless);
    let desk = Planned::with(&trial.catalog, "phin", &["service-desk"]);
    let billing = Planned::with(&trial.catalog, "phin", &["billing"]);

    trial.set_role(&desk.role(true));
    let run = trial.check(&desk).await;
    let board = about(permissions(&run), Check::DefaultBoard);
    assert_eq!(
        (board.outcome, board.code),
        (Outcome::CouldNotTell, Code::DefaultBoardMissing)
    );
    assert!(run.has_all_it_needs());

    trial.set_role(&billing.role(true));
    let run = trial.check(&billing).await;
    assert!(run.has_all_it_needs());
    let findings = &permissions(&run).findings;
    let is_asked =
        |one: &&Finding| one.check == Check::DefaultBoard && one.outcome != Outcome::NotNeeded;
    assert_eq!(findings.iter().find(is_asked), None);

    trial.practice.set_ready_member(ReadyMember::default());
    trial.set_role(&desk.role(true));
    let run = trial.check(&desk).await;
    let board = about(permissions(&run), Check::DefaultBoard);
    assert_eq!(
        (board.outcome, board.code),
        (Outcome::Passed, Code::DefaultBoardSet)
    );
    assert!(is_said(&board.evidence, FactName::Board, "Help Desk"));
    trial.practice.stop().await;
}

#[tokio::test]
async fn a_member_that_cannot_be_read_leaves_reach_and_board_open() {
    let (trial, planned) = holding_all("phin").await;
    trial.practice.set_my_security(false);

    let run = trial.check(&planned).await;

    for check in [Check::RoleRead, Check::Reach, Check::DefaultBoard] {
        let finding = about(permissions(&run), check);
        assert_eq!(finding.outcome, Outcome::CouldNotTell, "{check:?}");
    }
    assert!(run.has_all_it_needs());
    trial.practice.stop().await;
}

#[tokio::test]
async fn lists_that_no_connectwise_leaves_empty_are_told_when_they_come_back_empty() {
    let (trial, planned) = holding_all("msp-process").await;
    let whole = permissions(&trial.check(&planned).await).clone();
    assert_eq!(about(&whole, Check::Rows).code, Code::RowsFound);

    trial.play(ServerSide {
        empty: vec!["/service/boards".to_owned(), "/sales/activities".to_owned()],
        ..ServerSide::default()
    });
    let run = trial.check(&planned).await;

    let rows = about(permissions(&run), Check::Rows);
    assert_eq!(
        (rows.outcome, rows.code),
        (Outcome::Failed, Code::RowsMissing)
    );
    assert!(is_said(&rows.evidence, FactName::Calls, "/service/boards"));
    assert!(!is_said(
        &rows.evidence,
        FactName::Calls,
        "/sales/activities"
    ));
    trial.practice.stop().await;
}

#[tokio::test]
async fn fields_that_are_always_filled_are_told_when_they_come_back_blank() {
    let (trial, planned) = holding_all("phin").await;
    let whole = permissions(&trial.check(&planned).await).clone();
    assert_eq!(about(&whole, Check::Fields).code, Code::FieldsFilled);

    trial.play(ServerSide {
        blank: vec![Blank {
            path: "/finance/agreements".to_owned(),
            fields: vec!["company/name".to_owned()],
        }],
        ..ServerSide::default()
    });
    let run = trial.check(&planned).await;

    let fields = about(permissions(&run), Check::Fields);
    assert_eq!(
        (fields.outcome, fields.code),
        (Outcome::CouldNotTell, Code::FieldsBlank)
    );
    assert!(is_said(&fields.evidence, FactName::Fields, "company/name"));
    trial.practice.stop().await;
}

#[tokio::test]
async fn too_much_is_a_note_with_the_smaller_role_and_no_problem() {
    let (trial, planned) = holding_all("phin").await;
    let note =
        |found: &PermissionRun, code| found.notes.iter().find(|one| one.code == code).cloned();
    let whole = permissions(&trial.check(&planned).await).clone();
    assert_eq!(whole.notes, []);

    trial.practice.set_ready_role(ReadyRole::admin());
    let run = trial.check(&planned).await;
    let admin = note(permissions(&run), Code::RoleIsAdmin).unwrap();
    assert!(is_said(
        &admin.evidence,
        FactName::SmallerRole,
        "Phin Integration"
    ));
    assert!(run.has_all_it_needs());

    let mut larger = planned.role(true);
    larger.insert("finance/invoicing/inquire".parse().unwrap(), Level::All);
    trial.set_role(&larger);
    let run = trial.check(&planned).await;
    let too_much = note(permissions(&run), Code::RoleLargerThanNeeded).unwrap();
    assert!(is_said(&too_much.evidence, FactName::Boxes, "1"));
    assert!(is_said(&too_much.evidence, FactName::Places, "Invoicing"));
    assert!(run.has_all_it_needs());

    trial.set_role(&planned.role(true));
    trial.practice.set_ready_member(ReadyMember {
        excluded_boards: vec!["Alerts".to_owned()],
        ..ReadyMember::default()
    });
    let run = trial.check(&planned).await;
    assert!(note(permissions(&run), Code::BoardsExcluded).is_some());
    trial.practice.stop().await;
}
