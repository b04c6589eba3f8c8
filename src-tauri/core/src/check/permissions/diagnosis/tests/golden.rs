//! The words of every code of the permission check, with the facts that it typically has, for both guides.

use super::golden_whole::{calls, member};
use super::story::Story;
use crate::catalog::Level;
use crate::check::{Fact, ReadAnswer};
use crate::words::{Code, Words, words_for};
use std::collections::BTreeSet;

const AGREEMENTS: &str = "finance/agreements/inquire";
const CONTACTS: &str = "companies/contacts/inquire";
const COMPANY: &str = "system/my-company/inquire";
const TABLE_SETUP: &str = "system/table-setup/inquire";
const BOARDS: &str = "table/service/service-board";

pub(super) struct Golden {
    pub(super) case: &'static str,
    pub(super) code: Code,
    pub(super) facts: Vec<Fact>,
}

fn boxes_of_phin() -> Vec<Golden> {
    let path = "/finance/agreements";
    let phin = Story::phin;
    let rows = [
        (
            "Phin, the role says All",
            phin().role(AGREEMENTS, Level::All),
        ),
        ("Phin, the call was answered", phin().answered(path)),
        ("Phin, the call was refused", phin().refused(path)),
        (
            "Phin, the role says None",
            phin().role(AGREEMENTS, Level::None),
        ),
        ("Phin, the role says My", phin().role(AGREEMENTS, Level::My)),
        ("Phin, there is no agreement", phin().empty(path)),
        ("Phin, nothing shows it", phin()),
        (
            "Phin, the call was not answered",
            phin().read(path, ReadAnswer::NoAnswer, Code::AnswerTimedOut),
        ),
        (
            "Phin, the call was not asked",
            phin().read(path, ReadAnswer::NotAsked, Code::ReadsOutOfTime),
        ),
        (
            "Phin, all was stopped before the role was told",
            phin().stopped(Code::NotRunCancelled),
        ),
        (
            "Phin, the role and the call disagree",
            phin().role(AGREEMENTS, Level::None).answered(path),
        ),
    ];
    rows.map(|(case, story)| golden(case, &story, AGREEMENTS))
        .into()
}

fn boxes_of_msp_process() -> Vec<Golden> {
    let msp = Story::msp_process;
    let statuses = "/company/companies/statuses";
    let both = ["Company / Company Status", "Service / Service Board"];
    let listed = |story: Story| story.role(TABLE_SETUP, Level::All).list(&both);
    let rows = [
        (
            "MSP Process, an entry of Table Setup",
            BOARDS,
            msp().answered(statuses).refused("/service/boards"),
        ),
        (
            "MSP Process, one of two",
            TABLE_SETUP,
            msp().refused("/service/boards"),
        ),
        (
            "MSP Process, behind Table Setup",
            BOARDS,
            msp()
                .role(TABLE_SETUP, Level::None)
                .refused("/service/boards"),
        ),
        (
            "MSP Process, suspected",
            COMPANY,
            msp().refused("/system/departments"),
        ),
        (
            "MSP Process, likely",
            COMPANY,
            msp().answered("/system/departments"),
        ),
        (
            "MSP Process, allowed by the list",
            BOARDS,
            listed(msp().answered(statuses)),
        ),
        (
            "MSP Process, left out by the list",
            BOARDS,
            listed(msp().refused(statuses)),
        ),
        (
            "MSP Process, an optional box",
            "companies/configurations/inquire",
            msp().refused("/company/configurations"),
        ),
        (
            "MSP Process, the role and the call disagree",
            CONTACTS,
            msp()
                .role(CONTACTS, Level::All)
                .refused("/company/contacts"),
        ),
    ];
    rows.map(|(case, permission, story)| golden(case, &story, permission))
        .into()
}

fn entries() -> Vec<Golden> {
    let msp = Story::msp_process;
    let rows = [
        (
            "MSP Process, the call of an entry was answered",
            BOARDS,
            msp().answered("/service/boards"),
        ),
        (
            "MSP Process, an entry whose name is a guess",
            "table/service/location",
            msp().refused("/service/locations"),
        ),
    ];
    rows.map(|(case, permission, story)| golden(case, &story, permission))
        .into()
}

fn golden(case: &'static str, story: &Story, permission: &str) -> Golden {
    let found = story.found(permission);
    Golden {
        case,
        code: found.code,
        facts: found.evidence,
    }
}

fn all() -> Vec<Golden> {
    let boxes = boxes_of_phin().into_iter().chain(boxes_of_msp_process());
    boxes
        .chain(entries())
        .chain(calls())
        .chain(member())
        .collect()
}

/// The codes between the first box's and the last remark's, as the list of codes has them.
fn family() -> BTreeSet<Code> {
    let all = Code::ALL.iter().copied();
    let from = all.skip_while(|code| *code != Code::PermissionGranted);
    from.take_while(|code| *code != Code::ClipboardEmpty)
        .collect()
}

#[test]
fn every_code_of_the_permission_check_has_golden_words() {
    let golden: BTreeSet<Code> = all().iter().map(|row| row.code).collect();
    let left_out: Vec<Code> = family().difference(&golden).copied().collect();
    assert_eq!(left_out, []);
    assert!(family().len() > 40);
}

#[test]
fn the_words_of_the_permission_check_are_golden() {
    let told: Vec<String> = all().iter().map(told).collect();
    insta::assert_snapshot!("words", told.join("\n\n"));
}

fn told(row: &Golden) -> String {
    let Words {
        title,
        happened,
        why,
        to_do,
    } = words_for(row.code, &row.facts);
    let code = serde_json::to_value(row.code).unwrap();
    let code = code.as_str().unwrap();
    format!("[{code}] {}\n{title}\n{happened}\n{why}\n{to_do}", row.case)
}

#[test]
fn a_missing_box_names_its_way_and_what_does_not_work_without_it() {
    let found = Story::phin()
        .refused("/finance/agreements")
        .found(AGREEMENTS);
    let words = words_for(found.code, &found.evidence);
    let expected = "System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All. Without it \
                    Phin cannot push billing data.";
    assert!(words.to_do.contains(expected), "{}", words.to_do);
}

#[test]
fn what_is_failed_or_open_says_why_it_matters_and_what_to_do() {
    for row in boxes_of_phin().iter().chain(&boxes_of_msp_process()) {
        let words = words_for(row.code, &row.facts);
        let is_fine = matches!(
            row.code,
            Code::PermissionGranted
                | Code::PermissionReadAnswered
                | Code::PermissionEntryReadAnswered
                | Code::PermissionReadLikely
                | Code::PermissionListedAsAllowed
        );
        assert!(is_fine || !words.why.is_empty(), "{:?}", row.code);
        assert!(is_fine || !words.to_do.is_empty(), "{:?}", row.code);
    }
}
