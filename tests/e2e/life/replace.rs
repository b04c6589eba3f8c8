//! A second pair is made, proved, and takes the first one's place.

use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

const NEW_KEYS_STEP: &str = "Bring both new keys into Onramp";

/// Why a second pair is made: what is pressed, and what is asked then.
pub(super) struct Reason {
    pub(super) offer: &'static str,
    pub(super) question: &'static str,
}

/// On the step of the keys: begins, and makes the second pair in ConnectWise, up to the step that brings it over.
pub(super) async fn begin(scene: &Scene<'_>, reason: &Reason) {
    let (keyboard, page) = (scene.keyboard(), scene.page());
    keyboard
        .press_button("A key is lost, or somebody may have seen it")
        .await;
    keyboard.press_button(reason.offer).await;
    page.wait_for(reason.question).await;
    scene.picture("replacement-asked").await;
    keyboard.press_button("Begin with the new pair").await;
    scene.steps().at("Create a second pair of keys").await;
    scene.picture("replacement-begun").await;
    scene.connectwise().create_another_pair("the second").await;
    scene.steps().did_this_then(NEW_KEYS_STEP).await;
    page.wait_for("A new pair of keys is being made").await;
}

/// Brings the second pair over; the first one stays as it was.
pub(super) async fn bring_over(scene: &Scene<'_>, first_last_four: &str) -> Pair {
    let stays = format!("ends in {first_last_four}, stays");
    scene.page().wait_for(&stays).await;
    let second = scene.bring_keys_over().await;
    scene
        .page()
        .wait_for("Press Save in ConnectWise, not Save and Close.")
        .await;
    scene.picture("new-pair-held").await;
    second
}

pub(super) async fn prove(scene: &Scene<'_>, first_last_four: &str) {
    scene.steps().go_on_to("Test the new pair").await;
    scene.keyboard().press_button("Test*").await;
    scene.keyboard().wait_for_focus("h2", "Connected*").await;
    let taken_over = "The new pair has signed in, and has taken the old one’s place";
    scene.page().wait_for(taken_over).await;
    let retire = format!("the one whose public key ends in {first_last_four}");
    scene.page().wait_for(&retire).await;
    scene.picture("taken-over").await;
}
