//! Notes of a call, as a report tells them.

use super::super::sample::{HOSTILE_NAME, built};
use super::*;
use crate::setup::{CallNote, NoteId};

fn report_with(texts: &[&str]) -> Report {
    let (view, mut setup, made) = healthy_parts();
    let notes = texts.iter().map(|text| CallNote {
        id: NoteId("1".to_owned()),
        at: "2026-11-21T14:01:30Z".parse().unwrap(),
        step: "member".to_owned(),
        step_code: "B2".to_owned(),
        step_title: "Create the API member".to_owned(),
        text: (*text).to_owned(),
    });
    setup.call_notes = notes.collect();
    built(&(view, setup, made))
}

#[test]
fn each_note_stands_there_with_its_time_its_step_and_its_lines() {
    let report = report_with(&["Anna decides on Monday.\nShe calls back.", "Done."]);
    assert_eq!(report.notes.len(), 2);
    let note = &report.notes[0];
    assert_eq!(note.at.utc, "2026-11-21T14:01:30Z");
    assert_eq!(note.at.local, "21 November 2026, 14:01 (UTC)");
    assert_eq!(note.step_code, "B2");
    assert_eq!(note.lines, ["Anna decides on Monday.", "She calls back."]);
    let html = render_html(&report).unwrap();
    for text in [
        "Anna decides on Monday.</p>",
        "She calls back.</p>",
        ">B2</th>",
        ">Create the API member</p>",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert_eq!(read_json(json_inside(&html)).unwrap(), report);
}

#[test]
fn a_report_without_notes_has_no_heading_for_them() {
    let html = render_html(&report_with(&[])).unwrap();
    assert!(!html.contains("id=\"notes\""));
    assert!(report_with(&[]).notes.is_empty());
}

#[test]
fn a_note_stays_text_whatever_it_holds() {
    let html = render_html(&report_with(&[HOSTILE_NAME])).unwrap();
    assert_eq!(html.matches("<script").count(), 1);
    assert!(!html.contains("<!--") && !html.contains('\u{202e}'));
    assert!(html.contains("株式会社テスト"));
    assert_eq!(
        html.matches("<table").count(),
        html.matches("<caption").count()
    );
}

#[test]
fn a_key_in_a_note_keeps_the_report_from_being_made() {
    for text in [
        PRIVATE.to_owned(),
        format!("{} {}", &PUBLIC[..5], &PUBLIC[5..]),
    ] {
        let report = report_with(&["Fine.", &text]);
        assert!(guard().check_report(&report).is_err(), "{text}");
    }
}
