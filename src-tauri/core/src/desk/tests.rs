use super::csv::may_be_formula;
use super::*;
use crate::check::{CheckRun, Finding, Outcome};
use crate::setup::view::{SetupCard, SetupState};
use crate::setup::{FieldId, Setup, SetupId};
use crate::words::Code;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::Path;

fn row(company: &str) -> DeskRow {
    let at = Timestamp::UNIX_EPOCH;
    let id = SetupId("00000000-0000-4000-8000-000000000001".to_owned());
    let mut setup = Setup::begin(id.clone(), "phin", false, at);
    setup.fields.insert(FieldId::CompanyId, "acme".to_owned());
    let address = "https://na.myconnectwise.net/v4_6_release".to_owned();
    setup.fields.insert(FieldId::Address, address);
    let finding = |outcome| Finding {
        check: crate::check::Check::Keys,
        outcome,
        code: Code::KeysRejected,
        evidence: Vec::new(),
        duration_ms: 1,
    };
    setup.last_run = Some(CheckRun {
        started_at: at,
        finished_at: at,
        was_cancelled: false,
        findings: vec![finding(Outcome::Passed), finding(Outcome::Failed)],
        requests: Vec::new(),
        permissions: None,
    });
    let shown = SetupCard {
        id,
        guide_name: "Phin".to_owned(),
        company: Some(company.to_owned()),
        is_practice: false,
        is_archived: true,
        state: SetupState::Problem,
        state_words: "Test found a problem".to_owned(),
        acts: crate::report::ActsNext::Admin,
        acts_words: "The admin".to_owned(),
        steps_done: 2,
        steps_total: 9,
        last_check: None,
        updated_at: at.to_string(),
    };
    DeskRow::of(&setup, &shown, &TimeZone::UTC)
}

fn summary(company: &str) -> DeskSummary {
    let mut summary = DeskSummary::begin(Timestamp::UNIX_EPOCH, &TimeZone::UTC);
    summary.setups.push(row(company));
    summary
}

#[test]
fn a_row_says_server_open_findings_and_times_with_their_zone() {
    let row = row("ACME\u{202e}\u{1b}[31m  MSP\n");
    assert_eq!(row.company.as_deref(), Some("ACME [31m MSP"));
    assert_eq!(row.server.as_deref(), Some("na.myconnectwise.net"));
    assert_eq!(row.company_id.as_deref(), Some("acme"));
    assert_eq!(row.open_findings, Some(1));
    let at = row.last_test_at.unwrap();
    assert_eq!(at.utc, "1970-01-01T00:00:00Z");
    assert_eq!(at.local, "1 January 1970, 00:00 (UTC)");
}

#[test]
fn what_looks_like_a_key_is_masked() {
    let csv = to_csv(&summary("zYxWvU9876543210"));
    assert!(csv.contains("\"•••\"") && !csv.contains("zYx"), "{csv}");
}

#[test]
fn a_cell_that_begins_like_a_formula_is_text_in_a_spreadsheet() {
    for company in [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "  =1+1",
        "＝1+1",
        "=HYPERLINK(\"x\")",
    ] {
        let csv = to_csv(&summary(company));
        let cell = format!("\"'{}\"", company.trim().replace('"', "\"\""));
        assert!(csv.contains(&cell), "{csv}");
    }
    for cell in ["\tx", "\rx", "\nx"] {
        assert!(may_be_formula(cell));
    }
    assert!(to_csv(&summary("ACME = MSP")).contains("\"ACME = MSP\""));
    assert!(!may_be_formula("") && !may_be_formula("3"));
}

#[test]
fn every_line_of_the_csv_has_each_column_and_ends_as_the_standard_says() {
    let mut summary = summary("Müller, \"Söhne\" & Co");
    summary.unreadable.push(UnreadableRow {
        id: SetupId("other".to_owned()),
        vendor: None,
        company: Some("Northwind".to_owned()),
        why: "Onramp cannot read it.".to_owned(),
    });
    let csv = to_csv(&summary);
    assert!(csv.ends_with("\r\n") && csv.matches('\n').count() == csv.matches("\r\n").count());
    let lines: Vec<&str> = csv.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("\"vendor\",\"company\",\"companyId\",\"server\""));
    assert!(lines[1].contains("\"Müller, \"\"Söhne\"\" & Co\""));
    assert!(lines[2].contains("\"unreadable\",\"Onramp cannot read it.\""));
    for line in [lines[0], lines[2]] {
        assert_eq!(line.split("\",\"").count(), 21, "{line}");
    }
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_struct() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/desk-summary.schema.json");
    let schema = summary_schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        std::fs::write(&path, text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    let committed: serde_json::Value = serde_json::from_str(&committed).unwrap();
    assert_eq!(
        committed, schema,
        "run the test with UPDATE_SCHEMA=1 and look at the difference"
    );
}
