//! What the permission check found.

use super::Source;
use super::check::{facts, finding};
use super::permission::how_known;
use crate::check::{CheckRun, PermissionFinding, PermissionRun, ReadFinding, Tally};
use crate::report::model::{
    HowKnown, ReportBefore, ReportBox, ReportCount, ReportPermissionCheck, ReportRead, ReportRemark,
};
use crate::report::moment::moment;
use crate::report::phrases;
use crate::report::plain::{plain, plain_if_any};
use crate::setup::view::{PermissionFindingView, ReadView};
use crate::words;
use jiff::Timestamp;

/// The last permission check, when there was one.
pub(super) fn check(source: &Source<'_>, said: HowKnown) -> Option<ReportPermissionCheck> {
    let run = source.run?;
    let kept = run.permissions.as_ref()?;
    let shown = source.shown_run.as_ref()?.permissions.as_ref()?;
    let boxes = kept.boxes.iter().filter_map(|found| {
        let name = found.permission.to_string();
        let mut views = shown.boxes.iter();
        let view = views.find(|view| view.permission == name)?;
        Some(report_box(source, kept, found, view, said))
    });
    let reads = kept.reads.iter().zip(&shown.reads);
    Some(ReportPermissionCheck {
        finished: moment(checked_at(run, kept), &source.zone),
        summary: plain(&shown.summary),
        is_free_of_problems: kept.is_free_of_problems(),
        is_partial: kept.is_partial,
        count: count(&kept.boxes),
        findings: shown.findings.iter().map(finding).collect(),
        boxes: boxes.collect(),
        reads: reads
            .map(|(found, view)| report_read(source, found, view))
            .collect(),
        remarks: (shown.notes.iter())
            .map(|note| ReportRemark {
                title: plain(&note.words.title),
                happened: plain(&note.words.happened),
                to_do: plain(&note.words.to_do),
            })
            .collect(),
    })
}

/// When the check ended; a run that did not come so far carries the check of an earlier one.
fn checked_at(run: &CheckRun, kept: &PermissionRun) -> Timestamp {
    let boxes = kept.boxes.iter().map(|found| found.known_at);
    let latest = boxes.chain(kept.reads.iter().map(|read| read.at)).max();
    latest
        .filter(|latest| *latest < run.started_at)
        .unwrap_or(run.finished_at)
}

/// How a box stands, in a word or two.
pub(super) fn standing(found: &PermissionFinding) -> &'static str {
    words::standing_words(found.standing())
}

/// True for what an earlier run found.
pub(super) fn is_kept(source: &Source<'_>, found: &PermissionFinding) -> bool {
    let run = source.run;
    run.is_some_and(|run| found.known_at < run.started_at)
}

fn report_box(
    source: &Source<'_>,
    run: &PermissionRun,
    found: &PermissionFinding,
    view: &PermissionFindingView,
    said: HowKnown,
) -> ReportBox {
    let how_known = how_known(found.known_by.iter(), said);
    ReportBox {
        permission: found.permission.to_string(),
        place: plain(&view.place),
        is_optional: found.is_optional,
        outcome: found.outcome,
        standing: standing(found).to_owned(),
        is_doubtful: found.standing().is_doubtful(),
        code: found.code,
        title: plain(&view.words.title),
        happened: plain(&view.words.happened),
        why: plain(&view.words.why),
        to_do: plain(&view.words.to_do),
        remedy: plain_if_any(view.remedy.as_deref()),
        one_of: names(source, &found.one_of),
        how_known,
        how_known_words: phrases::how_known(how_known).to_owned(),
        known: moment(found.known_at, &source.zone),
        is_kept: is_kept(source, found),
        before: before(source, run, found),
        facts: facts(&view.facts),
    }
}

/// How a box stood before, where the run changed that.
fn before(
    source: &Source<'_>,
    run: &PermissionRun,
    found: &PermissionFinding,
) -> Option<ReportBefore> {
    let mut earlier = run.before.iter();
    let before = earlier.find(|before| before.permission == found.permission)?;
    Some(ReportBefore {
        outcome: before.outcome,
        standing: words::standing_words(before.standing(found.is_optional)).to_owned(),
        known: moment(before.known_at, &source.zone),
    })
}

fn report_read(source: &Source<'_>, found: &ReadFinding, view: &ReadView) -> ReportRead {
    ReportRead {
        path: plain(&found.path),
        answer: found.answer,
        code: found.code,
        title: plain(&view.words.title),
        happened: plain(&view.words.happened),
        to_do: plain(&view.words.to_do),
        needs: names(source, &found.needs),
        at: moment(found.at, &source.zone),
    }
}

/// Boxes by name; one that the catalog does not have any more by its stable name.
fn names(source: &Source<'_>, permissions: &[crate::catalog::Permission]) -> Vec<String> {
    let named = permissions.iter().map(|permission| {
        let words = source.catalog.permission_in_words(permission);
        plain(&words.unwrap_or_else(|| permission.to_string()))
    });
    named.collect()
}

fn count(boxes: &[PermissionFinding]) -> ReportCount {
    let tally = Tally::of(boxes);
    let number = |boxes: usize| u32::try_from(boxes).unwrap_or(u32::MAX);
    ReportCount {
        passed: number(tally.passed),
        failed: number(tally.missing),
        doubtful: number(tally.doubtful),
        could_not_tell: number(tally.unreadable + tally.untold),
        not_run: number(tally.unasked),
        optional_failed: number(tally.optional_missing),
    }
}
