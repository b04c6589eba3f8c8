//! `check --json`, then `report write`.

use crate::ran::{Served, command, ran, run};

#[test]
fn a_run_becomes_a_report_in_both_forms_without_a_key() {
    let practice = Served::start(&[]);
    let folder = tempfile::tempdir().unwrap();
    let tested = ran(
        command(&[
            "check",
            "phin",
            "--json",
            "--practice",
            "--feature",
            "billing",
            "--site",
            practice.said("site"),
            "--company",
            practice.said("company"),
            "--integration-id",
            practice.said("clientId"),
        ]),
        &practice.keys(),
    );
    tested.assert_status(0);
    assert_eq!(tested.json()["isConnected"], true);
    let file = folder.path().join("run.json");
    std::fs::write(&file, &tested.out).unwrap();

    let written = run(&[
        "report",
        "write",
        file.to_str().unwrap(),
        "--folder",
        folder.path().to_str().unwrap(),
    ]);

    written.assert_status(0);
    let lines: Vec<&str> = written.out.lines().collect();
    assert!(lines[0].ends_with(".html") && lines[1].ends_with(".json"));
    assert!(lines[2].starts_with("Report ID "));
    for path in &lines[..2] {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains("PRACTICE") && text.contains("ACME MSP"));
        assert!(practice.keys().lines().all(|key| !text.contains(key)));
    }
}

#[test]
fn a_file_that_is_no_run_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("other.json");
    std::fs::write(&file, "{}").unwrap();

    let refused = run(&["report", "write", file.to_str().unwrap()]);

    refused.assert_status(2);
    assert!(
        refused
            .err
            .contains("no run made by `onramp-cli check --json`")
    );
}

#[test]
fn a_run_of_an_onramp_that_checked_no_permissions_still_becomes_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.json");
    let old = r#"{
        "guide": "phin", "role": "custom", "features": ["billing"], "site": "na.myconnectwise.net", "company": "acme",
        "isPractice": false, "isConnected": true, "summary": "Connected: every check passed",
        "run": {
            "startedAt": "2026-11-21T14:04:51Z", "finishedAt": "2026-11-21T14:04:53Z", "wasCancelled": false,
            "findings": [{
                "check": "keys", "outcome": "passed", "code": "keys-accepted", "evidence": [], "durationMs": 12
            }],
            "requests": [{ "method": "GET", "target": "api-na.myconnectwise.net", "status": 200, "durationMs": 12 }]
        }
    }"#;
    std::fs::write(&file, old).unwrap();

    let written = run(&[
        "report",
        "write",
        file.to_str().unwrap(),
        "--folder",
        folder.path().to_str().unwrap(),
    ]);

    written.assert_status(0);
    let html = written.out.lines().next().unwrap();
    let html = std::fs::read_to_string(html).unwrap();
    assert!(html.contains("Not checked one by one"));
}
