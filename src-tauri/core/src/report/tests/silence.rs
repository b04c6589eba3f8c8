//! What a report never says of a pair's life, whatever its record holds.

use super::super::sample::{self, built, life_parts};
use super::*;
use crate::setup::{KnownPair, Replacement, ReplacementReason};

#[test]
fn of_a_hand_off_neither_the_folder_nor_the_pair_is_told() {
    let report = built(&life_parts());
    let sealed = &report.keys.hand_offs;
    assert!(sealed[0].recipient.as_deref().unwrap().starts_with("age1"));
    assert_eq!(
        sealed[1].file_name.as_deref(),
        Some("Onramp hand-off ACME MSP.age")
    );
    assert!(sealed[1].opened_by.contains("passphrase"));
    for text in [render_json(&report).unwrap(), render_html(&report).unwrap()] {
        assert!(!text.contains("jo.bloggs") && !text.contains("Desktop"));
    }
}

#[test]
fn a_record_that_says_too_much_is_not_repeated() {
    let (view, mut setup, made) = life_parts();
    setup.keys.pair.fingerprint = Some(PRIVATE.to_owned());
    setup.keys.removal = Some(sample::removal());
    if let Some(removal) = &mut setup.keys.removal {
        removal.last_four = Some(PUBLIC.to_owned());
    }
    setup.replacement = Some(Replacement {
        old_run: None,
        ending: None,
        reason: ReplacementReason::Lost,
        began_at: "2026-11-21T14:05:00Z".parse().unwrap(),
        old_last_four: Some(PUBLIC.to_owned()),
        next: KnownPair::default(),
        took_over_at: None,
    });
    for sealed in &mut setup.hand_offs {
        sealed.recipient = Some(format!("AGE-SECRET-KEY-{PRIVATE}"));
        sealed.fingerprint = PRIVATE.to_owned();
        sealed.digest = PRIVATE.to_owned();
    }
    let report = built(&(view, setup, made));
    assert!(guard().check_report(&report).is_ok());
    assert_eq!(report.keys.fingerprint, None);
    assert!(!render_json(&report).unwrap().contains("SECRET"));
}
