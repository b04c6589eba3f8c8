//! `onramp-cli open` and `onramp-cli identity`, between themselves.

use crate::ran::{command, ran, run};
use crate::sealed::{Desk, PASSPHRASE, PRIVATE, PUBLIC, assert_no_key_in, handed};
use std::fs::File;
use std::process::Stdio;

/// An identity in `name`; its recipient.
fn identity(desk: &Desk, name: &str) -> String {
    let made = run(&["identity", "--out", &desk.named(name)]);
    made.assert_status(0);
    made.out.trim().to_owned()
}

fn open_with_passphrase(file: &str, typed: &str) -> crate::ran::Ran {
    ran(command(&["open", file]), &format!("{typed}\n"))
}

#[test]
fn an_identity_is_made_once_and_for_its_owner_only() {
    let desk = Desk::new();
    let recipient = identity(&desk, "mine.txt");
    assert!(recipient.starts_with("age1") && recipient.len() == 62);
    let file = desk.read("mine.txt");
    assert!(file.contains("AGE-SECRET-KEY-1") && file.contains(&recipient));
    #[cfg(unix)]
    assert_eq!(crate::sealed::mode_of(&desk.path("mine.txt")), 0o600);

    let again = run(&["identity", "--out", &desk.named("mine.txt")]);
    again.assert_status(2);
    assert_eq!(desk.read("mine.txt"), file);
}

#[test]
fn a_hand_off_says_what_is_inside_who_can_open_it_and_its_fingerprint_and_shows_no_key() {
    let desk = Desk::new();
    let recipient = identity(&desk, "mine.txt");
    let handed = handed();
    let file = desk.hand_off_for(&recipient, &handed);

    let opened = run(&["open", &file, "--identity", &desk.named("mine.txt")]);

    opened.assert_status(0);
    for part in [
        "acme",
        "na.myconnectwise.net",
        "ends in k3Zq, 16 characters",
        "16 characters, never shown",
        &handed.fingerprint(),
        &recipient,
    ] {
        assert!(opened.out.contains(part), "{part} in {}", opened.out);
    }
    assert_no_key_in(&opened.out);
    assert_eq!(opened.err, "");
}

#[test]
fn the_right_passphrase_opens_and_a_wrong_one_or_none_is_told() {
    let desk = Desk::new();
    let file = desk.hand_off_with_passphrase(&handed());

    let opened = open_with_passphrase(&file, PASSPHRASE);
    opened.assert_status(0);
    assert!(opened.out.contains("acme") && opened.out.contains("its passphrase"));
    assert_no_key_in(&opened.out);

    let wrong = open_with_passphrase(&file, "four words, like those");
    wrong.assert_status(2);
    assert!(
        wrong.err.contains("This passphrase does not open it"),
        "{}",
        wrong.err
    );
    let none = open_with_passphrase(&file, "");
    none.assert_status(2);
    assert!(
        none.err.contains("The passphrase is missing"),
        "{}",
        none.err
    );
    identity(&desk, "mine.txt");
    let other_way = run(&["open", &file, "--identity", &desk.named("mine.txt")]);
    other_way.assert_status(2);
    assert!(other_way.err.contains("sealed with a passphrase"));
}

#[test]
fn another_identity_and_none_are_told_and_the_right_one_is_found_among_several() {
    let desk = Desk::new();
    let recipient = identity(&desk, "mine.txt");
    identity(&desk, "other.txt");
    let file = desk.hand_off_for(&recipient, &handed());
    let (mine, other) = (desk.named("mine.txt"), desk.named("other.txt"));

    let refused = run(&["open", &file, "--identity", &other]);
    refused.assert_status(2);
    assert!(
        refused.err.contains("sealed for somebody else"),
        "{}",
        refused.err
    );
    let none = run(&["open", &file]);
    none.assert_status(2);
    assert!(none.err.contains("--identity FILE"));
    let no_identity = run(&["open", &file, "--identity", &file]);
    no_identity.assert_status(2);
    assert!(no_identity.err.contains("no identity in this file"));
    let both = run(&["open", &file, "--identity", &other, "--identity", &mine]);
    both.assert_status(0);
    assert!(both.out.contains(&recipient));
    let piped = command(&["open", "-", "--identity", &mine]);
    ran(
        piped,
        &format!("Hello,\r\n\r\n{}\r\nBye", desk.read("hand-off.age")),
    )
    .assert_status(0);
}

#[test]
fn the_pair_goes_into_a_pipe_or_a_new_file_and_nowhere_else() {
    let desk = Desk::new();
    let recipient = identity(&desk, "mine.txt");
    let file = desk.hand_off_for(&recipient, &handed());
    let mine = desk.named("mine.txt");
    let with_keys = ["open", &file, "--identity", &mine, "--keys"];
    let two_lines = format!("{PUBLIC}\n{PRIVATE}\n");

    let piped = run(&with_keys);
    piped.assert_status(0);
    assert_eq!(piped.out, two_lines);
    assert!(piped.err.contains("acme"));
    assert_no_key_in(&piped.err);

    let out = desk.named("pair.txt");
    let mut into_file = command(&with_keys);
    into_file.args(["--out", &out]);
    let into_file = ran(into_file, "");
    into_file.assert_status(0);
    assert_no_key_in(&into_file.out);
    assert_eq!(desk.read("pair.txt"), two_lines);
    #[cfg(unix)]
    assert_eq!(crate::sealed::mode_of(&desk.path("pair.txt")), 0o600);

    desk.write("pair.txt", b"somebody's own");
    let mut over = command(&with_keys);
    over.args(["--out", &out]);
    ran(over, "").assert_status(2);
    assert_eq!(desk.read("pair.txt"), "somebody's own");

    let mut redirected = command(&with_keys);
    redirected.stdin(Stdio::null());
    redirected.stdout(File::create(desk.path("shared.txt")).unwrap());
    redirected.stderr(Stdio::null());
    assert_eq!(redirected.status().unwrap().code(), Some(2));
    assert_eq!(desk.read("shared.txt"), "");
}

#[test]
fn what_is_damaged_or_no_hand_off_is_told() {
    let desk = Desk::new();
    let recipient = identity(&desk, "mine.txt");
    let file = desk.hand_off_for(&recipient, &handed());
    let whole = desk.read("hand-off.age").into_bytes();
    let mine = desk.named("mine.txt");
    let mut flipped = whole.clone();
    let place = whole.len() - 60;
    flipped[place] = if flipped[place] == b'A' { b'B' } else { b'A' };
    for damaged in [&whole[..whole.len() / 2], &flipped, b"", b"words"] {
        std::fs::write(&file, damaged).unwrap();
        let refused = run(&["open", &file, "--identity", &mine]);
        refused.assert_status(2);
        assert!(
            refused.err.contains("This is no hand-off"),
            "{}",
            refused.err
        );
    }
    let missing = run(&["open", &desk.named("nowhere.age")]);
    missing.assert_status(2);
    assert!(missing.err.contains("nowhere.age"));
}

#[test]
fn what_somebody_else_sealed_cannot_write_to_the_terminal() {
    let desk = Desk::new();
    let recipient = identity(&desk, "mine.txt");
    let mut handed = handed();
    handed.company = "acme\u{1b}[2J\u{7}\u{202e}x".to_owned();
    let file = desk.hand_off_for(&recipient, &handed);
    let opened = run(&["open", &file, "--identity", &desk.named("mine.txt")]);
    opened.assert_status(0);
    assert!(opened.out.contains("acme"));
    for bad in ['\u{1b}', '\u{7}', '\u{202e}'] {
        assert!(!opened.out.contains(bad));
    }
}
