//! The names of checks, outcomes and facts on screen and in reports.

use crate::check::{Check, FactName, Outcome, Standing};
use crate::report::ActsNext;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Labels {
    check: HashMap<Check, String>,
    outcome: HashMap<Outcome, String>,
    fact: HashMap<FactName, String>,
    summary: HashMap<String, String>,
    permission_summary: HashMap<String, String>,
    known_by: HashMap<String, String>,
    aside: HashMap<String, String>,
    standing: HashMap<Standing, String>,
    moment: HashMap<String, String>,
    state: HashMap<String, String>,
    acts: HashMap<ActsNext, String>,
    step: HashMap<String, String>,
    removal: HashMap<String, String>,
    unknown: HashMap<String, String>,
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

/// Says who has to do something.
#[must_use]
pub(crate) fn acts_label(acts: ActsNext) -> &'static str {
    labels().acts.get(&acts).map_or("Unknown", String::as_str)
}

/// Names how a step stands, and by what evidence.
#[must_use]
pub(crate) fn step_label(standing: &str) -> &'static str {
    labels()
        .step
        .get(standing)
        .map_or("Unknown", String::as_str)
}

/// Says that a place was looked into, and that no key is there; `case` is its name in kebab case, `place` stands for
/// the place's name.
#[must_use]
pub(crate) fn removal_proof(case: &str, place: &str) -> String {
    let proof = labels().removal.get(case);
    proof.map_or_else(String::new, |proof| proof.replace("{place}", place))
}

/// Says why something is not known of a company that answered; `what` is its name in kebab case.
#[must_use]
pub(crate) fn unknown_label(what: &str) -> &'static str {
    labels().unknown.get(what).map_or("Unknown", String::as_str)
}

/// Says how a whole run ended; `case` is its name in kebab case.
pub(super) fn summary_label(case: &str) -> &'static str {
    labels().summary.get(case).map_or("", String::as_str)
}

/// Says how a permission check ended, or a part of that; `case` is its name in kebab case.
pub(super) fn permission_summary_label(case: &str) -> &'static str {
    let cases = &labels().permission_summary;
    cases.get(case).map_or("", String::as_str)
}

/// Says how the state of a box is known; `way` is `role`, `read` or `both`.
#[must_use]
pub(crate) fn known_by_label(way: &str) -> &'static str {
    labels().known_by.get(way).map_or("", String::as_str)
}

/// A remark that goes with a fact; `{vendor}` stands for the vendor's name.
#[must_use]
pub(crate) fn aside_label(aside: &str) -> &'static str {
    labels().aside.get(aside).map_or("", String::as_str)
}

/// Names how a box stands in a word or two.
#[must_use]
pub(crate) fn standing_words(standing: Standing) -> &'static str {
    labels()
        .standing
        .get(&standing)
        .map_or("Unknown", String::as_str)
}

/// Says when something was: `stood` (with `{standing}`) or `known`, then `same-day` with `{time}` or `earlier` with
/// `{day}` too.
#[must_use]
pub(crate) fn moment_label(case: &str) -> &'static str {
    labels().moment.get(case).map_or("", String::as_str)
}
