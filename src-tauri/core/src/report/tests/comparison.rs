//! The last test beside an earlier one, as a report tells it.

use super::*;
use crate::check::Change;

#[test]
fn what_broke_stands_first_with_both_sides_and_its_way() {
    let report = sample::compared();
    let compared = report.compared.as_ref().unwrap();
    assert_eq!(compared.then.local, "12 March 2026, 10:02 (UTC)");
    assert_eq!(compared.then_summary, "Connected: every check passed");
    assert!(!compared.is_unchanged);
    let broke = &compared.changes[0];
    assert_eq!(broke.change, Change::Broke);
    let agreements = broke
        .rows
        .iter()
        .find(|row| row.permission.as_deref() == Some("finance/agreements/inquire"));
    let agreements = agreements.unwrap();
    assert_eq!((&*agreements.then, &*agreements.now), ("Set", "Missing"));
    assert!(agreements.to_do.ends_with("→ All"), "{}", agreements.to_do);

    let html = render_html(&report).unwrap();
    let section = "What changed since the test of 12 March 2026, 10:02 (UTC)";
    assert!(html.contains(section));
    for changes in &compared.changes {
        assert!(html.contains(&changes.title), "{}", changes.title);
    }
    assert_eq!(read_json(json_inside(&html)).unwrap(), report);
}

/// What is mended asks for nothing.
#[test]
fn what_was_mended_has_no_column_of_empty_cells() {
    let mut report = sample::mended();
    let mended = &mut report.compared.as_mut().unwrap().changes[0];
    assert_eq!(mended.change, Change::Mended);
    assert!(mended.rows.len() > 1);
    // A box that nobody asks for has words of its own.
    mended.rows.retain(|row| row.remark.is_empty());
    let html = render_html(&report).unwrap();
    let (_, after) = html
        .split_once("Was a problem then, and is mended now</h3>")
        .unwrap();
    let (head, _) = after.split_once("</thead>").unwrap();
    assert_eq!(head.matches("<th ").count(), 3, "{head}");
    assert!(!head.contains("what to do"));
}

#[test]
fn one_test_alone_has_nothing_to_be_compared_with() {
    let report = sample::healthy();
    assert_eq!(report.compared, None);
    let html = render_html(&report).unwrap();
    assert!(!html.contains("What changed since"));
    assert!(!render_json(&report).unwrap().contains("\"compared\""));
}

#[test]
fn another_server_is_said_before_what_changed() {
    let html = render_html(&sample::compared_elsewhere()).unwrap();
    let (before, after) = html
        .split_once("The two tests were not about the same")
        .unwrap();
    assert!(before.ends_with("<strong>") || before.contains("What changed since"));
    assert!(after.contains("api-eu.myconnectwise.net"));
    assert!(!before.contains("Worked then, and is a problem now"));
}

#[test]
fn a_key_in_an_earlier_test_keeps_the_report_from_being_made() {
    let mut report = sample::compared();
    let compared = report.compared.as_mut().unwrap();
    compared.changes[0].rows[0].happened = format!("Refused: {PRIVATE}");
    assert!(guard().check_report(&report).is_err());
}

#[test]
fn a_report_of_the_format_before_is_still_matched_by_its_id() {
    let mut older = sample::healthy();
    older.format = 4;
    older.report_id = report_id(&older).unwrap();
    let text = render_json(&older).unwrap();
    let carried = carried(text.as_bytes()).unwrap();
    assert_eq!(carried.report_id, older.report_id);
    assert_eq!(carried.fits_data, Some(true));
}
