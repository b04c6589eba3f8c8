//! What changed since an earlier test.

use super::Source;
use crate::check::{CheckRun, comparison_view};
use crate::report::model::{ReportChange, ReportChanges, ReportComparison, ReportGround};
use crate::report::moment::moment;
use crate::report::plain::plain;
use crate::setup::view::{ChangeGroupView, ComparedRowView};
use crate::words;

/// The last live test beside `earlier`; none where there is but one of them.
pub(super) fn comparison(
    source: &Source<'_>,
    earlier: Option<&CheckRun>,
) -> Option<ReportComparison> {
    let (then, now) = (earlier?, source.run?);
    let compared = comparison_view(then, now, &source.zone);
    let grounds = compared.grounds.iter().map(|other| ReportGround {
        label: plain(&other.label),
        then: plain(&other.then),
        now: plain(&other.now),
    });
    let told = compared.groups.iter();
    let told = told.filter(|group| group.is_told_at_once || group.change.is_change());
    Some(ReportComparison {
        then: moment(then.started_at, &source.zone),
        then_summary: plain(&words::run_summary(then)),
        now: moment(now.started_at, &source.zone),
        now_summary: plain(&words::run_summary(now)),
        summary: plain(&compared.summary),
        is_unchanged: compared.is_unchanged,
        grounds: grounds.collect(),
        changes: told.map(changes).collect(),
    })
}

fn changes(group: &ChangeGroupView) -> ReportChanges {
    ReportChanges {
        change: group.change,
        title: plain(&group.title),
        rows: group.rows.iter().map(change).collect(),
    }
}

fn change(row: &ComparedRowView) -> ReportChange {
    let kept = |age: &Option<String>| plain(age.as_deref().unwrap_or_default());
    ReportChange {
        name: plain(&row.name),
        permission: row.permission.as_deref().map(plain),
        remark: plain(&row.remark),
        then: plain(&row.then.words),
        then_kept: kept(&row.then.kept),
        now: plain(&row.now.words),
        now_kept: kept(&row.now.kept),
        happened: plain(&row.happened),
        to_do: plain(&row.to_do),
    }
}
