//! The report as a reader meets it: its parts in reading order, in words. HTML and PDF are drawn from this and from
//! nothing else, so that they cannot disagree; they decide about looks only.

mod block;
mod comparison;
mod identity;
mod keys;
mod line;
mod mark;
mod notes;
mod permission_check;
mod permissions;
mod steps;
mod subject;
mod summary;
mod technical;
mod test;

pub(super) use block::{Block, Cell, Pair, Problem, Section, Table, Width};
pub(super) use line::{Kind, Line, Look};
pub(super) use mark::Mark;

use super::Report;

/// A whole report.
pub(super) struct Content {
    /// The language of all of it, as a BCP 47 tag.
    pub language: String,
    pub title: String,
    /// What kind of document this is.
    pub kind: &'static str,
    /// When and by what it was made, and its ID.
    pub made: Line,
    /// What to say first about a practice report; none for a real one.
    pub practice_notice: Option<String>,
    /// The parts; the summary first.
    pub sections: Vec<Section>,
    /// What the ID is good for, and what it is not.
    pub about_id: Line,
}

/// The word across every page of a practice report.
pub(super) const WATERMARK: &str = "PRACTICE";

/// Puts a report into words, part by part.
pub(super) fn content(report: &Report) -> Content {
    let sections = [
        vec![summary::summary(report)],
        summary::problems(report).into_iter().collect(),
        vec![summary::open(report), subject::subject(report)],
        identity::identity(report).into_iter().collect(),
        identity::invite(report).into_iter().collect(),
        identity::begun_from(report).into_iter().collect(),
        identity::arrived(report).into_iter().collect(),
        vec![steps::steps(report)],
        notes::notes(report).into_iter().collect(),
        vec![test::test(report)],
        comparison::comparison(report).into_iter().collect(),
        keys::keys(report),
        permissions::permissions(report).into_iter().collect(),
        vec![technical::requests(report), technical::made(report)],
    ];
    Content {
        language: report.language.clone(),
        title: report.title.clone(),
        kind: "Onramp report",
        made: Line::plain(format!(
            "Made on {} with Onramp {}. Report ID ",
            report.made.at.local, report.made.onramp_version
        ))
        .and(Kind::Code, &report.report_id)
        .looking(Look::Quiet),
        practice_notice: report.practice_notice.clone(),
        sections: sections.into_iter().flatten().collect(),
        about_id: Line::plain("The Report ID ")
            .and(Kind::Code, &report.report_id)
            .and(
                Kind::Plain,
                " stands in every form of this report, so that they can be matched. It is no seal: whoever changes a \
                 file can change the ID too. The evidence is to run the live test again.",
            )
            .looking(Look::Quiet),
    }
}
