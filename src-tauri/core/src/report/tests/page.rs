//! What the HTML form looks like to a browser, and to somebody who wants to break it.

use super::*;
use crate::report::sample::HOSTILE_NAME;

#[test]
fn a_practice_report_cannot_be_taken_for_a_real_one() {
    let report = sample::practice();
    assert!(report.title.starts_with("PRACTICE"));
    assert!(report.summary.headline.starts_with("Practice"));
    let html = render_html(&report).unwrap();
    assert!(html.contains(r#"class="watermark""#) && html.contains(r#"class="banner""#));
    let real = render_html(&sample::healthy()).unwrap();
    assert!(!real.contains(r#"class="watermark""#) && !real.contains("PRACTICE"));
}

#[test]
fn hostile_text_stays_text() {
    let html = render_html(&sample::hostile()).unwrap();
    assert_eq!(html.matches("<script").count(), 1);
    assert_eq!(html.matches("</script").count(), 1);
    assert!(!html.contains("<!--") && !html.contains("href=\"javascript"));
    assert!(!html.contains(HOSTILE_NAME));
    assert!(html.contains("株式会社テスト") && html.contains("אבג מערכות"));
    assert!(!html.contains('\u{202e}') && !html.contains('\u{2028}'));
    assert!(!html.contains(" onload=alert(1) <b>"));
}

#[test]
fn the_page_needs_nothing_from_outside_and_runs_nothing() {
    for report in samples() {
        let html = render_html(&report).unwrap();
        assert!(html.contains("default-src 'none'"));
        assert!(!html.contains(" src=") && !html.contains("url(") && !html.contains("@import"));
        for part in html.split("href=\"").skip(1) {
            let address = part.split('"').next().unwrap();
            assert!(
                address.starts_with("#mark-") || address == report.subject.document.address,
                "{address}"
            );
        }
    }
}

#[test]
fn every_table_has_a_caption_and_headers_with_a_scope() {
    for report in samples() {
        let html = render_html(&report).unwrap();
        assert_eq!(
            html.matches("<table").count(),
            html.matches("<caption").count()
        );
        let headers = html.matches("<th ").count();
        assert_eq!(headers, html.matches("scope=\"").count());
        assert!(!html.contains("<th>"));
        assert!(html.contains("<main>") && html.contains("<html lang=\"en\">"));
    }
}

#[test]
fn every_sentence_of_the_summary_stands_on_the_page() {
    let report = sample::with_gaps();
    let html = render_html(&report).unwrap();
    let summary = &report.summary;
    let mut sentences = vec![
        &summary.headline,
        &summary.explanation,
        &summary.permissions,
    ];
    sentences.push(&summary.limits);
    sentences.extend([&summary.acts_next_words, &summary.progress, &report.title]);
    for problem in &summary.problems {
        sentences.extend([&problem.title, &problem.happened, &problem.to_do]);
        sentences.extend(&problem.remedies);
    }
    for sentence in sentences {
        assert!(html.contains(sentence.as_str()), "{sentence}");
    }
}

/// They lie in `target/reports`, to be looked at in a browser.
#[test]
fn the_samples_are_drawn() {
    let folder = folder_to_look_at();
    for (name, report) in [
        ("healthy", sample::healthy()),
        ("with-gaps", sample::with_gaps()),
        ("compared", sample::compared()),
        ("practice", sample::practice()),
        ("let-go", sample::let_go()),
        ("replaced", sample::replaced()),
        ("finished", sample::finished()),
        ("disconnected", sample::disconnected()),
    ] {
        let path = folder.join(format!("{name}.html"));
        std::fs::write(&path, render_html(&report).unwrap()).unwrap();
        let drawn = std::fs::read_to_string(&path).unwrap();
        assert!(drawn.contains(&report.summary.headline), "{name}");
    }
}
