//! On a call: a note outlives a crash, present mode hides the other company and outlives one too, and F8 covers the window.

mod picture;

use fantoccini::key::Key;

use crate::harness::home::Home;
use crate::harness::screenshots::Screenshots;
use crate::harness::steps::Steps;
use crate::harness::window::Window;
use crate::real::begin::begin_msp_process;

const NOTE: &str = "Anna decides on Monday.";
const DRAFT: &str = "Half a thou";
const COMPANY: &str = "northwindtraders";
const FIELDS_STEP: &str = "Enter the Company ID and the address";
const PRESENT: &str = "Present: larger, other companies hidden";
const HIDDEN: &str = "Company hidden while presenting";

/// A grid of points over the window: how many of them something else than the cover lies at.
const SEEN_THROUGH: &str = "
    const cover = document.querySelector('dialog.cover:modal');
    let through = 0;
    for (let x = 1; x < innerWidth; x += 37) {
        for (let y = 1; y < innerHeight; y += 29) {
            if (!cover?.contains(document.elementFromPoint(x, y))) through += 1;
        }
    }
    return String(through);";

const TITLE: &str = "return document.title;";

/// Where the words of the cover stand, in pixels of the picture: left, top, right, bottom.
const WORDS: &str = "
    const box = document.querySelector('dialog.cover > div').getBoundingClientRect();
    return [box.left, box.top, box.right, box.bottom].map((edge) => Math.round(edge * devicePixelRatio)).join(' ');";

#[tokio::test]
async fn call_story() {
    let home = Home::new();
    let screenshots = Screenshots::of("call");
    let window = Window::open(&home, &[]).await;
    begin_msp_process(&window, &screenshots).await;
    Steps::of(&window).jump_to("B1", FIELDS_STEP).await;
    window.keyboard().fill("Company ID", COMPANY).await;
    let window = a_note_outlives_a_crash(&home, window, &screenshots).await;
    let window = present_mode_outlives_a_crash(&home, window, &screenshots).await;
    the_cover_hides_an_open_dialog(&window, &screenshots).await;
    window.quit().await;
}

async fn a_note_outlives_a_crash<'home>(
    home: &'home Home,
    window: Window<'home>,
    screenshots: &Screenshots,
) -> Window<'home> {
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard.press_button("Notes and decisions").await;
    keyboard.fill("What was said or decided", NOTE).await;
    keyboard.press_button("Keep this note").await;
    page.wait_for("The note is kept.").await;
    window.kill().await;

    let window = Window::open(home, &[]).await;
    Steps::of(&window).come_back_to(FIELDS_STEP).await;
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard.press_button("Notes and decisions (1)").await;
    page.wait_for(NOTE).await;
    keyboard.fill("What was said or decided", DRAFT).await;
    home.wait_for_note_draft(DRAFT).await;
    window.kill().await;

    let window = Window::open(home, &[]).await;
    Steps::of(&window).come_back_to(FIELDS_STEP).await;
    window.page().wait_for(DRAFT).await;
    screenshots.take(&window.page(), "note").await;
    window
}

async fn present_mode_outlives_a_crash<'home>(
    home: &'home Home,
    window: Window<'home>,
    screenshots: &Screenshots,
) -> Window<'home> {
    window.keyboard().press_button("All setups").await;
    window.page().wait_for(COMPANY).await;
    window.keyboard().reach("switch", PRESENT).await;
    window.keyboard().press(Key::Space).await;
    window.page().wait_for("You are presenting.").await;
    assert_hides_the_company(&window).await;
    window.kill().await;

    let window = Window::open(home, &[]).await;
    window.page().wait_for(HIDDEN).await;
    assert_hides_the_company(&window).await;
    screenshots.take(&window.page(), "presenting").await;
    window
}

async fn assert_hides_the_company(window: &Window<'_>) {
    window.page().wait_for(HIDDEN).await;
    let source = window.page().source().await;
    assert!(!source.contains(COMPANY), "{source}");
}

async fn the_cover_hides_an_open_dialog(window: &Window<'_>, screenshots: &Screenshots) {
    let (keyboard, page) = (window.keyboard(), window.page());
    keyboard.press_button("Open and show this company").await;
    page.wait_for(COMPANY).await;
    keyboard.press_button("Finish this setup").await;
    let (role, name) = ("radio", "MSP Process stays connected");
    keyboard.wait_for_focus(role, name).await;

    keyboard.press(Key::F8).await;
    page.wait_for("The screen is covered").await;
    let picture = page.picture().await;
    assert_eq!(page.told_by(SEEN_THROUGH).await, "0");
    screenshots.take(&page, "covered").await;
    let words = page.told_by(WORDS).await;
    let colors = picture::colors_beside(&picture, &words);
    assert_eq!(colors, 1, "the picture shows more than the cover");
    assert_eq!(page.told_by(TITLE).await, "Onramp");
    the_keyboard_stays_on_the_cover(window).await;

    keyboard.press(Key::Escape).await;
    page.wait_for("Finish this setup").await;
    keyboard.wait_for_focus(role, name).await;
    screenshots.take(&page, "uncovered").await;
}

/// Everything else is inert: Tab finds nothing of it.
async fn the_keyboard_stays_on_the_cover(window: &Window<'_>) {
    for _ in 0..6 {
        window.keyboard().press(Key::Tab).await;
        let focused = window.keyboard().focused().await;
        let stops = ["Uncover (Escape or F8)", "The screen is covered"];
        let is_there = focused
            .as_ref()
            .is_none_or(|stop| stops.contains(&stop.name.as_str()));
        assert!(is_there, "{focused:?}");
    }
}
