//! The table of all setups, and a report on each: on a desk of the test's own.

use crate::ran::{Ran, run};
use onramp_core::check::{Check, CheckRun, Finding, Outcome};
use onramp_core::desk::records_in;
use onramp_core::setup::{Choices, FieldId, Setup, SetupId, Setups};
use onramp_core::words::Code;
use std::path::Path;
use tempfile::TempDir;

/// A setup of `company`, tested once.
fn setup(company: &str, is_practice: bool) -> Setup {
    let at: jiff::Timestamp = "2026-11-21T13:04:51Z".parse().unwrap();
    let mut setup = Setup::begin(SetupId::new_random(), "phin", is_practice, at);
    setup.company_name = Some(company.to_owned());
    setup.choices = Choices {
        role: Some("admin".to_owned()),
        is_answered: true,
        ..Choices::default()
    };
    setup.fields.insert(FieldId::CompanyId, "acme".to_owned());
    let address = "https://na.myconnectwise.net".to_owned();
    setup.fields.insert(FieldId::Address, address);
    setup.last_run = Some(CheckRun {
        started_at: at,
        finished_at: at,
        was_cancelled: false,
        findings: vec![Finding {
            check: Check::Keys,
            outcome: Outcome::Failed,
            code: Code::KeysRejected,
            evidence: Vec::new(),
            duration_ms: 12,
        }],
        requests: Vec::new(),
        permissions: None,
    });
    setup
}

/// A desk with one plain setup, one put aside, and one of practice.
pub(crate) fn desk() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let setups = Setups::open(&records_in(folder.path())).unwrap();
    let plain = setup("=ACME MSP", false);
    let mut aside = setup("Northwind", false);
    aside.archived_at = Some(aside.created_at);
    let played = setup("Contoso", true);
    for setup in [plain, aside, played] {
        setups.put(&setup).unwrap();
        setups
            .add_run(&setup.id, setup.last_run.as_ref().unwrap())
            .unwrap();
    }
    folder
}

pub(crate) fn on(desk: &Path, words: &[&str]) -> Ran {
    let mut all = words.to_vec();
    all.extend(["--desk", desk.to_str().unwrap()]);
    run(&all)
}

pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn all_setups_are_listed_in_words_as_csv_and_as_json_and_nothing_is_changed() {
    let desk = desk();
    let before = std::fs::read(records_in(desk.path())).unwrap();

    let words = on(desk.path(), &["desk", "list"]);
    words.assert_status(0);
    assert!(
        words
            .out
            .contains("Northwind · Phin · na.myconnectwise.net · put aside")
    );
    assert!(
        words
            .out
            .contains("Contoso · Phin · server not known yet · practice")
    );
    assert!(words.out.contains("(1 open)") && words.out.contains("3 setups."));

    let csv = on(desk.path(), &["desk", "list", "--csv"]);
    csv.assert_status(0);
    assert_eq!(csv.out.matches("\r\n").count(), 4);
    assert!(
        csv.out
            .contains("\"Phin\",\"'=ACME MSP\",\"acme\",\"na.myconnectwise.net\"")
    );

    let out = desk.path().join("list.json");
    let written = on(
        desk.path(),
        &["desk", "list", "--json", "--out", out.to_str().unwrap()],
    );
    written.assert_status(0);
    let text = std::fs::read_to_string(&out).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (&json["kind"], &json["format"]),
        (&"onramp-desk-summary".into(), &1.into())
    );
    assert_eq!(json["setups"].as_array().unwrap().len(), 3);
    assert_eq!(
        json["setups"][0]["lastTestAt"]["utc"],
        "2026-11-21T13:04:51Z"
    );
    std::fs::remove_file(&out).unwrap();

    assert_eq!(std::fs::read(records_in(desk.path())).unwrap(), before);
    assert_eq!(names_in(desk.path()), ["setups.sqlite3"]);
}

#[test]
fn looking_makes_no_records_brings_none_up_to_date_and_refuses_newer_ones() {
    let desk = tempfile::tempdir().unwrap();
    let none = on(desk.path(), &["desk", "list"]);
    none.assert_status(2);
    assert!(none.err.contains("no saved setups"), "{}", none.err);
    assert!(names_in(desk.path()).is_empty());

    for (text, said) in [
        ("", "older Onramp"),
        ("somebody's own words", "cannot be read"),
    ] {
        std::fs::write(records_in(desk.path()), text).unwrap();
        let refused = on(desk.path(), &["desk", "list"]);
        refused.assert_status(2);
        assert!(refused.err.contains(said), "{}", refused.err);
        let kept = std::fs::read_to_string(records_in(desk.path())).unwrap();
        assert_eq!(kept, text);
    }
}

#[test]
fn a_report_on_every_setup_is_written_and_a_second_time_beside_the_first() {
    let desk = desk();
    let to = tempfile::tempdir().unwrap();
    let folder = to.path().to_str().unwrap();

    let first = on(desk.path(), &["report", "export", "--all", "--to", folder]);
    first.assert_status(0);
    assert!(
        first.out.contains("1 of 1 reports written."),
        "{}",
        first.out
    );
    let names = names_in(to.path());
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(
        names
            .iter()
            .all(|name| name.starts_with("Onramp report - Phin - =ACME MSP - "))
    );
    let paths: Vec<_> = names.iter().map(|name| to.path().join(name)).collect();
    let mut verify = vec!["report", "verify"];
    verify.extend(paths.iter().map(|path| path.to_str().unwrap()));
    run(&verify).assert_status(0);

    let more = ["--archived", "--practice", "--json"];
    let mut words = vec!["report", "export", "--all", "--to", folder];
    words.extend(more);
    let second = on(desk.path(), &words);
    second.assert_status(0);
    assert!(
        second.out.contains("3 of 3 reports written."),
        "{}",
        second.out
    );
    assert_eq!(names_in(to.path()).len(), 6);
    let practice = names_in(to.path()).into_iter();
    let practice = practice.filter(|name| name.starts_with("Onramp practice report"));
    assert_eq!(practice.count(), 1);
}

#[test]
fn one_setup_is_exported_by_its_company_or_its_id_and_one_that_is_not_there_is_told() {
    let desk = desk();
    let to = tempfile::tempdir().unwrap();
    let folder = to.path().to_str().unwrap();
    let export = |setup: &str| {
        let words = [
            "report", "export", "--setup", setup, "--to", folder, "--json",
        ];
        on(desk.path(), &words)
    };
    export("northwind").assert_status(0);
    let name = names_in(to.path()).remove(0);
    assert!(
        name.contains("Northwind") && name.ends_with(".json"),
        "{name}"
    );
    let refused = export("nobody");
    refused.assert_status(2);
    assert!(refused.err.contains("There is no setup 'nobody'"));

    let setups = Setups::open(&records_in(desk.path())).unwrap();
    let twin = setup("Northwind", false);
    setups.put(&twin).unwrap();
    let several = export("northwind");
    several.assert_status(2);
    assert!(several.err.contains(&twin.id.0), "{}", several.err);
    export(&twin.id.0).assert_status(0);
    assert_eq!(names_in(to.path()).len(), 2);
}

#[test]
fn a_setup_that_cannot_be_read_is_named_and_the_others_are_written() {
    let desk = desk();
    let setups = Setups::open(&records_in(desk.path())).unwrap();
    let mut odd = setup("Tailspin", false);
    odd.guide = "a-guide-of-another-onramp".to_owned();
    setups.put(&odd).unwrap();
    let to = tempfile::tempdir().unwrap();
    let folder = to.path().to_str().unwrap();

    let words = ["report", "export", "--all", "--to", folder, "--html"];
    let exported = on(desk.path(), &words);
    exported.assert_status(1);
    assert!(
        exported.out.contains("NOT WRITTEN  Tailspin"),
        "{}",
        exported.out
    );
    assert!(exported.out.contains("1 of 2 reports written."));
    assert_eq!(names_in(to.path()).len(), 1);
    on(desk.path(), &["desk", "list"]).assert_status(1);

    let nowhere = ["report", "export", "--all", "--to", "nowhere-at-all"];
    on(desk.path(), &nowhere).assert_status(2);
}

#[test]
fn keys_that_lie_in_the_memory_of_the_window_keep_a_report_back() {
    let desk = desk();
    let setups = Setups::open(&records_in(desk.path())).unwrap();
    let mut kept = setup("Tailspin", false);
    kept.keys.kept_in = onramp_core::setup::KeptIn::Memory;
    kept.keys.pair.public = Some(onramp_core::setup::CapturedSlot {
        length: 16,
        last_four: Some("1234".to_owned()),
        at: kept.created_at,
    });
    setups.put(&kept).unwrap();
    let to = tempfile::tempdir().unwrap();
    let words = ["report", "export", "--setup", "Tailspin", "--to"];
    let refused = on(
        desk.path(),
        &[&words[..], &[to.path().to_str().unwrap()]].concat(),
    );
    refused.assert_status(1);
    assert!(
        refused.out.contains("memory of Onramp's window"),
        "{}",
        refused.out
    );
    assert!(names_in(to.path()).is_empty());
}

#[test]
fn the_schema_of_the_table_can_be_printed() {
    let schema = run(&["guide", "schema", "desk-summary"]).json();
    assert!(schema["properties"]["setups"].is_object());
}
