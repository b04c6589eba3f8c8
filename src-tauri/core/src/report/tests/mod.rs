//! Stories of a report: what it says, what it never says, and what becomes of it on disk.

mod comparison;
mod conformance;
mod identity;
mod life;
mod notes;
mod page;
mod paper;
mod pdf;
mod permission;
mod silence;

use super::sample::{self, built, healthy_parts};
use super::*;
use crate::keys::{PrivateKey, PublicKey, StoredKeys};
use crate::setup::view::{SetupState, StepStatus, Verdict};
use std::path::Path;
use zeroize::Zeroizing;

const PUBLIC: &str = "pUb1icCanaryK3zQ";
const PRIVATE: &str = "pr1v4teCanaryX9s";

/// `target/reports`, where samples lie to be looked at.
fn folder_to_look_at() -> std::path::PathBuf {
    let tests = std::env::current_exe().unwrap();
    let folder = tests.ancestors().nth(3).unwrap().join("reports");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn guard() -> LeakGuard {
    LeakGuard::new([&StoredKeys {
        public: Some(PublicKey::new(Zeroizing::new(PUBLIC.to_owned()))),
        private: Some(PrivateKey::new(Zeroizing::new(PRIVATE.to_owned()))),
        ..StoredKeys::default()
    }])
}

fn samples() -> [Report; 14] {
    [
        sample::let_go(),
        sample::replaced(),
        sample::finished(),
        sample::disconnected(),
        sample::healthy(),
        sample::failing(),
        sample::with_gaps(),
        sample::practice(),
        sample::hostile(),
        sample::confirmed(),
        sample::stopped(),
        sample::compared(),
        sample::compared_elsewhere(),
        sample::mended(),
    ]
}

fn json_inside(html: &str) -> &str {
    let (_, after) = html
        .split_once(r#"<script type="application/json" id="onramp-report">"#)
        .unwrap();
    after.split_once("</script>").unwrap().0
}

#[test]
fn the_json_of_a_report_keeps_its_shape() {
    insta::assert_snapshot!(render_json(&sample::failing()).unwrap());
}

#[test]
fn the_permissions_of_a_report_keep_their_shape() {
    let permissions = sample::with_gaps().permissions.unwrap();
    insta::assert_snapshot!(serde_json::to_string_pretty(&permissions).unwrap());
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_struct() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/report.schema.json");
    let now = schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let sorted: serde_json::Value = serde_json::from_str(&id::canonical(&now)).unwrap();
        let text = format!("{}\n", serde_json::to_string_pretty(&sorted).unwrap());
        std::fs::write(&path, text).unwrap();
    }
    let committed: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(
        committed, now,
        "run the test with UPDATE_SCHEMA=1 and look at the difference"
    );
}

#[test]
fn a_report_reads_back_equal_from_its_json_and_from_its_html() {
    for report in samples() {
        let json = render_json(&report).unwrap();
        assert_eq!(read_json(&json).unwrap(), report);
        let html = render_html(&report).unwrap();
        assert_eq!(read_json(json_inside(&html)).unwrap(), report);
    }
}

#[test]
fn what_is_no_report_or_of_a_later_format_is_refused() {
    for text in ["", "{}", "[1]", r#"{"format":5}"#, r#"{"format":3}"#] {
        assert!(
            matches!(read_json(text), Err(ReportError::Unreadable)),
            "{text}"
        );
    }
    let mut later = sample::healthy();
    later.format = 6;
    let text = render_json(&later).unwrap();
    assert!(matches!(read_json(&text), Err(ReportError::Unreadable)));
}

#[test]
fn the_report_id_is_the_same_in_every_form_and_changes_with_any_word() {
    let report = sample::healthy();
    assert_eq!(report.report_id.len(), 16);
    assert_eq!(report_id(&report).unwrap(), report.report_id);
    assert!(render_html(&report).unwrap().contains(&report.report_id));
    let mut other = report.clone();
    other.sections[0].steps[0].title.push('.');
    assert_ne!(report_id(&other).unwrap(), report.report_id);
    let mut renamed = report.clone();
    renamed.report_id = "0000000000000000".to_owned();
    assert_eq!(report_id(&renamed).unwrap(), report.report_id);
}

#[test]
fn the_canonical_json_sorts_its_keys_at_every_depth() {
    let value = serde_json::json!({"b": [{"z": 1, "a": null}], "a": "\"x\""});
    assert_eq!(
        id::canonical(&value),
        r#"{"a":"\"x\"","b":[{"a":null,"z":1}]}"#
    );
}

#[test]
fn a_setup_that_went_well_is_connected_and_nobody_must_act() {
    let summary = sample::healthy().summary;
    assert_eq!(summary.status, ConnectionStatus::Connected);
    assert_eq!(summary.acts_next, ActsNext::Nobody);
    assert!(summary.open.is_empty() && summary.problems.is_empty());
    assert_eq!((summary.steps_done_seen, summary.steps_done_said), (5, 4));
    assert!(summary.limits.contains("was not tried"));
}

#[test]
fn rejected_keys_are_told_with_what_to_do_and_who_must_act() {
    let summary = sample::failing().summary;
    assert_eq!(summary.status, ConnectionStatus::NotConnected);
    assert_eq!(summary.acts_next, ActsNext::Admin);
    assert_eq!(summary.problems.len(), 1);
    assert_eq!(summary.problems[0].to_do, "Copy both keys again.");
    assert_eq!(summary.open.len(), 2);
    // The step before the test is open too; what went wrong comes first.
    assert!(summary.acts_next_words.contains("step C2"));
    assert!(
        summary
            .explanation
            .starts_with("Stopped at: Is the key pair accepted? Live test of ")
    );
}

#[test]
fn a_setup_at_its_gate_waits_for_the_specialist() {
    let (mut view, mut setup, made) = healthy_parts();
    view.state = SetupState::WaitingForSpecialist;
    sample::reopen(&mut view, &mut setup, "gate", StepStatus::ToDo);
    sample::reopen(
        &mut view,
        &mut setup,
        "handover",
        StepStatus::WaitingForSpecialist,
    );
    sample::reopen(
        &mut view,
        &mut setup,
        "test",
        StepStatus::WaitingForSpecialist,
    );
    view.last_run = None;
    setup.last_run = None;
    let summary = built(&(view, setup, made)).summary;
    assert_eq!(summary.status, ConnectionStatus::NotTested);
    assert_eq!(summary.acts_next, ActsNext::Specialist);
    assert!(
        summary
            .acts_next_words
            .contains("The specialist at Phin: step B4")
    );
}

#[test]
fn a_test_that_passed_before_something_was_changed_is_not_called_connected() {
    let (mut view, setup, made) = healthy_parts();
    view.state = SetupState::InProgress;
    let summary = built(&(view, setup, made)).summary;
    assert_eq!(summary.status, ConnectionStatus::NotConnected);
    assert_eq!(summary.acts_next, ActsNext::Admin);
    assert!(summary.explanation.contains("Run it again"));
}

#[test]
fn a_step_without_evidence_is_open_whatever_the_view_says() {
    let (view, mut setup, made) = healthy_parts();
    setup.steps_done.remove("member");
    let report = built(&(view, setup, made));
    let step = &report.sections[1].steps[1];
    assert_eq!(step.status, StepStatus::ToDo);
    assert_eq!(step.evidence, EvidenceKind::None);
    assert_eq!(report.summary.open[0].code, "B2");
}

#[test]
fn a_step_that_the_view_calls_done_needs_its_proof_in_the_record() {
    let (view, mut setup, made) = healthy_parts();
    setup.keys.pair.private = None;
    setup.last_field_check = None;
    setup.last_run = None;
    setup.choices.is_answered = false;
    let report = built(&(view, setup, made));
    let open: Vec<&str> = report
        .summary
        .open
        .iter()
        .map(|step| step.code.as_str())
        .collect();
    assert_eq!(open, ["A1", "A2", "B3", "C2"]);
}

#[test]
fn the_step_of_the_report_is_done_by_the_report_itself() {
    let (mut view, mut setup, made) = healthy_parts();
    sample::reopen(&mut view, &mut setup, "report", StepStatus::ToDo);
    let report = built(&(view, setup, made));
    assert_eq!(
        report.sections[2].steps[2].evidence,
        EvidenceKind::ReportWritten
    );
    assert_eq!(report.summary.acts_next, ActsNext::Nobody);
}

#[test]
fn nothing_is_copied_as_it_was_typed() {
    for report in samples() {
        for text in [render_json(&report).unwrap(), render_html(&report).unwrap()] {
            assert!(!text.contains("hunter2typed"));
        }
    }
}

#[test]
fn a_field_that_is_not_usable_tells_nothing_of_itself() {
    let (mut view, mut setup, made) = healthy_parts();
    setup.company_name = None;
    view.fields[0].verdict = Verdict::Invalid;
    view.fields[0].typed = format!("acme+{PUBLIC}:{PRIVATE}");
    view.fields[0].read_as = Some(PRIVATE.to_owned());
    let report = built(&(view, setup, made));
    assert_eq!(report.fields[0].read_as, None);
    assert_eq!(report.subject.company_id, None);
    assert!(guard().check_report(&report).is_ok());
}

#[test]
fn of_the_private_key_only_its_length_is_told() {
    let keys = sample::healthy().keys;
    assert_eq!(keys.public.last_four.as_deref(), Some("K3zQ"));
    assert_eq!(keys.private.last_four, None);
    assert_eq!(keys.private.length, Some(16));
    assert_eq!(keys.private.state, KeyState::Saved);
    assert_eq!(sample::practice().keys.public.state, KeyState::KeptInMemory);
}
