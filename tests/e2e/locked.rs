//! A locked keychain: said before the paste, and a file sealed with a passphrase in its place, across a restart.

use std::time::{Duration, Instant};

use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::locked::LockedKeyring;
use crate::harness::pair::Pair;
use crate::harness::practice::PracticeServer;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;
use crate::real::begin::{begin_msp_process, find_company};

const FIELDS_STEP: &str = "Enter the Company ID and the address";
const KEYS_STEP: &str = "Bring both keys into Onramp";
const TEST_STEP: &str = "Test the connection";
/// Onramp waits a minute for somebody to enter the password.
const ANSWERED_WITHIN: Duration = Duration::from_secs(120);
const PASSPHRASE: &str = "otter lamp Thursday vinegar";

#[tokio::test]
async fn locked_keychain_story() {
    let practice = PracticeServer::start();
    let keyring = LockedKeyring::start();
    let home = Home::new();
    let screenshots = Screenshots::of("locked");
    let surroundings = [practice.trusted(), keyring.environment()];
    let (public, private) = practice.key_pair();
    let pair = Pair {
        public: public.to_owned(),
        private: private.to_owned(),
    };

    let window = Window::open(&home, &surroundings).await;
    begin_msp_process(&window, &screenshots).await;
    Steps::of(&window).jump_to("B1", FIELDS_STEP).await;
    find_company(&window, practice.company(), &practice.login_page()).await;
    Steps::of(&window).jump_to("D5", KEYS_STEP).await;
    stay_locked(&window, &screenshots).await;
    keep_in_a_sealed_file(&window, &screenshots).await;
    bring_keys(&window, &screenshots, &pair).await;
    no_trace(&window, &home, &pair, practice.company()).await;
    window.quit().await;

    let window = Window::open(&home, &surroundings).await;
    Steps::of(&window).come_back_to(KEYS_STEP).await;
    open_the_file(&window, &screenshots).await;
    go_on(&window, &screenshots, &pair).await;
    no_trace(&window, &home, &pair, practice.company()).await;
    window.quit().await;
    clipboard::wait_for("").await;
}

#[tokio::test]
async fn locked_keychain_that_its_owner_unlocks_is_used() {
    let practice = PracticeServer::start();
    let mut keyring = LockedKeyring::start();
    let home = Home::new();
    let screenshots = Screenshots::of("unlocked");
    let (public, private) = practice.key_pair();
    let pair = Pair {
        public: public.to_owned(),
        private: private.to_owned(),
    };
    let window = Window::open(&home, &[keyring.environment()]).await;
    begin_msp_process(&window, &screenshots).await;
    Steps::of(&window).jump_to("D5", KEYS_STEP).await;
    stay_locked(&window, &screenshots).await;

    keyring.unlock();
    window.keyboard().press_button("Unlock the keychain").await;
    let place = "Onramp will keep the keys in: the system keyring";
    window.page().wait_for(place).await;
    screenshots.take(&window.page(), "unlocked").await;

    bring_keys(&window, &screenshots, &pair).await;
    window.page().wait_for("Kept in: the system keyring").await;
    window.quit().await;
}

/// Nobody is there who could ask for the keyring's password.
async fn stay_locked(window: &Window<'_>, screenshots: &Screenshots) {
    let page = window.page();
    page.wait_for("The keychain is locked").await;
    screenshots.take(&page, "before-the-paste").await;
    window.keyboard().press_button("Unlock the keychain").await;
    let begun = Instant::now();
    while page.shows("Waiting for your answer").await {
        assert!(begun.elapsed() < ANSWERED_WITHIN, "it waits without end");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    page.wait_for("The keychain is locked").await;
    screenshots.take(&page, "still-locked").await;
}

async fn keep_in_a_sealed_file(window: &Window<'_>, screenshots: &Screenshots) {
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard.press_button("Keep in a sealed file").await;
    for (first, again, said) in [
        (
            PASSPHRASE,
            "otter lamp Thursday vinegr",
            "The two passphrases differ",
        ),
        ("too short", "too short", "This passphrase is too short"),
        (
            PASSPHRASE,
            PASSPHRASE,
            "Onramp will keep the keys in: a file sealed with your passphrase",
        ),
    ] {
        keyboard.reach_backwards("textbox", "Passphrase").await;
        keyboard.fill("Passphrase", first).await;
        keyboard.fill("The same passphrase again", again).await;
        screenshots.take(&page, "passphrase").await;
        keyboard
            .press_button("Seal the keys with this passphrase")
            .await;
        page.wait_for(said).await;
        screenshots.take(&page, "sealed").await;
    }
}

/// Sealing takes a second or two: the clipboard is emptied when it is done.
async fn bring_keys(window: &Window<'_>, screenshots: &Screenshots, pair: &Pair) {
    for (button, key, said) in [
        ("Paste public key", &pair.public, "ends in"),
        ("Paste private key", &pair.private, "Both keys are saved."),
    ] {
        clipboard::put(key).await;
        window.keyboard().press_button(button).await;
        window.page().wait_for(said).await;
        clipboard::wait_for("").await;
    }
    screenshots.take(&window.page(), "both-keys").await;
}

async fn open_the_file(window: &Window<'_>, screenshots: &Screenshots) {
    let (keyboard, page) = (window.keyboard(), window.page());
    page.wait_for("The file with the keys is sealed").await;
    screenshots.take(&page, "after-the-restart").await;
    for (passphrase, said) in [
        (
            "otter lamp thursday vinegar",
            "This passphrase does not open it",
        ),
        (PASSPHRASE, "Both keys are saved."),
    ] {
        keyboard
            .fill("Passphrase of the sealed file", passphrase)
            .await;
        keyboard.press_button("Open the file").await;
        page.wait_for(said).await;
        screenshots.take(&page, "passphrase-entered").await;
    }
}

/// The pair is the one that was sealed: it goes to ConnectWise, and into the vendor's form.
async fn go_on(window: &Window<'_>, screenshots: &Screenshots, pair: &Pair) {
    Steps::of(window).go_on_to(TEST_STEP).await;
    window.keyboard().press_button(TEST_STEP).await;
    window
        .keyboard()
        .wait_for_focus("h2", "Stopped at: *")
        .await;
    window.page().wait_for("Onramp has no integration ID").await;
    screenshots.take(&window.page(), "tested").await;
    let form = "Fill in the PSA Connection Details";
    Steps::of(window).jump_to("E4", form).await;
    window.keyboard().press_button("Copy private key").await;
    clipboard::wait_for(&pair.private).await;
}

/// The passphrase is searched for like a key: it was typed, and so is in the web process, but nowhere else.
async fn no_trace(window: &Window<'_>, home: &Home, pair: &Pair, company: &str) {
    let passphrase = Pair {
        public: PASSPHRASE.to_owned(),
        private: PASSPHRASE.to_owned(),
    };
    let source = window.page().source().await;
    for secret in [pair, &passphrase] {
        secret.assert_not_in(&source, company, "the window");
        assert!(secret.assert_in_no_file(home.path(), company) > 0);
    }
}
