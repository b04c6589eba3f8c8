//! The part of a sample that comes from its live test.

use crate::check::{Check, Fact, FactName, Finding, Outcome, SentRequest};
use crate::setup::view::{FactView, FindingView};
use crate::words::{Code, Words};

pub(super) fn finding(check: Check, outcome: Outcome, code: Code, duration_ms: u64) -> Finding {
    Finding {
        check,
        outcome,
        code,
        evidence: vec![Fact {
            name: FactName::Host,
            value: "api-na.myconnectwise.net".to_owned(),
        }],
        duration_ms,
    }
}

pub(super) fn request(target: &str, status: Option<u16>) -> SentRequest {
    SentRequest {
        method: "GET".to_owned(),
        target: target.to_owned(),
        status,
        duration_ms: 120,
        sent_at: Some(super::at("14:04:52")),
    }
}

pub(super) fn shown(finding: &Finding) -> FindingView {
    let has_failed = finding.outcome == Outcome::Failed;
    FindingView {
        check: finding.check,
        title: crate::words::check_title(finding.check).to_owned(),
        outcome: finding.outcome,
        outcome_words: match finding.outcome {
            Outcome::Passed => "Passed",
            Outcome::Failed => "Failed",
            Outcome::CouldNotTell => "Could not tell",
            Outcome::NotNeeded => "Not needed",
            Outcome::NotRun => "Not asked",
        }
        .to_owned(),
        code: finding.code,
        words: Words {
            title: format!("{:?}", finding.code),
            happened: "The server answered.".to_owned(),
            why: String::new(),
            to_do: if has_failed {
                "Copy both keys again."
            } else {
                ""
            }
            .to_owned(),
        },
        facts: finding
            .evidence
            .iter()
            .map(|fact| FactView {
                label: format!("{:?}", fact.name),
                value: fact.value.clone(),
            })
            .collect(),
        duration_ms: finding.duration_ms,
    }
}
