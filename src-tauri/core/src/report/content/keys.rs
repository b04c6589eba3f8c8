//! The key pair, its life, its hand-offs, and the fields beside it.

use super::mark::Marked as _;
use super::{Block, Cell, Kind, Line, Look, Mark, Pair, Section, Table, Width};
use crate::report::{
    Report, ReportAge, ReportField, ReportHandOff, ReportKey, ReportKeys, ReportPage,
    ReportRemoval, ReportReplacement,
};

pub(super) fn keys(report: &Report) -> Vec<Section> {
    let keys = &report.keys;
    let mut sections = vec![pair(keys)];
    if keys.has_life() {
        sections.push(Section::new(
            "life",
            "The life of the key pair",
            vec![Block::Pairs(life(keys))],
        ));
    }
    if !keys.hand_offs.is_empty() {
        sections.push(Section::new(
            "hand-offs",
            "Sealed hand-offs",
            vec![Block::Pairs(keys.hand_offs.iter().map(hand_off).collect())],
        ));
    }
    sections.push(fields(report));
    sections
}

fn pair(keys: &ReportKeys) -> Section {
    let table = Table {
        rows: keys.both().map(key).into(),
        ..Table::new(
            "Where the two keys are",
            [
                ("Key", Width::Short),
                ("Where it is", Width::Rest),
                ("Length", Width::Short),
                ("Last four", Width::Short),
                ("Since", Width::Since),
            ],
        )
    };
    Section {
        is_whole: true,
        ..Section::new(
            "keys",
            "The key pair",
            vec![
                Block::Table(table),
                Block::Paragraph(Line::quiet(&keys.note)),
            ],
        )
    }
}

fn key(key: &ReportKey) -> Vec<Cell> {
    let length = key.length.map(|length| format!("{length} characters"));
    let last_four = key.last_four.as_ref().map_or_else(
        || Line::quiet("not shown"),
        |last| Line::of(Kind::Code, last),
    );
    vec![
        vec![Line::plain(&key.name)],
        vec![Line::state(key.state.mark(), &key.state_words)],
        length.map(Line::plain).into_iter().collect(),
        vec![last_four],
        key.saved_at.as_ref().map(Line::time).into_iter().collect(),
    ]
}

fn life(keys: &ReportKeys) -> Vec<Pair> {
    let ending = keys.ending.as_ref().map(|ending| {
        let name = if ending.is_disconnecting() {
            "End of the connection"
        } else {
            "End on this computer"
        };
        Pair::plain(name, &ending.words)
    });
    let page = keys.page.as_ref();
    let page = page.map(|page| Pair::new("The page with the keys", vec![page_line(page)]));
    let fingerprint = keys.fingerprint.as_ref().map(|fingerprint| {
        let lines = vec![
            Line::of(Kind::Code, fingerprint),
            Line::quiet(&keys.fingerprint_words),
        ];
        Pair::new("Fingerprint", lines)
    });
    [
        ending,
        keys.removal.as_ref().map(removal),
        page,
        keys.replacement.as_ref().map(replacement),
        keys.age.as_ref().map(age),
        fingerprint,
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn page_line(page: &ReportPage) -> Line {
    Line::state(page.state.mark(), &page.words)
}

fn removal(removal: &ReportRemoval) -> Pair {
    let mut lines = vec![Line::plain(&removal.words)];
    if let Some(last) = &removal.last_four {
        let line = Line::plain("The public key that was removed ends in ");
        lines.push(line.and(Kind::Code, last).and(Kind::Plain, "."));
    }
    lines.extend(removal.proofs.iter().map(Line::plain));
    Pair::new("Removed", lines)
}

fn replacement(replacement: &ReportReplacement) -> Pair {
    let mut lines: Vec<Line> = replacement.words.iter().map(Line::plain).collect();
    if let Some(last) = &replacement.new_last_four {
        let line = Line::plain("The new public key ends in ");
        lines.push(line.and(Kind::Code, last).and(Kind::Plain, "."));
    }
    lines.extend(replacement.page.as_ref().map(page_line));
    Pair::new("Replaced", lines)
}

fn age(age: &ReportAge) -> Pair {
    let line = if age.is_due {
        Line::state(Mark::Unknown, &age.words)
    } else {
        Line::plain(&age.words)
    };
    Pair::new("Age", vec![line])
}

fn hand_off(sealed: &ReportHandOff) -> Pair {
    let name = sealed.file_name.as_ref().map_or_else(
        || Line::plain("Copied as text"),
        |name| Line::of(Kind::Name, name),
    );
    let mut who = Line::plain(format!("Who can open it: {}", sealed.opened_by));
    if let Some(recipient) = &sealed.recipient {
        who = who.and(Kind::Plain, ", ").and(Kind::Code, recipient);
    }
    let mut lines = vec![
        Line::time(&sealed.at),
        who,
        Line::plain("SHA-256 of what was sealed begins with ")
            .and(Kind::Code, &sealed.digest)
            .looking(Look::Quiet),
    ];
    lines.extend(sealed.fingerprint.as_ref().map(|fingerprint| {
        Line::plain("Fingerprint of the pair inside ")
            .and(Kind::Code, fingerprint)
            .looking(Look::Quiet)
    }));
    Pair { name, lines }
}

fn fields(report: &Report) -> Section {
    let table = Table {
        rows: report.fields.iter().map(field).collect(),
        ..Table::new(
            "The fields, as Onramp read them",
            [
                ("Field", Width::Rest),
                ("What is known", Width::Rest),
                ("Read as", Width::Rest),
                ("For the vendor’s form", Width::Rest),
            ],
        )
    };
    Section {
        is_whole: true,
        ..Section::new(
            "fields",
            "Company ID and address",
            vec![Block::Table(table)],
        )
    }
}

fn field(field: &ReportField) -> Vec<Cell> {
    let value = |value: &Option<String>| {
        let value = value.as_deref().unwrap_or("none");
        vec![Line::of(Kind::Name, value)]
    };
    vec![
        vec![Line::plain(&field.label)],
        vec![Line::plain(&field.verdict_words)],
        value(&field.read_as),
        value(&field.value_for_vendor),
    ]
}
