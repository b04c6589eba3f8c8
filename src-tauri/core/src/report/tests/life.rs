//! What a report says of a pair's life.

use super::super::sample::{self, built, life_parts};
use super::*;
use crate::setup::view::SetupView;
use crate::setup::{KeptIn, KnownPair, Replacement, ReplacementReason};
use jiff::{SignedDuration, Timestamp};

fn at(time: &str) -> Timestamp {
    format!("2026-11-21T{time}Z").parse().unwrap()
}

#[test]
fn a_pairs_life_keeps_its_shape() {
    for (name, report) in [
        ("let-go", sample::let_go()),
        ("replaced", sample::replaced()),
        ("finished", sample::finished()),
        ("disconnected", sample::disconnected()),
    ] {
        let keys = serde_json::to_string_pretty(&report.keys).unwrap();
        insta::assert_snapshot!(format!("life-{name}"), keys);
    }
}

#[test]
fn when_the_pair_first_signed_in_is_told() {
    let page = built(&life_parts()).keys.page.unwrap();
    assert_eq!(page.state, PageState::ProvedFirst);
    assert_eq!(page.proved.unwrap().utc, "2026-11-21T14:04:53Z");
    assert!(built(&life_parts()).summary.problems.is_empty());
}

#[test]
fn a_page_closed_too_early_stands_among_the_first_lines_and_in_the_pairs_life() {
    let report = sample::let_go();
    let problem = report.summary.problems.last().unwrap();
    assert!(problem.title.contains("closed before they had signed in"));
    assert!(problem.happened.contains("21 November 2026, 14:01"));
    let page = report.keys.page.as_ref().unwrap();
    assert_eq!(page.state, PageState::LetGo);
    let html = render_html(&report).unwrap();
    assert_eq!(html.matches(&page.words.replace('\'', "&#39;")).count(), 2);
}

#[test]
fn a_page_closed_too_early_stays_on_record_once_the_pair_has_signed_in() {
    let (view, mut setup, made) = life_parts();
    setup.keys.pair.released_at = Some(at("14:01:00"));
    let report = built(&(view, setup, made));
    let page = report.keys.page.unwrap();
    assert_eq!(page.state, PageState::LetGoThenProved);
    assert!(page.words.contains("14:01") && page.words.contains("14:04"));
    assert!(report.summary.problems.is_empty());
}

#[test]
fn the_page_of_the_new_pair_is_told_while_it_has_not_taken_over() {
    let (view, mut setup, made) = life_parts();
    setup.replacement = Some(Replacement {
        old_run: None,
        ending: None,
        reason: ReplacementReason::Rotation,
        began_at: at("14:05:00"),
        old_last_four: Some("K3zQ".to_owned()),
        next: KnownPair {
            public: setup.keys.pair.public.clone(),
            released_at: Some(at("14:06:00")),
            ..KnownPair::default()
        },
        took_over_at: None,
    });
    let report = built(&(view, setup, made));
    let replacement = report.keys.replacement.unwrap();
    assert_eq!(replacement.page.unwrap().state, PageState::LetGo);
    assert_eq!(replacement.new_last_four.as_deref(), Some("K3zQ"));
    assert!(replacement.words[1].contains("the old one stays"));
    assert_eq!(report.summary.problems.len(), 1);
}

#[test]
fn the_key_to_retire_is_named_and_its_step_is_open_until_a_person_says_so() {
    let report = sample::replaced();
    let replacement = report.keys.replacement.as_ref().unwrap();
    assert_eq!(replacement.old_last_four.as_deref(), Some("p7Xa"));
    assert!(
        replacement
            .words
            .iter()
            .any(|words| words.contains("ends in p7Xa"))
    );
    let open: Vec<&str> = report
        .summary
        .open
        .iter()
        .map(|step| step.code.as_str())
        .collect();
    assert_eq!(open, ["R4"]);
    let test = &report.sections[3].steps[1];
    assert_eq!(test.evidence, EvidenceKind::Finding);
    assert_eq!(test.done_at.as_ref().unwrap().utc, "2026-11-21T14:04:53Z");
}

#[test]
fn a_step_of_the_replacement_is_not_done_by_the_pair_in_use() {
    let (mut view, mut setup, made) = life_parts();
    view.sections.push(sample::replaced_section());
    setup.replacement = Some(Replacement {
        old_run: None,
        ending: None,
        reason: ReplacementReason::Lost,
        began_at: at("14:05:00"),
        old_last_four: None,
        next: KnownPair::default(),
        took_over_at: None,
    });
    let report = built(&(view, setup, made));
    let standing: Vec<StepStatus> = report.sections[3]
        .steps
        .iter()
        .map(|step| step.status)
        .collect();
    assert_eq!(standing, [StepStatus::ToDo; 4]);
    assert!(report.keys.replacement.unwrap().words[2].contains("never had"));
}

#[test]
fn while_a_second_pair_is_brought_in_the_report_is_about_the_one_in_use() {
    let (view, mut setup, made) = life_parts();
    let before = built(&(view.clone(), setup.clone(), made.clone()));
    let (mut refused, failing, _) = sample::failing_parts();
    refused.state = SetupState::Problem;
    setup.replacement = Some(Replacement {
        old_run: setup.last_run.take(),
        ending: None,
        reason: ReplacementReason::Rotation,
        began_at: at("14:05:00"),
        old_last_four: Some("K3zQ".to_owned()),
        next: KnownPair::default(),
        took_over_at: None,
    });
    setup.last_run = failing.last_run;
    let view = SetupView {
        state: refused.state,
        last_run: refused.last_run,
        ..view
    };
    let report = built(&(view, setup, made));
    assert_eq!(before.summary.status, ConnectionStatus::Connected);
    assert_eq!(report.summary.status, ConnectionStatus::Connected);
    assert_eq!(report.summary.problems, before.summary.problems);
    let (run, earlier) = (report.run.unwrap(), before.run.unwrap());
    assert!(run.has_all_it_needs && run.finished == earlier.finished);
    assert!(
        report
            .summary
            .explanation
            .contains("A second pair is being brought in since 21 November 2026, 14:05")
    );
    let words = &report.keys.replacement.unwrap().words;
    let tested = words.last().unwrap();
    assert!(tested.starts_with("The new pair was last tested on"));
    assert!(tested.contains("Stopped at"), "{tested}");
    let sent_for = |what: &str| report.requests.iter().any(|sent| sent.sent_for == what);
    assert!(sent_for("Live test") && sent_for("Live test of the new pair"));
}

#[test]
fn a_pair_that_was_never_tested_is_not_called_tested_by_the_one_that_is_to_replace_it() {
    let (view, mut setup, made) = life_parts();
    setup.replacement = Some(Replacement {
        old_run: None,
        ending: None,
        reason: ReplacementReason::Lost,
        began_at: at("14:05:00"),
        old_last_four: None,
        next: KnownPair::default(),
        took_over_at: None,
    });
    let report = built(&(view, setup, made));
    assert_eq!(report.summary.status, ConnectionStatus::NotTested);
    assert_eq!(report.run, None);
    let told = &report.summary.explanation;
    assert!(
        told.starts_with("No live test of the pair in use is on record."),
        "{told}"
    );
}

#[test]
fn a_pair_may_grow_a_year_old_before_another_is_suggested() {
    let (view, setup, mut made) = life_parts();
    let saved = setup.keys.pair.public.as_ref().unwrap().at;
    for (days, is_due) in [
        (0, false),
        (1, false),
        (364, false),
        (365, true),
        (400, true),
    ] {
        made.at = saved + SignedDuration::from_hours(24 * days);
        let age = built(&(view.clone(), setup.clone(), made.clone()))
            .keys
            .age
            .unwrap();
        assert_eq!((i64::from(age.days), age.is_due), (days, is_due));
        assert_eq!(age.replace_by, "2027-11-21");
        assert!(age.words.contains("own suggestion"));
    }
}

#[test]
fn where_the_keys_are_kept_is_told_of_both() {
    for (kept_in, state) in [
        (KeptIn::Keychain, KeyState::Saved),
        (KeptIn::Memory, KeyState::KeptInMemory),
        (KeptIn::SealedFile, KeyState::InSealedFile),
    ] {
        let (view, mut setup, made) = life_parts();
        setup.keys.kept_in = kept_in;
        let keys = built(&(view, setup, made)).keys;
        assert_eq!([keys.public.state, keys.private.state], [state; 2]);
    }
}

#[test]
fn removed_keys_are_called_removed_with_what_shows_it() {
    let report = sample::finished();
    let keys = &report.keys;
    assert_eq!(
        [keys.public.state, keys.private.state],
        [KeyState::Removed; 2]
    );
    assert_eq!(keys.public.last_four.as_deref(), Some("K3zQ"));
    assert_eq!(keys.removal.as_ref().unwrap().proofs.len(), 2);
    assert_eq!(report.summary.status, ConnectionStatus::Connected);
    assert!(report.summary.explanation.contains("cannot test any more"));
    let capture = &report.sections[1].steps[2];
    assert_eq!(capture.evidence, EvidenceKind::KeysRemoved);
}

#[test]
fn keys_captured_again_after_a_removal_are_not_called_removed() {
    let (view, mut setup, made) = life_parts();
    let removed = sample::removal();
    setup.keys.removal = Some(removed);
    let report = built(&(view, setup, made));
    assert_eq!(report.keys.public.state, KeyState::Saved);
    let removal = report.keys.removal.unwrap();
    assert!(!removal.is_still_so && removal.words.contains("captured again"));
    assert!(!report.summary.explanation.contains("cannot test"));
}

#[test]
fn a_connection_that_was_ended_is_never_called_connected() {
    let report = sample::disconnected();
    assert_eq!(report.summary.status, ConnectionStatus::Ended);
    assert_eq!(report.summary.headline, "Disconnected, by a person's word");
    assert!(report.summary.limits.contains("did not look whether"));
    assert_eq!(report.summary.acts_next, ActsNext::Nobody);
    assert_eq!(report.keys.age, None);

    let (view, setup, made) = sample::disconnected_parts();
    let mut half = setup;
    half.steps_done.remove("disconnect-key");
    let report = built(&(view, half, made));
    assert_eq!(report.summary.status, ConnectionStatus::Ending);
    assert_eq!(report.summary.acts_next, ActsNext::Admin);
    assert!(report.summary.acts_next_words.contains("step Z2"));
}
