//! The PDF form, with the program's own fonts alone: the same bytes on every machine.

use super::super::sample::HOSTILE_NAME;
use super::*;
use crate::setup::{CallNote, NoteId};

fn drawn(report: &Report) -> Pdf {
    render_pdf(report, Typefaces::Embedded).unwrap()
}

/// Everything that is written on its sheets, on one line.
fn said(report: &Report) -> String {
    drawn(report).text.replace('\n', " ")
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    let windows = bytes.windows(wanted.len());
    windows.filter(|window| *window == wanted).count()
}

/// A report with a note of that many lines, each of them long.
fn with_note(lines: usize) -> Report {
    let (view, mut setup, made) = healthy_parts();
    let line = "What was agreed on the call, word by word, and longer than a line. ".repeat(3);
    setup.call_notes = vec![CallNote {
        id: NoteId("1".to_owned()),
        at: "2026-11-21T14:01:30Z".parse().unwrap(),
        step: "member".to_owned(),
        step_code: "B2".to_owned(),
        step_title: "Create the API member".to_owned(),
        text: vec![line; lines].join("\n"),
    }];
    built(&(view, setup, made))
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample::with_gaps();
    assert!(drawn(&report).bytes == drawn(&report).bytes);
}

#[test]
fn every_sample_is_drawn_and_says_what_its_content_says() {
    for report in samples() {
        let pdf = drawn(&report);
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
        let text = pdf.text.replace('\n', " ");
        for sentence in [
            &report.title,
            &report.report_id,
            &report.summary.headline,
            &report.summary.limits,
            &report.made.time_zone,
        ] {
            assert!(text.contains(sentence.as_str()), "{sentence}");
        }
    }
}

#[test]
fn every_sentence_of_the_html_form_stands_in_the_pdf_form() {
    for report in samples() {
        let html = render_html(&report).unwrap();
        let body = html.split_once("<header>").unwrap().1;
        let body = body.split_once("<script").unwrap().0;
        let text = said(&report);
        let mut seen = 0;
        for piece in body.split('<').filter_map(|piece| piece.split_once('>')) {
            let piece = unescaped(piece.1);
            if piece.trim().is_empty() {
                continue;
            }
            seen += 1;
            assert!(text.contains(piece.trim()), "{piece}");
        }
        assert!(seen > 100);
    }
}

/// What a browser shows for escaped text.
fn unescaped(html: &str) -> String {
    let marks = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
    ];
    let text = marks
        .iter()
        .fold(html.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#38;", "&")
}

#[test]
fn only_practice_is_watermarked_and_on_every_sheet() {
    let practice = drawn(&sample::practice());
    let sheets = count(&practice.bytes, b"/Type/Page/") + count(&practice.bytes, b"/Type/Page>");
    assert!(practice.text.contains("(PRACTICE)"));
    assert!(practice.text.lines().any(|line| line == "PRACTICE"));
    assert!(practice.text.contains(&format!("of {sheets}")), "{sheets}");
    assert!(!drawn(&sample::healthy()).text.contains("PRACTICE"));
}

#[test]
fn no_name_keeps_the_file_from_being_written() {
    let mut report = sample::healthy();
    for name in [
        HOSTILE_NAME,
        "",
        "株式会社テスト",
        "שלום עולם",
        "شركة الأمثلة",
        "प्रतिष्ठान",
        "\u{e000}\u{f8ff}\u{fffe}\u{ffff}\u{0}\u{1b}",
        "e\u{301}\u{302}\u{303}\u{304}\u{305}",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "\u{ad}\u{200b}\u{200d}\u{feff}\u{2028}",
        &"x".repeat(40_000),
        &"株".repeat(2_000),
    ] {
        report.title = name.to_owned();
        report.subject.company_found = Some(name.to_owned());
        report.summary.explanation = name.to_owned();
        report.sections[0].title = name.to_owned();
        report.report_id = name.chars().take(40).collect();
        report.made.at.utc = name.chars().take(40).collect();
        let pdf = drawn(&report);
        assert!(pdf.bytes.len() > 10_000, "{name}");
    }
}

#[test]
fn what_no_font_has_is_a_box_to_see_and_itself_to_read() {
    let mut report = sample::healthy();
    report.subject.company_found = Some("株式会社 ABC".to_owned());
    let pdf = drawn(&report);
    assert!(pdf.text.contains("株式会社 ABC (as the server named it)"));
    report.subject.company_found = Some("ABC".to_owned());
    assert!(drawn(&report).bytes != pdf.bytes);
}

#[test]
fn a_note_longer_than_a_sheet_goes_on_over_the_next() {
    let short = drawn(&with_note(1));
    let long = drawn(&with_note(120));
    let sheets = |pdf: &Pdf| {
        let last = pdf.text.lines().filter(|line| line.starts_with("Page "));
        last.count()
    };
    assert!(sheets(&long) > sheets(&short) + 2);
    assert_eq!(long.text.matches("What was agreed").count(), 360);
}

#[test]
fn a_key_in_a_note_is_found_in_what_is_on_the_sheets() {
    let mut report = with_note(1);
    report.notes[0]
        .lines
        .push(format!("{} {}", &PUBLIC[..5], &PUBLIC[5..]));
    assert!(guard().check(&drawn(&report).text).is_err());
    assert!(guard().check(&drawn(&with_note(1)).text).is_ok());
}

#[test]
fn nothing_of_the_system_or_the_hour_stands_in_the_file() {
    let mut report = sample::healthy();
    report.made.at.utc = "2031-02-03T04:05:06Z".to_owned();
    let bytes = drawn(&report).bytes;
    assert_eq!(count(&bytes, b"D:20310203040506"), 2);
    let now = jiff::Timestamp::now().strftime("%Y%m%d").to_string();
    assert_eq!(count(&bytes, now.as_bytes()), 0);
}

/// They lie in `target/reports`, to be looked at.
#[test]
fn the_samples_are_drawn_on_paper() {
    let folder = folder_to_look_at();
    for (name, report) in [
        ("healthy", sample::healthy()),
        ("with-gaps", sample::with_gaps()),
        ("compared", sample::compared_elsewhere()),
        ("mended", sample::mended()),
        ("practice", sample::practice()),
        ("hostile", sample::hostile()),
        ("long-note", with_note(120)),
        ("replaced", sample::replaced()),
        ("disconnected", sample::disconnected()),
    ] {
        let pdf = drawn(&report);
        std::fs::write(folder.join(format!("{name}.pdf")), &pdf.bytes).unwrap();
        assert!(pdf.text.contains(&report.summary.headline), "{name}");
    }
}
