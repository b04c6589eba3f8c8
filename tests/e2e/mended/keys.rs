//! The pair pasted the wrong way round, and a ConnectWise with a fault of its own.

use crate::harness::clipboard;
use crate::harness::scene::Scene;

const KEYS_STEP: &str = "Bring both keys into Onramp";
const TEST_STEP: &str = "Test the connection";
const CONNECTED: &str = "Connected: every check passed";

pub(crate) async fn create_keys_in_connectwise(scene: &Scene<'_>) {
    let connectwise = scene.connectwise();
    scene.open_practice_pages().await;
    connectwise.log_in().await;
    connectwise
        .create_member("PhinAPI", "Phin Integration", "Admin", None)
        .await;
    connectwise.create_keys("Phin").await;
}

pub(super) async fn test_without_keys(scene: &Scene<'_>) {
    scene.steps().jump_to("E7", TEST_STEP).await;
    scene.keyboard().press_button("Test the connection").await;
    scene
        .keyboard()
        .wait_for_focus("h2", "Stopped at: Is the key pair accepted?")
        .await;
    scene.page().wait_for("There are no keys to test yet").await;
    scene.picture("no-keys").await;
    scene.keyboard().press_button("Look at the keys (*").await;
    scene.steps().at(KEYS_STEP).await;
}

pub(super) async fn paste_them_the_wrong_way_round(scene: &Scene<'_>) {
    paste(scene, "Private Key", "Paste public key").await;
    scene.page().wait_for("ends in").await;
    paste(scene, "Public Key", "Paste private key").await;
    scene.page().wait_for("Both keys are saved.").await;
}

pub(super) async fn learn_that_they_are_swapped(scene: &Scene<'_>) {
    scene.steps().go_on_to(TEST_STEP).await;
    scene.keyboard().press_button("Test*").await;
    scene
        .keyboard()
        .wait_for_focus("h2", "Stopped at: Is the key pair accepted?")
        .await;
    let said = [
        "The two keys are swapped",
        "What to do: Swap the two keys, each into the field of the other, and test again.",
        "The test found a problem",
        "Not run",
    ];
    scene.page().wait_for_all(&said).await;
    scene.picture("keys-swapped").await;
}

pub(super) async fn swap_them_and_pass(scene: &Scene<'_>) {
    scene
        .keyboard()
        .press_button("Swap the two keys and test again")
        .await;
    scene.keyboard().wait_for_focus("h2", CONNECTED).await;
    scene.picture("keys-swapped-back").await;
}

pub(super) async fn forget_them_and_paste_them_again(scene: &Scene<'_>) {
    scene.keyboard().press_button("Back to *").await;
    scene.steps().at(KEYS_STEP).await;
    scene.keyboard().press_button("Forget the keys").await;
    scene.picture("forget-asked").await;
    scene.keyboard().press_button("Yes, forget the keys").await;
    scene.page().wait_for("Not stored yet").await;
    let pair = scene.bring_keys_over().await;
    scene
        .page()
        .wait_for(&format!("ends in {}", pair.last_four()))
        .await;
    scene.steps().go_on_to(TEST_STEP).await;
    scene.keyboard().press_button("Test*").await;
    scene.keyboard().wait_for_focus("h2", CONNECTED).await;
    scene.picture("right-way-round").await;
}

pub(super) async fn meet_a_fault_of_connectwise(scene: &Scene<'_>) {
    let keyboard = scene.keyboard();
    keyboard
        .press_button("Break something, to practice mending it")
        .await;
    keyboard.press_button("Answer with a server error").await;
    scene.page().wait_for("1 thing is broken").await;
    scene.picture("server-error-chosen").await;
    scene.keyboard().press_button("Test again").await;
    scene
        .keyboard()
        .wait_for_focus("h2", "Stopped at: Is the key pair accepted?")
        .await;
    let said = [
        "What to do:",
        "HTTP status: 500",
        "The test found a problem",
    ];
    scene.page().wait_for_all(&said).await;
    // The keys are not at fault, so nothing sends the person back to them.
    assert!(!scene.page().shows("Look at the keys").await);
    scene.picture("server-error").await;
}

pub(super) async fn test_again_and_pass(scene: &Scene<'_>) {
    scene.keyboard().press_button("Mend everything").await;
    scene.page().wait_for("Everything is mended.").await;
    scene.keyboard().press_button("Test again").await;
    scene.keyboard().wait_for_focus("h2", CONNECTED).await;
    assert!(!scene.page().shows("Failed").await);
    scene.picture("passed-again").await;
}

async fn paste(scene: &Scene<'_>, field: &str, button: &str) {
    let key = scene.connectwise().copy(field).await;
    clipboard::wait_for(&key).await;
    scene.keyboard().press_button(button).await;
    scene.keyboard().wait_for_focus("button", button).await;
}
