//! What only MSP Process's guide has: Table Setup, its list of calls, and a specialist to wait for.

use super::connecting;
use super::guide::MSP_PROCESS;
use crate::harness::scene::Scene;

const WAITS: &str = "This step waits for your onboarding specialist.";

pub(super) async fn create_role_and_member(scene: &Scene<'_>) {
    connecting::create_role(scene, &MSP_PROCESS).await;
    let steps = scene.steps();
    steps
        .did_this_then("Allow every entry of Table Setup")
        .await;
    scene.picture("table-setup").await;
    scene.connectwise().allow_all_of_table_setup().await;
    scene.browser_picture("connectwise-table-setup").await;
    let calls = "Look through the calls that MSP Process makes";
    steps.did_this_then(calls).await;
    // The list scrolls by itself, so the keyboard must be able to stop at it.
    scene.keyboard().reach("region", "*").await;
    scene.page().wait_for("/company/companies/count").await;
    scene.picture("endpoints").await;
    steps.did_this_then("Begin a new API member").await;
    scene.picture("open-members").await;
    let fill_in = "Fill in the API member, with the role MSP Process";
    steps.did_this_then(fill_in).await;
    scene.picture("member-own").await;
    connecting::create_member(scene, &MSP_PROCESS).await;
}

/// Nothing of what comes behind the gate can be called done before the specialist's word.
pub(super) async fn wait_for_the_specialist(scene: &Scene<'_>) {
    let steps = scene.steps();
    scene.picture("gate").await;
    steps.go_on_to("Open PSA Integrations in MSP Process").await;
    scene.page().wait_for(WAITS).await;
    assert!(!scene.page().shows("I did this").await);
    scene.picture("behind-the-gate").await;
    scene.keyboard().press_button("Back to *").await;
    steps.at("Wait for your onboarding specialist").await;
    let status = "Done: you went on at your specialist's word";
    steps.mark("My specialist says go on", status).await;
    steps.go_on_to("Open PSA Integrations in MSP Process").await;
    scene.page().wait_until_gone(WAITS).await;
    steps.did_this_then("Add ConnectWise").await;
    scene.picture("add-psa").await;
    steps
        .did_this_then("Fill in the PSA Connection Details")
        .await;
}
