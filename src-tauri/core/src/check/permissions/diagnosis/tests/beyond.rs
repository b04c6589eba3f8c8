//! Single cases of what the customize list says, and of what a role holds beyond the need.

use super::story::Story;
use crate::catalog::Level;
use crate::check::Outcome;
use crate::check::permissions::role_levels::OtherLevel;
use crate::words::Code;

const AGREEMENTS: &str = "finance/agreements/inquire";
const TABLE_SETUP: &str = "system/table-setup/inquire";
const BOARDS: &str = "table/service/service-board";

/// A list that names boards and sources; statuses decide its meaning.
fn listed(statuses_are_refused: bool, items: &[&str]) -> Story {
    let story = Story::msp_process()
        .list(items)
        .role(TABLE_SETUP, Level::All);
    if statuses_are_refused {
        story.refused("/company/companies/statuses")
    } else {
        story.answered("/company/companies/statuses")
    }
}

#[test]
fn the_list_of_table_setup_speaks_once_calls_fix_its_meaning() {
    let items = ["Company / Company Status", "Service / Service Board"];
    let allowed = listed(false, &items).found(BOARDS);
    assert_eq!(
        (allowed.outcome, allowed.code),
        (Outcome::Passed, Code::PermissionListedAsAllowed)
    );
    let left_out = listed(true, &items).found(BOARDS);
    assert_eq!(
        (left_out.outcome, left_out.code),
        (Outcome::Failed, Code::PermissionListedAsLeftOut)
    );
}

#[test]
fn the_list_of_table_setup_is_silent_where_its_meaning_is_open() {
    let open = [
        listed(false, &["Service / Service Board"]),
        listed(true, &["Service / Service Board"]),
        listed(false, &["12", "13"]),
        listed(false, &["Company / Company Status"]),
        listed(true, &["Company Status", "Source", "Service Board"]).answered("/service/sources"),
    ];
    for (place, story) in open.into_iter().enumerate() {
        assert_eq!(
            story.found(BOARDS).code,
            Code::PermissionNotReadable,
            "{place}"
        );
    }
}

#[test]
fn a_call_that_came_back_empty_was_allowed_whatever_the_list_says() {
    let story = listed(true, &["Company Status", "Service Board"]).empty("/service/boards");
    assert_eq!(story.found(BOARDS).code, Code::PermissionNothingToRead);
}

#[test]
fn what_the_role_holds_beyond_the_need_is_counted_and_the_first_are_named() {
    let story = Story::phin()
        .role(AGREEMENTS, Level::All)
        .role("finance/agreements/delete", Level::All)
        .role("companies/contacts/add", Level::My)
        .role("companies/contacts/edit", Level::None)
        .role("system/table-setup/inquire", Level::All)
        .other(OtherLevel {
            module: "Marketing".to_owned(),
            function: "Campaigns".to_owned(),
            right: crate::catalog::Right::Edit,
            level: Level::All,
        });
    let notes = story.diagnosis().notes();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].code, Code::RoleLargerThanNeeded);
    let facts: Vec<&str> = notes[0]
        .evidence
        .iter()
        .map(|fact| fact.value.as_str())
        .collect();
    assert_eq!(
        facts,
        [
            "Phin Integration",
            "4",
            "Companies › Contacts › Add Level, Finance › Agreements › Delete Level, System › Table Setup › Inquire Level, …",
            "Phin"
        ]
    );
}

#[test]
fn a_role_that_holds_what_is_needed_and_no_more_has_no_note() {
    assert_eq!(
        Story::phin()
            .role(AGREEMENTS, Level::All)
            .diagnosis()
            .notes(),
        []
    );
    assert_eq!(Story::phin().diagnosis().notes(), []);
}
