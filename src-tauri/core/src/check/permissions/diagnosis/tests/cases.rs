//! Single cases of the diagnosis, one rule each.

use super::server::at;
use super::story::Story;
use crate::catalog::Level;
use crate::check::{Fact, FactName, KnownBy, Outcome, PermissionFinding, ReadAnswer};
use crate::words::Code;

const AGREEMENTS: &str = "finance/agreements/inquire";
const CONTACTS: &str = "companies/contacts/inquire";
const NOTES: &str = "companies/notes/inquire";
const TABLE_SETUP: &str = "system/table-setup/inquire";
const BOARDS: &str = "table/service/service-board";
const STATUSES: &str = "table/company/company-status";

pub(super) fn fact(found: &PermissionFinding, name: FactName) -> Option<&str> {
    Fact::find(&found.evidence, name)
}

#[test]
fn a_refused_call_with_one_box_names_it_with_its_call_and_its_time() {
    let found = Story::phin()
        .refused("/finance/agreements")
        .found(AGREEMENTS);
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::Failed, Code::PermissionMissing)
    );
    assert_eq!(found.known_by, [KnownBy::Read]);
    assert_eq!(found.known_at, at(1));
    assert_eq!(
        fact(&found, FactName::Call),
        Some("GET /finance/agreements")
    );
    assert_eq!(
        fact(&found, FactName::Without),
        Some("Phin cannot push billing data.")
    );
    assert_eq!(fact(&found, FactName::Features), Some("Billing"));
}

#[test]
fn what_the_role_tells_counts_from_the_moment_it_was_read() {
    let story = Story::phin()
        .role(AGREEMENTS, Level::All)
        .answered("/finance/agreements");
    let found = story.found(AGREEMENTS);
    assert_eq!(found.code, Code::PermissionGranted);
    assert_eq!(found.known_by, [KnownBy::RoleReadBack, KnownBy::Read]);
    assert_eq!(
        fact(&found, FactName::Remedy),
        None,
        "nothing is to be done"
    );
}

#[test]
fn a_refusal_that_the_role_explains_proves_nothing_more() {
    let story = Story::msp_process()
        .role(TABLE_SETUP, Level::None)
        .refused("/service/boards");
    assert_eq!(story.found(TABLE_SETUP).code, Code::PermissionMissing);
    let boards = story.found(BOARDS);
    assert_eq!(boards.code, Code::PermissionBehindAnother);
    assert_eq!(
        fact(&boards, FactName::OneOf),
        Some("System › Table Setup › Inquire Level")
    );
    assert!(boards.one_of.is_empty());
}

#[test]
fn an_entry_is_missing_once_table_setup_itself_is_proved() {
    let by_read = Story::msp_process().answered("/company/companies/statuses");
    let by_role = Story::msp_process().role(TABLE_SETUP, Level::All);
    for story in [by_read, by_role] {
        let found = story.refused("/service/boards").found(BOARDS);
        assert_eq!(
            (found.outcome, found.code),
            (Outcome::Failed, Code::PermissionMissing)
        );
    }
}

#[test]
fn where_every_table_is_refused_table_setup_is_named_first_and_hides_the_rest() {
    let story = Story::msp_process()
        .refused("/service/boards")
        .refused("/company/companies/statuses")
        .refused("/service/sources");
    let setup = story.found(TABLE_SETUP);
    assert_eq!(
        (setup.outcome, setup.code),
        (Outcome::CouldNotTell, Code::PermissionOneOf)
    );
    assert_eq!(setup.one_of[0].to_string(), TABLE_SETUP);
    assert!((2..=3).contains(&setup.one_of.len()), "{:?}", setup.one_of);
    assert_eq!(story.found(BOARDS).code, Code::PermissionBehindAnother);
    assert_eq!(story.found(STATUSES).code, Code::PermissionBehindAnother);
}

#[test]
fn one_refused_table_leaves_two_boxes_open() {
    let story = Story::msp_process().refused("/service/boards");
    for permission in [TABLE_SETUP, BOARDS] {
        let found = story.found(permission);
        assert_eq!(found.code, Code::PermissionOneOf);
        assert_eq!(found.one_of.len(), 2);
    }
}

#[test]
fn a_guess_about_a_call_makes_no_box_missing() {
    let story = Story::msp_process().refused("/system/departments");
    let found = story.found("system/my-company/inquire");
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::CouldNotTell, Code::PermissionSuspected)
    );
    assert_eq!(found.one_of.len(), 1);
    assert!(
        fact(&found, FactName::Why)
            .unwrap()
            .contains("does not ask for this box")
    );
}

#[test]
fn a_call_that_may_need_more_than_is_known_makes_no_box_missing() {
    let story = Story::phin().may_need_more("/finance/agreements");
    let refused = story.refused("/finance/agreements").found(AGREEMENTS);
    assert_eq!(
        (refused.outcome, refused.code),
        (Outcome::CouldNotTell, Code::PermissionSuspected)
    );
    let story = Story::phin().may_need_more("/finance/agreements");
    let answered = story.answered("/finance/agreements").found(AGREEMENTS);
    assert_eq!(answered.code, Code::PermissionReadAnswered);
}

#[test]
fn a_guess_about_a_call_makes_no_box_proved() {
    let found = Story::msp_process()
        .answered("/system/departments")
        .found("system/my-company/inquire");
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::CouldNotTell, Code::PermissionReadLikely)
    );
}

#[test]
fn a_call_without_a_record_proves_nothing() {
    let found = Story::phin().empty("/finance/agreements").found(AGREEMENTS);
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::CouldNotTell, Code::PermissionNothingToRead)
    );
}

#[test]
fn the_role_and_a_call_may_disagree_either_way() {
    let denied = Story::phin()
        .role(AGREEMENTS, Level::None)
        .answered("/finance/agreements");
    let allowed = Story::phin()
        .role(AGREEMENTS, Level::All)
        .refused("/finance/agreements");
    for story in [denied, allowed] {
        let found = story.found(AGREEMENTS);
        assert_eq!(
            (found.outcome, found.code),
            (Outcome::CouldNotTell, Code::PermissionDisagrees)
        );
        assert_eq!(found.known_by, [KnownBy::RoleReadBack, KnownBy::Read]);
    }
}

#[test]
fn a_box_on_which_two_answers_disagree_explains_no_other_refusal() {
    let story = Story::msp_process()
        .role(TABLE_SETUP, Level::None)
        .answered("/company/companies/statuses")
        .refused("/service/boards");
    assert_eq!(story.found(TABLE_SETUP).code, Code::PermissionDisagrees);
    assert_eq!(story.found(BOARDS).code, Code::PermissionOneOf);
}

#[test]
fn the_level_my_agrees_with_any_answer_and_is_too_low() {
    let story = || Story::phin().role(AGREEMENTS, Level::My);
    let path = "/finance/agreements";
    for story in [
        story(),
        story().answered(path),
        story().empty(path),
        story().refused(path),
    ] {
        let found = story.found(AGREEMENTS);
        assert_eq!(
            (found.outcome, found.code),
            (Outcome::Failed, Code::PermissionLevelTooLow)
        );
        assert_eq!(fact(&found, FactName::Level), Some("My"));
    }
}

#[test]
fn a_refusal_that_no_known_box_explains_is_told_so() {
    let story = Story::msp_process()
        .answered("/service/boards")
        .refused("/service/boards/{boardId}/types");
    assert_eq!(story.found(BOARDS).outcome, Outcome::Passed);
    let codes: Vec<Code> = story
        .diagnosis()
        .judged()
        .reads
        .iter()
        .map(|read| read.code)
        .collect();
    assert_eq!(codes, [Code::CallAnswered, Code::CallRefusedUnexplained]);
}

#[test]
fn a_call_that_stayed_without_a_number_is_hidden_behind_the_refused_list() {
    let path = "/company/contacts/{contactId}/notes";
    let story = Story::msp_process().refused("/company/contacts").read(
        path,
        ReadAnswer::NotAsked,
        Code::CallNoIdToAsk,
    );
    assert_eq!(story.found(CONTACTS).code, Code::PermissionMissing);
    assert_eq!(story.found(NOTES).code, Code::PermissionBehindAnother);

    let story = Story::msp_process().empty("/company/contacts").read(
        path,
        ReadAnswer::NotAsked,
        Code::CallNoIdToAsk,
    );
    assert_eq!(story.found(NOTES).code, Code::PermissionNothingToRead);
}

#[test]
fn what_was_not_asked_is_told_with_its_cause() {
    let rows = [
        (Code::NotRunCancelled, "You stopped the test first"),
        (Code::ReadsOutOfTime, "The check ran out of time"),
        (Code::KeysRejectedHalfway, "The keys stopped being accepted"),
    ];
    for (code, reason) in rows {
        let story = Story::phin().read("/finance/agreements", ReadAnswer::NotAsked, code);
        let found = story.found(AGREEMENTS);
        assert_eq!(
            (found.outcome, found.code),
            (Outcome::NotRun, Code::PermissionNotAsked)
        );
        assert_eq!(fact(&found, FactName::Reason), Some(reason));
    }
}

#[test]
fn a_fault_on_the_way_leaves_the_box_open_with_its_cause() {
    let path = "/finance/agreements";
    let story = Story::phin().read(path, ReadAnswer::NoAnswer, Code::AnswerTimedOut);
    let found = story.found(AGREEMENTS);
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::CouldNotTell, Code::PermissionNotAnswered)
    );
    assert_eq!(
        fact(&found, FactName::Reason),
        Some("The answer took too long")
    );
}

#[test]
fn write_levels_are_shown_by_the_role_alone() {
    let edit = "finance/agreements/edit";
    let read = Story::phin().answered("/finance/agreements");
    assert_eq!(read.found(edit).code, Code::PermissionNotReadable);
    let told = Story::phin().role(edit, Level::None);
    assert_eq!(told.found(edit).code, Code::PermissionMissing);
}
