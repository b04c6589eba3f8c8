mod damage;
mod look;
mod upgrades;

use super::*;
use crate::check::{Check, CheckRun, Finding, Outcome};
use crate::setup::FieldId;
use crate::words::Code;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::fs;
use tempfile::{TempDir, tempdir};

fn setup(id: &str, at: i64) -> Setup {
    let at = Timestamp::from_second(at).unwrap();
    Setup {
        fields: BTreeMap::from([(
            FieldId::Address,
            " https://NA.myconnectwise.net/ ".to_owned(),
        )]),
        company_name: Some("Åcme ✓".to_owned()),
        ..Setup::begin(SetupId(id.to_owned()), "phin", false, at)
    }
}

fn run(check: Check, at: i64) -> CheckRun {
    let at = Timestamp::from_second(at).unwrap();
    CheckRun {
        started_at: at,
        finished_at: at,
        was_cancelled: false,
        findings: vec![Finding {
            check,
            outcome: Outcome::Passed,
            code: Code::KeysAccepted,
            evidence: Vec::new(),
            duration_ms: 5,
        }],
        requests: Vec::new(),
        permissions: None,
    }
}

fn open(folder: &TempDir) -> Setups {
    Setups::open(&folder.path().join("deep/er/setups.db")).unwrap()
}

#[test]
fn a_setup_comes_back_as_it_was_put_also_after_reopening() {
    let folder = tempdir().unwrap();
    let mut one = setup("one", 100);
    open(&folder).put(&one).unwrap();
    assert_eq!(open(&folder).get(&one.id).unwrap(), Some(one.clone()));

    one.current_step = Some("keys".to_owned());
    open(&folder).put(&one).unwrap();
    let records = open(&folder);
    assert_eq!(records.get(&one.id).unwrap(), Some(one));
    assert_eq!(records.list().unwrap().len(), 1);
}

#[test]
fn the_setup_changed_last_comes_first() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    for (id, at) in [
        ("b", 999_999_999),
        ("c", 1_700_000_000),
        ("a", 1_000_000_000),
    ] {
        records.put(&setup(id, at)).unwrap();
    }
    let ids: Vec<_> = records
        .list()
        .unwrap()
        .into_iter()
        .map(|setup| setup.id.0)
        .collect();
    assert_eq!(ids, ["c", "a", "b"]);
}

#[test]
fn a_deleted_setup_is_gone_with_its_runs_and_its_bytes() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let (one, two) = (setup("one-to-be-forgotten", 1), setup("two", 2));
    records.put(&one).unwrap();
    records.put(&two).unwrap();
    records.add_run(&one.id, &run(Check::Keys, 3)).unwrap();
    records.add_run(&two.id, &run(Check::Keys, 4)).unwrap();

    records.delete(&one.id).unwrap();
    records.delete(&one.id).unwrap();

    assert_eq!(records.get(&one.id).unwrap(), None);
    assert_eq!(records.runs(&one.id).unwrap(), []);
    assert_eq!(records.runs(&two.id).unwrap().len(), 1);
    let bytes = fs::read(folder.path().join("deep/er/setups.db")).unwrap();
    assert!(!bytes.windows(9).any(|piece| piece == b"forgotten"));
}

#[test]
fn runs_come_back_in_order_and_know_their_kind() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let one = setup("one", 1);
    records.put(&one).unwrap();
    let runs = [run(Check::Company, 2), run(Check::Keys, 3)];
    for run in &runs {
        records.add_run(&one.id, run).unwrap();
    }
    assert_eq!(records.runs(&one.id).unwrap(), runs);
    let (tests, unreadable) = records.past_runs(&one.id).unwrap();
    let tests: Vec<_> = tests.into_iter().map(|past| past.run).collect();
    assert_eq!((tests.as_slice(), unreadable), (&runs[1..], 0));
}

#[test]
fn the_last_tests_are_kept_and_the_last_that_passed_for_good() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let one = setup("one", 1);
    let failed = |at| {
        let mut failed = run(Check::Keys, at);
        failed.findings[0].outcome = Outcome::Failed;
        failed
    };
    let last = i64::try_from(RUNS_KEPT).unwrap() + 20;
    let passed = [run(Check::Keys, 2), run(Check::Keys, 3)];
    let all = passed.iter().cloned().chain((4..last).map(failed));
    records.put_all([(one.clone(), all.collect())]).unwrap();
    records.add_run(&one.id, &run(Check::Company, 1)).unwrap();
    assert_eq!(records.past_runs(&one.id).unwrap().0.len(), 218);

    records.add_scheduled_run(&one.id, &failed(last)).unwrap();

    let (tests, _) = records.past_runs(&one.id).unwrap();
    assert_eq!(tests.len(), RUNS_KEPT + 1);
    assert_eq!(tests[0].run, failed(last));
    assert!(tests[0].is_scheduled && !tests[1].is_scheduled);
    assert_eq!(tests[RUNS_KEPT].run, passed[1]);
    assert_eq!(records.runs(&one.id).unwrap().len(), RUNS_KEPT + 2);
}

#[test]
fn the_last_field_checks_are_kept_and_no_test_is_let_go_of_for_them() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let (one, other) = (setup("one", 1), setup("other", 1));
    let last = i64::try_from(RUNS_KEPT).unwrap() + 20;
    let checks = |_: &Setup| (1..last).map(|at| run(Check::Company, at)).collect();
    let all = [&one, &other].map(|setup: &Setup| (setup.clone(), checks(setup)));
    records.put_all(all).unwrap();
    records.add_run(&one.id, &run(Check::Keys, last)).unwrap();
    records
        .add_run(&one.id, &run(Check::Company, last))
        .unwrap();
    let runs = records.runs(&one.id).unwrap();
    assert_eq!(runs.len(), RUNS_KEPT + 1);
    assert_eq!(runs.last().unwrap(), &run(Check::Company, last));
    assert_eq!(records.past_runs(&one.id).unwrap().0.len(), 1);
    assert_eq!(records.runs(&other.id).unwrap().len(), RUNS_KEPT + 19);
}

#[test]
fn a_test_that_cannot_be_read_is_counted_and_left() {
    let folder = tempdir().unwrap();
    let records = open(&folder);
    let one = setup("one", 1);
    records.put(&one).unwrap();
    records.add_run(&one.id, &run(Check::Keys, 3)).unwrap();
    records.add_run(&one.id, &run(Check::Keys, 4)).unwrap();
    let other = Connection::open(folder.path().join("deep/er/setups.db")).unwrap();
    let newer = "UPDATE check_runs SET body = '{\"startedAt\": 5}' WHERE id = 1";
    other.execute(newer, []).unwrap();
    let (tests, unreadable) = records.past_runs(&one.id).unwrap();
    assert_eq!((tests.len(), unreadable), (1, 1));
    assert!(records.past_run(&one.id, RunId(1)).is_err());
}

#[test]
fn a_run_of_no_setup_is_refused() {
    let folder = tempdir().unwrap();
    let refused = open(&folder).add_run(&SetupId("none".to_owned()), &run(Check::Keys, 1));
    assert_eq!(refused.unwrap_err().code(), Code::SetupNotFound);
}

#[test]
fn records_of_a_newer_onramp_are_refused_and_left_untouched() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("setups.db");
    let newer = Connection::open(&path).unwrap();
    newer
        .execute_batch("CREATE TABLE other (x); PRAGMA user_version = 99;")
        .unwrap();
    drop(newer);
    let before = fs::read(&path).unwrap();

    let refused = Setups::open(&path).unwrap_err();

    assert!(
        matches!(
            refused,
            SetupsError::Newer {
                found: 99,
                known: 4
            }
        ),
        "{refused:?}"
    );
    assert_eq!(refused.code(), Code::RecordsNewer);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn records_that_cannot_be_made_are_not_opened() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let refused = Setups::open(&file.join("setups.db")).unwrap_err();
    assert_eq!(refused.code(), Code::RecordsNotOpened);
}

#[test]
fn records_that_are_a_folder_are_not_opened() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("deep/er/setups.db");
    fs::create_dir_all(&path).unwrap();
    let refused = Setups::open(&path).unwrap_err();
    assert_eq!(refused.code(), Code::RecordsNotOpened);
}

#[test]
fn two_onramps_write_to_the_same_records() {
    let folder = tempdir().unwrap();
    let (one, other) = (open(&folder), open(&folder));
    one.put(&setup("one", 1)).unwrap();
    other.put(&setup("other", 2)).unwrap();
    assert_eq!(one.list().unwrap(), other.list().unwrap());
    assert_eq!(one.list().unwrap().len(), 2);
}
