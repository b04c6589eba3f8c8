//! Findings and runs, ready to show.

mod comparison;
mod permissions;

pub(crate) use comparison::comparison_summary;
pub use comparison::comparison_view;

use super::{CheckRun, Fact, Finding};
use crate::setup::view::{FactView, FindingView, RunView};
use crate::words;
use permissions::{Times, permission_run_view};

/// Puts a finding into words.
#[must_use]
pub fn finding_view(finding: &Finding) -> FindingView {
    FindingView {
        check: finding.check,
        title: words::check_title(finding.check).to_owned(),
        outcome: finding.outcome,
        outcome_words: words::outcome_words(finding.outcome).to_owned(),
        code: finding.code,
        words: words::words_for(finding.code, &finding.evidence),
        facts: finding.evidence.iter().map(fact_view).collect(),
        duration_ms: finding.duration_ms,
    }
}

/// Puts a run into words.
#[must_use]
pub fn run_view(run: &CheckRun) -> RunView {
    RunView {
        finished_at: run.finished_at.to_string(),
        is_connected: run.is_connected(),
        was_cancelled: run.was_cancelled,
        summary: words::run_summary(run),
        findings: run.findings.iter().map(finding_view).collect(),
        permissions: run
            .permissions
            .as_ref()
            .map(|permissions| permission_run_view(permissions, &Times::of(run))),
    }
}

fn fact_view(fact: &Fact) -> FactView {
    FactView {
        label: words::fact_label(fact.name).to_owned(),
        value: fact.value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Check, FactName, Outcome};
    use crate::words::Code;
    use jiff::Timestamp;

    fn run(outcome: Outcome, code: Code) -> CheckRun {
        CheckRun {
            started_at: Timestamp::UNIX_EPOCH,
            finished_at: Timestamp::UNIX_EPOCH,
            was_cancelled: false,
            findings: vec![Finding {
                check: Check::Keys,
                outcome,
                code,
                evidence: vec![Fact {
                    name: FactName::Host,
                    value: "api-na.myconnectwise.net".to_owned(),
                }],
                duration_ms: 12,
            }],
            requests: Vec::new(),
            permissions: None,
        }
    }

    #[test]
    fn a_failed_run_names_the_check_it_stopped_at() {
        let view = run_view(&run(Outcome::Failed, Code::KeysRejected));
        assert!(!view.is_connected);
        assert_eq!(view.summary, "Stopped at: Is the key pair accepted?");
        assert_eq!(view.findings[0].outcome_words, "Failed");
        assert_eq!(view.findings[0].facts[0].label, "Server");
        assert!(
            view.findings[0]
                .words
                .happened
                .starts_with("api-na.myconnectwise.net")
        );
    }

    #[test]
    fn a_run_that_passed_is_called_connected() {
        let view = run_view(&run(Outcome::Passed, Code::KeysAccepted));
        assert!(view.is_connected);
        assert_eq!(view.summary, "Connected: every check passed");
    }
}
