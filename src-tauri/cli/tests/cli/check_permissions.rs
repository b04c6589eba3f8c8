//! `check` with its permission check, against a practice in this process whose role a test can change.

use crate::ran::{Ran, command, ran};
use onramp_core::catalog::{Permission, Right};
use onramp_practice::{Practice, PracticeOptions, ReadyRole};
use serde_json::Value;
use std::path::Path;
use tokio::runtime::Runtime;

/// A practice whose role changes while it runs.
pub(crate) struct Own {
    pub(crate) practice: Practice,
    // Serves until it is dropped, after the practice.
    _runtime: Runtime,
}

impl Own {
    pub(crate) fn start(ready_role: ReadyRole, has_my_security: bool) -> Self {
        let runtime = Runtime::new().unwrap();
        let options = PracticeOptions {
            ready_role,
            has_my_security,
            ..PracticeOptions::default()
        };
        let practice = runtime.block_on(Practice::start(options)).unwrap();
        Self {
            practice,
            _runtime: runtime,
        }
    }

    /// Runs `check` for Phin's Billing, with more arguments.
    pub(crate) fn check(&self, more: &[&str]) -> Ran {
        self.check_of(&["phin", "--feature", "billing"], more)
    }

    fn check_of(&self, what: &[&str], more: &[&str]) -> Ran {
        let site = self.practice.site();
        let about = [
            "--practice",
            "--site",
            &site,
            "--company",
            self.practice.company(),
            "--integration-id",
            self.practice.client_id(),
        ];
        let arguments: Vec<&str> = ["check"]
            .iter()
            .chain(what)
            .chain(&about)
            .chain(more)
            .copied()
            .collect();
        let (public, private) = (self.practice.public_key(), self.practice.private_key());
        let keys = format!("{}\n{}\n", public.expose(), private.expose());
        let ran = ran(command(&arguments), &keys);
        for key in keys.lines() {
            assert!(!ran.out.contains(key) && !ran.err.contains(key));
        }
        ran
    }
}

fn agreements() -> Permission {
    Permission::level("finance/agreements", Right::Inquire)
}

pub(crate) fn without_agreements() -> ReadyRole {
    ReadyRole::everything_but(&[agreements()]).named("Phin Integration")
}

pub(crate) const REMEDY: &str =
    "System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All";

/// The box of a run as JSON.
fn found<'a>(run: &'a Value, permission: &str) -> &'a Value {
    let boxes = run["run"]["permissions"]["boxes"].as_array().unwrap();
    let mut boxes = boxes.iter();
    boxes
        .find(|found| found["permission"] == permission)
        .unwrap()
}

pub(crate) fn kept(ran: &Ran, folder: &Path, name: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, &ran.out).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_role_that_holds_everything_passes_and_its_boxes_are_counted() {
    let own = Own::start(ReadyRole::everything_but(&[]), true);

    let passed = own.check(&[]);

    passed.assert_status(0);
    assert!(passed.out.contains("Nothing to do  "), "{}", passed.out);
    assert!(!passed.out.contains("Missing"));
}

#[test]
fn a_missing_box_is_named_first_with_its_way_in_both_ways_of_knowing() {
    for has_my_security in [true, false] {
        let own = Own::start(without_agreements(), has_my_security);

        let failed = own.check(&[]);

        failed.assert_status(1);
        let (_, boxes) = failed.out.split_once("\n\n").unwrap();
        assert!(
            boxes.starts_with("Missing        Finance › Agreements › Inquire Level"),
            "{has_my_security}: {boxes}"
        );
        assert!(boxes.contains(&format!("→ {REMEDY}")), "{boxes}");
    }
}

#[test]
fn the_json_says_what_is_missing_and_holds_every_request() {
    let own = Own::start(without_agreements(), true);

    let run = own.check(&["--json"]);

    run.assert_status(1);
    let run = run.json();
    assert_eq!(run["isConnected"], true);
    assert_eq!(run["hasAllItNeeds"], false);
    assert_eq!(run["missing"], serde_json::json!([REMEDY]));
    let missing = found(&run, "finance/agreements/inquire");
    assert_eq!(missing["outcome"], "failed");
    assert_eq!(
        found(&run, "companies/company-maintenance/inquire")["outcome"],
        "passed"
    );
    let requests = run["run"]["requests"].as_array().unwrap();
    assert_eq!(requests.len(), own.practice.requests().len());
    assert!(
        requests
            .iter()
            .all(|sent| sent["method"] == "GET" && sent["sentAt"].is_string())
    );
}

#[test]
fn after_mending_only_what_had_failed_is_asked_and_the_run_keeps_before_and_after() {
    let folder = tempfile::tempdir().unwrap();
    let own = Own::start(without_agreements(), false);
    let before = own.check(&["--json"]);
    before.assert_status(1);
    let whole = own.practice.requests().len();
    let file = kept(&before, folder.path(), "before.json");

    own.practice
        .set_ready_role(ReadyRole::everything_but(&[]).named("Phin Integration"));
    own.practice.clear_requests();
    let after = own.check(&["--json", "--only-failed", &file]);

    after.assert_status(0);
    assert!(own.practice.requests().len() < whole);
    let run = after.json();
    assert_eq!(run["missing"], serde_json::json!([]));
    assert_eq!(run["run"]["permissions"]["isPartial"], true);
    assert_eq!(
        found(&run, "finance/agreements/inquire")["outcome"],
        "passed"
    );
    let changed = &run["run"]["permissions"]["before"][0];
    assert_eq!(changed["permission"], "finance/agreements/inquire");
    assert_eq!(changed["outcome"], "failed");
}

#[test]
fn a_run_about_something_else_is_refused_in_a_clear_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let own = Own::start(ReadyRole::admin(), true);
    let file = kept(&own.check(&["--json"]), folder.path(), "run.json");
    let asked = own.practice.requests().len();
    let again = ["--only-failed", &file];

    for (what, said) in [
        (
            ["msp-process", "--role", "custom"].as_slice(),
            "another guide: phin.",
        ),
        (
            &["phin", "--role", "admin", "--feature", "billing"],
            "another role: custom.",
        ),
        (&["phin"], "another choice of features: billing."),
    ] {
        let refused = own.check_of(what, &again);
        refused.assert_status(2);
        assert!(refused.err.contains(said), "{}", refused.err);
    }
    let mut other: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    other["company"] = "somebody-else".into();
    std::fs::write(&file, other.to_string()).unwrap();
    let refused = own.check(&again);
    refused.assert_status(2);
    assert!(
        refused.err.contains("another company: somebody-else."),
        "{}",
        refused.err
    );
    other["company"] = own.practice.company().into();
    other["publicKeyEndsIn"] = "zzzz".into();
    std::fs::write(&file, other.to_string()).unwrap();
    let refused = own.check(&again);
    refused.assert_status(2);
    assert!(
        refused.err.contains("another public key: …zzzz."),
        "{}",
        refused.err
    );
    assert_eq!(own.practice.requests().len(), asked, "something was asked");
}

#[test]
fn the_connection_alone_is_tested_on_request_and_such_a_run_is_asked_again_whole() {
    let folder = tempfile::tempdir().unwrap();
    let own = Own::start(without_agreements(), true);

    let connected = own.check(&["--connection-only", "--json"]);

    connected.assert_status(0);
    assert!(connected.json()["run"]["permissions"].is_null());
    assert_eq!(own.practice.requests().len(), 3);
    let file = kept(&connected, folder.path(), "connection.json");
    let again = own.check(&["--only-failed", &file, "--json"]);
    again.assert_status(1);
    assert_eq!(again.json()["run"]["permissions"]["isPartial"], false);
}

#[test]
fn the_report_of_a_run_with_a_missing_box_names_it_and_ends_with_findings() {
    let folder = tempfile::tempdir().unwrap();
    let own = Own::start(without_agreements(), true);
    let file = kept(&own.check(&["--json"]), folder.path(), "run.json");

    let written = crate::ran::run(&[
        "report",
        "write",
        &file,
        "--folder",
        folder.path().to_str().unwrap(),
    ]);

    written.assert_status(1);
    let path = written.out.lines().nth(1).unwrap();
    let html = std::fs::read_to_string(path).unwrap();
    assert!(html.contains("connected, but something is missing"));
    assert!(html.contains(REMEDY));
}
