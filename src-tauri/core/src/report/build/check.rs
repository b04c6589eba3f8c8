//! The live test, the company check, the requests.

use super::Source;
use crate::check::CheckRun;
use crate::report::model::{ReportFact, ReportFinding, ReportRequest, ReportRun};
use crate::report::moment::{clock, moment};
use crate::report::plain::plain;
use crate::setup::view::{FactView, FindingView};

/// The last live test of the pair in use, when there was one.
pub(super) fn run(source: &Source<'_>) -> Option<ReportRun> {
    let shown = source.shown_run.as_ref()?;
    let kept = source.run?;
    Some(ReportRun {
        started: moment(kept.started_at, &source.zone),
        finished: moment(kept.finished_at, &source.zone),
        was_cancelled: kept.was_cancelled,
        is_connected: kept.is_connected(),
        has_all_it_needs: kept.has_all_it_needs(),
        summary: plain(&shown.summary),
        findings: shown.findings.iter().map(finding).collect(),
    })
}

/// One finding.
pub(super) fn finding(shown: &FindingView) -> ReportFinding {
    ReportFinding {
        check: shown.check,
        question: plain(&shown.title),
        outcome: shown.outcome,
        outcome_words: plain(&shown.outcome_words),
        code: shown.code,
        title: plain(&shown.words.title),
        happened: plain(&shown.words.happened),
        why: plain(&shown.words.why),
        to_do: plain(&shown.words.to_do),
        facts: facts(&shown.facts),
        duration_ms: shown.duration_ms,
    }
}

/// Facts, each with its label.
pub(super) fn facts(shown: &[FactView]) -> Vec<ReportFact> {
    let told = shown.iter().map(|fact| ReportFact {
        label: plain(&fact.label),
        value: plain(&fact.value),
    });
    told.collect()
}

/// Every request of the last company check and the last live test; of a second pair that is brought in, too.
pub(super) fn requests(source: &Source<'_>) -> Vec<ReportRequest> {
    let of = |sent_for: &'static str, run: Option<&CheckRun>| -> Vec<ReportRequest> {
        run.map_or_else(Vec::new, |run| {
            run.requests
                .iter()
                .map(|sent| ReportRequest {
                    sent_for: sent_for.to_owned(),
                    method: plain(&sent.method),
                    target: plain(&sent.target),
                    status: sent.status,
                    status_words: sent
                        .status
                        .map_or_else(|| "no answer".to_owned(), |status| status.to_string()),
                    sent: sent.sent_at.map(|at| moment(at, &source.zone)),
                    sent_clock: sent
                        .sent_at
                        .map_or_else(String::new, |at| clock(at, &source.zone)),
                    duration_ms: sent.duration_ms,
                })
                .collect()
        })
    };
    let mut all = of("Company check", source.setup.last_field_check.as_ref());
    all.extend(of("Live test", source.run));
    if source.setup.is_replacing() {
        let run = source.setup.last_run.as_ref();
        all.extend(of("Live test of the new pair", run));
    }
    all
}
