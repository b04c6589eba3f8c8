//! Earlier tests of a setup, and two of them side by side.

use super::{Onramp, OnrampError};
use crate::check::{CheckRun, Ground, compare, comparison_summary, comparison_view};
use crate::report::moment;
use crate::setup::view::{HistoryView, PastEnding, PastRunView, RecheckView, RunsComparedView};
use crate::setup::{PastRun, RUNS_KEPT, RunId, Setup, SetupId};
use crate::words::{self, Code};
use jiff::tz::TimeZone;

impl Onramp {
    /// The tests of a setup that were kept, also those about another company or server; the newest first. What this
    /// Onramp cannot read is counted.
    ///
    /// # Errors
    /// `SetupNotFound`, or when the records cannot be read.
    pub async fn history(&self, id: &SetupId) -> Result<HistoryView, OnrampError> {
        let (runs, unreadable) = self.past_runs(id).await?;
        let setup = self.setup(id).await?;
        let zone = TimeZone::system();
        let before = runs.iter().skip(1).map(Some).chain([None]);
        let rows = runs.iter().zip(before);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Ok(HistoryView {
            runs: rows
                .map(|(run, before)| past_run_view(run, before, &zone))
                .collect(),
            unreadable: count(unreadable),
            last_passed: last_passed(&runs).map(|past| past.id),
            kept_at_most: count(RUNS_KEPT),
            recheck: self.recheck_view(&setup, &zone),
        })
    }

    /// Two tests of a setup side by side, the earlier one first, whichever was named first. The newest and the one before
    /// it where none is named; none where there is but one.
    ///
    /// # Errors
    /// `RunNotFound` when one of them is not kept any more, or cannot be read; `SetupNotFound`, or when the records cannot
    /// be read.
    pub async fn compare_runs(
        &self,
        id: &SetupId,
        chosen: Option<(RunId, RunId)>,
    ) -> Result<Option<RunsComparedView>, OnrampError> {
        let (runs, _) = self.past_runs(id).await?;
        let find = |id: RunId| {
            let place = runs.iter().position(|past| past.id == id);
            place.ok_or(OnrampError::Refused(Code::RunNotFound))
        };
        // The newest stands first.
        let (one, other) = match chosen {
            Some((one, other)) => (find(one)?, find(other)?),
            None => (0, 1),
        };
        let shown = |place: usize| Some((runs.get(place)?, runs.get(place + 1)));
        let (Some((now, before_now)), Some((then, before_then))) =
            (shown(one.min(other)), shown(one.max(other)))
        else {
            return Ok(None);
        };
        let zone = TimeZone::system();
        Ok(Some(RunsComparedView {
            then: past_run_view(then, before_then, &zone),
            now: past_run_view(now, before_now, &zone),
            comparison: comparison_view(&then.run, &now.run, &zone),
        }))
    }

    /// The test with which a report compares `run`: where that found a problem, the last before it that passed; else, and
    /// where none passed, the one before it. None where there is none.
    pub(super) async fn run_to_compare_with(
        &self,
        id: &SetupId,
        run: Option<&CheckRun>,
    ) -> Result<Option<CheckRun>, OnrampError> {
        let Some(run) = run else {
            return Ok(None);
        };
        let (runs, _) = self.past_runs(id).await?;
        let earlier = runs.into_iter().map(|past| past.run);
        let earlier = earlier.filter(|past| past.started_at < run.started_at);
        let mut earlier: Vec<CheckRun> = earlier.collect();
        let passed = earlier.iter().position(CheckRun::has_all_it_needs);
        let place = passed.filter(|_| !run.has_all_it_needs()).unwrap_or(0);
        Ok((place < earlier.len()).then(|| earlier.swap_remove(place)))
    }

    /// The newest test of a setup as its list tells it; none where there is none.
    pub(super) async fn newest_run(
        &self,
        id: &SetupId,
    ) -> Result<Option<PastRunView>, OnrampError> {
        let (runs, _) = self.past_runs(id).await?;
        let zone = TimeZone::system();
        let newest = runs.first();
        Ok(newest.map(|newest| past_run_view(newest, runs.get(1), &zone)))
    }

    fn recheck_view(&self, setup: &Setup, zone: &TimeZone) -> Option<RecheckView> {
        let due = setup.recheck_due_at((self.clock)());
        setup.may_recheck().then(|| RecheckView {
            every: setup.recheck.as_ref().map(|recheck| recheck.every),
            due_words: due.map(|due| moment(due, zone).local),
        })
    }

    async fn past_runs(&self, id: &SetupId) -> Result<(Vec<PastRun>, usize), OnrampError> {
        self.setup(id).await?;
        let id = id.clone();
        self.records(move |setups| setups.past_runs(&id)).await
    }
}

/// The last test that passed before the newest one.
fn last_passed(runs: &[PastRun]) -> Option<&PastRun> {
    let mut before = runs.iter().skip(1);
    before.find(|past| past.run.has_all_it_needs())
}

fn past_run_view(past: &PastRun, before: Option<&PastRun>, zone: &TimeZone) -> PastRunView {
    let run = &past.run;
    PastRunView {
        id: past.id,
        at: run.started_at.to_string(),
        at_words: moment(run.started_at, zone).local,
        kind_words: kind_words(past),
        ending: if run.has_all_it_needs() {
            PastEnding::Passed
        } else if run.was_cancelled {
            PastEnding::Stopped
        } else {
            PastEnding::Problem
        },
        summary: words::run_summary(run),
        version: Ground::Version.of(run).map(str::to_owned),
        changes: changes_since(run, before.map(|before| &before.run)),
    }
}

fn kind_words(past: &PastRun) -> String {
    let kind = match &past.run.permissions {
        None => "connection",
        Some(permissions) if permissions.is_partial => "partial",
        Some(_) => "whole",
    };
    let kind = words::history_label(kind);
    if past.is_scheduled {
        words::history_label("scheduled").replace("{kind}", kind)
    } else {
        kind.to_owned()
    }
}

/// What became of a run since the one before, in one line. Another company, server, member, role or version is said first.
fn changes_since(run: &CheckRun, before: Option<&CheckRun>) -> String {
    let Some(before) = before else {
        return words::history_label("first").to_owned();
    };
    let compared = compare(before, run);
    let changes = if compared.tally.is_unchanged() {
        words::history_label("as-before").to_owned()
    } else {
        let changes = comparison_summary(&compared);
        words::history_label("since").replace("{changes}", &changes)
    };
    if compared.grounds.is_empty() {
        return changes;
    }
    let grounds = compared.grounds.iter();
    let names: Vec<&str> = grounds
        .map(|other| words::ground_label(other.ground))
        .collect();
    let other = words::history_label("other-ground").replace("{grounds}", &names.join(", "));
    format!("{other}. {changes}")
}

#[cfg(test)]
mod tests;
