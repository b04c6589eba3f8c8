//! Nothing of a pair is left behind: not in a message, the page, a file, the clipboard, or the web processes' memory.

mod journey;

use std::path::Path;
use std::process::Command;

use super::harness::clipboard;
use super::harness::home::Home;
use super::harness::keyring;
use super::harness::pair::Pair;
use super::harness::practice::PracticeServer;
use super::harness::screenshots::Screenshots;
use super::harness::watch::Watch;
use super::harness::window::Window;
use journey::Journey;

#[tokio::test]
async fn no_trace_story() {
    let practice = PracticeServer::start();
    let home = Home::new();
    let screenshots = Screenshots::of("no-trace");
    let pair = pair_of(&practice);
    let window = Window::open(&home, &[practice.trusted()]).await;
    let watch = Watch::begin(&window).await;
    watch.knows(&pair, practice.company());
    let journey = Journey::new(&window, &screenshots, &practice);

    journey.begin().await;
    watch.finds_what_is_typed_into("Company ID").await;
    journey.find_the_company().await;
    watch.look().await;
    journey.bring_the_keys(&pair).await;
    watch.look().await;
    watch.search_memory("after the capture").await;
    journey.test_the_connection().await;
    watch.look().await;
    journey.hand_the_values_over(&pair).await;
    watch.look().await;
    journey.write_the_report().await;
    watch.look().await;

    watch.search_memory("at the end").await;
    watch.search_all_that_was_recorded(&pair).await;
    let setup = home.setup();
    assert!(keyring::keeps(&setup, &pair), "the search is for this pair");
    search_files(&home, &pair, &practice);
    crash(window).await;
    clipboard::wait_for("").await;
    search_files(&home, &pair, &practice);
    keyring::forget(&setup);
}

fn pair_of(practice: &PracticeServer) -> Pair {
    let (public, private) = practice.key_pair();
    Pair {
        public: public.to_owned(),
        private: private.to_owned(),
    }
}

/// Every file of the home and of the session, what the programs said among them.
fn search_files(home: &Home, pair: &Pair, practice: &PracticeServer) {
    let session = std::env::var_os("HOME").unwrap();
    for folder in [home.path(), Path::new(&session)] {
        assert!(pair.assert_in_no_file(folder, practice.company()) > 0);
    }
}

/// Ends Onramp as a fault in its own code would: the system may write down what it held.
async fn crash(window: Window<'_>) {
    assert!(
        window.says_into_its_home().await,
        "its last words are searched"
    );
    let process = window.process().await.to_string();
    let aborted = Command::new("kill").args(["-ABRT", &process]).status();
    assert!(aborted.unwrap().success());
    window.wait_until_gone().await;
}
