//! What comes of the answers as a whole.

use super::stage::{Turn, member, refused};
use super::*;
use crate::check::{Fact, FactName};
use crate::psa::Failure;
use crate::words::words_for;
use serde_json::{Value, json};

const COMPANIES: &str = "companies/company-maintenance/inquire";

fn rows(level: &str) -> Value {
    json!([{
        "moduleName": "Companies",
        "moduleFunctionName": "Company Maintenance",
        "addLevel": "None",
        "editLevel": "None",
        "deleteLevel": "None",
        "inquireLevel": level,
        "member": { "id": 12, "identifier": "MSPProcess" },
    }])
}

#[tokio::test(start_paused = true)]
async fn the_role_is_read_back_where_it_may_be() {
    let stage = Stage::healthy().always("/system/mySecurity", Turn::Says(200, rows("My")));
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(
        checked.ended(Check::RoleRead),
        (Outcome::Passed, Code::RoleReadBack)
    );
    let stands = checked.stands(COMPANIES);
    assert_eq!(stands, (Outcome::Failed, Code::PermissionLevelTooLow));
    assert_eq!(stage.times_of("/system/mySecurity/customizeItems").len(), 1);
    assert!(
        stage
            .times_of("/system/securityRoles/63/settings")
            .is_empty()
    );
    let query = &stage.asked()[0].query;
    assert_eq!(query, "pageSize=1000");
}

#[tokio::test(start_paused = true)]
async fn a_role_that_does_not_tell_itself_is_read_by_the_id_of_the_members_role() {
    let settings = Turn::Says(200, rows("All"));
    let stage = Stage::healthy().always("/system/securityRoles/63/settings", settings);
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(
        checked.ended(Check::RoleRead),
        (Outcome::Passed, Code::RoleReadBack)
    );
    assert_eq!(checked.stands(COMPANIES).1, Code::PermissionGranted);
}

#[tokio::test(start_paused = true)]
async fn a_role_that_cannot_be_read_is_no_problem() {
    let checked = Trial::msp_process().check(&Stage::healthy()).await;
    let finding = checked.finding(Check::RoleRead);
    assert_eq!(
        (finding.outcome, finding.code),
        (Outcome::CouldNotTell, Code::RoleNotReadable)
    );
    let facts = format!("{:?}", finding.evidence);
    assert!(
        facts.contains("MSP Process") && facts.contains("403"),
        "{facts}"
    );
    assert_eq!(
        checked.stands(COMPANIES),
        (Outcome::Passed, Code::PermissionReadAnswered)
    );
    assert!(checked.run.is_free_of_problems());
}

#[tokio::test(start_paused = true)]
async fn a_question_for_the_role_that_is_not_answered_is_no_refusal_and_says_what_happened() {
    let rows = [
        (Turn::Fails(Failure::AnswerTooLarge), Code::AnswerTooLarge),
        (Turn::Says(500, json!({})), Code::ServerError),
        (Turn::Text(200, "<html>"), Code::AnswerNotJson),
    ];
    for (turn, cause) in rows {
        let stage = Stage::healthy().always("/system/mySecurity", turn);
        let checked = Trial::msp_process().check(&stage).await;
        let finding = checked.finding(Check::RoleRead);
        assert_eq!(
            (finding.outcome, finding.code),
            (Outcome::CouldNotTell, Code::RoleNotAnswered)
        );
        let reason = words_for(cause, &[]).title;
        assert!(
            finding
                .evidence
                .contains(&Fact::new(FactName::Reason, reason))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_without_levels_is_unclear() {
    for body in [json!([]), json!({ "id": 1 }), json!([{ "id": 1 }])] {
        let stage = Stage::healthy().always("/system/mySecurity", Turn::Says(200, body));
        let checked = Trial::msp_process().check(&stage).await;
        let told = checked.ended(Check::RoleRead);
        assert_eq!(told, (Outcome::CouldNotTell, Code::RoleReadUnclear));
    }
}

#[tokio::test(start_paused = true)]
async fn a_box_whose_call_is_refused_is_named_with_the_members_own_role() {
    let mut own = member();
    own["securityRole"]["name"] = json!("Integrations");
    let stage = Stage::healthy()
        .always("/system/myMembers", Turn::Says(200, own))
        .always("/company/contacts", refused())
        .always("/company/contacts/count", refused());
    let checked = Trial::msp_process().check(&stage).await;
    let missing: Vec<String> = checked
        .run
        .missing()
        .map(|found| format!("{} {:?}", found.permission, found.evidence))
        .collect();
    assert_eq!(missing.len(), 1, "{missing:?}");
    assert!(
        missing[0].starts_with("companies/contacts/inquire"),
        "{missing:?}"
    );
    assert!(missing[0].contains("System › Security Roles › Integrations › Companies"));
}

#[tokio::test(start_paused = true)]
async fn a_list_that_is_never_empty_and_comes_back_empty_is_a_problem() {
    let empty = Turn::Says(200, json!([]));
    let stage = Stage::healthy().always("/company/companies", empty.clone());
    let checked = Trial::msp_process().check(&stage).await;
    let finding = checked.finding(Check::Rows);
    assert_eq!(
        (finding.outcome, finding.code),
        (Outcome::Failed, Code::RowsMissing)
    );
    assert_eq!(finding.evidence[0].value, "GET /company/companies");
    assert!(!checked.run.is_free_of_problems());

    let stage = Stage::healthy().always("/time/entries", empty);
    let checked = Trial::msp_process().check(&stage).await;
    assert_eq!(
        checked.ended(Check::Rows),
        (Outcome::Passed, Code::RowsFound)
    );
}

#[tokio::test(start_paused = true)]
async fn an_empty_list_is_no_problem_where_the_person_was_never_told_the_boxes_behind_it() {
    let empty = Turn::Says(200, json!([]));
    // No source names the boxes of the first; the second needs a box that is optional here.
    for path in ["/system/apiMembers", "/company/configurations/statuses"] {
        let stage = Stage::healthy().always(path, empty.clone());
        let mut trial = Trial::msp_process();
        for needed in &mut trial.plan.needed {
            needed.is_optional |= needed
                .permission
                .to_string()
                .ends_with("company/configuration-status");
        }
        let checked = trial.check(&stage).await;
        let finding = checked.finding(Check::Rows);
        assert_eq!(
            (finding.outcome, finding.code),
            (Outcome::CouldNotTell, Code::RowsPerhapsMissing),
            "{path}"
        );
        assert_eq!(finding.evidence[0].value, format!("GET {path}"));
        assert!(checked.run.is_free_of_problems());
    }
}

#[tokio::test(start_paused = true)]
async fn lists_that_gave_no_answer_are_not_said_to_have_come_back_with_records() {
    let turns = [
        refused(),
        Turn::Says(403, json!({})),
        Turn::Says(500, json!({})),
    ];
    for turn in turns {
        let stage = Stage::healthy().always("/service/boards", turn);
        let checked = Trial::msp_process().check(&stage).await;
        let finding = checked.finding(Check::Rows);
        assert_eq!(
            (finding.outcome, finding.code),
            (Outcome::CouldNotTell, Code::RowsNotAllSeen)
        );
        let said = &finding.evidence[0].value;
        // The lists of a board were not asked for want of one.
        assert!(
            said.contains("GET /service/boards, ") && said.contains("{boardId}"),
            "{said}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_field_that_is_never_blank_and_comes_back_blank_is_told_and_is_no_problem() {
    for record in [json!({ "id": 7 }), json!({ "id": 7, "identifier": "" })] {
        let members = Turn::Says(200, json!([record]));
        let stage = Stage::healthy().always("/system/members", members);
        let checked = Trial::msp_process().check(&stage).await;
        let finding = checked.finding(Check::Fields);
        assert_eq!(
            (finding.outcome, finding.code),
            (Outcome::CouldNotTell, Code::FieldsBlank)
        );
        assert_eq!(finding.evidence[0].value, "GET /system/members: identifier");
        assert!(checked.run.is_free_of_problems());
    }
    let checked = Trial::msp_process().check(&Stage::healthy()).await;
    assert_eq!(
        checked.ended(Check::Fields),
        (Outcome::Passed, Code::FieldsFilled)
    );
}
