//! The requests that were sent, and how the report was made.

use super::{Block, Cell, Kind, Line, Pair, Section, Table, Width};
use crate::report::{Report, ReportRequest};

pub(super) fn requests(report: &Report) -> Section {
    let blocks = if report.requests.is_empty() {
        vec![Block::Paragraph(Line::plain("None."))]
    } else {
        let table = Table {
            named_by: None,
            rows: report.requests.iter().map(row).collect(),
            ..Table::new(
                "The requests, in the order sent",
                [
                    ("For", Width::Standing),
                    ("Sent at", Width::Number),
                    ("Request", Width::Rest),
                    ("Answer", Width::Short),
                    ("Time", Width::Number),
                ],
            )
        };
        vec![
            Block::Paragraph(Line::quiet(
                "Every request of the last company check and the last live test. Onramp only reads; it sends nothing else.",
            )),
            Block::Table(table),
        ]
    };
    Section::new("requests", "Requests that were sent", blocks)
}

fn row(request: &ReportRequest) -> Vec<Cell> {
    let sent = request.sent.as_ref().map(|sent| {
        let mut line = Line::time(sent);
        for words in &mut line.words {
            words.text.clone_from(&request.sent_clock);
        }
        line
    });
    vec![
        vec![Line::plain(&request.sent_for)],
        sent.into_iter().collect(),
        vec![Line::of(
            Kind::Code,
            format!("{} {}", request.method, request.target),
        )],
        vec![Line::plain(&request.status_words)],
        vec![Line::plain(format!("{} ms", request.duration_ms))],
    ]
}

pub(super) fn made(report: &Report) -> Section {
    let made = &report.made;
    let at = Line::plain(&made.at.local).and(Kind::Quiet, format!(" ({})", made.at.utc));
    let format = report.format.to_string();
    let pairs = vec![
        Pair::new("Made", vec![at]),
        Pair::plain("Time zone", &made.time_zone),
        Pair::plain("Onramp", &made.onramp_version),
        Pair::plain("Operating system", &made.operating_system),
        Pair::plain("Setup begun", &made.setup_begun.local),
        Pair::plain("Setup last changed", &made.setup_changed.local),
        Pair::plain("Guide", &report.subject.guide),
        Pair::plain("Report format", &format),
    ];
    Section {
        is_whole: true,
        ..Section::new(
            "made",
            "How this report was made",
            vec![Block::Pairs(pairs)],
        )
    }
}
