//! The part of a sample that comes from its live test.

use crate::check::{Check, Fact, FactName, Finding, Outcome, PermissionRun, SentRequest};
use crate::setup::view::*;
use crate::words::{Code, Words, words_for};

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

pub(super) fn shown_check(run: &PermissionRun) -> PermissionRunView {
    let catalog = super::catalog();
    let boxes = run.boxes.iter().map(|found| PermissionFindingView {
        permission: found.permission.to_string(),
        place: catalog.permission_in_words(&found.permission).unwrap(),
        outcome: found.outcome,
        outcome_words: String::new(),
        code: found.code,
        words: words_for(found.code, &found.evidence),
        known_by: String::new(),
        remedy: (found.outcome != Outcome::Passed)
            .then(|| catalog.remedy(&found.permission, "Phin Integration"))
            .flatten(),
        one_of: Vec::new(),
        is_optional: found.is_optional,
        facts: Vec::new(),
        before: None,
    });
    let whole = |finding: &Finding| FindingView {
        words: words_for(finding.code, &finding.evidence),
        ..shown(finding)
    };
    PermissionRunView {
        summary: "The permission check ended.".to_owned(),
        is_free_of_problems: run.is_free_of_problems(),
        passed: 0,
        failed: 0,
        could_not_tell: 0,
        findings: run.findings.iter().map(whole).collect(),
        boxes: boxes.collect(),
        reads: (run.reads.iter())
            .map(|read| ReadView {
                path: read.path.clone(),
                answer: read.answer,
                words: words_for(read.code, &read.evidence),
            })
            .collect(),
        notes: (run.notes.iter())
            .map(|note| Note::of(note.code, &note.evidence))
            .collect(),
        can_ask_again: false,
        is_partial: run.is_partial,
    }
}
