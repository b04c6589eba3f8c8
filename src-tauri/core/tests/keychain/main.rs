//! Keys in a real keychain: gnome-keyring, on a bus and in a home of its own, so that nobody's own keyring is touched.
//!
//! Needs `dbus-daemon` and `gnome-keyring-daemon`, and for a disk of the test's own a kernel that lets a program make a
//! user namespace. With `ONRAMP_TEST_KEYCHAIN=1` (as `cargo xtask test` sets it) they
//! must be there; otherwise, where they are not, only the tests without them run and the others say so.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "these are tests, helpers included"
)]

mod desk;
mod full_disk;
mod keeper;
mod kills;
mod memory;
mod part;
mod prompter;
mod scene;
mod session;
mod small_disk;
mod troubles;
mod vanishing;

use part::Part;
use session::{Session, are_tools_there};
use std::time::{Duration, Instant};

const PUBLIC: &str = "CanaryPublic0001";
const PRIVATE: &str = "CanaryPrivate002";
const KILLS: usize = 50;
/// What "promptly" means: far under the time limit of a call, and enough for a machine that is busy with a build.
const PROMPT: Duration = Duration::from_secs(6);

fn promptly(keeper: &mut Part, command: &str) -> String {
    let begun = Instant::now();
    let answer = keeper.ask(command);
    assert!(
        begun.elapsed() < PROMPT,
        "{command} took {:?}",
        begun.elapsed()
    );
    answer
}

#[test]
fn a_pair_is_saved_overwritten_read_and_deleted() {
    let Some(session) = Session::unlocked() else {
        return;
    };
    let mut keeper = session.keeper();
    assert_eq!(keeper.ask("probe"), "ok");
    assert_eq!(keeper.ask("read one"), "nothing");
    assert_eq!(keeper.ask(&format!("save one {PUBLIC} -")), "ok");
    assert_eq!(keeper.ask("read one"), format!("{PUBLIC} -"));
    assert_eq!(keeper.ask(&format!("save one {PUBLIC} {PRIVATE}")), "ok");
    assert_eq!(
        keeper.ask("save two OtherPublic00003 OtherPrivate0004"),
        "ok"
    );

    let mut next_start = session.keeper();
    assert_eq!(next_start.ask("read one"), format!("{PUBLIC} {PRIVATE}"));
    assert_eq!(next_start.ask("delete one"), "ok");
    assert_eq!(next_start.ask("delete one"), "ok");

    assert_eq!(keeper.ask("read one"), "nothing");
    assert_eq!(keeper.ask("read two"), "OtherPublic00003 OtherPrivate0004");
}

#[test]
fn a_pair_reported_saved_is_there_whole_after_a_kill_fifty_times() {
    let Some(session) = Session::unlocked() else {
        return;
    };
    for round in 0..KILLS {
        let pair = format!("CanaryPublic{round:04} CanaryPrivate{round:03}");
        let mut keeper = session.keeper();
        assert_eq!(keeper.ask(&format!("save one {pair}")), "ok");
        keeper.kill();
        assert_eq!(session.keeper().ask("read one"), pair);
    }
}

/// As a gnome-keyring that was killed in the middle of a save leaves it.
#[test]
fn an_entry_that_was_cut_off_counts_as_none_and_is_written_over() {
    let Some(session) = Session::unlocked() else {
        return;
    };
    let mut keeper = session.keeper();
    assert_eq!(keeper.ask("make-empty one"), "ok");
    assert_eq!(keeper.ask("read one"), "nothing");
    assert_eq!(keeper.ask(&format!("save one {PUBLIC} {PRIVATE}")), "ok");
    assert_eq!(keeper.ask("read one"), format!("{PUBLIC} {PRIVATE}"));
    assert_eq!(keeper.ask("count one"), "1");
    assert_eq!(keeper.ask("make-empty two"), "ok");
    assert_eq!(keeper.ask("delete two"), "ok");
    assert_eq!(keeper.ask("count two"), "0");
}

/// Two programs at once may each have found none.
#[test]
fn two_entries_of_one_setup_are_written_and_deleted_as_one() {
    let Some(session) = Session::unlocked() else {
        return;
    };
    let mut keeper = session.keeper();
    assert_eq!(keeper.ask("make-empty one"), "ok");
    assert_eq!(keeper.ask("make-empty one"), "ok");
    assert_eq!(keeper.ask("count one"), "2");
    assert_eq!(keeper.ask(&format!("save one {PUBLIC} {PRIVATE}")), "ok");
    assert_eq!(keeper.ask("read one"), format!("{PUBLIC} {PRIVATE}"));
    assert_eq!(keeper.ask("delete one"), "ok");
    assert_eq!(keeper.ask("count one"), "0");
}

#[test]
fn without_a_bus_the_keychain_is_missing_and_one_that_comes_later_is_found() {
    let mut session = Session::without_bus();
    let mut keeper = session.keeper();
    for command in [
        "probe",
        "unlock",
        "read one",
        "delete one",
        &format!("save one {PUBLIC} {PRIVATE}"),
    ] {
        assert_eq!(promptly(&mut keeper, command), "Missing", "{command}");
    }
    if are_tools_there() {
        session.start_bus();
        session.start_keyring(Some("password"));
        assert_eq!(keeper.ask(&format!("save one {PUBLIC} {PRIVATE}")), "ok");
    }
}

#[test]
fn a_bus_without_a_keyring_and_a_keyring_never_set_up_are_missing() {
    if !are_tools_there() {
        return;
    }
    let mut session = Session::without_bus();
    session.start_bus();
    let mut keeper = session.keeper();
    assert_eq!(promptly(&mut keeper, "probe"), "Missing");
    session.start_keyring(None);
    assert_eq!(promptly(&mut keeper, "probe"), "Missing");
    assert_eq!(
        promptly(&mut keeper, &format!("save one {PUBLIC} {PRIVATE}")),
        "Missing"
    );
}

#[test]
fn a_locked_keyring_that_nobody_can_unlock_says_so_promptly_and_keeps_what_it_has() {
    let Some(mut session) = Session::unlocked() else {
        return;
    };
    let mut keeper = session.keeper();
    assert_eq!(keeper.ask(&format!("save one {PUBLIC} {PRIVATE}")), "ok");
    session.stop_keyring();
    session.start_keyring(None);
    for command in [
        "probe",
        "unlock",
        "read one",
        "delete one",
        "save one OtherPublic00003 OtherPrivate0004",
    ] {
        assert_eq!(promptly(&mut keeper, command), "Locked", "{command}");
    }
    session.stop_keyring();
    session.start_keyring(Some("password"));
    assert_eq!(keeper.ask("read one"), format!("{PUBLIC} {PRIVATE}"));
}

#[test]
fn a_keyring_that_was_restarted_is_used_again_without_a_restart_of_onramp() {
    let Some(mut session) = Session::unlocked() else {
        return;
    };
    let mut keeper = session.keeper();
    assert_eq!(keeper.ask(&format!("save one {PUBLIC} {PRIVATE}")), "ok");
    session.stop_keyring();
    assert_eq!(promptly(&mut keeper, "probe"), "Missing");
    session.start_keyring(Some("password"));
    assert_eq!(keeper.ask("read one"), format!("{PUBLIC} {PRIVATE}"));

    session.stop_keyring();
    session.start_keyring(Some("password"));
    assert_eq!(
        keeper.ask("save one OtherPublic00003 OtherPrivate0004"),
        "ok"
    );
    assert_eq!(keeper.ask("read one"), "OtherPublic00003 OtherPrivate0004");
}

#[test]
fn a_keyring_that_hangs_is_silent_within_the_limit_and_used_again_afterwards() {
    let Some(mut session) = Session::unlocked() else {
        return;
    };
    let mut keeper = session.keeper();
    assert_eq!(keeper.ask(&format!("save one {PUBLIC} {PRIVATE}")), "ok");
    session.freeze_keyring();
    for command in ["probe", "read one"] {
        let begun = Instant::now();
        assert_eq!(keeper.ask(command), "Silent", "{command}");
        assert!(begun.elapsed() < keeper::LIMIT + PROMPT, "{command}");
    }
    session.thaw_keyring();
    assert_eq!(keeper.ask("read one"), format!("{PUBLIC} {PRIVATE}"));
}
