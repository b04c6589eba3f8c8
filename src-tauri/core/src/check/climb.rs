//! Runs rungs one after the other, tells how far it is, and stops when asked to.

use super::{Check, CheckRun, Fact, Finding, Outcome, ReadFinding, SentRequest};
use crate::words::Code;
use jiff::Timestamp;
use std::time::Instant;
use tokio_util::sync::CancellationToken;

/// What a running test tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// A rung begins.
    Started(Check),
    /// A rung or a finding about the whole ended, or was not run.
    Ended(Finding),
    /// A reading call of the permission check ended.
    Read {
        /// How it ended.
        read: ReadFinding,
        /// How many have ended, this one included.
        done: usize,
        /// How many there are.
        total: usize,
    },
}

/// Takes in what a running test tells, at once.
pub type ProgressSink<'a> = &'a (dyn Fn(Progress) + Send + Sync);

/// Tells the time (UTC).
pub type Clock<'a> = &'a (dyn Fn() -> Timestamp + Send + Sync);

/// How one rung ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Judgement {
    pub(super) outcome: Outcome,
    pub(super) code: Code,
    pub(super) evidence: Vec<Fact>,
}

impl Judgement {
    pub(super) fn new(outcome: Outcome, code: Code, evidence: Vec<Fact>) -> Self {
        Self {
            outcome,
            code,
            evidence,
        }
    }

    pub(super) fn goes_on(&self) -> bool {
        matches!(self.outcome, Outcome::Passed | Outcome::NotNeeded)
    }
}

/// A run under way.
pub(super) struct Climb<'a> {
    progress: ProgressSink<'a>,
    cancel: &'a CancellationToken,
    clock: Clock<'a>,
    started_at: Timestamp,
    was_cancelled: bool,
    findings: Vec<Finding>,
}

impl<'a> Climb<'a> {
    pub(super) fn begin(
        progress: ProgressSink<'a>,
        cancel: &'a CancellationToken,
        clock: Clock<'a>,
    ) -> Self {
        Self {
            progress,
            cancel,
            clock,
            started_at: clock(),
            was_cancelled: false,
            findings: Vec::new(),
        }
    }

    /// Runs one rung. Says whether the next one may follow.
    pub(super) async fn rung(
        &mut self,
        check: Check,
        asking: impl Future<Output = Judgement>,
    ) -> bool {
        if self.cancel.is_cancelled() {
            self.was_cancelled = true;
            return false;
        }
        (self.progress)(Progress::Started(check));
        let began = Instant::now();
        let judgement = tokio::select! {
            biased;
            () = self.cancel.cancelled() => {
                self.was_cancelled = true;
                return false;
            }
            judgement = asking => judgement,
        };
        let goes_on = judgement.goes_on();
        self.end(check, judgement, began);
        goes_on
    }

    /// Ends a run that could not begin.
    pub(super) async fn not_built(mut self, checks: &[Check]) -> CheckRun {
        if let Some(&first) = checks.first() {
            let judgement = Judgement::new(Outcome::Failed, Code::Unexpected, Vec::new());
            self.rung(first, std::future::ready(judgement)).await;
        }
        self.finish(checks, Vec::new())
    }

    /// Ends the run: whatever was not run is said to be so.
    pub(super) fn finish(mut self, checks: &[Check], requests: Vec<SentRequest>) -> CheckRun {
        let code = if self.was_cancelled {
            Code::NotRunCancelled
        } else {
            Code::NotRunAfterFailure
        };
        let done: Vec<Check> = self.findings.iter().map(|finding| finding.check).collect();
        for &check in checks.iter().filter(|check| !done.contains(check)) {
            let judgement = Judgement::new(Outcome::NotRun, code, Vec::new());
            self.end(check, judgement, Instant::now());
        }
        CheckRun {
            started_at: self.started_at,
            finished_at: (self.clock)(),
            was_cancelled: self.was_cancelled,
            findings: self.findings,
            requests,
            permissions: None,
        }
    }

    fn end(&mut self, check: Check, judgement: Judgement, began: Instant) {
        let finding = Finding {
            check,
            outcome: judgement.outcome,
            code: judgement.code,
            evidence: judgement.evidence,
            duration_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        };
        (self.progress)(Progress::Ended(finding.clone()));
        self.findings.push(finding);
    }
}
