//! Which company, which server, which vendor, what was chosen.

use super::{Block, Kind, Line, Pair, Section};
use crate::report::Report;

pub(super) fn subject(report: &Report) -> Section {
    let subject = &report.subject;
    let company = match &subject.company_found {
        Some(name) => Line::of(Kind::Name, name).and(Kind::Quiet, " (as the server named it)"),
        None => Line::plain("No server has named it yet"),
    };
    let mut pairs = vec![
        Pair::new("Company", vec![company]),
        Pair::new("Company ID", vec![known(subject.company_id.as_deref())]),
        Pair::new("ConnectWise server", vec![known(subject.site.as_deref())]),
        Pair::plain("Vendor", &subject.vendor),
        document(report),
        role(report),
    ];
    let features = report.choices.features.iter().map(|feature| {
        let chosen = if feature.is_chosen {
            "chosen"
        } else {
            "not chosen"
        };
        Line::of(Kind::Name, &feature.name).and(Kind::Plain, format!(": {chosen}"))
    });
    if features.len() > 0 {
        pairs.push(Pair::new("Features", features.collect()));
    }
    Section::new("who", "Who and what", vec![Block::Pairs(pairs)])
}

fn known(value: Option<&str>) -> Line {
    value.map_or_else(
        || Line::plain("None yet"),
        |value| Line::of(Kind::Name, value),
    )
}

fn document(report: &Report) -> Pair {
    let document = &report.subject.document;
    // An address of another kind is told, and leads nowhere.
    let kind = if document.address.starts_with("https://") {
        Kind::Link
    } else {
        Kind::Plain
    };
    Pair::new(
        "Vendor’s document",
        vec![
            Line::of(Kind::Name, &document.title),
            Line::of(kind, &document.address),
            Line::quiet(format!("read for this guide on {}", document.read_on)),
        ],
    )
}

fn role(report: &Report) -> Pair {
    let choices = &report.choices;
    let role = choices.role.as_deref().unwrap_or("Not chosen yet");
    let doubt = if choices.is_answered {
        ""
    } else {
        " (not confirmed yet)"
    };
    Pair::new("Role", vec![Line::plain(role).and(Kind::Quiet, doubt)])
}
