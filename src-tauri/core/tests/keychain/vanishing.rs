//! A keychain that goes away in the middle of things, and comes back.

use super::desk::PAUSE;
use super::scene::{AT_ONCE, BOUND, PRIVATE, PUBLIC, Scene, said};
use super::session::wait_until;
use onramp_core::words::Code;
use std::time::{Duration, Instant};

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
    let (mut saved_rounds, mut refused_rounds) = (0, 0);
    for round in 0..16_u64 {
        let key = format!("CanaryPublic{round:04}");
        let command = format!("capture {} public {key}", scene.id);
        let before = scene.ask("entry");
        scene.desk.tell(&command);
        std::thread::sleep(Duration::from_millis(round * round));
        let began = Instant::now();
        scene.session.stop_keyring();
        let answer = scene.desk.answer().unwrap();
        assert!(began.elapsed() < BOUND);
        scene.session.start_keyring(Some("password"));

        let entry = scene.ask("entry");
        let saved = format!("{key} - - -");
        if answer == "saved" {
            saved_rounds += 1;
            assert_eq!(entry, saved);
        } else {
            refused_rounds += 1;
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
    println!("{saved_rounds} rounds were saved, {refused_rounds} were refused");
    assert!(
        saved_rounds > 0 && refused_rounds > 0,
        "{saved_rounds} rounds were saved, {refused_rounds} were refused"
    );
}
