//! What is a report, what is none, and what is kept of one.

mod any;
mod told;

use super::*;
use crate::report::{Report, render_json, sample};
use crate::words::Code;
use serde_json::{Value, json};

fn value(report: &Report) -> Value {
    serde_json::to_value(report).unwrap()
}

/// A report whose data give its ID again after a change.
fn resealed(mut value: Value) -> Vec<u8> {
    value["reportId"] = json!(crate::report::digest_of(&value));
    value.to_string().into_bytes()
}

fn refusal(bytes: &[u8]) -> Code {
    read(bytes).unwrap_err()
}

#[test]
fn a_report_is_read_as_it_was_written() {
    for report in [
        sample::healthy(),
        sample::failing(),
        sample::with_gaps(),
        sample::practice(),
        sample::hostile(),
        sample::confirmed(),
        sample::stopped(),
    ] {
        let text = render_json(&report).unwrap();
        let received = read(text.as_bytes()).unwrap();
        assert!(looks_like_report(text.as_bytes()));
        assert!(received.fits_its_id());
        assert_eq!(received.report_id, report.report_id);
        assert_eq!(received.is_practice, report.is_practice);
        assert_eq!(received.status, report.summary.status);
        assert_eq!(received.acts, report.summary.acts_next);
        assert_eq!(received.made.local, report.made.at.local);
        let finished = report.run.as_ref().map(|run| run.finished.local.clone());
        assert_eq!(received.tested.map(|time| time.local), finished);
        assert_eq!(received.open.len(), report.summary.open.len());
        let marked = read(format!("\u{feff}{text}").as_bytes()).unwrap();
        assert_eq!(marked.id, received.id);
    }
}

#[test]
fn the_largest_sample_is_far_from_the_bound() {
    let text = render_json(&sample::with_gaps()).unwrap();
    assert!(text.len() > 10_000, "it is a whole report");
    assert!(text.len() * 8 < LARGEST, "{}", text.len());
    assert_eq!(refusal(&vec![b' '; LARGEST + 1]), Code::ReceivedTooLarge);
}

#[test]
fn one_changed_letter_is_told_and_takes_no_other_report_s_place() {
    let report = sample::healthy();
    let true_one = read(render_json(&report).unwrap().as_bytes()).unwrap();
    let mut changed = value(&report);
    changed["made"]["operatingSystem"] = json!("another system");
    let changed = read(changed.to_string().as_bytes()).unwrap();
    assert!(!changed.fits_its_id());
    assert_eq!(changed.report_id, true_one.report_id);
    assert_ne!(changed.id, true_one.id);
}

#[test]
fn both_formats_are_read_and_others_are_refused_with_words() {
    let report = value(&sample::healthy());
    for (format, refused) in [
        (1, Some(Code::ReceivedOlder)),
        (3, Some(Code::ReceivedOlder)),
        (4, None),
        (5, None),
        (6, Some(Code::ReceivedNewer)),
        (900_000, Some(Code::ReceivedNewer)),
    ] {
        let mut report = report.clone();
        report["format"] = json!(format);
        if format == 4 {
            report.as_object_mut().unwrap().remove("identity");
        }
        assert_eq!(read(&resealed(report)).err(), refused, "{format}");
    }
}

#[test]
fn what_a_later_version_adds_does_not_hinder() {
    let mut report = value(&sample::healthy());
    report["summary"]["mood"] = json!("good");
    report["run"]["findings"][0]["code"] = json!("a-code-of-tomorrow");
    assert!(read(&resealed(report)).unwrap().fits_its_id());
}

#[test]
fn other_forms_and_other_files_are_told() {
    let guard = crate::report::LeakGuard::new([&crate::keys::StoredKeys::default()]);
    let forms = crate::report::Forms::draw(&sample::hostile(), &guard).unwrap();
    assert_eq!(refusal(forms.html.as_bytes()), Code::ReceivedIsPage);
    assert_eq!(refusal(&forms.pdf), Code::ReceivedIsPdf);
    for other in [
        &b""[..],
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"{\"format\":5}",
    ] {
        assert_eq!(refusal(other), Code::ReceivedNotOne);
        assert!(!looks_like_report(other));
    }
    let nothing = br#"{"format":5,"reportId":"x"}"#;
    assert_eq!(refusal(nothing), Code::ReceivedDamaged);
}

#[test]
fn texts_are_short_visible_and_no_key() {
    let mut report = value(&sample::failing());
    let turned = "Ac\u{202e}me\u{200b}\u{7} \n MSP";
    report["subject"]["companyFound"] = json!(turned);
    report["subject"]["vendor"] = json!("V".repeat(100_000));
    report["subject"]["companyId"] = json!("zYxWvU9876543210");
    report["summary"]["problems"][0]["happened"] =
        json!("the key is zYxWvU9876543210, write it down");
    report["made"]["timeZone"] = json!("../../etc/passwd");
    let received = read(&resealed(report)).unwrap();
    assert_eq!(received.company.as_deref(), Some("Acme MSP"));
    assert_eq!(received.vendor.chars().count(), 161);
    assert_eq!(received.company_id, None);
    assert_eq!(received.time_zone, "UTC");
    let kept = serde_json::to_string(&received).unwrap();
    assert!(!kept.contains("zYxWvU9876543210") && kept.len() < 20_000);
}

#[test]
fn of_very_many_open_steps_the_first_are_kept_and_all_are_counted() {
    let mut report = value(&sample::failing());
    let step = report["summary"]["open"][0].clone();
    report["summary"]["open"] = json!(vec![step; 3_000]);
    let received = read(&resealed(report)).unwrap();
    assert_eq!((received.open.len(), received.open_count), (50, 3_000));
}
