//! Every pair forgotten at once. On a bus that is none: nobody's own keychain is in reach of these tests.

use crate::ran::{Ran, command, ran};
use crate::sealed::{Desk, assert_no_key_in};
use onramp_core::desk::records_in;
use onramp_core::setup::{CapturedSlot, KeptIn, Setup, SetupId, Setups};

/// Runs it on `desk`, with no keychain there.
fn forget(desk: &Desk, words: &[&str]) -> Ran {
    let mut all = vec!["keys", "forget"];
    all.extend(words);
    let mut command = command(&all);
    command
        .args(["--desk", &desk.named("")])
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    let ran = ran(command, "forget\n");
    assert_no_key_in(&ran.out);
    assert_no_key_in(&ran.err);
    ran
}

/// A setup whose keys lie in a sealed file, as its record says.
fn sealed_setup(desk: &Desk, id: &str) {
    let at = "2026-11-21T13:04:51Z".parse().unwrap();
    let mut setup = Setup::begin(SetupId(id.to_owned()), "phin", false, at);
    setup.keys.kept_in = KeptIn::SealedFile;
    setup.keys.pair.private = Some(CapturedSlot {
        length: 16,
        last_four: None,
        at,
    });
    let setups = Setups::open(&records_in(&desk.path(""))).unwrap();
    setups.put(&setup).unwrap();
}

fn setup(desk: &Desk, id: &str) -> Setup {
    let setups = Setups::open(&records_in(&desk.path(""))).unwrap();
    setups.get(&SetupId(id.to_owned())).unwrap().unwrap()
}

#[tokio::test]
async fn sealed_files_are_deleted_and_recorded_and_a_keychain_out_of_reach_is_a_finding() {
    let desk = Desk::new();
    let file = desk.key_file().await;
    let id = file.file_stem().unwrap().to_str().unwrap();
    sealed_setup(&desk, id);

    let forgotten = forget(&desk, &["--all", "--yes"]);

    forgotten.assert_status(1);
    assert!(!file.exists());
    assert!(
        forgotten.out.contains("forgot the keys of 1 setup."),
        "{}",
        forgotten.out
    );
    assert!(
        forgotten
            .out
            .contains("(Secret Service): not known what is there.")
    );
    assert!(
        forgotten
            .out
            .contains("Records: the keys of 1 setup are gone.")
    );
    let setup = setup(&desk, id);
    assert!(!setup.is_any_captured() && setup.are_keys_removed());

    let again = forget(&desk, &["--all", "--yes"]);
    again.assert_status(1);
    assert!(
        again.out.contains("keys: nothing of Onramp's."),
        "{}",
        again.out
    );
    assert!(!again.out.contains("Records"));
}

#[tokio::test]
async fn nothing_is_forgotten_unless_it_was_said_at_a_terminal_or_by_yes() {
    let desk = Desk::new();
    let file = desk.key_file().await;
    for words in [&["--all"] as &[&str], &["--yes"], &[]] {
        forget(&desk, words).assert_status(2);
        assert!(file.exists());
    }
}

#[test]
fn no_records_are_made_where_there_were_none() {
    let desk = Desk::new();
    let forgotten = forget(&desk, &["--all", "--yes"]);
    forgotten.assert_status(1);
    assert!(!records_in(&desk.path("")).exists());
}

#[tokio::test]
async fn records_that_cannot_be_opened_keep_no_key_from_being_forgotten() {
    let desk = Desk::new();
    let file = desk.key_file().await;
    desk.write("setups.sqlite3", b"somebody's own words");
    let forgotten = forget(&desk, &["--all", "--yes"]);
    forgotten.assert_status(1);
    assert!(!file.exists());
    assert!(
        forgotten
            .out
            .contains("The records of the setups were not changed.")
    );
    assert_eq!(desk.read("setups.sqlite3"), "somebody's own words");
}
