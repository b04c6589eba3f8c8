//! Which company answered, who confirmed it, and the invite that the setup was made from.

use super::{Block, Kind, Line, Pair, Section, Table, Width};
use crate::report::Report;

/// Which company answered; none in reports of an older Onramp.
pub(super) fn identity(report: &Report) -> Option<Section> {
    let identity = report.identity.as_ref()?;
    let mut blocks = vec![Block::Paragraph(Line::plain(&identity.words))];
    let told = identity.told.iter().map(|fact| {
        let value = Line::of(Kind::Name, &fact.value);
        Pair::new(&fact.label, vec![value])
    });
    if told.len() > 0 {
        blocks.push(Block::Pairs(told.collect()));
    }
    let said = identity.said.iter().map(|said| {
        vec![
            vec![Line::time(&said.at)],
            vec![Line::of(Kind::Name, &said.words)],
        ]
    });
    if said.len() > 0 {
        blocks.push(Block::Table(Table {
            rows: said.collect(),
            ..Table::new(
                "What was said of the companies that answered, in the order in which it was said",
                [
                    ("When", Width::Since),
                    ("What the person said", Width::Rest),
                ],
            )
        }));
    }
    Some(Section::new("identity", "Is it the right company?", blocks))
}

/// The invite; none when the setup was begun without one.
pub(super) fn invite(report: &Report) -> Option<Section> {
    let invite = report.invite.as_ref()?;
    let mut from = vec![Line::of(Kind::Name, &invite.from)];
    let reach = [&invite.mail, &invite.phone].into_iter().flatten();
    from.extend(reach.map(|text| Line::of(Kind::Name, text)));
    let pairs = vec![
        Pair::new("It says it comes from", from),
        Pair::new("It says it was made", vec![Line::time(&invite.made)]),
        Pair::new("Opened", vec![Line::time(&invite.opened)]),
        Pair::new(
            "Company it expects",
            vec![
                Line::of(Kind::Name, &invite.expected),
                Line::quiet(&invite.words),
            ],
        ),
        Pair::new("Invite ID", vec![Line::of(Kind::Code, &invite.id)]),
        Pair::plain("Made with Onramp", &invite.onramp_version),
    ];
    Some(Section::new(
        "invite",
        "The invite that this setup was made from",
        vec![Block::Pairs(pairs)],
    ))
}

/// The report that the setup was started from; none when it was begun without one.
pub(super) fn begun_from(report: &Report) -> Option<Section> {
    let begun = report.begun_from.as_ref()?;
    let expected = match begun.expected.as_str() {
        "" => Line::plain("It names none."),
        company => Line::of(Kind::Name, company),
    };
    let pairs = vec![
        Pair::new("Report ID", vec![Line::of(Kind::Code, &begun.report_id)]),
        Pair::new("It says it was made", vec![Line::time(&begun.made)]),
        Pair::plain("Made with Onramp", &begun.onramp_version),
        Pair::new("Started from it", vec![Line::time(&begun.begun)]),
        Pair::new(
            "Company it is about",
            vec![expected, Line::quiet(&begun.words)],
        ),
    ];
    let nothing = "Choices and fields came from it. Nothing counted as done because of it.";
    let blocks = vec![Block::Paragraph(Line::plain(nothing)), Block::Pairs(pairs)];
    Some(Section::new(
        "begun-from",
        "The report that this setup was started from",
        blocks,
    ))
}

/// The desk's file that the setup came out of; none when it was begun on this computer.
pub(super) fn arrived(report: &Report) -> Option<Section> {
    let arrived = report.arrived.as_ref()?;
    let pairs = vec![
        Pair::new("It says it was made", vec![Line::time(&arrived.made)]),
        Pair::plain("Made with Onramp", &arrived.onramp_version),
        Pair::new("Added on this computer", vec![Line::time(&arrived.added)]),
    ];
    let nothing = "Choices, fields, notes and the steps that somebody called done came from it, and earlier tests. Onramp \
        saw nothing of that on this computer, and no key came along.";
    let blocks = vec![Block::Paragraph(Line::plain(nothing)), Block::Pairs(pairs)];
    Some(Section::new(
        "arrived",
        "The file that this setup came out of",
        blocks,
    ))
}
