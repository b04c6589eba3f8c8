//! The pair, sealed for a specialist: as a file and as text, for a recipient and with a passphrase.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::FORM_STEP;
use crate::harness::age_tool::Specialist;
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

pub(super) async fn seal_in_every_way(
    scene: &Scene<'_>,
    home: &Home,
    pair: &Pair,
    specialist: &Specialist,
) {
    scene.steps().jump_to("E4", FORM_STEP).await;
    scene
        .keyboard()
        .press_button("Send the keys sealed instead")
        .await;
    scene.page().wait_for("What is inside").await;
    scene.page().wait_for("Fingerprint:").await;
    scene.picture("hand-off").await;
    scene
        .keyboard()
        .choose("*", "Only my specialist, by their recipient")
        .await;
    refuse_what_is_no_recipient(scene).await;

    let file = write(scene, home, "recipient", &specialist.recipient).await;
    assert_holds(&specialist.open(&file), pair);
    let text = copy_text(scene).await;
    assert_holds(&specialist.open_text(&text), pair);

    let keyboard = scene.keyboard();
    keyboard
        .reach_backwards("radio", "Only my specialist*")
        .await;
    keyboard
        .choose(
            "Only my specialist*",
            "Whoever has a passphrase that Onramp makes",
        )
        .await;
    let file = write(scene, home, "passphrase", "").await;
    scene.keyboard().press_button("Copy the passphrase").await;
    scene
        .page()
        .wait_for("The passphrase is on the clipboard.")
        .await;
    let passphrase = clipboard::read();
    scene.picture("hand-off-passphrase").await;
    assert!(!scene.page().source().await.contains(&passphrase));
    let opened = specialist.open_with_passphrase(&file, &passphrase);
    assert_holds(&opened, pair);
    scene.keyboard().press_button("Clear now").await;
    clipboard::wait_for("").await;
}

async fn refuse_what_is_no_recipient(scene: &Scene<'_>) {
    scene.keyboard().fill("Recipient", "dana@msp.example").await;
    scene.keyboard().press_button("Write the sealed file").await;
    scene.page().wait_for("What to do:").await;
    scene.picture("hand-off-refused").await;
}

/// Writes the file into a folder of its own.
async fn write(scene: &Scene<'_>, home: &Home, name: &str, recipient: &str) -> PathBuf {
    let folder = home.path().join("Documents").join(name);
    fs::create_dir(&folder).unwrap();
    let keyboard = scene.keyboard();
    if !recipient.is_empty() {
        keyboard.reach_backwards("textbox", "Recipient").await;
        keyboard.fill("Recipient", recipient).await;
    }
    let shown = folder.display().to_string();
    keyboard.fill("Folder to write to", &shown).await;
    keyboard.press_button("Write the sealed file").await;
    scene.page().wait_for("The sealed file is written").await;
    scene.page().wait_for(&shown).await;
    scene.picture(&format!("hand-off-{name}")).await;
    only_file_in(&folder)
}

async fn copy_text(scene: &Scene<'_>) -> String {
    scene
        .keyboard()
        .reach_backwards("button", "Copy the sealed text")
        .await;
    scene.keyboard().press(fantoccini::key::Key::Enter).await;
    scene
        .page()
        .wait_for("The sealed text is on the clipboard.")
        .await;
    clipboard::read()
}

fn only_file_in(folder: &Path) -> PathBuf {
    let files: Vec<_> = fs::read_dir(folder).unwrap().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files[0].as_ref().unwrap().path()
}

fn assert_holds(opened: &Value, pair: &Pair) {
    let text = opened.to_string();
    assert!(text.contains(&pair.public) && text.contains(&pair.private));
    assert!(text.contains("fingerprint"), "the specialist compares it");
}
