//! A specialist's desk goes to another computer in one file, and a client's report comes in there beside it.

use std::path::{Path, PathBuf};

use crate::harness::home::Home;
use crate::harness::practice::PracticeServer;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;
use crate::real::begin::{begin_msp_process, find_company};

const FIELDS_STEP: &str = "Enter the Company ID and the address";
const REPORT_STEP: &str = "Write the report";

#[tokio::test]
async fn desk_story() {
    let practice = PracticeServer::start();
    let screenshots = Screenshots::of("desk");
    let here = Home::new();
    let window = Window::open(&here, &[practice.trusted()]).await;
    begin_msp_process(&window, &screenshots).await;
    Steps::of(&window).jump_to("B1", FIELDS_STEP).await;
    find_company(&window, practice.company(), &practice.login_page()).await;
    let report = write_report(&window, &here).await;
    let desk = export(&window, &here, &screenshots).await;
    window.quit().await;

    let there = Home::new();
    add(&there, &desk, &screenshots).await;
    keep(&there, &report, &screenshots).await;

    // The same file again: nothing is in it that is not there.
    let window = Window::open_file(&there, &[], &desk).await;
    let page = window.page();
    page.wait_for("There is nothing in this file that could be added.")
        .await;
    page.wait_for("1 setup is here already, and stays as it is")
        .await;
    screenshots.take(&page, "nothing-new").await;
    window.quit().await;
}

#[tokio::test]
async fn desk_that_was_cut_short_adds_nothing() {
    let home = Home::new();
    let file = home.path().join("Documents/cut.onramp-desk");
    let head = r#"{"kind":"onramp-desk","format":1,"madeAt":"2026-11-20T16:05:00Z","onrampVersion":"0.1.0"}"#;
    std::fs::write(&file, format!("{head}\n")).unwrap();
    let window = Window::open_file(&home, &[], &file).await;
    window
        .page()
        .wait_for("The file with the desk is damaged")
        .await;
    window.page().wait_for("Your setups").await;
    window.quit().await;
}

/// Writes the setup's report, and gives its JSON form.
async fn write_report(window: &Window<'_>, home: &Home) -> PathBuf {
    Steps::of(window).jump_to("F1", REPORT_STEP).await;
    window.page().wait_for("Preview of the report").await;
    window.keyboard().press_button("Write the report").await;
    window.page().wait_for("The report is written").await;
    the_file(home.path(), ".json")
}

/// From the settings into one file.
async fn export(window: &Window<'_>, home: &Home, screenshots: &Screenshots) -> PathBuf {
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard.reach_backwards("button", "Settings").await;
    keyboard.press_button("Settings").await;
    keyboard.wait_for_focus("h1", "Settings").await;
    screenshots.take(&page, "settings").await;
    keyboard.press_button("Export your desk…").await;
    keyboard.wait_for_focus("h1", "Export your desk").await;
    keyboard.press_button("Write the file").await;
    page.wait_for("The file is written. 1 setup is in it.")
        .await;
    screenshots.take(&page, "written").await;
    the_file(home.path(), ".onramp-desk")
}

/// On the other computer: shown, added, and in the list.
async fn add(home: &Home, desk: &Path, screenshots: &Screenshots) {
    let window = Window::open_file(home, &[], desk).await;
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard
        .wait_for_focus("h1", "A desk from another Onramp")
        .await;
    page.wait_for("1 setup to add").await;
    page.wait_for("Keys do not travel in this file.").await;
    screenshots.take(&page, "looked-at").await;
    keyboard.press_button("Add to my desk").await;
    page.wait_for("1 setup is added.").await;
    keyboard
        .wait_for_focus("h1", "A desk from another Onramp")
        .await;
    screenshots.take(&page, "added").await;
    keyboard.press_button("Back to all setups").await;
    keyboard.wait_for_focus("h1", "Your setups").await;
    page.wait_for("MSP Process").await;
    screenshots.take(&page, "home").await;
    window.quit().await;
}

/// A client's report beside them: shown, kept, and in the list.
async fn keep(home: &Home, report: &Path, screenshots: &Screenshots) {
    let window = Window::open_file(home, &[], report).await;
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard
        .wait_for_focus("h1", "A report you were sent")
        .await;
    page.wait_for("The file matches its own report ID.").await;
    screenshots.take(&page, "report-looked-at").await;
    keyboard.press_button("Keep on my desk").await;
    page.wait_for("It is kept on your desk since").await;
    screenshots.take(&page, "report-kept").await;
    keyboard.press_button("Back to all setups").await;
    page.wait_for("Reports you were sent").await;
    screenshots.take(&page, "home-with-report").await;
    window.quit().await;

    // It is there when Onramp opens again, and can be started from.
    let window = Window::open(home, &[]).await;
    let (keyboard, page) = (window.keyboard(), window.page());
    page.wait_for("Reports you were sent").await;
    keyboard.press_button("Look at it").await;
    keyboard
        .wait_for_focus("h1", "A report you were sent")
        .await;
    keyboard.press_button("Start a setup from it").await;
    page.wait_for("Choose the role and the features").await;
    Steps::of(&window).jump_to("B1", FIELDS_STEP).await;
    page.wait_for("Filled in from the report.").await;
    screenshots.take(&page, "started-from-report").await;
    window.quit().await;
}

/// The only file below a home's folders whose name ends so.
fn the_file(home: &Path, end: &str) -> PathBuf {
    let folders = [home.to_owned(), home.join("Documents")];
    let entries = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok());
    let mut paths = entries.flatten().map(|entry| entry.unwrap().path());
    let found = paths.find(|path| path.to_string_lossy().ends_with(end));
    found.unwrap()
}
