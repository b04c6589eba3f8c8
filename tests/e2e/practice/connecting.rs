//! The role, the API member and the keys in ConnectWise, and the test of them.

use super::guide::{COMPANY, Guide};
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

pub(super) async fn create_role(scene: &Scene<'_>, guide: &Guide) {
    scene.picture("create-role").await;
    scene.connectwise().log_in().await;
    scene
        .steps()
        .did_this_then("Tick the boxes of the role")
        .await;
    for level in guide.levels {
        let function = level.split(", ").nth(1).unwrap();
        scene.page().wait_for(function).await;
    }
    scene.picture("permissions").await;
    scene
        .connectwise()
        .create_role(guide.role, guide.levels)
        .await;
    scene.browser_picture("connectwise-role").await;
}

pub(super) async fn create_member(scene: &Scene<'_>, guide: &Guide) {
    scene
        .connectwise()
        .create_member(guide.member_id, guide.role, guide.role, guide.board)
        .await;
    scene.browser_picture("connectwise-member").await;
    scene.steps().did_this_then("Create the keys").await;
}

pub(super) async fn create_and_capture_keys(scene: &Scene<'_>, guide: &Guide) -> Pair {
    scene.picture("create-keys").await;
    scene.connectwise().create_keys(guide.key_description).await;
    scene
        .steps()
        .did_this_then("Bring both keys into Onramp")
        .await;
    scene
        .page()
        .wait_for("Press Save in ConnectWise, not Save and Close.")
        .await;
    scene.picture("keys-empty").await;
    let pair = scene.bring_keys_over().await;
    let keyboard = scene.keyboard();
    keyboard.wait_for_focus("button", "Paste private key").await;

    let masked = format!("ends in {}, 16 characters", pair.last_four());
    let said = [masked.as_str(), "stored, 16 characters"];
    scene.page().wait_for_all(&said).await;
    pair.assert_not_in(&scene.page().source().await, COMPANY, "the window");
    scene.picture("keys-saved").await;
    pair
}

pub(super) async fn test(scene: &Scene<'_>, guide: &Guide) {
    scene.steps().go_on_to("Test the connection").await;
    scene.picture("test-before").await;
    scene.keyboard().press_button("Test the connection").await;
    scene.keyboard().wait_for_focus("h2", guide.verdict).await;
    let said = [
        "May the key pair read companies?",
        "You may press Save and Close in ConnectWise now.",
    ];
    scene.page().wait_for_all(&said).await;
    let text = scene.page().text().await;
    assert!(
        !text.contains("Failed") && !text.contains("Not run"),
        "{text}"
    );
    scene.picture("test-passed").await;
}

pub(super) async fn close_the_keys_page(scene: &Scene<'_>, guide: &Guide, pair: &Pair) {
    scene
        .steps()
        .go_on_to("Close the key's page in ConnectWise")
        .await;
    scene.picture("close-page").await;
    scene
        .connectwise()
        .save_and_close(guide.key_description, pair)
        .await;
    scene.browser_picture("connectwise-keys-hidden").await;
    scene.steps().did_this_then(guide.after_page).await;
}
