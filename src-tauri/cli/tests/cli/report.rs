//! `check --json`, then `report write`.

use crate::ran::{Served, command, ran, run};

#[test]
fn a_run_becomes_a_report_in_every_form_without_a_key() {
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
    let endings = [".pdf", ".html", ".json"];
    assert!((0..3).all(|at| lines[at].ends_with(endings[at])));
    assert!(lines[3].starts_with("Report ID "));
    assert!(std::fs::read(lines[0]).unwrap().starts_with(b"%PDF"));
    for path in &lines[1..3] {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains("PRACTICE") && text.contains("ACME MSP"));
        assert!(practice.keys().lines().all(|key| !text.contains(key)));
    }
}

#[test]
fn a_sample_of_each_guide_is_written_in_every_form_and_its_forms_belong_together() {
    for (guide, more) in [("phin", None), ("msp-process", Some("--failing"))] {
        let folder = tempfile::tempdir().unwrap();
        let path = |ending: &str| folder.path().join(ending).to_str().unwrap().to_owned();
        let [pdf, html, json] = ["a.pdf", "a.html", "a.json"].map(path);
        let mut words = vec!["report", "sample", "--guide", guide];
        words.extend(more);
        words.extend(["--pdf", &pdf, "--html", &html, "--json", &json]);
        run(&words).assert_status(0);

        assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-1.7"));
        let text = std::fs::read_to_string(&json).unwrap();
        let data: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(data["isPractice"], true);
        let wanted = if more.is_some() {
            "connected-with-gaps"
        } else {
            "connected"
        };
        assert_eq!(data["summary"]["status"], wanted);
        let all = run(&["report", "verify", &pdf, &html, &json]);
        all.assert_status(0);
        assert!(all.out.contains("They belong together"), "{}", all.out);
        assert!(all.out.contains("does not show that nobody changed them"));

        let shown = run(&["report", "show", &json]);
        // No setup can start from practice.
        shown.assert_status(1);
        for told in [
            "ACME MSP",
            "It matches its report ID",
            "Nothing real was connected",
        ] {
            assert!(shown.out.contains(told), "{told}: {}", shown.out);
        }

        std::fs::write(&json, text.replace("acmemsp", "someoneelse")).unwrap();
        let shown = run(&["report", "show", &json]);
        shown.assert_status(1);
        assert!(shown.out.contains("It was CHANGED"), "{}", shown.out);
        run(&["report", "show", &html]).assert_status(2);
        let changed = run(&["report", "verify", &pdf, &json]);
        changed.assert_status(1);
        assert!(changed.out.contains("ANOTHER"), "{}", changed.out);
    }
}

#[test]
fn files_of_two_reports_and_files_that_are_none_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let [one, other] = ["one.pdf", "other.json"].map(path);
    run(&["report", "sample", "--pdf", &one]).assert_status(0);
    run(&["report", "sample", "--json", &other]).assert_status(0);
    let verdict = run(&["report", "verify", &one, &other]);
    verdict.assert_status(1);
    assert!(verdict.out.contains("do NOT belong together"));
    std::fs::write(&one, "%PDF-1.4").unwrap();
    let refused = run(&["report", "verify", &one]);
    refused.assert_status(2);
    assert!(refused.err.contains("no report of Onramp's"));
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
    let html = written.out.lines().nth(1).unwrap();
    let html = std::fs::read_to_string(html).unwrap();
    assert!(html.contains("Not checked one by one"));
}

#[test]
fn a_real_report_is_shown_and_passes() {
    let folder = tempfile::tempdir().unwrap();
    let json = folder.path().join("a.json").to_str().unwrap().to_owned();
    run(&["report", "sample", "--json", &json]).assert_status(0);
    let text = std::fs::read_to_string(&json).unwrap();
    let mut data: serde_json::Value = serde_json::from_str(&text).unwrap();
    data["isPractice"] = false.into();
    let mut report: onramp_core::report::Report = serde_json::from_value(data).unwrap();
    report.report_id = onramp_core::report::report_id(&report).unwrap();
    std::fs::write(&json, onramp_core::report::render_json(&report).unwrap()).unwrap();
    let shown = run(&["report", "show", &json]);
    shown.assert_status(0);
    assert!(shown.out.contains(&report.report_id), "{}", shown.out);
}
