//! What a person meets when the keychain is in trouble or the disk is full: one sentence each, in time, and nothing lost.

use super::desk::{PAUSE, UNLOCK_SECONDS};
use super::part::Part;
use super::prompter::Prompter;
use super::session::{Session, are_tools_there, wait_until};
use super::small_disk::{self, SmallDisk};
use onramp_core::words::{Code, words_for};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};

const PUBLIC: &str = "CanaryPublic0001";
const PRIVATE: &str = "CanaryPrivate002";
/// The limit of a call, and what a machine that is busy with a build may take on top of it.
const BOUND: Duration = Duration::from_secs(12);
/// What is known at once is said at once.
const AT_ONCE: Duration = Duration::from_secs(5);

/// Onramp at its desk, with one setup begun.
struct Scene {
    session: Session,
    folder: TempDir,
    desk: Part,
    id: String,
}

impl Scene {
    fn in_session(session: Session) -> Self {
        let folder = tempdir().unwrap();
        let desk = session.desk(folder.path());
        Self::at(session, folder, desk)
    }

    fn at(session: Session, folder: TempDir, mut desk: Part) -> Self {
        let id = desk.ask("create");
        assert_eq!(desk.ask(&format!("type {id} acme")), "ok");
        Self {
            session,
            folder,
            desk,
            id,
        }
    }

    fn unlocked() -> Option<Self> {
        Session::unlocked().map(Self::in_session)
    }

    /// Asks about the setup, and fails when the answer does not come within `limit`.
    fn ask_within(&mut self, limit: Duration, command: &str) -> String {
        let (verb, rest) = command.split_once(' ').unwrap_or((command, ""));
        let command = format!("{verb} {} {rest}", self.id);
        let began = Instant::now();
        let answer = self.desk.ask(command.trim_end());
        assert!(began.elapsed() < limit, "{verb}: {:?}", began.elapsed());
        answer
    }

    fn ask(&mut self, command: &str) -> String {
        self.ask_within(BOUND, command)
    }

    fn save(&mut self, slot: &str, key: &str) {
        assert_eq!(self.ask(&format!("capture {slot} {key}")), "saved");
    }

    fn assert_refused(&mut self, limit: Duration, code: Code) {
        let answer = self.ask_within(limit, &format!("capture private {PRIVATE}"));
        assert_eq!(answer, said(code));
    }

    /// What was there before is there still, also for an Onramp that is started anew.
    fn assert_kept(&mut self, known: &str, entry: &str) {
        assert_eq!(self.ask("look"), format!("acme {known}"));
        self.desk = self.session.desk(self.folder.path());
        assert_eq!(self.ask("look"), format!("acme {known}"));
        assert_eq!(self.ask("entry"), entry);
    }
}

/// The code of a trouble and what its words say is to be done.
fn said(code: Code) -> String {
    let name = serde_json::to_value(code).unwrap();
    let to_do = words_for(code, &[]).to_do;
    assert!(!to_do.is_empty());
    format!("{} {to_do}", name.as_str().unwrap())
}

#[test]
fn a_locked_keychain_is_said_at_once_and_takes_the_key_once_it_is_unlocked() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    scene.save("public", PUBLIC);
    scene.session.stop_keyring();
    scene.session.start_keyring(None);

    assert_eq!(
        scene.ask_within(AT_ONCE, "status"),
        "keychain-locked 0001 -"
    );
    scene.assert_refused(AT_ONCE, Code::KeychainLocked);
    // Nobody is there to bring up a window.
    assert_eq!(
        scene.ask_within(AT_ONCE, "unlock"),
        "keychain-locked 0001 -"
    );
    assert_eq!(scene.ask_within(AT_ONCE, "look"), "acme 0001 -");

    scene.session.stop_keyring();
    scene.session.start_keyring(Some("password"));
    assert_eq!(scene.ask("status"), "ready 0001 -");
    scene.save("private", PRIVATE);
    scene.assert_kept("0001 saved", &format!("{PUBLIC} {PRIVATE} - -"));
}

#[test]
fn no_call_but_an_unlock_brings_up_a_window_and_one_that_nobody_answers_ends_the_waiting() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    scene.save("public", PUBLIC);
    scene.session.stop_keyring();
    scene.session.start_keyring(None);
    let prompter = Prompter::start(&scene.session.address());
    let folder = scene.folder.path();
    scene.desk = scene.session.desk_with(folder, UNLOCK_SECONDS, "3");

    assert_eq!(
        scene.ask_within(AT_ONCE, "status"),
        "keychain-locked 0001 -"
    );
    scene.assert_refused(AT_ONCE, Code::KeychainLocked);
    assert!(
        scene
            .ask_within(AT_ONCE, "delete")
            .starts_with("keychain-locked ")
    );
    assert_eq!(prompter.times_asked(), 0);

    assert_eq!(scene.ask("unlock"), "keychain-silent 0001 -");
    assert!(prompter.times_asked() > 0);
    // The window is still there.
    scene.assert_refused(AT_ONCE, Code::KeychainLocked);
    assert_eq!(
        scene.ask_within(AT_ONCE, "status"),
        "keychain-locked 0001 -"
    );
    drop(prompter);

    scene.session.stop_keyring();
    scene.session.start_keyring(Some("password"));
    scene.save("private", PRIVATE);
    scene.assert_kept("0001 saved", &format!("{PUBLIC} {PRIVATE} - -"));
}

#[test]
fn no_keychain_at_all_is_said_at_once_and_memory_takes_its_place() {
    let without_bus = Session::without_bus();
    let mut sessions = vec![without_bus];
    if are_tools_there() {
        let mut without_keyring = Session::without_bus();
        without_keyring.start_bus();
        sessions.push(without_keyring);
    }
    for session in sessions {
        let mut scene = Scene::in_session(session);
        assert_eq!(scene.ask_within(AT_ONCE, "status"), "keychain-missing - -");
        scene.assert_refused(AT_ONCE, Code::KeychainMissing);
        assert_eq!(scene.ask_within(AT_ONCE, "unlock"), "keychain-missing - -");
        assert_eq!(scene.ask_within(AT_ONCE, "look"), "acme - -");

        assert_eq!(scene.ask_within(AT_ONCE, "memory"), "ready - -");
        scene.save("private", PRIVATE);
        assert_eq!(scene.ask("look"), "acme - saved");
    }
}

#[test]
fn a_keychain_that_vanishes_between_two_captures_is_missed_and_found_again() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    scene.save("public", PUBLIC);
    scene.session.stop_keyring();

    scene.assert_refused(AT_ONCE, Code::KeychainMissing);
    assert_eq!(
        scene.ask_within(AT_ONCE, "status"),
        "keychain-missing 0001 -"
    );

    scene.session.start_keyring(Some("password"));
    scene.save("private", PRIVATE);
    scene.assert_kept("0001 saved", &format!("{PUBLIC} {PRIVATE} - -"));
}

#[test]
fn a_keychain_that_was_restarted_between_two_captures_is_not_even_noticed() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    scene.save("public", PUBLIC);
    scene.session.stop_keyring();
    scene.session.start_keyring(Some("password"));

    scene.save("private", PRIVATE);
    scene.assert_kept("0001 saved", &format!("{PUBLIC} {PRIVATE} - -"));
}

#[test]
fn a_keychain_that_vanishes_between_the_write_and_the_read_back_counts_as_nothing_saved() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    scene.save("public", PUBLIC);
    let pause = scene.folder.path().join("pause");
    let folder = scene.folder.path();
    scene.desk = scene
        .session
        .desk_with(folder, PAUSE, pause.to_str().unwrap());

    let command = format!("capture {} private {PRIVATE}", scene.id);
    scene.desk.tell(&command);
    wait_until("the key is written", || pause.exists());
    scene.session.stop_keyring();
    let began = Instant::now();
    std::fs::remove_file(&pause).unwrap();
    assert_eq!(scene.desk.answer().unwrap(), said(Code::KeychainMissing));
    assert!(began.elapsed() < AT_ONCE);

    // It may lie there all the same, but then it lies there whole, and a capture again makes it sure.
    scene.session.start_keyring(Some("password"));
    scene.desk = scene.session.desk(scene.folder.path());
    let entry = scene.ask("entry");
    let whole = format!("{PUBLIC} {PRIVATE} - -");
    assert!(
        entry == whole || entry == format!("{PUBLIC} - - -"),
        "{entry}"
    );
    scene.save("private", PRIVATE);
    scene.assert_kept("0001 saved", &whole);
}

#[test]
fn a_keychain_that_is_restarted_between_the_write_and_the_read_back_is_read_back_all_the_same() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    let pause = scene.folder.path().join("pause");
    let folder = scene.folder.path();
    scene.desk = scene
        .session
        .desk_with(folder, PAUSE, pause.to_str().unwrap());

    scene
        .desk
        .tell(&format!("capture {} public {PUBLIC}", scene.id));
    wait_until("the key is written", || pause.exists());
    scene.session.stop_keyring();
    scene.session.start_keyring(Some("password"));
    std::fs::remove_file(&pause).unwrap();

    assert_eq!(scene.desk.answer().unwrap(), "saved");
    scene.assert_kept("0001 -", &format!("{PUBLIC} - - -"));
}

#[test]
fn a_keychain_killed_at_any_moment_of_a_capture_loses_nothing_that_was_reported_saved() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    for round in 0..16_u64 {
        let key = format!("CanaryPublic{round:04}");
        let command = format!("capture {} public {key}", scene.id);
        let before = scene.ask("entry");
        scene.desk.tell(&command);
        std::thread::sleep(Duration::from_millis(round * 2));
        let began = Instant::now();
        scene.session.stop_keyring();
        let answer = scene.desk.answer().unwrap();
        assert!(began.elapsed() < BOUND);
        scene.session.start_keyring(Some("password"));

        let entry = scene.ask("entry");
        let saved = format!("{key} - - -");
        if answer == "saved" {
            assert_eq!(entry, saved);
        } else {
            let troubles = [
                Code::KeychainMissing,
                Code::KeychainFailed,
                Code::KeychainSilent,
            ];
            assert!(
                troubles.into_iter().any(|code| answer == said(code)),
                "{answer}"
            );
            assert!(entry == saved || entry == before, "{entry}");
        }
        assert!(scene.ask("look").starts_with("acme "));
    }
}

#[test]
fn a_keychain_that_hangs_is_silent_in_time() {
    let Some(mut scene) = Scene::unlocked() else {
        return;
    };
    scene.save("public", PUBLIC);
    scene.session.freeze_keyring();
    assert_eq!(scene.ask("status"), "keychain-silent 0001 -");
    scene.assert_refused(BOUND, Code::KeychainSilent);
    scene.session.thaw_keyring();
    scene.save("private", PRIVATE);
    scene.assert_kept("0001 saved", &format!("{PUBLIC} {PRIVATE} - -"));
}

#[test]
fn a_disk_that_is_full_under_the_keychain_keeps_what_it_has_and_takes_more_once_there_is_room() {
    if !are_tools_there() || !small_disk::can_be_made() {
        return;
    }
    let disk = tempdir().unwrap();
    let mut session = Session::without_bus();
    session.start_bus();
    session.start_keyring_on(SmallDisk::with_keyring(&session, disk.path()));
    let mut scene = Scene::in_session(session);
    scene.save("public", PUBLIC);

    scene.session.small_disk().fill();
    scene.assert_refused(AT_ONCE, Code::KeychainFailed);
    assert_eq!(scene.ask("look"), "acme 0001 -");
    assert_eq!(scene.ask("entry"), format!("{PUBLIC} - - -"));
    let other = scene.desk.ask("create");
    let answer = scene.desk.ask(&format!("capture {other} public {PUBLIC}"));
    assert_eq!(answer, said(Code::KeychainFailed));

    scene.session.small_disk().free();
    scene.save("private", PRIVATE);
    scene.assert_kept("0001 saved", &format!("{PUBLIC} {PRIVATE} - -"));
}

#[test]
fn a_disk_that_is_full_under_the_records_keeps_what_was_typed_and_saved() {
    if !small_disk::can_be_made() {
        return;
    }
    let Some(session) = Session::unlocked() else {
        return;
    };
    let folder = tempdir().unwrap();
    let desk = small_disk::desk(&session, folder.path());
    let mut scene = Scene::at(session, folder, desk);
    scene.save("public", PUBLIC);

    assert_eq!(scene.desk.ask("fill"), "ok");
    assert_eq!(
        scene.ask_within(AT_ONCE, "type other"),
        said(Code::DiskFull)
    );
    assert_eq!(scene.desk.ask("create"), said(Code::DiskFull));
    let answer = scene.ask(&format!("capture private {PRIVATE}"));
    // The keychain has room: then the key is safe, and the record is brought up to it later.
    assert!(
        answer == "saved" || answer == said(Code::DiskFull),
        "{answer}"
    );
    let whole = format!("{PUBLIC} {PRIVATE} - -");
    let entry = scene.ask("entry");
    assert!(entry == whole || answer != "saved" && entry == format!("{PUBLIC} - - -"));
    assert!(scene.ask("look").starts_with("acme 0001 "));

    assert_eq!(scene.desk.ask("free"), "ok");
    assert_eq!(scene.desk.ask("open"), "ok");
    assert!(scene.ask("look").starts_with("acme 0001 "));
    scene.save("private", PRIVATE);
    assert_eq!(scene.ask("look"), "acme 0001 saved");
    assert_eq!(scene.ask("entry"), whole);
    assert_eq!(scene.ask("type other"), "ok");
}

#[test]
fn records_on_a_full_disk_are_not_begun_and_say_why() {
    if !small_disk::can_be_made() {
        return;
    }
    let session = Session::without_bus();
    let folder = tempdir().unwrap();
    let mut desk = small_disk::desk(&session, folder.path());
    let records = |folder: &Path| folder.join("setups.sqlite").exists();
    assert!(!records(folder.path()), "they lie on the small disk");
    assert_eq!(desk.ask("fill"), "ok");
    assert_eq!(desk.ask("create"), said(Code::DiskFull));
    assert_eq!(desk.ask("free"), "ok");
    assert!(!desk.ask("create").contains(' '));
}
