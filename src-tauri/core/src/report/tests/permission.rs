//! What a report says of permissions.

use super::*;
use crate::check::{Outcome, run_view};
use crate::report::sample::{parts_with_gaps, unchecked_parts};

/// The cell of one box: its standing.
fn cell(report: &Report, function: &str, column: &str) -> String {
    let permissions = report.permissions.as_ref().unwrap();
    let mut rows = permissions.rows.iter();
    let row = rows.find(|row| row.function == function).unwrap();
    let mut levels = row.levels.iter();
    levels
        .find(|level| level.column == column)
        .unwrap()
        .standing
        .clone()
}

#[test]
fn what_no_check_has_seen_is_not_tested_or_said_by_a_person() {
    let (view, mut setup, made) = unchecked_parts();
    let report = built(&(view.clone(), setup.clone(), made.clone()));
    let said = report.permissions.unwrap();
    assert!(said.check.is_none() && said.how_known_words.starts_with("Not checked"));
    let is_said = |row: &ReportPermission| row.how_known == HowKnown::PersonSaid;
    assert!(said.rows.iter().all(is_said));
    assert!(report.summary.limits.contains("were not checked"));

    setup.steps_done.remove("role");
    let unsaid = built(&(view, setup, made)).permissions.unwrap();
    let is_unsaid = |row: &ReportPermission| row.how_known == HowKnown::NotTested;
    assert!(unsaid.rows.iter().all(is_unsaid));
    assert!(unsaid.tables.iter().all(|row| row.outcome.is_none()));
}

#[test]
fn a_connection_with_missing_boxes_does_not_read_as_all_fine() {
    let summary = sample::with_gaps().summary;
    assert_eq!(summary.status, ConnectionStatus::ConnectedWithGaps);
    assert_eq!(summary.headline, "Connected, but something is missing");
    assert!(
        summary
            .explanation
            .starts_with("Connected, and 1 box is missing.")
    );
    assert_eq!(summary.acts_next, ActsNext::Admin);
    assert_eq!(
        summary.permissions,
        "Of 8 boxes that the vendor's document asks for: 1 set, or reading worked; 1 missing; 3 in doubt; 3 not known. \
         Beside the document, 1 box is not set; that is no problem."
    );
}

#[test]
fn a_permission_check_that_was_stopped_is_not_called_connected_alone() {
    let (mut view, mut setup, made) = healthy_parts();
    let run = setup.last_run.as_mut().unwrap();
    run.was_cancelled = true;
    for found in &mut run.permissions.as_mut().unwrap().boxes[4..] {
        found.outcome = Outcome::NotRun;
    }
    view.last_run = Some(run_view(run));
    view.state = SetupState::InProgress;
    let summary = built(&(view, setup, made)).summary;
    assert_eq!(summary.status, ConnectionStatus::ConnectedUnchecked);
    assert!(summary.headline.ends_with("not checked to the end"));
    assert!(summary.permissions.contains("4 not asked"));
}

#[test]
fn a_run_with_gaps_is_no_proof_of_its_step_whatever_the_view_says() {
    let (mut view, setup, made) = parts_with_gaps();
    for step in view
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.steps)
    {
        step.status = StepStatus::Done;
    }
    view.state = SetupState::Connected;
    let report = built(&(view, setup, made));
    assert_ne!(report.summary.status, ConnectionStatus::Connected);
    assert!(report.summary.open.iter().any(|step| step.code == "C2"));
}

#[test]
fn the_missing_box_is_told_first_with_its_way_and_what_fails_without_it() {
    let problems = sample::with_gaps().summary.problems;
    let first = &problems[0];
    assert_eq!(
        first.title,
        "This box is missing: Finance › Agreements › Inquire Level"
    );
    assert!(first.happened.contains("Phin cannot push billing data."));
    assert_eq!(
        first.remedies,
        ["System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All"]
    );
    let outcomes: Vec<Outcome> = problems.iter().map(|problem| problem.outcome).collect();
    let (failed, unsure) = (Outcome::Failed, Outcome::CouldNotTell);
    assert_eq!(outcomes, [failed, failed, unsure, unsure]);
}

#[test]
fn boxes_of_which_one_is_missing_are_one_problem_with_every_way() {
    let problems = sample::with_gaps().summary.problems;
    let choices = problems.iter().filter(|problem| problem.remedies.len() > 1);
    let choices: Vec<&Problem> = choices.collect();
    assert_eq!(choices.len(), 1);
    assert_eq!(choices[0].remedies.len(), 2);
    assert!(choices[0].remedies[1].ends_with("Service / Service Board → left box (allowed)"));
}

#[test]
fn an_optional_box_that_is_not_set_is_told_and_is_no_problem() {
    let report = sample::with_gaps();
    assert_eq!(cell(&report, "Service Tickets", "Edit"), "Not set");
    let is_told = |problem: &Problem| problem.title.contains("Service Tickets › Edit");
    assert!(!report.summary.problems.iter().any(is_told));
    let (mut view, mut setup, made) = healthy_parts();
    let run = setup.last_run.as_mut().unwrap();
    for found in &mut run.permissions.as_mut().unwrap().boxes {
        if found.is_optional {
            found.outcome = Outcome::Failed;
        }
    }
    view.state = SetupState::Connected;
    let summary = built(&(view, setup, made)).summary;
    assert_eq!(summary.status, ConnectionStatus::Connected);
    assert!(summary.problems.is_empty() && summary.permissions.contains("is no problem"));
}

#[test]
fn each_cell_says_how_its_box_stands_and_an_answered_read_is_not_called_set() {
    let report = sample::with_gaps();
    for (function, column, standing) in [
        ("Company Maintenance", "Inquire", "Reading worked"),
        ("Company Maintenance", "Add", ""),
        ("Contacts", "Inquire", "Probably missing"),
        ("Contacts", "Edit", "Not known"),
        ("Agreements", "Inquire", "Missing"),
    ] {
        assert_eq!(
            cell(&report, function, column),
            standing,
            "{function} {column}"
        );
    }
    assert_eq!(cell(&sample::healthy(), "Agreements", "Edit"), "Set");
}

#[test]
fn a_report_tells_which_way_of_knowing_was_used() {
    let known = |report: &Report| report.permissions.as_ref().unwrap().how_known;
    assert_eq!(known(&sample::healthy()), HowKnown::BothWays);
    let report = sample::with_gaps();
    let rows = report.permissions.unwrap().rows;
    assert_eq!(rows[0].how_known_words, "Reading calls");
    assert_eq!(rows[1].how_known_words, "Reading calls");
    assert_eq!(rows[2].how_known_words, "Reading calls, for a part");
}

#[test]
fn what_stood_before_stands_beside_what_stands_now() {
    let check = sample::with_gaps().permissions.unwrap().check.unwrap();
    let before = check.boxes[0].before.as_ref().unwrap();
    assert_eq!(
        (before.outcome, before.standing.as_str()),
        (Outcome::Failed, "Missing")
    );
    assert_eq!(before.known.utc, "2026-11-21T13:47:12Z");
    assert_eq!(check.boxes[0].outcome, Outcome::Passed);
    assert!(check.is_partial && check.boxes[1].before.is_none());
}

#[test]
fn what_an_earlier_check_found_says_how_old_it_is_in_its_row_and_in_its_list() {
    let (view, mut setup, made) = parts_with_gaps();
    let run = setup.last_run.as_mut().unwrap();
    let boxes = &mut run.permissions.as_mut().unwrap().boxes;
    let contacts = "companies/contacts/inquire".parse().unwrap();
    let kept = boxes.iter_mut().find(|found| found.permission == contacts);
    kept.unwrap().known_at = "2026-11-20T09:30:00Z".parse().unwrap();
    let report = built(&(view, setup, made));

    let page = render_html(&report).unwrap();
    assert!(page.contains("as of <time datetime=\"2026-11-20T09:30:00Z\">"));
    let permissions = report.permissions.unwrap();
    assert_eq!(
        permissions.rows[1].how_known_words,
        "Reading calls, as of 20 November 2026, 09:30 (UTC)"
    );
    assert_eq!(
        permissions.rows[2].how_known_words,
        "Reading calls, for a part"
    );
    let boxes = permissions.check.unwrap().boxes;
    let is_kept: Vec<&str> = boxes
        .iter()
        .filter(|found| found.is_kept)
        .map(|found| found.permission.as_str())
        .collect();
    assert_eq!(is_kept, ["companies/contacts/inquire"]);
}

#[test]
fn a_check_that_a_later_run_only_carries_keeps_its_own_time() {
    let (view, mut setup, made) = parts_with_gaps();
    let run = setup.last_run.as_mut().unwrap();
    run.started_at = "2026-11-22T08:00:00Z".parse().unwrap();
    run.finished_at = "2026-11-22T08:00:01Z".parse().unwrap();
    let report = built(&(view, setup, made));
    let check = report.permissions.unwrap().check.unwrap();
    assert_eq!(check.finished.utc, "2026-11-21T14:04:53Z");
    assert!(check.boxes.iter().all(|found| found.is_kept));
}

#[test]
fn the_boxes_of_an_admin_role_are_told_without_a_sheet() {
    let (mut view, setup, made) = parts_with_gaps();
    view.permissions = None;
    let report = built(&(view.clone(), setup.clone(), made.clone()));
    assert_eq!(cell(&report, "Agreements", "Inquire"), "Missing");
    let permissions = report.permissions.unwrap();
    assert_eq!(permissions.rows[2].module, "Finance");
    assert_eq!(
        permissions.rows[2].without,
        "Phin cannot push billing data."
    );
    assert_eq!(permissions.tables[0].name, "Service / Service Board");

    let (mut view, setup, made) = unchecked_parts();
    view.permissions = None;
    let report = built(&(view, setup, made));
    assert!(report.permissions.is_none());
    assert!(
        report
            .summary
            .permissions
            .contains("the role is to be Admin")
    );
}

#[test]
fn every_request_says_when_it_was_sent_and_an_old_record_leaves_it_open() {
    let (view, mut setup, made) = healthy_parts();
    setup.last_run.as_mut().unwrap().requests[1].sent_at = None;
    let report = built(&(view, setup, made));
    assert_eq!(report.requests[0].sent_clock, "14:04:52");
    assert_eq!(
        report.requests[0].sent.as_ref().unwrap().utc,
        "2026-11-21T14:04:52Z"
    );
    assert!(report.requests[1].sent.is_none() && report.requests[1].sent_clock.is_empty());
}

#[test]
fn a_key_in_any_word_about_a_box_stops_the_report() {
    for spot in 0..3 {
        let (mut view, setup, made) = parts_with_gaps();
        let run = view
            .last_run
            .as_mut()
            .unwrap()
            .permissions
            .as_mut()
            .unwrap();
        match spot {
            0 => run.boxes[0].words.happened.push_str(PRIVATE),
            1 => run.boxes[4].remedy = Some(PRIVATE.to_owned()),
            _ => run.notes[0].words.happened.push_str(PUBLIC),
        }
        let report = built(&(view, setup, made));
        assert!(guard().check_report(&report).is_err(), "spot {spot}");
    }
}
