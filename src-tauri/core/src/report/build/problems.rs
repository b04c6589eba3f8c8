//! What a client's manager reads first: what is wrong, then what is doubtful.

use super::Source;
use super::identity::stop;
use super::keys::problems as of_pages;
use super::summary::Parts;
use crate::check::{Check, FactName, Outcome};
use crate::report::model::{Problem, ReportBox, ReportFinding, ReportPermissionCheck};
use crate::report::phrases;
use crate::words::{Code, fact_label};

/// Everything that the last live test and its permission check found wrong or doubtful, and a page with keys that was
/// closed too early; what is known to be wrong comes first. Nothing where the connection is to end.
pub(super) fn problems(source: &Source<'_>, parts: &Parts<'_>) -> Vec<Problem> {
    // What was wrong with a connection that is given up is nobody's task any more.
    if parts.keys.is_disconnecting() {
        return Vec::new();
    }
    let mut problems: Vec<Problem> = stop(source).into_iter().collect();
    problems.extend(of_pages(parts.keys));
    if let Some(run) = parts.run {
        let told = run.findings.iter();
        let told = told
            .filter(|finding| matches!(finding.outcome, Outcome::Failed | Outcome::CouldNotTell));
        problems.extend(told.map(of_finding));
    }
    let permissions = parts.permissions;
    if let Some(check) = permissions.and_then(|permissions| permissions.check.as_ref()) {
        problems.extend(of_boxes(check));
        problems.extend(of_whole(check));
    }
    problems.sort_by_key(|problem| problem.outcome != Outcome::Failed);
    problems
}

fn of_finding(finding: &ReportFinding) -> Problem {
    Problem {
        outcome: finding.outcome,
        title: finding.title.clone(),
        happened: finding.happened.clone(),
        remedies: Vec::new(),
        to_do: finding.to_do.clone(),
    }
}

/// The missing boxes, and the doubtful ones; those of which one is missing stand together.
fn of_boxes(check: &ReportPermissionCheck) -> Vec<Problem> {
    let mut choices: Vec<&[String]> = Vec::new();
    let mut problems = Vec::new();
    for found in check.boxes.iter().filter(|found| !found.is_optional) {
        let is_missing = found.outcome == Outcome::Failed;
        if is_missing || (found.is_doubtful && found.code != Code::PermissionOneOf) {
            problems.push(of_box(found));
        } else if found.code == Code::PermissionOneOf && !choices.contains(&&*found.one_of) {
            choices.push(&found.one_of);
            problems.push(of_choice(check, found));
        }
    }
    problems
}

fn of_box(found: &ReportBox) -> Problem {
    let to_do = if found.outcome == Outcome::Failed {
        phrases::SET_IT
    } else {
        phrases::LOOK_AT_IT
    };
    Problem {
        outcome: found.outcome,
        title: format!("{}: {}", found.title, found.place),
        happened: happened(found),
        remedies: vec![way_to(found)],
        to_do: to_do.to_owned(),
    }
}

/// What happened, and what does not work without the box.
fn happened(found: &ReportBox) -> String {
    let label = fact_label(FactName::Without);
    let mut facts = found.facts.iter().filter(|fact| fact.label == label);
    facts.next().map_or_else(
        || found.happened.clone(),
        |without| format!("{} {label} {}", found.happened, without.value),
    )
}

fn of_choice(check: &ReportPermissionCheck, first: &ReportBox) -> Problem {
    let ways = first.one_of.iter().map(|place| {
        let mut boxes = check.boxes.iter();
        let found = boxes.find(|found| found.place == *place);
        found.map_or_else(|| place.clone(), way_to)
    });
    Problem {
        outcome: first.outcome,
        title: first.title.clone(),
        happened: happened(first),
        remedies: ways.collect(),
        to_do: phrases::SET_ONE_OF_THEM.to_owned(),
    }
}

fn way_to(found: &ReportBox) -> String {
    found.remedy.clone().unwrap_or_else(|| found.place.clone())
}

/// What is wrong with the whole, and what kept the check from telling.
fn of_whole(check: &ReportPermissionCheck) -> impl Iterator<Item = Problem> {
    let told = check.findings.iter().filter(|finding| {
        let is_telling = matches!(finding.check, Check::Reading | Check::Rows | Check::Fields)
            || finding.code == Code::DefaultBoardMissing;
        finding.outcome == Outcome::Failed
            || (finding.outcome == Outcome::CouldNotTell && is_telling)
    });
    told.map(of_finding)
}
