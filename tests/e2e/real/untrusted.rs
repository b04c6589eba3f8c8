//! A server whose certificate this computer does not trust: the test says so, and goes on once it is trusted.

use super::begin::{begin_msp_process, find_company};
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::keyring;
use crate::harness::practice::PracticeServer;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;

const TRUST: &str = "Is the connection secure and trusted?";

#[tokio::test]
async fn real_setup_with_a_server_that_nobody_vouches_for() {
    let practice = PracticeServer::start();
    let home = Home::new();
    let screenshots = Screenshots::of("untrusted");

    let window = Window::open(&home, &[]).await;
    begin_msp_process(&window, &screenshots).await;
    learn_that_the_issuer_is_unknown(&window, &screenshots, &practice).await;
    bring_keys(&window, &practice).await;
    fail_at_tls(&window, &screenshots).await;
    let setup = home.setup();
    window.quit().await;

    // The IT team has installed the issuer; nothing has to be entered again.
    let window = Window::open(&home, &[practice.trusted()]).await;
    Steps::of(&window).come_back_to("Test the connection").await;
    window.keyboard().press_button("Test again").await;
    window
        .keyboard()
        .wait_for_focus("h2", "Stopped at: *")
        .await;
    window.page().wait_for(&format!("{TRUST} Passed")).await;
    screenshots.take(&window.page(), "trusted-now").await;
    window.quit().await;
    keyring::forget(&setup);
}

async fn learn_that_the_issuer_is_unknown(
    window: &Window<'_>,
    screenshots: &Screenshots,
    practice: &PracticeServer,
) {
    let step = "Enter the Company ID and the address";
    Steps::of(window).jump_to("B1", step).await;
    find_company(window, practice.company(), &practice.login_page()).await;
    let words = "This computer does not trust the server's certificate";
    window.page().wait_for(words).await;
    screenshots.take(&window.page(), "company-not-asked").await;
}

async fn bring_keys(window: &Window<'_>, practice: &PracticeServer) {
    let (public, private) = practice.key_pair();
    let step = "Bring both keys into Onramp";
    Steps::of(window).jump_to("D5", step).await;
    for (button, key) in [("Paste public key", public), ("Paste private key", private)] {
        clipboard::put(key).await;
        window.keyboard().press_button(button).await;
        clipboard::wait_for("").await;
    }
    window.page().wait_for("Both keys are saved.").await;
}

async fn fail_at_tls(window: &Window<'_>, screenshots: &Screenshots) {
    Steps::of(window).go_on_to("Test the connection").await;
    window.keyboard().press_button("Test the connection").await;
    let stopped = format!("Stopped at: {TRUST}");
    window.keyboard().wait_for_focus("h2", &stopped).await;
    let said = [
        "comes from an issuer that this computer does not know",
        "What to do: Ask your IT team.",
        "Is the key pair accepted? Not run",
    ];
    window.page().wait_for_all(&said).await;
    screenshots.take(&window.page(), "test-stopped").await;
}
