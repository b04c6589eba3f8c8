use super::*;
use crate::check::{Check, Fact, FactName, PermissionFinding};
use crate::words::Code;
use jiff::Timestamp;

fn boxes(of: &[(usize, Outcome, Code)]) -> PermissionRun {
    let boxes = of.iter().flat_map(|(count, outcome, code)| {
        let found = PermissionFinding {
            permission: "finance/agreements/inquire".parse().unwrap(),
            outcome: *outcome,
            code: *code,
            known_by: Vec::new(),
            one_of: Vec::new(),
            is_optional: false,
            evidence: Vec::new(),
            known_at: Timestamp::UNIX_EPOCH,
        };
        vec![found; *count]
    });
    PermissionRun {
        findings: Vec::new(),
        boxes: boxes.collect(),
        reads: Vec::new(),
        notes: Vec::new(),
        before: Vec::new(),
        is_partial: false,
    }
}

const SET: (usize, Outcome, Code) = (3, Outcome::Passed, Code::PermissionGranted);
const MISSING: (usize, Outcome, Code) = (2, Outcome::Failed, Code::PermissionMissing);
const UNREADABLE: (usize, Outcome, Code) = (9, Outcome::CouldNotTell, Code::PermissionNotReadable);
const EMPTY: (usize, Outcome, Code) = (1, Outcome::CouldNotTell, Code::PermissionNothingToRead);
const ONE_OF: (usize, Outcome, Code) = (2, Outcome::CouldNotTell, Code::PermissionOneOf);
const SUSPECTED: (usize, Outcome, Code) = (1, Outcome::CouldNotTell, Code::PermissionSuspected);
const UNASKED: (usize, Outcome, Code) = (4, Outcome::NotRun, Code::PermissionNotAsked);

#[test]
fn a_permission_check_is_told_by_its_counts() {
    let rows: [(&[_], &str); 7] = [
        (&[SET], "No box is missing"),
        (&[SET, MISSING], "2 boxes are missing"),
        (
            &[SET, UNREADABLE],
            "No box that can be seen is missing; 9 are shown by no read",
        ),
        (
            &[SET, MISSING, UNREADABLE, EMPTY],
            "2 boxes are missing; 9 are shown by no read; 1 could not be told",
        ),
        (&[SET, ONE_OF], "Boxes may be missing; 2 are in doubt"),
        (
            &[SET, UNASKED],
            "No box that can be seen is missing; 4 were not asked",
        ),
        (&[UNASKED], "No box could be seen; 4 were not asked"),
    ];
    for (of, expected) in rows {
        assert_eq!(permission_summary(&boxes(of)), expected);
    }
}

fn run(permissions: Option<PermissionRun>, was_cancelled: bool) -> String {
    run_summary(&check_run(permissions, was_cancelled))
}

fn check_run(permissions: Option<PermissionRun>, was_cancelled: bool) -> CheckRun {
    let keys = Finding {
        check: Check::Keys,
        outcome: Outcome::Passed,
        code: Code::KeysAccepted,
        evidence: Vec::new(),
        duration_ms: 1,
    };
    CheckRun {
        started_at: Timestamp::UNIX_EPOCH,
        finished_at: Timestamp::UNIX_EPOCH,
        was_cancelled,
        findings: vec![keys],
        requests: Vec::new(),
        permissions,
    }
}

#[test]
fn a_connected_run_says_that_every_check_passed_only_when_every_box_did() {
    let all = "Connected: every check passed";
    assert_eq!(run(None, false), all);
    assert_eq!(run(Some(boxes(&[SET])), false), all);
    assert_eq!(
        run(Some(boxes(&[SET, MISSING])), false),
        "Connected, and 2 boxes are missing"
    );
    for open in [UNREADABLE, EMPTY, UNASKED] {
        assert_eq!(
            run(Some(boxes(&[SET, open])), false),
            "Connected, and nothing that can be seen is missing"
        );
    }
    assert_eq!(
        run(Some(boxes(&[SET, SUSPECTED])), false),
        "Connected, and boxes may be missing"
    );
}

#[test]
fn one_of_several_that_are_all_asked_for_is_told_as_missing() {
    let mut permissions = boxes(&[SET, ONE_OF]);
    let asked_for = permissions.boxes[0].permission.clone();
    for found in &mut permissions.boxes {
        found.one_of = vec![asked_for.clone()];
    }
    assert_eq!(
        permission_summary(&permissions),
        "At least one box is missing, and ConnectWise does not say which; 2 are in doubt"
    );
    assert_eq!(
        run(Some(permissions), false),
        "Connected, and at least one box is missing"
    );
}

#[test]
fn a_permission_check_that_was_stopped_leaves_the_run_connected() {
    let stopped = "Connected; you stopped the permission check";
    assert_eq!(run(Some(boxes(&[SET, UNASKED])), true), stopped);
    let missing = Some(boxes(&[MISSING, UNASKED]));
    assert_eq!(run(missing, true), "Connected, and 2 boxes are missing");
}

#[test]
fn a_fault_of_the_member_stands_in_the_line() {
    let mut permissions = boxes(&[SET]);
    permissions.findings.push(Finding {
        check: Check::Reach,
        outcome: Outcome::Failed,
        code: Code::MemberBelowCorporate,
        evidence: vec![Fact::new(FactName::Member, "Phin")],
        duration_ms: 1,
    });
    assert_eq!(
        run(Some(permissions), false),
        "Connected, but: The member's level is too low"
    );
}

#[test]
fn an_optional_box_that_is_not_set_does_not_spoil_the_line() {
    let mut permissions = boxes(&[SET, MISSING]);
    for found in &mut permissions.boxes {
        found.is_optional = found.outcome == Outcome::Failed;
    }
    assert_eq!(
        permission_summary(&permissions),
        "No box is missing; 2 optional boxes are not set"
    );
    assert_eq!(
        run(Some(permissions), false),
        "Connected: every check passed"
    );
}

#[test]
fn a_run_whose_keys_ended_half_way_is_not_connected_and_says_what_happened() {
    let mut permissions = boxes(&[SET]);
    permissions.findings.push(Finding {
        check: Check::Reading,
        outcome: Outcome::Failed,
        code: Code::KeysRejectedHalfway,
        evidence: Vec::new(),
        duration_ms: 1,
    });
    let run = check_run(Some(permissions), false);
    assert!(!run.is_connected());
    assert_eq!(run_summary(&run), "The keys stopped being accepted");
}
