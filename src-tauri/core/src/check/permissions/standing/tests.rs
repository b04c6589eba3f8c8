use super::*;
use jiff::Timestamp;

const AGREEMENTS: &str = "finance/agreements/inquire";
const NOTES: &str = "companies/notes/inquire";

fn found(permission: &str, outcome: Outcome, code: Code) -> PermissionFinding {
    PermissionFinding {
        permission: permission.parse().unwrap(),
        outcome,
        code,
        known_by: Vec::new(),
        one_of: Vec::new(),
        is_optional: false,
        evidence: Vec::new(),
        known_at: Timestamp::UNIX_EPOCH,
    }
}

/// One of these is missing; the optional ones of them are named too.
fn choice(optional: &[&str]) -> PermissionRun {
    let boxes = [AGREEMENTS, NOTES].map(|permission| PermissionFinding {
        one_of: [AGREEMENTS, NOTES].map(|it| it.parse().unwrap()).to_vec(),
        is_optional: optional.contains(&permission),
        ..found(permission, Outcome::CouldNotTell, Code::PermissionOneOf)
    });
    PermissionRun {
        findings: Vec::new(),
        boxes: boxes.to_vec(),
        reads: Vec::new(),
        notes: Vec::new(),
        before: Vec::new(),
        is_partial: false,
    }
}

#[test]
fn one_of_several_that_are_all_asked_for_is_a_problem() {
    let run = choice(&[]);
    assert!(run.lacks_one_of_several() && !run.is_free_of_problems());
    assert_eq!(run.missing().count(), 0, "which one is not known");
}

#[test]
fn one_of_several_is_no_problem_where_it_may_be_one_that_nobody_asks_for() {
    assert!(choice(&[NOTES]).is_free_of_problems());
    let mut beyond_the_plan = choice(&[]);
    beyond_the_plan.boxes.pop();
    assert!(beyond_the_plan.is_free_of_problems());
}

#[test]
fn a_suspicion_alone_is_no_problem() {
    let mut run = choice(&[]);
    for found in &mut run.boxes {
        found.code = Code::PermissionSuspected;
    }
    assert!(run.is_free_of_problems());
}

#[test]
fn what_only_an_answered_call_proves_is_not_called_set() {
    for code in [
        Code::PermissionReadAnswered,
        Code::PermissionEntryReadAnswered,
    ] {
        let standing = found(AGREEMENTS, Outcome::Passed, code).standing();
        assert_eq!(standing, Standing::Works);
    }
    let told = found(AGREEMENTS, Outcome::Passed, Code::PermissionGranted);
    assert_eq!(told.standing(), Standing::Set);
}

#[test]
fn each_box_is_counted_once() {
    let mut optional = found(NOTES, Outcome::Failed, Code::PermissionMissing);
    optional.is_optional = true;
    let mut doubtful_and_optional = found(NOTES, Outcome::CouldNotTell, Code::PermissionSuspected);
    doubtful_and_optional.is_optional = true;
    let of = |outcome, code| found(AGREEMENTS, outcome, code);
    let tally = Tally::of(&[
        of(Outcome::Passed, Code::PermissionGranted),
        of(Outcome::Failed, Code::PermissionLevelTooLow),
        of(Outcome::CouldNotTell, Code::PermissionDisagrees),
        of(Outcome::CouldNotTell, Code::PermissionNotReadable),
        of(Outcome::CouldNotTell, Code::PermissionBehindAnother),
        of(Outcome::NotRun, Code::PermissionNotAsked),
        optional,
        doubtful_and_optional,
    ]);
    let expected = Tally {
        passed: 1,
        missing: 1,
        doubtful: 1,
        unreadable: 1,
        untold: 1,
        unasked: 1,
        optional_missing: 1,
    };
    assert_eq!(tally, expected);
    assert_eq!(tally.could_not_tell(), 3);
}
