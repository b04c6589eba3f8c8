//! Notes of a call: there for good once they are said to be kept, and never with a key in them.

use crate::house::House;
use onramp_core::keys::Vault;
use onramp_core::report::Made;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{KeySlot, SetupView};
use onramp_core::words::Code;
use zeroize::Zeroizing;

const STEP: &str = "report";

#[tokio::test]
async fn a_kept_note_is_there_after_the_next_start_with_its_time_and_its_step() {
    let mut house = House::open().await;
    let id = &house.begin("phin").await.id;
    let before = onramp_core::now();
    let view = add(&house, id, " Anna decides on Monday.\n").await.unwrap();

    let step = crate::house::step(&view, STEP).clone();
    house.reopen(Vault::memory());
    let view = house.onramp.open_setup(id).await.unwrap();

    let [note] = &view.call_notes.written[..] else {
        panic!("{:?}", view.call_notes);
    };
    assert_eq!(note.text, "Anna decides on Monday.");
    assert_eq!(
        (&note.step_code, &note.step_title),
        (&step.code, &step.title)
    );
    let at: jiff::Timestamp = note.at.parse().unwrap();
    assert!(before <= at && at <= onramp_core::now());

    let shown = house.onramp.prepare_report(id, &Made::now()).await.unwrap();
    assert!(
        shown
            .html
            .contains("<p dir=\"auto\">Anna decides on Monday.</p>")
    );
    let written = house.onramp.write_report(id, house.folder.path()).await;
    let html = std::fs::read_to_string(&written.unwrap().paths[1]).unwrap();
    assert!(html == shown.html, "the file differs from its preview");

    let left = house.onramp.remove_note(id, &note.id).await.unwrap();
    assert!(left.call_notes.written.is_empty());
    house.practice.stop().await;
}

#[tokio::test]
async fn what_is_typed_stays_until_it_is_a_note_and_when_it_is_refused() {
    let mut house = House::open().await;
    let id = &house.begin("phin").await.id;
    let too_long = "a".repeat(1_001);
    house.onramp.set_note_draft(id, &too_long).await.unwrap();
    let refused = add(&house, id, &too_long).await.unwrap_err();
    assert_eq!(refused, Code::NoteTooLong);
    assert_eq!(add(&house, id, " \n").await.unwrap_err(), Code::NoteEmpty);

    house.reopen(Vault::memory());
    let view = house.onramp.open_setup(id).await.unwrap();
    assert_eq!(view.call_notes.draft, too_long);
    let view = add(&house, id, &too_long[..1_000]).await.unwrap();
    assert_eq!(view.call_notes.draft, "");
    assert_eq!(view.call_notes.longest, 1_000);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_note_with_a_captured_key_is_refused_and_leaves_no_trace() {
    let house = House::open().await;
    let other = &house.begin("msp-process").await.id;
    house.paste(other, KeySlot::Public).await;
    house.paste(other, KeySlot::Private).await;
    let id = &house.begin("phin").await.id;
    for of in [other, id] {
        for key in [
            house.practice.public_key().expose(),
            house.practice.private_key().expose(),
        ] {
            let (front, back) = key.split_at(6);
            for text in [key.to_owned(), format!("it is {front} {back}!")] {
                let refused = add(&house, of, &text).await.unwrap_err();
                let looks = text == key;
                assert!(
                    refused == Code::NoteHoldsKey || looks && refused == Code::NoteLooksLikeKey
                );
                house.onramp.set_note_draft(of, &text).await.unwrap();
                let view = house.onramp.open_setup(of).await.unwrap();
                assert_eq!(view.call_notes.draft, "");
                assert!(view.call_notes.written.is_empty());
            }
        }
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_key_that_was_written_down_before_it_was_captured_is_taken_out_again() {
    let house = House::open().await;
    let id = &house.begin("phin").await.id;
    // No capitals: it does not look like a key until it is known as one.
    let key = "qwertzuiop123456";
    add(&house, id, &format!("They read out {key}."))
        .await
        .unwrap();
    let text = Zeroizing::new(key.to_owned());
    let captured = house.onramp.capture(id, KeySlot::Private, text).await;
    assert!(captured.unwrap().is_saved);

    let view = house.onramp.open_setup(id).await.unwrap();
    assert_eq!(view.call_notes.written[0].text, "They read out •••.");
    let records = house.records().await;
    let is_there = records
        .windows(key.len())
        .any(|part| part == key.as_bytes());
    assert!(!is_there, "the key is in the records");
    house.practice.stop().await;
}

async fn add(house: &House, id: &SetupId, text: &str) -> Result<SetupView, Code> {
    let added = house.onramp.add_note(id, STEP, text).await;
    added.map_err(|refused| refused.code())
}
