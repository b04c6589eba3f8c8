//! The end: the keys leave this computer, and it is proved that they have.

use fantoccini::key::Key;
use onramp_core::setup::SetupId;

use crate::harness::keyring;
use crate::harness::scene::Scene;

const REMOVE: &str = "Remove the keys from this computer";

pub(super) async fn let_go(scene: &Scene<'_>, setup: &SetupId) {
    let (keyboard, page) = (scene.keyboard(), scene.page());
    keyboard
        .reach_backwards("button", "Finish this setup")
        .await;
    keyboard.press(Key::Enter).await;
    page.wait_for("How should this setup end?").await;
    keyboard.choose("*", "MSP Process stays connected").await;
    scene.picture("finish-asked").await;
    keyboard.press_button("Show me the steps").await;
    scene
        .steps()
        .at("Have a last look, and write the report")
        .await;
    page.wait_for("Preview of the report").await;
    scene.picture("finish-report").await;
    keyboard.press_button("Write the report").await;
    page.wait_for("The report is written").await;

    scene.steps().go_on_to(REMOVE).await;
    scene.picture("removal").await;
    keyboard.press_button(REMOVE).await;
    page.wait_for("Nobody can bring them back here").await;
    assert!(
        !keyring::is_empty(setup),
        "nothing is removed before the answer"
    );
    keyboard.press_button("Yes, remove them").await;
    page.wait_for("The keys are gone from this computer").await;
    page.wait_for("asked again").await;
    scene.picture("removed").await;
}
