//! From the page that shows a new key pair to a test that has passed.

use crate::harness::clipboard;
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

const KEYS_STEP: &str = "Bring both keys into Onramp";
const TEST_STEP: &str = "Test the connection";

/// Key by key from the page to the window; the clipboard is empty after each.
pub(super) async fn bring_the_keys_over(scene: &Scene<'_>) -> Pair {
    let page = scene.page();
    page.wait_for("Onramp will keep the keys in: the system keyring")
        .await;
    page.wait_for("Press Save in ConnectWise, not Save and Close.")
        .await;
    scene.picture("no-keys-yet").await;

    let public = scene.connectwise().copy("Public Key").await;
    scene.keyboard().press_button("Paste public key").await;
    page.wait_for("ends in").await;
    clipboard::wait_for("").await;
    scene.picture("public-key-saved").await;

    let private = scene.connectwise().copy("Private Key").await;
    scene.keyboard().press_button("Paste private key").await;
    page.wait_for("Both keys are saved.").await;
    clipboard::wait_for("").await;
    let pair = Pair { public, private };
    page.wait_for(&format!("ends in {}", pair.last_four()))
        .await;
    page.wait_for("Kept in: the system keyring").await;
    page.wait_for("This step: Done: both keys were saved and read back")
        .await;
    scene.picture("keys-saved").await;
    pair
}

/// The window was killed: it opens at the list, and the setup at the step where it was.
pub(super) async fn resume_with_the_keys_saved(scene: &Scene<'_>, pair: &Pair) {
    scene.page().wait_for("In progress").await;
    scene.picture("home-after-kill").await;
    scene.steps().come_back_to(KEYS_STEP).await;
    scene.page().wait_for("Both keys are saved.").await;
    scene
        .page()
        .wait_for(&format!("ends in {}", pair.last_four()))
        .await;
    scene.steps().go_on_to(TEST_STEP).await;
}

pub(super) async fn test_without_integration_id(scene: &Scene<'_>) {
    scene.picture("before-the-test").await;
    scene.keyboard().press_button("Test the connection").await;
    scene.keyboard().wait_for_focus("h2", "Stopped at: *").await;
    scene.page().wait_for("Onramp has no integration ID").await;
    scene.picture("no-integration-id").await;
}

pub(super) async fn enter_integration_id(scene: &Scene<'_>, client_id: &str) {
    let page = scene.page();
    scene.keyboard().press_button("Open the settings").await;
    scene.steps().at("Settings").await;
    page.wait_for("This copy of Onramp has no integration ID of its own.")
        .await;
    scene.picture("settings-without-id").await;
    scene.keyboard().fill("Integration ID", client_id).await;
    scene
        .keyboard()
        .press_button("Save the integration ID")
        .await;
    page.wait_for("The integration ID is saved.").await;
    page.wait_for("Onramp uses the integration ID that you entered below.")
        .await;
    scene.picture("settings-saved").await;
    scene.keyboard().press_button("Back").await;
    scene.steps().at(TEST_STEP).await;
}

pub(super) async fn test_until_all_has_passed(scene: &Scene<'_>) {
    let page = scene.page();
    scene.keyboard().press_button("Test again").await;
    // Some entries of Table Setup cannot be seen for sure, and are not called set.
    let connected = "Connected, and nothing that can be seen is missing";
    scene.keyboard().wait_for_focus("h2", connected).await;
    page.wait_for("You may press Save and Close in ConnectWise now.")
        .await;
    for rung in [
        "Does the server's name exist?",
        "Can this computer reach the server?",
        "Is the connection secure and trusted?",
        "Does the Company ID exist there?",
        "Is the key pair accepted?",
        "Is Onramp's integration ID accepted?",
        "May the key pair read companies?",
    ] {
        page.wait_for(&format!("{rung} Passed")).await;
    }
    assert!(!page.shows("To set in ConnectWise").await);
    scene.picture("all-passed").await;
    scene
        .steps()
        .go_on_to("Close the key's page in ConnectWise")
        .await;
}

pub(super) async fn close_the_page(scene: &Scene<'_>, pair: &Pair) {
    scene.picture("close-page").await;
    scene
        .connectwise()
        .save_and_close("MSP Process", pair)
        .await;
    scene
        .steps()
        .did_this_then("Wait for your onboarding specialist")
        .await;
}
