//! The values handed over, the report, and what is left when Onramp has closed.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::Value;

use super::guide::{COMPANY, Guide};
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::pair::Pair;
use crate::harness::scene::Scene;

pub(super) async fn hand_over(scene: &Scene<'_>, guide: &Guide, pair: &Pair) {
    let keyboard = scene.keyboard();
    let form = format!("For {}’s form", guide.name);
    scene.page().wait_for(&form).await;
    let address = format!("Copy {}", guide.address);
    for (button, copied) in [
        ("Copy Company ID", Some(COMPANY)),
        (&address, None),
        ("Copy public key", Some(&pair.public)),
        ("Copy private key", Some(&pair.private)),
    ] {
        keyboard.press_button(button).await;
        if let Some(copied) = copied {
            clipboard::wait_for(copied).await;
        }
        keyboard.wait_for_focus("button", button).await;
    }
    scene.page().wait_for("Paste it into the form now: ").await;
    pair.assert_not_in(&scene.page().source().await, COMPANY, "the window");
    scene.picture("hand-over").await;
    scene.steps().did_this_then(guide.after_values).await;
}

/// The files of a written report.
pub(super) struct Files {
    html: PathBuf,
    json: PathBuf,
}

pub(super) async fn write_report(scene: &Scene<'_>, guide: &Guide, home: &Home) -> Files {
    scene.page().wait_for("Preview of the report").await;
    scene.picture("report-preview").await;
    let folder = home
        .path()
        .join(format!("Documents/{} reports", guide.name));
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
    assert_eq!(written.len(), 3, "{written:?}");
    Files {
        html: with("html"),
        json: with("json"),
    }
}

pub(super) async fn see_it_connected_at_home(scene: &Scene<'_>, guide: &Guide) {
    scene.keyboard().press_button("All setups").await;
    scene.keyboard().wait_for_focus("h1", "Your setups").await;
    let done = format!("{0} of {0} steps done", guide.steps);
    scene.page().wait_for(&done).await;
    scene.page().wait_for_all(&["Connected", "ACME MSP"]).await;
    scene.picture("home-connected").await;
}

/// The connection stays, and this computer lets go of the keys.
pub(super) async fn finish_on_this_computer(scene: &Scene<'_>, guide: &Guide) {
    let (keyboard, page) = (scene.keyboard(), scene.page());
    keyboard.press_button("Finish this setup").await;
    page.wait_for("How should this setup end?").await;
    let end = format!("{} stays connected", guide.name);
    keyboard.choose("*", &end).await;
    scene.picture("finish-asked").await;
    keyboard.press_button("Show me the steps").await;
    let report = "Have a last look, and write the report";
    scene.steps().at(report).await;
    page.wait_for("Preview of the report").await;
    keyboard.press_button("Write the report").await;
    page.wait_for("The report is written").await;
    let remove = "Remove the keys from this computer";
    scene.steps().go_on_to(remove).await;
    keyboard.press_button(remove).await;
    keyboard.wait_for_focus("button", "Keep the keys").await;
    keyboard.press(Key::Escape).await;
    keyboard.wait_for_focus("button", remove).await;
    keyboard.press(Key::Enter).await;
    keyboard.press_button("Yes, remove them").await;
    let gone = "The keys are gone from this computer";
    keyboard.wait_for_focus("h2", gone).await;
    scene.picture("removed").await;
    leave_what_stays(scene).await;
}

/// The last steps say what stays, and when to look again; then the way leads home.
async fn leave_what_stays(scene: &Scene<'_>) {
    let (keyboard, steps) = (scene.keyboard(), scene.steps());
    let stays = "Leave the key, the member and the role in ConnectWise";
    steps.go_on_to(stays).await;
    let said = "Done: you said so";
    steps.mark("I leave them as they are", said).await;
    steps.go_on_to("Note when to replace the keys").await;
    keyboard.press_button("I made a note").await;
    keyboard
        .wait_for_focus("button", "Back to all setups")
        .await;
    keyboard.press(Key::Enter).await;
    keyboard.wait_for_focus("h1", "Your setups").await;
    let finished = "Finished: no key is left on this computer";
    scene.page().wait_for(finished).await;
    scene.picture("home-finished").await;
}

pub(super) fn check_files(report: &Files, guide: &Guide, home: &Home, pair: &Pair) {
    let json: Value = serde_json::from_slice(&fs::read(&report.json).unwrap()).unwrap();
    assert_eq!(json["isPractice"], true);
    assert_eq!(json["summary"]["status"], "connected");
    assert_eq!(json["summary"]["stepsTotal"], guide.steps);
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
    scene.page().wait_for("This step: To do").await;
    scene.picture("keys-gone").await;
}
