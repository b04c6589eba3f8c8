use super::{cover, drift, render, render_drift, split};
use crate::guide::outline::PassageKind::{self, Heading, Label, Row, Sentence};
use crate::guide::tests::guide;

fn pieces(text: &str) -> Vec<(PassageKind, String)> {
    split(text)
        .into_iter()
        .map(|passage| (passage.kind, passage.text))
        .collect()
}

fn texts(text: &str) -> Vec<String> {
    split(text).into_iter().map(|found| found.text).collect()
}

#[test]
fn prose_is_cut_into_sentences() {
    assert_eq!(
        texts("Open the gate. Walk in (e.g. slowly). Is it dark? Then \"wait.\" 7 lamps follow."),
        [
            "Open the gate.",
            "Walk in (e.g. slowly).",
            "Is it dark?",
            "Then \"wait.\"",
            "7 lamps follow.",
        ]
    );
}

#[test]
fn a_version_number_or_an_address_ends_no_sentence() {
    assert_eq!(
        texts("Open login.example.com in version 2.5 now."),
        ["Open login.example.com in version 2.5 now."]
    );
}

#[test]
fn list_marks_are_cut_off_at_any_depth() {
    assert_eq!(
        pieces("  1. Open the lid of the box and look inside\n      • Lid\n    12. Close it."),
        [
            (
                Sentence,
                "Open the lid of the box and look inside".to_owned()
            ),
            (Label, "Lid".to_owned()),
            (Sentence, "Close it.".to_owned()),
        ]
    );
}

#[test]
fn rows_of_permissions_stay_whole() {
    assert_eq!(
        pieces(
            "Area Permission\nFruit\n\nApples:\u{a0}Add/Inquire (All)\nFruit > Pears > Edit Level (All)"
        ),
        [
            (Label, "Area Permission".to_owned()),
            (Heading, "Fruit".to_owned()),
            (Row, "Apples: Add/Inquire (All)".to_owned()),
            (Row, "Fruit > Pears > Edit Level (All)".to_owned()),
        ]
    );
}

#[test]
fn rows_of_endpoints_are_put_together_from_their_lines() {
    let text = "Type\n\nGET\nPOST\n\n/fruit/apples\n\nall apples\n\nGET\n\n/fruit/pears\n\nGET\n/fruit/plums";
    assert_eq!(
        pieces(text),
        [
            (Label, "Type".to_owned()),
            (Row, "GET POST | /fruit/apples | all apples".to_owned()),
            (Row, "GET | /fruit/pears".to_owned()),
            (Row, "GET | /fruit/plums".to_owned()),
        ]
    );
}

#[test]
fn the_same_document_in_another_dress_has_the_same_digests() {
    let plain = "1. Press \"Go\" and wait.\n2. Press it again and wait for a long time";
    let dressed =
        "• Press\u{a0}“Go”  and wait.\r\n\r\n   3) 📌 Press it again and wait for a long time \r\n";
    let digests =
        |text: &str| -> Vec<String> { split(text).into_iter().map(|found| found.digest).collect() };
    assert_eq!(digests(plain), digests(dressed));
}

/// A guide whose outline is that of a made-up document.
fn guide_of(text: &str) -> crate::guide::Guide {
    let mut guide = guide("phin");
    let model = guide.outline.passages[0].clone();
    guide.outline.passages = split(text)
        .into_iter()
        .enumerate()
        .map(|(index, passage)| crate::guide::OutlinePassage {
            id: format!("p{index}"),
            kind: passage.kind,
            digest: passage.digest,
            ..model.clone()
        })
        .collect();
    guide
}

const DOCUMENT: &str = "How to open a box\n1. Take the lid off.\n2. Look inside. Close it again.\n";

#[test]
fn a_document_that_did_not_change_does_not_drift() {
    let drifted = drift(&guide_of(DOCUMENT), DOCUMENT);
    assert!(drifted.is_none(), "{drifted:?}");
    assert!(render_drift(&drifted).starts_with("No drift"));
}

#[test]
fn a_changed_sentence_is_both_new_and_gone() {
    let changed = DOCUMENT.replace("Look inside.", "Look inside twice.");
    let drifted = drift(&guide_of(DOCUMENT), &changed);
    assert_eq!(drifted.lacking.len(), 1);
    assert_eq!(drifted.lacking[0].text, "Look inside twice.");
    assert_eq!(drifted.gone.len(), 1);
    assert_eq!(drifted.gone[0].id, "p2");
}

#[test]
fn a_row_that_stood_there_twice_and_now_once_has_drifted() {
    let twice = "Apples: Inquire (All)\nPears: Inquire (All)\nApples: Inquire (All)";
    let once = "Apples: Inquire (All)\nPears: Inquire (All)";
    let drifted = drift(&guide_of(twice), once);
    assert!(drifted.lacking.is_empty());
    assert_eq!(drifted.gone.len(), 1);
}

#[test]
fn a_tampered_digest_shows_as_drift() {
    let mut tampered = guide_of(DOCUMENT);
    tampered.outline.passages[1].digest = "0000000000000000".to_owned();
    let drifted = drift(&tampered, DOCUMENT);
    assert_eq!((drifted.lacking.len(), drifted.gone.len()), (1, 1));
    let told = render_drift(&drifted);
    assert!(told.contains("Take the lid off.") && told.contains("p1"));
}

#[test]
fn a_passage_that_nothing_carries_is_told() {
    let mut guide = guide("phin");
    assert!(cover(&guide).is_complete());
    guide.outline.passages[3].carried_by.clear();
    let coverage = cover(&guide);
    assert!(!coverage.is_complete());
    let told = render(&guide, &coverage);
    assert!(told.contains("NOTHING CARRIES THIS"));
    assert!(told.contains("47 of 48 passages carried."), "{told}");
}

#[test]
fn a_row_that_moved_has_drifted_and_nothing_else_has() {
    let rows = |order: &[&str]| -> String {
        order
            .iter()
            .map(|name| format!("{name}: Inquire (All)\n"))
            .collect()
    };
    let before = rows(&["Apples", "Pears", "Plums", "Figs", "Dates"]);
    for after in [
        rows(&["Pears", "Plums", "Figs", "Apples", "Dates"]),
        rows(&["Apples", "Dates", "Pears", "Plums", "Figs"]),
        rows(&["Apples", "Plums", "Pears", "Figs", "Dates"]),
    ] {
        let drifted = drift(&guide_of(&before), &after);
        assert!(drifted.lacking.is_empty() && drifted.gone.is_empty());
        assert_eq!(drifted.moved.len(), 1, "{drifted:?}");
    }
}

#[test]
fn what_is_added_in_between_moves_nothing() {
    let longer = DOCUMENT.replace("Look inside.", "Count to three. Look inside.");
    let drifted = drift(&guide_of(DOCUMENT), &longer);
    assert_eq!(drifted.lacking.len(), 1);
    assert!(drifted.gone.is_empty() && drifted.moved.is_empty());
}
