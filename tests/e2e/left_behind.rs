//! A copied key outlives nothing: not the end of Onramp, nor a crash of it, whatever a clipboard manager keeps.

use std::process::Command;

use crate::harness::WITHIN;
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::keyring;
use crate::harness::pair::Pair;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;
use crate::real::begin::begin_msp_process;

const KEYS_STEP: &str = "Bring both keys into Onramp";
const FORM_STEP: &str = "Fill in the PSA Connection Details";
const RECORDS: &str = ".local/share/io.github.onramp.desktop/setups.sqlite3";
const MARK: &str = ".local/share/io.github.onramp.desktop/clipboard-mark.json";

#[tokio::test]
async fn left_behind_story() {
    let home = Home::new();
    let screenshots = Screenshots::of("left-behind");
    let pair = Pair {
        public: "lEfTpUbLiC123456".to_owned(),
        private: "lEfTpRiVaTe65432".to_owned(),
    };
    let window = Window::open(&home, &[]).await;
    begin_msp_process(&window, &screenshots).await;
    save(&window, &pair).await;

    Steps::of(&window).jump_to("E4", FORM_STEP).await;
    copy(&window, &pair).await;
    window.keyboard().press_button("60 more seconds").await;
    clipboard::wait_for_more_than(60, &window.page()).await;
    screenshots.take(&window.page(), "extended").await;
    assert!(has_mark(&home));
    window.kill().await;
    assert!(has_mark(&home));

    clipboard::put(&pair.private).await;
    let window = Window::open(&home, &[]).await;
    clipboard::wait_for("").await;
    wait_until_unmarked(&home).await;
    without_records(&home, window, &pair).await;

    let window = Window::open(&home, &[]).await;
    Steps::of(&window).come_back_to(FORM_STEP).await;
    copy(&window, &pair).await;
    end_as_a_system_does(&window).await;
    assert!(!has_mark(&home));

    let window = Window::open(&home, &[]).await;
    Steps::of(&window).come_back_to(FORM_STEP).await;
    copy(&window, &pair).await;
    delete(&window, &home).await;
    clipboard::wait_for("").await;
    wait_until_unmarked(&home).await;
    window.quit().await;
}

/// The next start after a crash finds records that it cannot open: the clipboard is looked after all the same.
async fn without_records(home: &Home, window: Window<'_>, pair: &Pair) {
    Steps::of(&window).come_back_to(FORM_STEP).await;
    copy(&window, pair).await;
    window.kill().await;
    clipboard::put(&pair.private).await;
    let records = home.path().join(RECORDS);
    let aside = home.path().join("records");
    std::fs::rename(&records, &aside).unwrap();
    std::fs::write(&records, "somebody's own words").unwrap();

    let window = Window::open(home, &[]).await;
    window.page().wait_for("What to do:").await;
    clipboard::wait_for("").await;
    wait_until_unmarked(home).await;

    window.kill().await;
    std::fs::rename(aside, records).unwrap();
}

/// Deletes the setup while its key is on the clipboard.
async fn delete(window: &Window<'_>, home: &Home) {
    let setup = home.setup();
    window.keyboard().press_button("All setups").await;
    window.keyboard().press_button("Delete").await;
    window.page().wait_for("Delete this setup?").await;
    window.keyboard().press_button("Delete the setup").await;
    window.page().wait_for("was deleted.").await;
    assert!(keyring::is_empty(&setup));
}

async fn save(window: &Window<'_>, pair: &Pair) {
    Steps::of(window).jump_to("D5", KEYS_STEP).await;
    for (button, key) in [
        ("Paste public key", &pair.public),
        ("Paste private key", &pair.private),
    ] {
        clipboard::put(key).await;
        window.keyboard().press_button(button).await;
        clipboard::wait_for("").await;
    }
    window.page().wait_for("Both keys are saved.").await;
}

async fn copy(window: &Window<'_>, pair: &Pair) {
    window.keyboard().press_button("Copy private key").await;
    clipboard::wait_for(&pair.private).await;
}

/// Asks the program to end, as a logout does.
async fn end_as_a_system_does(window: &Window<'_>) {
    let process = window.process().await.to_string();
    let asked = Command::new("kill").args(["-TERM", &process]).status();
    assert!(asked.unwrap().success());
    window.wait_until_gone().await;
}

fn has_mark(home: &Home) -> bool {
    home.path().join(MARK).exists()
}

async fn wait_until_unmarked(home: &Home) {
    let gone = async {
        while has_mark(home) {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    assert!(tokio::time::timeout(WITHIN, gone).await.is_ok());
}
