//! The names of checks, outcomes and facts on screen and in reports.

use crate::check::{Check, CheckRun, FactName, Outcome};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Labels {
    check: HashMap<Check, String>,
    outcome: HashMap<Outcome, String>,
    fact: HashMap<FactName, String>,
    summary: Summary,
    state: HashMap<String, String>,
    step: HashMap<String, String>,
}

/// How a whole run ended, in words; `{check}` stands for a check's title.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Summary {
    connected: String,
    cancelled: String,
    stopped_at: String,
    unsure: String,
    empty: String,
}

fn labels() -> &'static Labels {
    static LABELS: OnceLock<Labels> = OnceLock::new();
    LABELS.get_or_init(|| {
        toml::from_str(include_str!("../../words/en/labels.toml")).unwrap_or_default()
    })
}

/// Names a check as a question: "Is the key pair accepted?"
#[must_use]
pub fn check_title(check: Check) -> &'static str {
    labels().check.get(&check).map_or("Check", String::as_str)
}

/// Names an outcome: "Passed".
#[must_use]
pub fn outcome_words(outcome: Outcome) -> &'static str {
    labels()
        .outcome
        .get(&outcome)
        .map_or("Unknown", String::as_str)
}

/// Names a fact: "Version".
#[must_use]
pub fn fact_label(name: FactName) -> &'static str {
    labels().fact.get(&name).map_or("Detail", String::as_str)
}

/// Names how a setup stands; `state` is its name in kebab case.
#[must_use]
pub(crate) fn state_label(state: &str) -> &'static str {
    labels().state.get(state).map_or("Unknown", String::as_str)
}

/// Names how a step stands, and by what evidence.
#[must_use]
pub(crate) fn step_label(standing: &str) -> &'static str {
    labels()
        .step
        .get(standing)
        .map_or("Unknown", String::as_str)
}

/// Says how a run ended in one line: "Stopped at: Is the key pair accepted?"
#[must_use]
pub fn run_summary(run: &CheckRun) -> String {
    let summary = &labels().summary;
    let first = |outcome: Outcome| run.findings.iter().find(|it| it.outcome == outcome);
    if run.findings.is_empty() {
        summary.empty.clone()
    } else if run.is_connected() {
        summary.connected.clone()
    } else if run.was_cancelled {
        summary.cancelled.clone()
    } else if let Some(failed) = first(Outcome::Failed) {
        summary
            .stopped_at
            .replace("{check}", check_title(failed.check))
    } else if let Some(unsure) = first(Outcome::CouldNotTell) {
        summary.unsure.replace("{check}", check_title(unsure.check))
    } else {
        summary.empty.clone()
    }
}
