//! What the window calls saved is saved: killed at that very moment, again and again.

use std::time::{Duration, Instant};

use crate::harness::WITHIN;
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::keyring;
use crate::harness::pair::Pair;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;
use crate::real::begin::begin_msp_process;

const ROUNDS: usize = 50;
/// A round takes a second or two; on a busy machine more.
const ROUND_WITHIN: Duration = Duration::from_secs(180);
const KEYS_STEP: &str = "Bring both keys into Onramp";

#[tokio::test]
async fn killed_story() {
    let home = Home::new();
    let screenshots = Screenshots::of("killed");
    let window = Window::open(&home, &[]).await;
    begin_msp_process(&window, &screenshots).await;
    Steps::of(&window).jump_to("D5", KEYS_STEP).await;
    window.page().wait_for("Onramp will keep the keys in").await;
    let setup = home.setup();
    window.kill().await;

    let mut kept = 0;
    for round in 0..ROUNDS {
        let pair = pair_of(round);
        let saved_and_killed = async {
            let window = open_at_the_keys(&home).await;
            save_and_kill(window, &pair).await;
        };
        let ended = tokio::time::timeout(ROUND_WITHIN, saved_and_killed).await;
        assert!(ended.is_ok(), "round {round} does not end");
        kept += usize::from(keyring::keeps(&setup, &pair));
    }
    println!("{kept} of {ROUNDS} pairs were in the keyring after SIGKILL");
    assert_eq!(kept, ROUNDS);

    let window = open_at_the_keys(&home).await;
    window.page().wait_for("Both keys are saved.").await;
    screenshots.take(&window.page(), "last-pair").await;
    window.quit().await;
    keyring::forget(&setup);
}

/// A pair as ConnectWise makes them, another one each round; the private key's length tells two rounds apart on screen.
fn pair_of(round: usize) -> Pair {
    let odd = if round.is_multiple_of(2) { "" } else { "q" };
    Pair {
        public: format!("kIlLeDpUbLiC{:04}", 1000 + round),
        private: format!("sAvEdPrIvAtE{:04}{odd}", 9000 - round),
    }
}

async fn open_at_the_keys(home: &Home) -> Window<'_> {
    let window = Window::open(home, &[]).await;
    Steps::of(&window).come_back_to(KEYS_STEP).await;
    window
}

/// Pastes both keys, and ends the process as soon as the window calls the second one saved.
async fn save_and_kill(window: Window<'_>, pair: &Pair) {
    clipboard::put(&pair.public).await;
    window.keyboard().press_button("Paste public key").await;
    shows_at_once(&window, &format!("ends in {}", pair.last_four())).await;

    clipboard::put(&pair.private).await;
    window.keyboard().press_button("Paste private key").await;
    let stored = format!("stored, {} characters", pair.private.len());
    shows_at_once(&window, &stored).await;
    window.kill().await;
}

/// Looks without a pause: nothing may happen between "saved" and the end.
async fn shows_at_once(window: &Window<'_>, words: &str) {
    let deadline = Instant::now() + WITHIN;
    while !window.page().shows(words).await {
        let text = window.page().text().await;
        assert!(Instant::now() < deadline, "no \"{words}\" in:\n{text}");
    }
}
