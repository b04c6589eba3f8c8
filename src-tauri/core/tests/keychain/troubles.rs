//! What a person meets when the keychain is locked, missing or hanging: one sentence each, in time, and nothing lost.

use super::desk::UNLOCK_SECONDS;
use super::prompter::Prompter;
use super::scene::{AT_ONCE, BOUND, PRIVATE, PUBLIC, Scene};
use super::session::{Session, are_tools_there};
use onramp_core::words::Code;

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
