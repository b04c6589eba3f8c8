//! `check compare`: two runs of a practice in this process whose role a test can change.

use crate::check_permissions::{Own, REMEDY, kept, without_agreements};
use crate::ran::{Ran, run};
use onramp_practice::ReadyRole;
use serde_json::Value;
use tempfile::TempDir;

const BOX: &str = "finance/agreements/inquire";

/// A run without a box and a run with it, in this order, as files.
fn two_runs(folder: &TempDir) -> (Own, String, String) {
    let own = Own::start(without_agreements(), true);
    let before = own.check(&["--json"]);
    let before = kept(&before, folder.path(), "before.json");
    own.practice
        .set_ready_role(ReadyRole::everything_but(&[]).named("Phin Integration"));
    let after = own.check(&["--json"]);
    let after = kept(&after, folder.path(), "after.json");
    (own, before, after)
}

fn compared(one: &str, other: &str, more: &[&str]) -> Ran {
    let words = ["check", "compare", one, other];
    let all: Vec<&str> = words.iter().chain(more).copied().collect();
    run(&all)
}

fn names<'a>(compared: &'a Value, change: &str) -> Vec<&'a str> {
    let groups = compared["comparison"]["groups"].as_array().unwrap();
    let groups = groups.iter().filter(|group| group["change"] == change);
    let rows = groups.flat_map(|group| group["rows"].as_array().unwrap());
    rows.filter_map(|row| row["permission"].as_str()).collect()
}

#[test]
fn a_box_that_was_set_is_mended_and_nothing_else_whichever_run_is_named_first() {
    let folder = tempfile::tempdir().unwrap();
    let (_own, before, after) = two_runs(&folder);
    for (one, other) in [(&before, &after), (&after, &before)] {
        let told = compared(one, other, &["--json"]);
        told.assert_status(0);
        let told = told.json();
        assert_eq!(names(&told, "mended"), [BOX]);
        assert_eq!(names(&told, "broke"), [""; 0]);
        assert_eq!(told["comparison"]["grounds"], serde_json::json!([]));
    }
    let told = compared(&before, &after, &[]);
    told.assert_status(0);
    assert!(
        told.out
            .contains("  Finance › Agreements › Inquire Level: then Missing, now Set"),
        "{}",
        told.out
    );
}

#[test]
fn a_box_that_broke_is_named_with_its_way_and_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let (own, _, whole) = two_runs(&folder);
    own.practice.set_ready_role(without_agreements());
    let broken = own.check(&["--json"]);
    let broken = kept(&broken, folder.path(), "broken.json");

    let told = compared(&whole, &broken, &[]);

    told.assert_status(1);
    let (_, broke) = told
        .out
        .split_once("\nWorked then, and is a problem now\n")
        .unwrap();
    assert!(broke.starts_with("  Finance › Agreements › Inquire Level: then Set, now Missing"));
    assert!(broke.contains(&format!("→ {REMEDY}")), "{broke}");
}

#[test]
fn what_a_partial_run_kept_is_not_counted_as_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let own = Own::start(without_agreements(), false);
    let before = own.check(&["--json"]);
    let before = kept(&before, folder.path(), "before.json");
    own.practice
        .set_ready_role(ReadyRole::everything_but(&[]).named("Phin Integration"));
    let after = own.check(&["--json", "--only-failed", &before]);
    let after = kept(&after, folder.path(), "after.json");

    let told = compared(&before, &after, &["--json"]).json();

    assert_eq!(names(&told, "mended"), [BOX]);
    let kept = names(&told, "not-asked-again");
    assert!(
        kept.contains(&"companies/company-maintenance/inquire"),
        "{kept:?}"
    );
}

#[test]
fn practice_is_never_compared_with_what_is_real_and_another_role_is_said_first() {
    let folder = tempfile::tempdir().unwrap();
    let (_own, before, after) = two_runs(&folder);
    let mut other: Value = serde_json::from_str(&std::fs::read_to_string(&after).unwrap()).unwrap();
    other["role"] = "admin".into();
    std::fs::write(&after, other.to_string()).unwrap();
    let told = compared(&before, &after, &[]);
    assert!(
        told.out
            .contains("Not the same was tested:\n  Role: then custom, now admin")
    );

    other["isPractice"] = false.into();
    std::fs::write(&after, other.to_string()).unwrap();
    let refused = compared(&before, &after, &[]);
    refused.assert_status(2);
    assert!(refused.err.contains("never compared"), "{}", refused.err);

    std::fs::write(&after, "{}").unwrap();
    compared(&before, &after, &[]).assert_status(2);
    run(&["check"]).assert_status(2);
}
