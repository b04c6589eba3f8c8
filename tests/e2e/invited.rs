//! A specialist makes an invite in their window; an admin opens it in theirs, by the file's name, as a double click does.
//! Another company than it names answers: nothing goes on until that is decided.

use std::path::{Path, PathBuf};

use crate::harness::home::Home;
use crate::harness::practice::PracticeServer;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;

const FIELDS_STEP: &str = "Enter the Company ID and the address";

#[tokio::test]
async fn invited_story() {
    let practice = PracticeServer::start();
    let screenshots = Screenshots::of("invited");
    let desk = Home::new();
    let file = make_an_invite(&desk, &screenshots).await;

    let home = Home::new();
    let window = Window::open_file(&home, &[practice.trusted()], &file).await;
    look_at_it(&window, &screenshots).await;
    meet_another_company(&window, &practice, &screenshots).await;
    decide(&window, &screenshots).await;
    window.quit().await;

    // The same file again leads to the same setup.
    let window = Window::open_file(&home, &[practice.trusted()], &file).await;
    window
        .page()
        .wait_for("This invite has made a setup already.")
        .await;
    let resume = "Go on with the setup from this invite";
    window.keyboard().press_button(resume).await;
    window.page().wait_for("steps are done.").await;
    window.page().wait_for("You said on").await;
    screenshots.take(&window.page(), "opened-again").await;
    window.quit().await;
}

#[tokio::test]
async fn a_file_that_is_no_invite_is_told_and_home_stays() {
    let home = Home::new();
    let file = home.path().join("Documents/broken.onramp-invite");
    std::fs::write(&file, "hello").unwrap();
    let window = Window::open_file(&home, &[], &file).await;
    window.page().wait_for("This file is no invite").await;
    window.page().wait_for("Your setups").await;
    window.quit().await;
}

async fn make_an_invite(home: &Home, screenshots: &Screenshots) -> PathBuf {
    let window = Window::open(home, &[]).await;
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard.press_button("Make an invite").await;
    keyboard.wait_for_focus("h1", "Make an invite").await;
    page.wait_for("Whom can they ask?").await;
    keyboard.fill("Company name", "Another MSP").await;
    keyboard.fill("Company ID", "another").await;
    keyboard.fill("Your name", "Onboarding").await;
    keyboard
        .fill("E-mail address", "onboarding@vendor.example")
        .await;
    keyboard
        .fill("Note for the admin", "See you on Monday.")
        .await;
    screenshots.take(&page, "making").await;
    keyboard.press_button("Save the invite").await;
    page.wait_for("The invite is saved:").await;
    screenshots.take(&page, "made").await;
    window.quit().await;
    invite_in(home.path())
}

/// The only invite in a folder.
fn invite_in(folder: &Path) -> PathBuf {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut paths = entries.map(|entry| entry.unwrap().path());
    let found = paths.find(|path| path.to_string_lossy().ends_with(".onramp-invite"));
    found.unwrap()
}

async fn look_at_it(window: &Window<'_>, screenshots: &Screenshots) {
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard.wait_for_focus("h1", "You were invited").await;
    for said in [
        "It says it comes from",
        "Onboarding",
        "Another MSP",
        "See you on Monday.",
    ] {
        page.wait_for(said).await;
    }
    screenshots.take(&page, "looked-at").await;
    keyboard.press_button("Start this setup").await;
    keyboard.wait_for_focus("h1", "*").await;
    page.wait_for("MSP Process").await;
}

async fn meet_another_company(
    window: &Window<'_>,
    practice: &PracticeServer,
    screenshots: &Screenshots,
) {
    Steps::of(window).jump_to("B1", FIELDS_STEP).await;
    let (keyboard, page) = (window.keyboard(), window.page());
    page.wait_for("Filled in from your invite.").await;
    screenshots.take(&page, "filled-in").await;
    keyboard.fill("Company ID", practice.company()).await;
    keyboard
        .fill("ConnectWise address", &practice.login_page())
        .await;
    keyboard.press_button("Find my company").await;
    page.wait_for("This is not the company in the invite").await;
    page.wait_for("Another MSP (another)").await;
    screenshots.take(&page, "another-company").await;
}

async fn decide(window: &Window<'_>, screenshots: &Screenshots) {
    let (keyboard, page) = (window.keyboard(), window.page());
    let give_up = "The invite is wrong: go on with this company";
    keyboard.reach_backwards("button", give_up).await;
    keyboard.press_button(give_up).await;
    page.wait_until_gone("This is not the company in the invite")
        .await;
    screenshots.take(&page, "decided").await;
}
