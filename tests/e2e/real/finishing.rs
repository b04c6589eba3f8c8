//! The onboarding session and the report.

use std::path::PathBuf;

use crate::harness::clipboard;
use crate::harness::pair::Pair;
use crate::harness::practice::PracticeServer;
use crate::harness::scene::Scene;

/// In KDE's words: leave this out of the clipboard's history. Other clipboard managers know them too.
const LEAVE_ME_OUT: &str = "x-kde-passwordManagerHint";

const GATE_STEP: &str = "Wait for your onboarding specialist";
const FIRST_VENDOR_STEP: &str = "Open PSA Integrations in MSP Process";
const FORM_STEP: &str = "Fill in the PSA Connection Details";

/// What is to be done at the vendor waits until the person says that the specialist said so.
pub(super) async fn wait_for_the_specialist(scene: &Scene<'_>) {
    const WAITS: &str = "This step waits for your onboarding specialist.";
    let page = scene.page();
    scene.picture("gate").await;
    scene.steps().go_on_to(FIRST_VENDOR_STEP).await;
    page.wait_for(WAITS).await;
    assert!(
        !page.shows("I did this").await,
        "a step that waits can be called done"
    );
    scene.picture("behind-the-gate").await;
    scene.keyboard().press_button("Back to *").await;
    scene.steps().at(GATE_STEP).await;
    scene
        .keyboard()
        .press_button("My specialist says go on")
        .await;
    page.wait_for("This step: Done: you went on at your specialist's word")
        .await;
    scene.steps().go_on_to(FIRST_VENDOR_STEP).await;
    page.wait_until_gone(WAITS).await;
    scene.picture("gate-open").await;
    scene.steps().did_this_then("Add ConnectWise").await;
    scene.picture("add-psa").await;
    scene.steps().did_this_then(FORM_STEP).await;
}

pub(super) async fn hand_the_values_over(
    scene: &Scene<'_>,
    practice: &PracticeServer,
    pair: &Pair,
) {
    let page = scene.page();
    page.wait_for(practice.company()).await;
    page.wait_for(&practice.pages()).await;
    for (button, key) in [
        ("Copy public key", &pair.public),
        ("Copy private key", &pair.private),
    ] {
        scene.keyboard().press_button(button).await;
        clipboard::wait_for(key).await;
        page.wait_for("Onramp clears the clipboard in").await;
        assert_eq!(clipboard::read_kind(LEAVE_ME_OUT), "secret");
    }
    scene.picture("handover").await;
    extend_and_clear(scene).await;
    scene.steps().did_this_then("Write the report").await;
}

/// The copy lies there for a minute, for another one when that is asked for, and no longer than it is needed.
async fn extend_and_clear(scene: &Scene<'_>) {
    let before = clipboard::wait_for_more_than(0, &scene.page()).await;
    assert!(before <= 60, "{before}");
    scene.keyboard().press_button("60 more seconds").await;
    let after = clipboard::wait_for_more_than(before, &scene.page()).await;
    assert!(after <= before + 60, "{before}, then {after}");
    scene.picture("copy-extended").await;
    scene.keyboard().press_button("Clear now").await;
    clipboard::wait_for("").await;
    scene
        .page()
        .wait_for("Onramp has cleared the clipboard.")
        .await;
    scene.picture("copy-cleared").await;
}

/// Answers with where the report's page lies.
pub(super) async fn write_the_report(scene: &Scene<'_>) -> PathBuf {
    scene.page().wait_for("Preview of the report").await;
    scene.picture("report-preview").await;
    scene.keyboard().press_button("Write the report").await;
    scene.page().wait_for("The report is written").await;
    scene.picture("report-written").await;
    let said = scene.page().text().await;
    let path = said.lines().find(|line| line.ends_with(".html"));
    PathBuf::from(path.unwrap().trim())
}

pub(super) async fn copy_once_more(scene: &Scene<'_>, pair: &Pair) {
    scene.steps().jump_to("E4", FORM_STEP).await;
    scene.keyboard().press_button("Copy private key").await;
    clipboard::wait_for(&pair.private).await;
}

pub(super) async fn find_the_clipboard_empty() {
    clipboard::wait_for("").await;
}
