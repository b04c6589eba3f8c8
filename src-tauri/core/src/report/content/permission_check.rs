//! What a permission check found.

use super::mark::Marked as _;
use super::test::answer;
use super::{Block, Cell, Kind, Line, Look, Pair, Table, Width};
use crate::check::{Outcome, ReadAnswer};
use crate::report::{ReportBox, ReportPermissionCheck, ReportRead};
use crate::words::Code;

pub(super) fn check_blocks(check: &ReportPermissionCheck) -> Vec<Block> {
    let partly = if check.is_partial {
        ". Only what had not passed before was asked again; the rest is as old as it says."
    } else {
        "."
    };
    let mut blocks = vec![
        Block::Paragraph(Line::of(Kind::Strong, &check.summary)),
        Block::Paragraph(
            Line::plain("Checked on ")
                .and_time(&check.finished)
                .and(Kind::Plain, partly)
                .looking(Look::Quiet),
        ),
    ];
    blocks.extend(wanting(check));
    blocks.extend(unknown(check));
    blocks.extend(changed(check));
    blocks.extend(about_the_whole(check));
    if !check.remarks.is_empty() {
        blocks.push(Block::heading("Remarks that are no problem"));
        let remarks = check.remarks.iter().map(|remark| {
            let rest = [&remark.happened, &remark.to_do].map(String::as_str);
            let rest = rest.join(" ");
            Line::of(Kind::Strong, format!("{}.", remark.title))
                .and(Kind::Plain, format!(" {}", rest.trim_end()))
        });
        blocks.push(Block::List(remarks.collect()));
    }
    blocks
}

/// What is missing or doubtful: the missing first, the optional last.
fn wanting(check: &ReportPermissionCheck) -> Vec<Block> {
    let is_wanting = |found: &&ReportBox| found.outcome == Outcome::Failed || found.is_doubtful;
    let mut boxes: Vec<_> = check.boxes.iter().filter(is_wanting).collect();
    if boxes.is_empty() {
        return Vec::new();
    }
    boxes.sort_by_key(|found| (found.is_optional, found.outcome != Outcome::Failed));
    let table = Table {
        rows: boxes.into_iter().map(wanting_row).collect(),
        ..Table::new(
            "The boxes that are missing or doubtful",
            [
                ("Box", Width::Place),
                ("How it stands", Width::Standing),
                ("What is known of it, and where to set it", Width::Rest),
            ],
        )
    };
    vec![Block::heading("Missing or doubtful"), Block::Table(table)]
}

fn wanting_row(found: &ReportBox) -> Vec<Cell> {
    let mut standing = vec![Line::state(found.mark(), &found.standing)];
    standing.extend(as_of(found));
    let why = if found.why.is_empty() {
        String::new()
    } else {
        format!(" {}", found.why)
    };
    let mut known = vec![Line::plain(&found.happened).and(Kind::Plain, why)];
    if found.is_optional {
        known.push(Line::quiet(
            "The vendor’s document does not ask for this box; its endpoints seem to need it.",
        ));
    }
    let remedy = found.remedy.as_ref();
    known.extend(remedy.map(|remedy| Line::of(Kind::StrongName, remedy)));
    if !found.one_of.is_empty() {
        known.push(Line::quiet(format!("One of: {}", found.one_of.join("; "))));
    }
    vec![vec![Line::plain(&found.place)], standing, known]
}

/// How old it is, where the last check did not ask.
fn as_of(found: &ReportBox) -> Option<Line> {
    let line = || Line::plain("as of ").and_time(&found.known);
    found.is_kept.then(|| line().looking(Look::Quiet))
}

/// What could not be told or was not asked, by what stood in the way.
fn unknown(check: &ReportPermissionCheck) -> Vec<Block> {
    let mut groups: Vec<Pair> = Vec::new();
    let boxes = check.boxes.iter().filter(|found| {
        matches!(found.outcome, Outcome::CouldNotTell | Outcome::NotRun) && !found.is_doubtful
    });
    for found in boxes {
        let mut line = Line::of(Kind::Name, &found.place);
        if found.is_optional {
            line = line.and(Kind::Quiet, " (not asked by the document)");
        }
        if found.is_kept {
            line = line.and(Kind::Quiet, " as of ").and_time(&found.known);
        }
        let name = Line::plain(&found.title);
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.lines.push(line),
            None => groups.push(Pair {
                name,
                lines: vec![line],
            }),
        }
    }
    if groups.is_empty() {
        return Vec::new();
    }
    vec![
        Block::heading("Not known"),
        Block::Paragraph(Line::quiet(
            "Nothing speaks against these boxes, and nothing shows that they are set. Compare them with the role in \
             ConnectWise.",
        )),
        Block::Pairs(groups),
    ]
}

/// What the check found changed.
fn changed(check: &ReportPermissionCheck) -> Vec<Block> {
    let rows = check.boxes.iter().filter_map(|found| {
        let before = found.before.as_ref()?;
        let time = |at| Line::time(at).looking(Look::Quiet);
        Some(vec![
            vec![Line::plain(&found.place)],
            vec![
                Line::state(before.outcome.mark(), &before.standing),
                time(&before.known),
            ],
            vec![
                Line::state(found.mark(), &found.standing),
                time(&found.known),
            ],
        ])
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let table = Table {
        rows,
        is_whole: true,
        ..Table::new(
            "The boxes that this check found changed",
            [
                ("Box", Width::Rest),
                ("Before", Width::Evidence),
                ("After", Width::Evidence),
            ],
        )
    };
    vec![Block::heading("Before and after"), Block::Table(table)]
}

/// The role, the API member, the default board, rows, fields.
fn about_the_whole(check: &ReportPermissionCheck) -> Vec<Block> {
    if check.findings.is_empty() {
        return Vec::new();
    }
    let table = Table {
        rows: check.findings.iter().map(answer).collect(),
        ..Table::new(
            "What was found about the whole",
            [
                ("Question", Width::Question),
                ("Answer", Width::Standing),
                ("What happened", Width::Rest),
            ],
        )
    };
    vec![
        Block::heading("The role and its API member"),
        Block::Table(table),
    ]
}

/// The reading calls and how each ended.
pub(super) fn reading_calls(check: &ReportPermissionCheck) -> Vec<Block> {
    if check.reads.is_empty() {
        return Vec::new();
    }
    let table = Table {
        named_by: None,
        rows: check.reads.iter().map(read).collect(),
        ..Table::new(
            "The reading calls and how each ended",
            [
                ("Call", Width::Rest),
                ("How it ended", Width::Standing),
                ("Needs, as far as is known", Width::Rest),
            ],
        )
    };
    vec![Block::heading("The reading calls"), Block::Table(table)]
}

fn read(read: &ReportRead) -> Vec<Cell> {
    let needs = read.needs.iter().map(|place| Line::of(Kind::Name, place));
    let mut needs: Vec<_> = needs.collect();
    // Where the few words do not say it all.
    let is_unexplained = read.code == Code::CallRefusedUnexplained;
    if is_unexplained || matches!(read.answer, ReadAnswer::NoAnswer | ReadAnswer::NotAsked) {
        needs.push(Line::quiet(&read.happened));
    }
    vec![
        vec![Line::of(Kind::Code, format!("GET {}", read.path))],
        vec![Line::state(read.answer.mark(), &read.title)],
        needs,
    ]
}
