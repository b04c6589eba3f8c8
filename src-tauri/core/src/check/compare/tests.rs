use super::*;
use crate::check::{Fact, FactName, KnownBy};
use crate::words::Code;
use proptest::prelude::*;
use std::collections::HashSet;

const OUTCOMES: [Outcome; 5] = [
    Outcome::Passed,
    Outcome::Failed,
    Outcome::CouldNotTell,
    Outcome::NotNeeded,
    Outcome::NotRun,
];
const CHECKS: [Check; 3] = [Check::Name, Check::Company, Check::Keys];
const WHOLE: [Check; 2] = [Check::RoleRead, Check::Reach];
const BOXES: [&str; 4] = [
    "companies/contacts/edit",
    "companies/contacts/inquire",
    "finance/agreements/inquire",
    "table/service/service-board",
];

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn finding(check: Check, outcome: Outcome) -> Finding {
    Finding {
        check,
        outcome,
        code: Code::KeysAccepted,
        evidence: Vec::new(),
        duration_ms: 1,
    }
}

fn boxed(name: &str, outcome: Outcome, known_at: i64) -> PermissionFinding {
    PermissionFinding {
        permission: name.parse().unwrap(),
        outcome,
        code: Code::PermissionGranted,
        known_by: vec![KnownBy::Read],
        one_of: Vec::new(),
        is_optional: false,
        evidence: Vec::new(),
        known_at: at(known_at),
    }
}

/// A run that began at `second`, with these findings and, where there are any, these boxes.
fn run(second: i64, findings: Vec<Finding>, boxes: Vec<PermissionFinding>) -> CheckRun {
    let permissions = PermissionRun {
        findings: Vec::new(),
        boxes,
        reads: Vec::new(),
        notes: Vec::new(),
        before: Vec::new(),
        is_partial: false,
    };
    CheckRun {
        started_at: at(second),
        finished_at: at(second + 5),
        was_cancelled: false,
        findings,
        requests: Vec::new(),
        permissions: (!permissions.boxes.is_empty()).then_some(permissions),
    }
}

/// Any run that asked all it tells by itself, and any part of the rows.
fn any_fresh(second: i64) -> impl Strategy<Value = CheckRun> {
    let outcome = || proptest::option::of(0..OUTCOMES.len());
    let rows = (
        [outcome(), outcome(), outcome()],
        [outcome(), outcome()],
        [outcome(), outcome(), outcome(), outcome()],
    );
    rows.prop_map(move |(checks, whole, boxes)| {
        let answers = |names: &[Check], rows: &[Option<usize>]| -> Vec<Finding> {
            let pairs = names.iter().zip(rows);
            pairs
                .filter_map(|(check, row)| Some(finding(*check, OUTCOMES[(*row)?])))
                .collect()
        };
        let boxes = BOXES.iter().zip(boxes);
        let boxes = boxes.filter_map(|(name, row)| Some(boxed(name, OUTCOMES[row?], second + 1)));
        let mut run = run(second, answers(&CHECKS, &checks), boxes.collect());
        if let Some(permissions) = &mut run.permissions {
            permissions.findings = answers(&WHOLE, &whole);
        }
        run
    })
}

fn keys_of(run: &CheckRun) -> Vec<RowKey<'_>> {
    rows(run).into_iter().map(|(key, _)| key).collect()
}

proptest! {
    #[test]
    fn a_run_beside_itself_has_no_change(run in any_fresh(10)) {
        let compared = compare(&run, &run);
        prop_assert!(compared.rows.iter().all(|row| !row.change.is_change()));
        prop_assert!(compared.tally.is_unchanged());
        prop_assert!(compared.grounds.is_empty());
    }

    #[test]
    fn the_other_way_round_what_was_mended_broke(then in any_fresh(10), now in any_fresh(10)) {
        let (there, back) = (compare(&then, &now), compare(&now, &then));
        prop_assert_eq!(there.tally.count(Change::Mended), back.tally.count(Change::Broke));
        prop_assert_eq!(there.tally.count(Change::Broke), back.tally.count(Change::Mended));
        for change in [Change::StillAProblem, Change::StillFine, Change::NotToldEither, Change::NeverAsked] {
            prop_assert_eq!(there.tally.count(change), back.tally.count(change));
        }
    }

    #[test]
    fn every_row_of_either_run_stands_there_once(then in any_fresh(10), now in any_fresh(90)) {
        let compared = compare(&then, &now);
        let expected: Vec<String> = keys_of(&then).into_iter().chain(keys_of(&now)).map(|key| format!("{key:?}")).collect();
        let expected: HashSet<String> = expected.into_iter().collect();
        let found: Vec<String> = compared.rows.iter().map(|row| format!("{:?}", row.key)).collect();
        prop_assert_eq!(found.len(), expected.len());
        prop_assert_eq!(found.into_iter().collect::<HashSet<_>>(), expected);
        let counted: usize = Change::ALL.into_iter().map(|change| compared.tally.count(change)).sum();
        prop_assert_eq!(counted, compared.rows.len());
    }
}

#[test]
fn each_way_has_its_own_name_and_its_own_count() {
    for (place, change) in Change::ALL.into_iter().enumerate() {
        assert_eq!(change as usize, place);
    }
    let between = |then, now| Change::between(Seen::of(then), Seen::of(now));
    let (fine, problem) = (Some(Outcome::Passed), Some(Outcome::Failed));
    let (untold, unasked) = (Some(Outcome::CouldNotTell), Some(Outcome::NotRun));
    assert_eq!(between(fine, problem), Change::Broke);
    assert_eq!(between(problem, fine), Change::Mended);
    assert_eq!(between(untold, problem), Change::Appeared);
    assert_eq!(between(None, problem), Change::Appeared);
    assert_eq!(between(fine, untold), Change::NotToldNow);
    assert_eq!(between(untold, fine), Change::ToldNow);
    assert_eq!(between(None, fine), Change::NewlyAsked);
    assert_eq!(between(fine, unasked), Change::NoLongerAsked);
    assert_eq!(between(unasked, None), Change::NeverAsked);
}

#[test]
fn what_the_later_run_kept_is_no_evidence_of_it() {
    let then = run(10, Vec::new(), vec![boxed(BOXES[0], Outcome::Failed, 11)]);
    let kept = run(90, Vec::new(), vec![boxed(BOXES[0], Outcome::Passed, 50)]);
    let compared = compare(&then, &kept);
    assert_eq!(compared.rows[0].change, Change::NotAskedAgain);
    assert_eq!(compared.rows[0].now.unwrap().kept_from, Some(at(50)));
    assert!(compared.tally.is_unchanged());
}

#[test]
fn what_the_earlier_run_kept_counts_with_its_own_age() {
    let kept = run(10, Vec::new(), vec![boxed(BOXES[0], Outcome::Passed, 3)]);
    let now = run(90, Vec::new(), vec![boxed(BOXES[0], Outcome::Failed, 91)]);
    let compared = compare(&kept, &now);
    assert_eq!(compared.rows[0].change, Change::Broke);
    assert_eq!(compared.rows[0].then.unwrap().kept_from, Some(at(3)));
}

#[test]
fn a_permission_check_that_was_only_carried_on_tells_nothing_of_the_whole_role() {
    let mut then = run(10, Vec::new(), vec![boxed(BOXES[0], Outcome::Passed, 11)]);
    let reach = |member: &str| Finding {
        evidence: vec![Fact::new(FactName::Member, member)],
        ..finding(Check::Reach, Outcome::Passed)
    };
    then.permissions.as_mut().unwrap().findings = vec![reach("OnrampApi")];
    let mut carried = CheckRun {
        started_at: at(90),
        finished_at: at(95),
        ..then.clone()
    };
    carried.permissions.as_mut().unwrap().is_partial = true;
    let compared = compare(&then, &carried);
    assert_eq!(compared.tally.count(Change::NotAskedAgain), 2);
    let mut other = then.clone();
    other.permissions.as_mut().unwrap().findings = vec![reach("Other")];
    assert_eq!(
        compare(&then, &other).grounds,
        [OtherGround {
            ground: Ground::Member,
            then: "OnrampApi".to_owned(),
            now: "Other".to_owned()
        }]
    );
    assert!(compare(&other, &carried).grounds.is_empty());
}

#[test]
fn another_company_server_or_version_is_told_and_what_is_not_known_is_not() {
    let told = |host: &str, company: &str, version: Option<&str>| {
        let mut keys = finding(Check::Keys, Outcome::Passed);
        keys.evidence.push(Fact::new(FactName::Host, host));
        keys.evidence
            .extend(version.map(|version| Fact::new(FactName::Version, version)));
        let mut found = finding(Check::Company, Outcome::Passed);
        found.evidence.push(Fact::new(FactName::Company, company));
        run(10, vec![found, keys], Vec::new())
    };
    let march = told("api-na.example", "acme", Some("v2025.1"));
    let grounds = |now: &CheckRun| -> Vec<Ground> {
        let compared = compare(&march, now);
        compared.grounds.iter().map(|one| one.ground).collect()
    };
    assert!(grounds(&told("API-NA.example", "ACME", Some("v2025.1"))).is_empty());
    assert!(grounds(&told("api-na.example", "acme", None)).is_empty());
    assert_eq!(
        grounds(&told("api-eu.example", "other", Some("v2025.2"))),
        [Ground::Company, Ground::Server, Ground::Version]
    );
}

#[test]
fn what_broke_comes_first_and_a_box_beside_the_document_is_counted_apart() {
    let optional = |outcome, known_at| PermissionFinding {
        is_optional: true,
        ..boxed(BOXES[3], outcome, known_at)
    };
    let then = run(
        10,
        vec![finding(Check::Name, Outcome::Passed)],
        vec![
            boxed(BOXES[0], Outcome::Failed, 11),
            optional(Outcome::Passed, 11),
            boxed(BOXES[1], Outcome::Passed, 11),
        ],
    );
    let now = run(
        90,
        vec![finding(Check::Name, Outcome::Passed)],
        vec![
            boxed(BOXES[0], Outcome::Passed, 91),
            optional(Outcome::Failed, 91),
            boxed(BOXES[1], Outcome::Failed, 91),
        ],
    );
    let compared = compare(&then, &now);
    let told: Vec<_> = compared
        .rows
        .iter()
        .map(|row| (row.change, row.is_optional))
        .collect();
    assert_eq!(
        told,
        [
            (Change::Broke, false),
            (Change::Broke, true),
            (Change::Mended, false),
            (Change::StillFine, false)
        ]
    );
    assert_eq!(compared.tally.count(Change::Broke), 1);
    assert_eq!(compared.tally.optional, 1);
}
