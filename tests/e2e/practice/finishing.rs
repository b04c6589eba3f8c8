//! The values handed over, the report, and what is left when Onramp has closed.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::COMPANY;
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

pub(super) async fn hand_over(scene: &Scene<'_>, pair: &Pair) {
    let keyboard = scene.keyboard();
    scene.page().wait_for("For Phin’s form").await;
    keyboard.press_button("Copy Company ID").await;
    clipboard::wait_for(COMPANY).await;
    keyboard.press_button("Copy ConnectWise API URL").await;
    keyboard.press_button("Copy public key").await;
    clipboard::wait_for(&pair.public).await;
    keyboard.press_button("Copy private key").await;
    clipboard::wait_for(&pair.private).await;
    scene.page().wait_for("Paste it into the form now: ").await;
    pair.assert_not_in(&scene.page().source().await, COMPANY, "the window");
    scene.picture("hand-over").await;
    scene.steps().did_this_then("Connect").await;
}

pub(super) async fn finish_in_phin(scene: &Scene<'_>) {
    scene.picture("connect").await;
    scene.steps().did_this_then("Switch on the features").await;
    scene.picture("switch-features").await;
    scene.steps().did_this_then("Write the report").await;
}

/// The files of a written report.
pub(super) struct Files {
    html: PathBuf,
    json: PathBuf,
}

pub(super) async fn write_report(scene: &Scene<'_>, home: &Home) -> Files {
    scene.page().wait_for("Preview of the report").await;
    scene.picture("report-preview").await;
    let folder = home.path().join("Documents/Phin reports");
    let named = folder.display().to_string();
    let keyboard = scene.keyboard();
    keyboard.fill("Folder to write to", &named).await;
    keyboard.press_button("Write the report").await;
    scene.page().wait_for("The folder is not there").await;
    scene.picture("report-folder-missing").await;

    fs::create_dir(&folder).unwrap();
    let field = keyboard
        .reach_backwards("textbox", "Folder to write to")
        .await;
    assert_eq!(field.value, named);
    keyboard.press_button("Write the report").await;
    scene.page().wait_for("The report is written").await;
    scene
        .page()
        .wait_for("This step: Done: a report was written")
        .await;
    scene.picture("report-written").await;
    let files = files_of_report(&folder);
    let address = url::Url::from_file_path(&files.html).unwrap();
    scene.browser.visit(address.as_str()).await;
    scene.browser_picture("report-in-browser").await;
    files
}

fn files_of_report(folder: &Path) -> Files {
    let written: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let with = |ending: &str| {
        let found = written
            .iter()
            .find(|path| path.extension().is_some_and(|found| found == ending));
        found.unwrap().clone()
    };
    assert_eq!(written.len(), 2, "{written:?}");
    Files {
        html: with("html"),
        json: with("json"),
    }
}

pub(super) async fn see_it_connected_at_home(scene: &Scene<'_>) {
    scene.keyboard().press_button("All setups").await;
    scene.keyboard().wait_for_focus("h1", "Your setups").await;
    scene.page().wait_for("17 of 17 steps done").await;
    assert!(scene.page().shows("Connected").await);
    assert!(scene.page().shows("ACME MSP").await);
    scene.picture("home-connected").await;
}

pub(super) fn check_files(report: &Files, home: &Home, pair: &Pair) {
    let json: Value = serde_json::from_slice(&fs::read(&report.json).unwrap()).unwrap();
    assert_eq!(json["isPractice"], true);
    assert_eq!(json["summary"]["status"], "connected");
    assert_eq!(json["summary"]["stepsTotal"], 17);
    let html = fs::read_to_string(&report.html).unwrap();
    assert!(html.contains("class=\"watermark\"") && html.contains("PRACTICE"));
    assert!(html.contains(json["reportId"].as_str().unwrap()));
    let read = pair.assert_in_no_file(home.path(), COMPANY);
    assert!(read > 3, "only {read} files were read");
}

/// Practice keeps keys in memory alone: they went with the window, and nothing says otherwise.
pub(super) async fn reopen_without_keys(scene: &Scene<'_>) {
    scene.page().wait_for("Your setups").await;
    scene.page().wait_for("ACME MSP").await;
    scene.picture("home-reopened").await;
    assert!(!scene.page().shows("Connected").await);
    scene.steps().open_overview().await;
    // Practice keeps its keys in memory: they went with the Onramp that was closed.
    scene.page().wait_for("To do again").await;
    scene.picture("overview").await;
    scene
        .keyboard()
        .press_button("Continue where you left off: *")
        .await;
    scene.steps().at("Write the report").await;
    scene
        .steps()
        .jump_to("E6", "Bring both keys into Onramp")
        .await;
    scene.page().wait_for("Not stored yet").await;
    assert!(scene.page().shows("This step: To do").await);
    scene.picture("keys-gone").await;
}
