//! Whose company a report is about: who confirmed it, and the invite that the setup was made from.

use super::*;
use crate::report::sample::{confirmed, given_up, stopped};

fn texts(report: &Report) -> [String; 2] {
    let json = render_json(report).unwrap();
    [json, render_html(report).unwrap()]
}

#[test]
fn a_report_says_who_confirmed_the_company_and_all_that_was_said() {
    let report = confirmed();
    let identity = report.identity.as_ref().unwrap();
    assert!(
        identity
            .words
            .contains("The person at the computer confirmed on 21 November 2026")
    );
    assert!(identity.confirmed.is_some());
    assert_eq!(identity.said.len(), 2);
    assert!(
        identity.said[0]
            .words
            .starts_with("“No, this is another company”")
    );
    assert!(identity.said[1].words.starts_with("“Yes, this is it”"));
    assert_eq!(
        identity.told[1].value,
        "Not known. ConnectWise did not tell it"
    );
    assert_eq!(report.summary.status, ConnectionStatus::Connected);
    for text in texts(&report) {
        for said in [
            &identity.words,
            &identity.said[0].words,
            &identity.told[1].value,
        ] {
            assert!(text.contains(said.as_str()), "{said}");
        }
    }
}

#[test]
fn a_report_without_a_word_says_that_nobody_confirmed() {
    let report = sample::healthy();
    let identity = report.identity.unwrap();
    assert_eq!(identity.confirmed, None);
    assert!(identity.words.contains("nobody was asked"));
    assert!(report.invite.is_none());
    assert!(
        given_up()
            .identity
            .unwrap()
            .words
            .contains("Nobody confirmed")
    );
}

#[test]
fn a_report_names_the_invite_in_every_form() {
    let report = confirmed();
    let invite = report.invite.as_ref().unwrap();
    for text in texts(&report) {
        for part in [&invite.id, &invite.from, &invite.made.local] {
            assert!(text.contains(part.as_str()), "{part}");
        }
        assert!(text.contains("onboarding@vendor.example"));
    }
}

#[test]
fn another_company_than_the_invite_names_is_never_called_connected() {
    let report = stopped();
    let summary = &report.summary;
    assert_eq!(summary.status, ConnectionStatus::OtherCompany);
    assert_eq!(summary.headline, "Stopped: another company answered");
    assert_eq!(
        summary.problems[0].title,
        "This is not the company in the invite"
    );
    assert!(
        summary.problems[0]
            .happened
            .contains("ACME MSP (other, na.myconnectwise.net)")
    );
    let invite = report.invite.unwrap();
    assert_eq!(
        invite.words,
        "Another company answered than the invite names."
    );
}

#[test]
fn that_an_invite_was_wrong_stands_in_the_report_with_its_time() {
    let report = given_up();
    assert_eq!(report.summary.status, ConnectionStatus::Connected);
    let invite = report.invite.as_ref().unwrap();
    assert_eq!(
        invite.given_up.as_ref().unwrap().utc,
        "2026-11-21T14:05:00Z"
    );
    assert!(invite.words.contains("names the wrong company"));
    for text in texts(&report) {
        assert!(text.contains(&invite.words));
    }
}
