//! The role, the API member and the keys in ConnectWise, and the test of them.

use super::COMPANY;
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

/// What the guide's sheet asks for when both features are chosen.
const LEVELS: &[&str] = &[
    "Companies, Company Maintenance, Inquire Level",
    "Companies, Manage Attachments, Add Level",
    "Companies, Manage Attachments, Inquire Level",
    "Finance, Agreements, Edit Level",
    "Finance, Agreements, Inquire Level",
    "Service Desk, Service Tickets, Add Level",
    "Service Desk, Service Tickets, Inquire Level",
];

pub(super) async fn create_role(scene: &Scene<'_>) {
    scene.picture("create-role").await;
    scene.connectwise().log_in().await;
    scene
        .steps()
        .did_this_then("Tick the boxes of the role")
        .await;
    for level in LEVELS {
        let function = level.split(", ").nth(1).unwrap();
        assert!(scene.page().shows(function).await, "{function}");
    }
    scene.picture("permissions").await;
    scene
        .connectwise()
        .create_role("Phin Integration", LEVELS)
        .await;
    scene.browser_picture("connectwise-role").await;
    scene.steps().did_this_then("Create the API member").await;
}

pub(super) async fn create_member(scene: &Scene<'_>) {
    let steps = scene.steps();
    scene.picture("create-member").await;
    steps.did_this_then("Set the default board").await;
    scene.picture("default-board").await;
    steps
        .did_this_then("Fill in the rest, with the role Phin Integration")
        .await;
    scene.picture("member-role").await;
    scene
        .connectwise()
        .create_member(
            "PhinAPI",
            "Phin Integration",
            "Phin Integration",
            Some("Help Desk"),
        )
        .await;
    scene.browser_picture("connectwise-member").await;
    steps.did_this_then("Create the keys").await;
}

pub(super) async fn create_and_capture_keys(scene: &Scene<'_>) -> Pair {
    scene.picture("create-keys").await;
    scene.connectwise().create_keys("Phin").await;
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

    let text = scene.page().text().await;
    let masked = format!("ends in {}, 16 characters", pair.last_four());
    assert!(
        text.contains(&masked) && text.contains("stored, 16 characters"),
        "{text}"
    );
    pair.assert_not_in(&scene.page().source().await, COMPANY, "the window");
    scene.picture("keys-saved").await;
    pair
}

pub(super) async fn test(scene: &Scene<'_>) {
    scene.steps().go_on_to("Test the connection").await;
    scene.picture("test-before").await;
    scene.keyboard().press_button("Test the connection").await;
    scene
        .keyboard()
        .wait_for_focus("h2", "Connected: every check passed")
        .await;
    let text = scene.page().text().await;
    assert!(
        !text.contains("Failed") && !text.contains("Not run"),
        "{text}"
    );
    assert!(text.contains("May the key pair read companies?"), "{text}");
    assert!(
        text.contains("You may press Save and Close in ConnectWise now."),
        "{text}"
    );
    scene.picture("test-passed").await;
}

pub(super) async fn close_the_keys_page(scene: &Scene<'_>, pair: &Pair) {
    scene
        .steps()
        .go_on_to("Close the key's page in ConnectWise")
        .await;
    scene.picture("close-page").await;
    scene.connectwise().save_and_close("Phin", pair).await;
    scene.browser_picture("connectwise-keys-hidden").await;
    scene
        .steps()
        .did_this_then("Fill in Phin's four fields")
        .await;
}
