use super::*;
use crate::check::{ReadAnswer, run_view};
use crate::words::Code;

const AGREEMENTS: &str = "finance/agreements/inquire";
const PLACE: &str = "Finance › Agreements › Inquire Level";

fn found(permission: &str, outcome: Outcome, code: Code) -> PermissionFinding {
    PermissionFinding {
        permission: permission.parse().unwrap(),
        outcome,
        code,
        known_by: Vec::new(),
        one_of: Vec::new(),
        is_optional: false,
        evidence: Vec::new(),
        known_at: at("2026-11-21T10:02:00Z"),
    }
}

fn at(time: &str) -> Timestamp {
    time.parse().unwrap()
}

fn run(boxes: Vec<PermissionFinding>) -> PermissionRun {
    PermissionRun {
        findings: Vec::new(),
        boxes,
        reads: Vec::new(),
        notes: Vec::new(),
        before: Vec::new(),
        is_partial: false,
    }
}

fn view(run: &PermissionRun) -> PermissionRunView {
    permission_run_view(run, &times("2026-11-21T10:02:00Z", "2026-11-21T10:30:00Z"))
}

fn times(started_at: &str, finished_at: &str) -> Times {
    Times {
        started_at: at(started_at),
        finished_at: at(finished_at),
        zone: TimeZone::UTC,
    }
}

#[test]
fn a_missing_box_shows_its_place_its_remedy_and_how_it_is_known() {
    let missing = PermissionFinding {
        known_by: vec![KnownBy::RoleReadBack, KnownBy::Read],
        evidence: vec![
            Fact::new(FactName::Place, PLACE),
            Fact::new(FactName::Remedy, "System › Security Roles › …"),
        ],
        ..found(AGREEMENTS, Outcome::Failed, Code::PermissionMissing)
    };
    let view = view(&run(vec![missing]));

    let shown = &view.boxes[0];
    assert_eq!(
        (shown.permission.as_str(), shown.place.as_str()),
        (AGREEMENTS, PLACE)
    );
    assert_eq!(shown.remedy.as_deref(), Some("System › Security Roles › …"));
    assert_eq!(shown.known_by, "The role was read back, and a reading call");
    assert_eq!((view.passed, view.failed, view.could_not_tell), (0, 1, 0));
    assert!(!view.is_free_of_problems && view.can_ask_again);
}

#[test]
fn a_box_that_is_set_has_no_remedy_and_nothing_is_left_to_ask() {
    let set = found(AGREEMENTS, Outcome::Passed, Code::PermissionGranted);
    let view = view(&run(vec![set]));
    assert_eq!(view.boxes[0].remedy, None);
    assert_eq!(view.boxes[0].known_by, "");
    assert!(view.is_free_of_problems && !view.can_ask_again);
}

#[test]
fn the_other_boxes_of_a_choice_are_named_by_their_places() {
    let notes = "companies/notes/inquire";
    let choice = |permission| PermissionFinding {
        one_of: [AGREEMENTS, notes].map(|it| it.parse().unwrap()).to_vec(),
        evidence: vec![Fact::new(FactName::Place, format!("Place of {permission}"))],
        ..found(permission, Outcome::CouldNotTell, Code::PermissionOneOf)
    };
    let view = view(&run(vec![choice(AGREEMENTS), choice(notes)]));
    assert_eq!(view.boxes[0].one_of, ["Place of companies/notes/inquire"]);
    assert_eq!(view.could_not_tell, 2);
}

#[test]
fn an_optional_box_that_is_not_set_is_no_problem_and_not_counted() {
    let optional = PermissionFinding {
        is_optional: true,
        ..found(AGREEMENTS, Outcome::Failed, Code::PermissionMissing)
    };
    let view = view(&run(vec![optional]));
    assert!(view.is_free_of_problems);
    assert_eq!((view.failed, view.boxes[0].is_optional), (0, true));
    assert!(
        view.summary.contains("1 optional box is not set"),
        "{}",
        view.summary
    );
}

#[test]
fn what_stood_before_is_told_with_its_time_and_another_day_with_its_date() {
    let before = PermissionBefore {
        permission: AGREEMENTS.parse().unwrap(),
        outcome: Outcome::Failed,
        code: Code::PermissionMissing,
        known_at: at("2026-11-21T10:02:00Z"),
    };
    let told = |finished| before_words(&before, false, &times(finished, finished));
    assert_eq!(told("2026-11-21T10:30:00Z"), "Missing at 10:02");
    assert_eq!(
        told("2026-11-22T10:30:00Z"),
        "Missing on 21 November 2026, 10:02"
    );

    let optional = times("2026-11-21T10:30:00Z", "2026-11-21T10:30:00Z");
    assert_eq!(before_words(&before, true, &optional), "Not set at 10:02");

    let set = found(AGREEMENTS, Outcome::Passed, Code::PermissionGranted);
    let run = PermissionRun {
        before: vec![before],
        is_partial: true,
        ..run(vec![set])
    };
    let view = view(&run);
    assert!(
        view.boxes[0]
            .before
            .as_ref()
            .unwrap()
            .starts_with("Missing ")
    );
    assert!(view.is_partial);
}

#[test]
fn what_an_earlier_run_found_says_how_old_it_is() {
    let set = found(AGREEMENTS, Outcome::Passed, Code::PermissionGranted);
    let told = |started, finished| {
        let run = run(vec![set.clone()]);
        let view = permission_run_view(&run, &times(started, finished));
        view.boxes[0].known_at.clone()
    };
    let same_day = told("2026-11-21T10:29:00Z", "2026-11-21T10:30:00Z");
    assert_eq!(same_day.as_deref(), Some("as of 10:02"));
    let next_day = told("2026-11-22T08:00:00Z", "2026-11-22T08:01:00Z");
    assert_eq!(next_day.as_deref(), Some("as of 21 November 2026, 10:02"));
    assert_eq!(told("2026-11-21T10:02:00Z", "2026-11-21T10:30:00Z"), None);
}

#[test]
fn a_box_says_how_it_stands_what_it_costs_and_whether_it_is_in_doubt() {
    let suspected = PermissionFinding {
        evidence: vec![Fact::new(
            FactName::Without,
            "Phin cannot push billing data.",
        )],
        ..found(AGREEMENTS, Outcome::CouldNotTell, Code::PermissionSuspected)
    };
    let shown = &view(&run(vec![suspected])).boxes[0];
    assert!(shown.is_doubtful);
    assert_eq!(shown.standing, "Probably missing");
    assert_eq!(
        shown.without.as_deref(),
        Some("Without it Phin cannot push billing data.")
    );
}

#[test]
fn an_optional_box_that_is_not_set_is_not_told_to_be_set() {
    let optional = PermissionFinding {
        is_optional: true,
        evidence: vec![Fact::new(FactName::Remedy, "System › Security Roles › …")],
        ..found(AGREEMENTS, Outcome::Failed, Code::PermissionMissing)
    };
    let shown = &view(&run(vec![optional])).boxes[0];
    assert_eq!(shown.standing, "Not set");
    assert!(
        shown.words.to_do.starts_with("Nothing has to be done."),
        "{}",
        shown.words.to_do
    );
}

#[test]
fn a_whole_run_shows_its_permission_check_and_every_reading_call() {
    let read = ReadFinding {
        path: "/finance/agreements".to_owned(),
        answer: ReadAnswer::Refused,
        code: Code::CallRefused,
        needs: Vec::new(),
        evidence: Vec::new(),
        at: at("2026-11-21T10:02:00Z"),
    };
    let permissions = PermissionRun {
        reads: vec![read],
        ..run(Vec::new())
    };
    let run = crate::check::CheckRun {
        started_at: Timestamp::UNIX_EPOCH,
        finished_at: Timestamp::UNIX_EPOCH,
        was_cancelled: false,
        findings: Vec::new(),
        requests: Vec::new(),
        permissions: Some(permissions),
    };
    let shown = run_view(&run).permissions.unwrap();
    assert_eq!(shown.reads[0].words.title, "Refused");
}
