//! The private key is lost: a second pair is made, proved, and takes the first one's place.

use onramp_core::setup::SetupId;

use super::KEYS_STEP;
use crate::harness::keyring;
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

const NEW_KEYS_STEP: &str = "Bring both new keys into Onramp";

pub(super) async fn lose_and_replace(scene: &Scene<'_>, setup: &SetupId, first: &Pair) -> Pair {
    let (keyboard, page) = (scene.keyboard(), scene.page());
    scene.steps().jump_to("D5", KEYS_STEP).await;
    keyboard
        .press_button("A key is lost, or somebody may have seen it")
        .await;
    keyboard.press_button("I lost the private key").await;
    page.wait_for("Make a new pair of keys?").await;
    scene.picture("lost-asked").await;
    keyboard.press_button("Begin with the new pair").await;
    scene.steps().at("Create a second pair of keys").await;
    scene.picture("lost-begun").await;

    scene
        .connectwise()
        .create_another_pair("MSP Process 2")
        .await;
    scene.steps().did_this_then(NEW_KEYS_STEP).await;
    page.wait_for("A new pair of keys is being made").await;
    page.wait_for(&format!("ends in {}, stays", first.last_four()))
        .await;
    let second = scene.bring_keys_over().await;
    assert!(keyring::keeps(setup, first), "the old pair stays as it was");
    page.wait_for("Press Save in ConnectWise, not Save and Close.")
        .await;
    scene.picture("new-pair-held").await;

    scene.steps().go_on_to("Test the new pair").await;
    keyboard.press_button("Test*").await;
    keyboard.wait_for_focus("h2", "Connected*").await;
    page.wait_for("The new pair has signed in, and has taken the old one’s place")
        .await;
    scene.picture("taken-over").await;
    second
}
