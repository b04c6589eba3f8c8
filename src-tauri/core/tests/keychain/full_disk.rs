//! A disk with no room left, under the keychain and under the records.

use super::scene::{AT_ONCE, PRIVATE, PUBLIC, Scene, said};
use super::session::{Session, are_tools_there};
use super::small_disk::{self, SmallDisk};
use onramp_core::words::Code;
use tempfile::tempdir;

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
    // The record is written right behind the answer; who looks waits for it. Its journal would make room on the full disk.
    assert_eq!(scene.ask("look"), "acme 0001 -");

    assert_eq!(scene.desk.ask("fill"), "ok");
    assert_eq!(
        scene.ask_within(AT_ONCE, "type other"),
        said(Code::DiskFull)
    );
    assert_eq!(scene.desk.ask("create"), said(Code::DiskFull));
    let answer = scene.ask(&format!("capture private {PRIVATE}"));
    // The keychain has room: then the key is safe, and the record is brought up to it later.
    assert_eq!(answer, "saved");
    let whole = format!("{PUBLIC} {PRIVATE} - -");
    assert_eq!(scene.ask("entry"), whole);
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
    assert_eq!(desk.ask("fill"), "ok");
    let seen_from_here = folder.path().join("setups.sqlite");
    assert!(!seen_from_here.exists(), "they lie on the small disk");
    assert_eq!(desk.ask("create"), said(Code::DiskFull));
    assert_eq!(desk.ask("free"), "ok");
    assert!(!desk.ask("create").contains(' '));
}
