//! The table of pastes, `pastes.toml`.

use super::{assert_refused, codes, exposed, read};
use crate::setup::view::KeySlot;
use crate::words::Code;
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Deserialize)]
struct Pastes {
    accepted: Vec<Accepted>,
    refused: Vec<Refused>,
}

#[derive(Deserialize)]
struct Accepted {
    name: String,
    slot: KeySlot,
    paste: String,
    key: String,
    says: Vec<Code>,
}

#[derive(Deserialize)]
struct Refused {
    name: String,
    paste: String,
    says: Code,
}

fn pastes() -> Pastes {
    toml::from_str(include_str!("pastes.toml")).unwrap()
}

#[test]
fn what_holds_one_key_gives_that_key_and_says_what_it_cut_off() {
    for row in pastes().accepted {
        let reading = read(row.slot, &row.paste);
        assert_eq!(exposed(&reading), Some(row.key.as_str()), "{}", row.name);
        assert_eq!(codes(&reading), row.says, "{}", row.name);
    }
}

#[test]
fn what_is_no_single_key_is_named_and_refused() {
    for row in pastes().refused {
        assert_refused(KeySlot::Public, &row.paste, row.says, &row.name);
    }
}

#[test]
fn a_text_far_too_long_is_refused() {
    for text in [
        "aB3d".repeat(51),
        "aB3d".repeat(100_000),
        "a ".repeat(100_000),
    ] {
        assert!(read(KeySlot::Private, &text).key.is_none());
    }
    let text = "aB3d9".repeat(2_000);
    assert_refused(KeySlot::Private, &text, Code::KeyTooLong, "far too long");
}

#[test]
fn no_paste_stands_in_the_table_twice_and_at_least_sixty_are_bad() {
    let pastes = pastes();
    let bad = pastes.refused.len();
    assert!(bad >= 60, "{bad}");
    let accepted = pastes.accepted.into_iter().map(|row| (row.name, row.paste));
    let refused = pastes.refused.into_iter().map(|row| (row.name, row.paste));
    let (mut names, mut texts) = (HashSet::new(), HashSet::new());
    for (name, text) in accepted.chain(refused) {
        assert!(texts.insert(text), "{name} is in the table already");
        assert!(names.insert(name.clone()), "{name} names two");
    }
}
