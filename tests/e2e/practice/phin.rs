//! What only Phin's guide has: it begins and ends in Phin.

use super::connecting;
use super::guide::PHIN;
use crate::harness::scene::Scene;

pub(super) async fn start(scene: &Scene<'_>) {
    scene.picture("open-tile").await;
    scene
        .steps()
        .did_this_then("Leave Phin's four fields open")
        .await;
    scene.picture("four-fields").await;
    scene
        .steps()
        .did_this_then("Enter the Company ID and the address")
        .await;
}

pub(super) async fn create_role_and_member(scene: &Scene<'_>) {
    connecting::create_role(scene, &PHIN).await;
    let steps = scene.steps();
    steps.did_this_then("Create the API member").await;
    scene.picture("create-member").await;
    steps.did_this_then("Set the default board").await;
    scene.picture("default-board").await;
    steps
        .did_this_then("Fill in the rest, with the role Phin Integration")
        .await;
    scene.picture("member-role").await;
    connecting::create_member(scene, &PHIN).await;
}

pub(super) async fn finish_there(scene: &Scene<'_>) {
    scene.picture("connect").await;
    scene.steps().did_this_then("Switch on the features").await;
    scene.picture("switch-features").await;
    scene.steps().did_this_then("Write the report").await;
}
