//! Single cases of the entries of Table Setup › customize: what is sure of them, and what hides them.

use super::cases::fact;
use super::story::Story;
use crate::check::{FactName, Outcome};
use crate::words::Code;

const BOARDS: &str = "table/service/service-board";
const STATUSES: &str = "table/company/company-status";

#[test]
fn a_suspicion_is_as_sure_as_the_less_sure_of_call_and_name() {
    let found = Story::msp_process()
        .refused("/service/locations")
        .found("table/service/location");
    assert_eq!(found.code, Code::PermissionSuspected);
    assert_eq!(fact(&found, FactName::Confidence), Some("unverified"));
    let why = fact(&found, FactName::Why).unwrap();
    assert!(
        why.ends_with("This name was not seen anywhere; look for one like it."),
        "{why}"
    );
}

#[test]
fn a_box_that_is_perhaps_hidden_tells_its_own_way_too() {
    let found = Story::msp_process()
        .refused("/service/boards")
        .refused("/company/companies/statuses")
        .found(STATUSES);
    assert_eq!(found.code, Code::PermissionBehindAnother);
    assert!(
        fact(&found, FactName::Remedy)
            .unwrap()
            .contains("Company / Company Status")
    );
}

#[test]
fn an_answered_call_says_of_an_entry_that_it_is_allowed() {
    let found = Story::msp_process()
        .answered("/service/boards")
        .found(BOARDS);
    assert_eq!(
        (found.outcome, found.code),
        (Outcome::Passed, Code::PermissionEntryReadAnswered)
    );
}
