//! A clean key survives whatever the doctor claims to undo: made from the doctor's own lists.

use super::super::{around, label};
use super::{codes, exposed, wiped};
use crate::keys::doctor::label::Label;
use crate::keys::{CaptureContext, CapturedKey, Reading, StoredKeys, read_key};
use crate::setup::view::KeySlot;
use crate::words::Code;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::LazyLock;

const COMPANY: &str = "AcmeMSP1";
const OTHER: &str = "Zy8Xw7Vu6Ts5Rq4P";

/// One thing that stands around a key, or around what stands around it.
#[derive(Debug, Clone)]
enum Layer {
    Around(String, String),
    Label(String),
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_clean_key_comes_out_of_any_wrapping_unchanged((slot, layers) in wrapping(), key in clean_key(), at in any::<u64>()) {
        let text = wrapped(&layers, &key, at);
        let reading = read(slot, &text);

        prop_assert_eq!(exposed(&reading), Some(key.as_str()), "{:?}", codes(&reading));
        let mut expected = Vec::new();
        if codes(&reading).contains(&Code::KeyTrimmed) {
            expected.push(Code::KeyTrimmed);
        }
        if layers.iter().any(|layer| matches!(layer, Layer::Label(_))) {
            expected.push(Code::KeyUnlabelled);
        }
        if key.len() != 16 {
            expected.push(Code::KeyUnusualLength);
        }
        prop_assert_eq!(codes(&reading), expected);
        prop_assert!(text != key || reading.notes.is_empty() || key.len() != 16);
        check_silence(&reading, &text, &key)?;
    }

    #[test]
    fn a_key_with_signs_is_judged_the_same_in_any_wrapping((slot, layers) in wrapping(), key in odd_key(), at in any::<u64>()) {
        let text = wrapped(&layers, &key, at);
        let bare = read(slot, &key);
        let reading = read(slot, &text);

        prop_assert_eq!(exposed(&reading), exposed(&bare), "{:?} {:?}", codes(&reading), codes(&bare));
        if bare.key.is_none() {
            prop_assert_eq!(codes(&reading), codes(&bare));
        }
        check_silence(&reading, &text, &key)?;
    }

    #[test]
    fn what_is_rightly_refused_is_refused_in_any_wrapping((slot, layers) in wrapping(), at in any::<u64>()) {
        for (paste, code) in [(COMPANY, Code::KeyIsCompanyId), (OTHER, Code::KeySameAsOther)] {
            let reading = read(slot, &wrapped(&layers, paste, at));
            prop_assert!(reading.key.is_none());
            prop_assert_eq!(codes(&reading), [code]);
        }
    }

    #[test]
    fn the_label_of_the_other_key_refuses_in_any_wrapping((slot, layers) in wrapping(), key in clean_key(), at in any::<u64>()) {
        let word = match slot { KeySlot::Public => "Private Key: ", KeySlot::Private => "Public Key: " };
        let reading = read(slot, &wrapped(&layers, &format!("{word}{key}"), at));
        prop_assert!(reading.key.is_none());
        prop_assert_eq!(codes(&reading), [Code::KeyLabelledOther]);
        check_silence(&reading, &key, &key)?;
    }

    #[test]
    fn whatever_is_pasted_no_note_carries_a_piece_of_it(text in any::<String>(), key in clean_key(), slot in slot()) {
        for paste in [text.clone(), format!("{text}{key}"), format!("{key} {text}")] {
            check_silence(&read(slot, &paste), &paste, &key)?;
        }
    }
}

/// The words of a note are the code's own; what a fact adds is too short to carry four characters.
fn check_silence(reading: &Reading, text: &str, key: &str) -> Result<(), TestCaseError> {
    for (_, facts) in &reading.notes {
        for fact in facts {
            prop_assert!(fact.value.len() < 4 && fact.value.bytes().all(|b| b.is_ascii_digit()));
        }
    }
    let shown = format!("{reading:?}");
    prop_assert!(!shown.contains(key));
    prop_assert!(text.len() < 30 || !shown.contains(text));
    Ok(())
}

/// The same value lies in the other slot, and nothing in this one.
fn read(slot: KeySlot, text: &str) -> Reading {
    let mut stored = StoredKeys::default();
    let other = match slot {
        KeySlot::Public => KeySlot::Private,
        KeySlot::Private => KeySlot::Public,
    };
    stored.put(CapturedKey::new(other, wiped(OTHER)));
    let context = CaptureContext {
        company_id: Some(COMPANY),
        stored: &stored,
        old: None,
    };
    read_key(slot, wiped(text), &context)
}

fn slot() -> impl Strategy<Value = KeySlot> {
    select(vec![KeySlot::Public, KeySlot::Private])
}

/// Mostly as ConnectWise makes them.
fn clean_key() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Za-z0-9]{16}", 1 => "[A-Za-z0-9]{8,64}"]
}

/// With signs that some keys of other programs have, and no sign that ends a label; an equals sign only where Base64
/// puts one.
fn odd_key() -> impl Strategy<Value = String> {
    "[A-Za-z0-9][A-Za-z0-9+/_@$~!^%.?&<{}-]{6,30}[A-Za-z0-9]={0,2}"
        .prop_map(|key| without_dots_in_a_row(&key))
}

/// From the innermost layer out.
fn wrapping() -> impl Strategy<Value = (KeySlot, Vec<Layer>)> {
    slot().prop_flat_map(|slot| {
        let layer = prop_oneof![
            2 => (around_text(), around_text()).prop_map(|(front, back)| Layer::Around(front, back)),
            1 => Just(Layer::Around("- ".to_owned(), String::new())),
            2 => label_of(slot).prop_map(Layer::Label),
        ];
        (Just(slot), proptest::collection::vec(layer, 0..5))
    })
}

fn around_text() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(&**AROUND), 0..4).prop_map(String::from_iter)
}

/// Up to four words that labels are made of and that do not name the other key, one of them at least a key's.
fn label_of(slot: KeySlot) -> impl Strategy<Value = String> {
    let mine = match slot {
        KeySlot::Public => Label::Public,
        KeySlot::Private => Label::Private,
    };
    let words = |is_wanted: &dyn Fn(Option<Label>) -> bool| {
        let wanted = label::WORDS
            .iter()
            .filter(|(_, meaning)| is_wanted(*meaning));
        wanted.map(|(word, _)| *word).collect::<Vec<_>>()
    };
    let telling = words(&|meaning| meaning == Some(mine) || meaning == Some(Label::Either));
    let any = words(&|meaning| meaning.is_none_or(|of| of == mine || of == Label::Either));
    let joint = proptest::collection::vec(select(&**JOINTS), 1..3).prop_map(String::from_iter);
    let word = (select(any), 0..3_u8, joint.clone());
    let clear = select(&**JOINTS).prop_filter("the label ends clearly", |c| {
        !matches!(c, '-' | '_' | '.' | ' ')
    });
    let before = proptest::collection::vec(word, 0..3);
    (before, select(telling), 0..3_u8, joint, clear).prop_map(
        |(before, telling, case, joint, clear)| {
            let mut text = String::new();
            for (word, case, joint) in before {
                text += &in_case(word, case);
                text += &joint;
            }
            text + &in_case(telling, case) + &joint + &clear.to_string()
        },
    )
}

fn in_case(word: &str, case: u8) -> String {
    match case {
        0 => word.to_owned(),
        1 => word.to_uppercase(),
        _ => {
            let (first, rest) = word.split_at(1);
            format!("{}{}", first.to_uppercase(), rest.replace("key", "Key"))
        }
    }
}

/// The key in its layers, with characters that cannot be seen at places that `at` picks, inside the key too.
fn wrapped(layers: &[Layer], key: &str, at: u64) -> String {
    let mut text = key.to_owned();
    for layer in layers {
        text = match layer {
            Layer::Around(front, back) => format!("{front}{text}{back}"),
            Layer::Label(label) => format!("{label}{text}"),
        };
    }
    sprinkled(&without_dots_in_a_row(&text), at)
}

/// Dots and stars in a row stand for hidden characters: those are rightly refused.
fn without_dots_in_a_row(text: &str) -> String {
    let mut kept = String::new();
    for character in text.chars() {
        if !(kept.ends_with(character) && matches!(character, '*' | '•' | '·' | '.')) {
            kept.push(character);
        }
    }
    kept
}

fn sprinkled(text: &str, at: u64) -> String {
    let mut sprinkled = String::new();
    for (place, character) in text.chars().enumerate() {
        if at.is_multiple_of(4) && (at >> (place % 60)) & 4 == 4 {
            let picked = usize::try_from(at).unwrap_or(place) % INVISIBLE.len();
            sprinkled.push(INVISIBLE[picked]);
        }
        sprinkled.push(character);
    }
    sprinkled
}

static AROUND: LazyLock<Vec<char>> = LazyLock::new(|| every(around::is_around));
static INVISIBLE: LazyLock<Vec<char>> = LazyLock::new(|| every(around::is_invisible));
static JOINTS: LazyLock<Vec<char>> = LazyLock::new(|| every(label::is_joint));

fn every(is_wanted: fn(char) -> bool) -> Vec<char> {
    ('\0'..=char::MAX).filter(|c| is_wanted(*c)).collect()
}
