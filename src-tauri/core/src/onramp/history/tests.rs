use super::*;
use crate::Surroundings;
use crate::check::{
    Change, Check, Fact, FactName, Finding, KnownBy, Outcome, PermissionFinding, PermissionRun,
};
use crate::keys::Vault;
use crate::psa::{ExtraRoots, Limits};
use crate::setup::{Setup, Setups};
use jiff::Timestamp;
use tempfile::TempDir;

const BOX: &str = "finance/agreements/inquire";

fn open(folder: &TempDir, runs: Vec<CheckRun>) -> (Onramp, SetupId) {
    let file = folder.path().join("setups.sqlite3");
    let id = SetupId("one".to_owned());
    let setup = Setup::begin(id.clone(), "phin", false, at(0));
    Setups::open(&file)
        .unwrap()
        .put_all([(setup, runs)])
        .unwrap();
    let onramp = Onramp::open(Surroundings {
        setups: Setups::open(&file).unwrap(),
        keychain: Vault::memory(),
        memory: Vault::memory(),
        key_files: folder.path().join("keys"),
        clock: crate::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    });
    (onramp.unwrap(), id)
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A test at `second` of one server, with one box; without it where the keys were refused.
fn test(second: i64, host: &str, found: Option<Outcome>) -> CheckRun {
    let keys = if found.is_some() {
        (Outcome::Passed, Code::KeysAccepted)
    } else {
        (Outcome::Failed, Code::KeysRejected)
    };
    let permissions = found.map(|outcome| PermissionRun {
        findings: Vec::new(),
        boxes: vec![PermissionFinding {
            permission: BOX.parse().unwrap(),
            outcome,
            code: if outcome == Outcome::Passed {
                Code::PermissionGranted
            } else {
                Code::PermissionMissing
            },
            known_by: vec![KnownBy::RoleReadBack],
            one_of: Vec::new(),
            is_optional: false,
            evidence: vec![
                Fact::new(FactName::Place, "Finance › Agreements › Inquire Level"),
                Fact::new(FactName::Remedy, "Set it to All"),
            ],
            known_at: at(second + 1),
        }],
        reads: Vec::new(),
        notes: Vec::new(),
        before: Vec::new(),
        is_partial: false,
    });
    CheckRun {
        started_at: at(second),
        finished_at: at(second + 2),
        was_cancelled: false,
        findings: vec![Finding {
            check: Check::Keys,
            outcome: keys.0,
            code: keys.1,
            evidence: vec![
                Fact::new(FactName::Host, host),
                Fact::new(FactName::Version, "v2025.8"),
            ],
            duration_ms: 3,
        }],
        requests: Vec::new(),
        permissions,
    }
}

const MARCH: i64 = 1_773_309_600;
const DAY: i64 = 86_400;
const PASSED: Option<Outcome> = Some(Outcome::Passed);
const MISSING: Option<Outcome> = Some(Outcome::Failed);

#[tokio::test]
async fn it_worked_in_march_and_the_box_that_broke_since_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let runs = vec![
        test(MARCH, "na", PASSED),
        test(MARCH + 9 * DAY, "na", MISSING),
        test(MARCH + 10 * DAY, "na", MISSING),
    ];
    let (onramp, id) = open(&folder, runs);

    let history = onramp.history(&id).await.unwrap();
    let march = history.last_passed.unwrap();
    let newest = &history.runs[0];
    assert_eq!(history.runs.len(), 3);
    assert_eq!(march, history.runs[2].id);
    assert!(history.runs[2].at_words.contains("March 2026"));
    assert!(history.runs[2].at_words.contains("(UTC"));
    assert_eq!(newest.version.as_deref(), Some("v2025.8"));
    assert!(newest.changes.starts_with("Nothing changed"));
    assert!(history.runs[1].changes.contains("1 broke"));

    let chosen = Some((newest.id, march));
    let compared = onramp.compare_runs(&id, chosen).await.unwrap().unwrap();
    assert_eq!(compared.then.id, march);
    assert_eq!(compared.now.id, newest.id);
    let first = &compared.comparison.groups[0];
    assert_eq!(first.change, Change::Broke);
    assert_eq!(first.rows[0].name, "Finance › Agreements › Inquire Level");
    assert_eq!(first.rows[0].then.words, "Set");
    assert_eq!(first.rows[0].now.words, "Missing");
    assert_eq!(first.rows[0].to_do, "Set it to All");
}

#[tokio::test]
async fn the_newest_and_the_one_before_are_compared_where_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let runs = vec![test(MARCH, "na", MISSING), test(MARCH + DAY, "na", PASSED)];
    let (onramp, id) = open(&folder, runs);
    let compared = onramp.compare_runs(&id, None).await.unwrap().unwrap();
    assert_eq!(compared.comparison.groups[0].change, Change::Mended);
    assert!(compared.comparison.summary.starts_with("1 was mended"));
}

#[tokio::test]
async fn one_test_alone_has_nothing_beside_it_and_one_that_is_gone_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (onramp, id) = open(&folder, vec![test(MARCH, "na", PASSED)]);
    assert!(onramp.compare_runs(&id, None).await.unwrap().is_none());
    let history = onramp.history(&id).await.unwrap();
    assert_eq!(history.last_passed, None);
    let gone = onramp
        .compare_runs(&id, Some((RunId(77), history.runs[0].id)))
        .await;
    assert_eq!(gone.unwrap_err().code(), Code::RunNotFound);
}

#[tokio::test]
async fn a_test_of_another_server_stays_and_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let runs = vec![test(MARCH, "eu", PASSED), test(MARCH + DAY, "na", PASSED)];
    let (onramp, id) = open(&folder, runs);
    let history = onramp.history(&id).await.unwrap();
    assert!(
        history.runs[0]
            .changes
            .starts_with("Not about the same as the test before: Server.")
    );
    let compared = onramp.compare_runs(&id, None).await.unwrap().unwrap();
    assert_eq!(compared.comparison.grounds[0].label, "Server");
}

#[tokio::test]
async fn a_report_compares_a_problem_with_the_last_test_that_passed() {
    let folder = tempfile::tempdir().unwrap();
    let runs = vec![
        test(MARCH, "na", PASSED),
        test(MARCH + DAY, "na", MISSING),
        test(MARCH + 2 * DAY, "na", None),
    ];
    let (onramp, id) = open(&folder, runs.clone());
    let base = async |run: &CheckRun| onramp.run_to_compare_with(&id, Some(run)).await.unwrap();
    assert_eq!(base(&runs[2]).await.unwrap(), runs[0]);
    assert_eq!(base(&runs[0]).await, None);
    let mended = test(MARCH + 3 * DAY, "na", PASSED);
    assert_eq!(base(&mended).await.unwrap(), runs[2]);
}
