//! Whatever the bytes are, it ends in a clear word, and what is kept is harmless.

use crate::invite::is_hidden;
use crate::received::{looks_like_report, other_form, read};
use crate::report::{render_json, sample};
use crate::words::words_for;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;

fn text() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| render_json(&sample::with_gaps()).unwrap())
}

fn value() -> &'static Value {
    static VALUE: OnceLock<Value> = OnceLock::new();
    VALUE.get_or_init(|| serde_json::from_str(text()).unwrap())
}

/// Every text in a value.
fn texts(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(fields) => fields.values().for_each(|item| texts(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Reads bytes, and looks that what comes of it is harmless; true when they are a report.
fn is_harmless_report(bytes: &[u8]) -> Result<bool, TestCaseError> {
    let _ = (looks_like_report(bytes), other_form(bytes));
    let received = match read(bytes) {
        Ok(received) => received,
        Err(code) => {
            prop_assert!(!words_for(code, &[]).to_do.is_empty());
            return Ok(false);
        }
    };
    let mut kept = Vec::new();
    texts(&serde_json::to_value(&received).unwrap(), &mut kept);
    for text in kept {
        prop_assert!(text.chars().count() <= 601, "{text:?}");
        prop_assert!(!text.chars().any(is_hidden), "{text:?}");
    }
    Ok(true)
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,80}",
        "[a-zA-Z0-9@. \n\u{202e}\u{200b}\u{7}+:/-]{0,80}",
        Just("\u{202e}\u{2066}".repeat(2_000)),
        Just("zYxWvU9876543210".to_owned()),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([[[{}]]])),
    ]
}

/// A part of a report that counts, by its way.
const PLACES: [&str; 16] = [
    "/format",
    "/reportId",
    "/isPractice",
    "/summary/status",
    "/summary/actsNext",
    "/summary/open",
    "/summary/problems",
    "/summary/problems/0/happened",
    "/subject/companyFound",
    "/subject/companyId",
    "/subject/site",
    "/subject/vendor",
    "/choices/role",
    "/run/finished/utc",
    "/made/timeZone",
    "/made/onrampVersion",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_report_with_changed_bytes_does_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = text().as_bytes().to_vec();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        is_harmless_report(&bytes)?;
    }

    #[test]
    fn a_report_that_is_cut_off_is_refused(at in any::<prop::sample::Index>()) {
        let whole = text().trim_end();
        let cut = &whole.as_bytes()[..at.index(whole.len())];
        prop_assert!(!is_harmless_report(cut)?);
    }

    #[test]
    fn a_report_in_which_parts_are_anything_does_no_harm(parts in prop::collection::vec((prop::sample::select(&PLACES[..]), any_json()), 1..4)) {
        let mut report = value().clone();
        for (place, part) in parts {
            if let Some(found) = report.pointer_mut(place) {
                *found = part;
            }
        }
        is_harmless_report(report.to_string().as_bytes())?;
    }

    #[test]
    fn texts_of_any_kind_are_read_and_made_harmless(name in any_text(), id in any_text(), site in any_text(), zone in any_text()) {
        let mut report = value().clone();
        report["subject"]["companyFound"] = json!(name);
        report["subject"]["companyId"] = json!(id);
        report["subject"]["site"] = json!(site);
        report["made"]["timeZone"] = json!(zone);
        prop_assert!(is_harmless_report(report.to_string().as_bytes())?);
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!is_harmless_report(&bytes)?);
    }
}

#[test]
fn a_very_deep_file_is_refused() {
    let deep = format!("{{\"format\":5,\"reportId\":{}", "[".repeat(1_000_000));
    assert!(!is_harmless_report(deep.as_bytes()).unwrap());
}
