//! Two runs side by side, ready to show.

use crate::check::{
    Change, CheckRun, ComparedRow, Comparison, Fact, FactName, Outcome, RowFound, RowKey, RowSide,
};
use crate::report::moment;
use crate::setup::view::{
    ChangeGroupView, ComparedRowView, ComparisonView, GroundView, RowSideView,
};
use crate::words;
use jiff::tz::TimeZone;

/// Puts two runs side by side into words; `then` is the earlier one. Times are told in `zone`.
#[must_use]
pub fn comparison_view(then: &CheckRun, now: &CheckRun, zone: &TimeZone) -> ComparisonView {
    let compared = super::super::compare(then, now);
    ComparisonView {
        summary: comparison_summary(&compared),
        is_unchanged: compared.tally.is_unchanged(),
        grounds: grounds(&compared),
        groups: groups(&compared, zone),
    }
}

fn grounds(compared: &Comparison<'_>) -> Vec<GroundView> {
    let grounds = compared.grounds.iter().map(|other| GroundView {
        ground: other.ground,
        label: words::ground_label(other.ground).to_owned(),
        then: other.then.clone(),
        now: other.now.clone(),
    });
    grounds.collect()
}

/// Counts in one line which way the rows went, what needs somebody first. What was asked neither time is left out.
pub(crate) fn comparison_summary(compared: &Comparison<'_>) -> String {
    let mut parts: Vec<String> = Vec::new();
    if compared.tally.is_unchanged() {
        parts.push(words::history_label("unchanged").to_owned());
    }
    for change in Change::ALL {
        let count = compared.tally.count(change);
        if count > 0 && change != Change::NeverAsked {
            parts.push(words::change_count(change, count));
        }
    }
    parts.extend(optional(compared.tally.optional));
    parts.join("; ")
}

fn optional(count: usize) -> Option<String> {
    let form = if count == 1 {
        "optional-one"
    } else {
        "optional-more"
    };
    let words = words::history_label(form).replace("{count}", &count.to_string());
    (count > 0).then_some(words)
}

/// True for what a reader came for: what broke or was mended, what stayed a problem, what could be told only one time.
fn is_told_at_once(change: Change) -> bool {
    match change {
        Change::Broke
        | Change::Appeared
        | Change::StillAProblem
        | Change::NotToldNow
        | Change::Mended
        | Change::ToldNow => true,
        Change::NewlyAsked
        | Change::NoLongerAsked
        | Change::NotToldEither
        | Change::NotAskedAgain
        | Change::StillFine
        | Change::NeverAsked => false,
    }
}

fn groups(compared: &Comparison<'_>, zone: &TimeZone) -> Vec<ChangeGroupView> {
    let groups = Change::ALL.into_iter().map(|change| {
        let rows = compared.rows.iter().filter(|row| row.change == change);
        ChangeGroupView {
            change,
            title: words::change_title(change).to_owned(),
            is_told_at_once: is_told_at_once(change),
            rows: rows.map(|row| row_view(row, zone)).collect(),
        }
    });
    groups.filter(|group| !group.rows.is_empty()).collect()
}

fn row_view(row: &ComparedRow<'_>, zone: &TimeZone) -> ComparedRowView {
    let is_open = row.now.is_some_and(|side| {
        matches!(
            side.found.outcome(),
            Outcome::Failed | Outcome::CouldNotTell
        )
    });
    let told = row.now.filter(|_| is_open).map(|side| told(&side));
    let (happened, to_do) = told.unwrap_or_default();
    let optional = if row.is_optional { "is-optional" } else { "" };
    ComparedRowView {
        name: name(row),
        permission: match row.key {
            RowKey::Check(_) => None,
            RowKey::Box(permission) => Some(permission.to_string()),
        },
        remark: words::history_label(optional).to_owned(),
        then: side_view(row.then, zone),
        now: side_view(row.now, zone),
        happened,
        to_do,
    }
}

fn name(row: &ComparedRow<'_>) -> String {
    match row.key {
        RowKey::Check(check) => words::check_title(check).to_owned(),
        RowKey::Box(permission) => {
            let sides = [row.now, row.then].into_iter().flatten();
            let mut places = sides.filter_map(|side| match side.found {
                RowFound::Check(_) => None,
                RowFound::Box(found) => Fact::find(&found.evidence, FactName::Place),
            });
            let place = places.next();
            place.map_or_else(|| permission.to_string(), str::to_owned)
        }
    }
}

/// What happened, and what to do about it.
fn told(side: &RowSide<'_>) -> (String, String) {
    match side.found {
        RowFound::Check(finding) => {
            let told = words::words_for(finding.code, &finding.evidence);
            (told.happened, told.to_do)
        }
        RowFound::Box(found) => {
            let told = words::words_for(found.code, &found.evidence);
            let remedy = Fact::find(&found.evidence, FactName::Remedy);
            let remedy = remedy.filter(|_| !found.is_optional);
            (told.happened, remedy.unwrap_or_default().to_owned())
        }
    }
}

fn side_view(side: Option<RowSide<'_>>, zone: &TimeZone) -> RowSideView {
    let Some(side) = side else {
        return RowSideView {
            outcome: None,
            words: words::history_label("no-row").to_owned(),
            kept: None,
        };
    };
    RowSideView {
        outcome: Some(side.found.outcome()),
        words: match side.found {
            RowFound::Check(finding) => words::outcome_words(finding.outcome),
            RowFound::Box(found) => words::standing_words(found.standing()),
        }
        .to_owned(),
        kept: side.kept_from.map(|at| {
            let when = moment(at, zone).local;
            words::history_label("as-of").replace("{when}", &when)
        }),
    }
}
