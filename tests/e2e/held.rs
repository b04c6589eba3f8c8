//! ConnectWise's page stays open until the keys have signed in, or until the person lets go of it.

use crate::harness::browser::Browser;
use crate::harness::home::Home;
use crate::harness::scene::Scene;
use crate::harness::screenshots::Screenshots;
use crate::harness::window::Window;
use crate::mended::{fields, keys};

const KEEP_IT_OPEN: &str = "Press Save in ConnectWise, not Save and Close. Keep that page open.";
const CLOSE_STEP: &str = "Close the key's page in ConnectWise";
const TEST_STEP: &str = "Test the connection";

#[tokio::test]
async fn held_page_story() {
    let home = Home::new();
    let browser = Browser::open().await;
    let screenshots = Screenshots::of("held");
    let window = Window::open(&home, &[]).await;
    let scene = Scene::new(&window, &browser, &screenshots);

    fields::begin(&scene).await;
    fields::bring_the_right_values(&scene).await;
    keys::create_keys_in_connectwise(&scene).await;
    wait_with_nothing_captured(&scene).await;
    scene.bring_keys_over().await;
    scene.page().wait_for(KEEP_IT_OPEN).await;
    scene.picture("keys-held").await;
    find_the_step_held(&scene).await;
    let_go_and_take_it_back(&scene).await;
    prove_and_close(&scene).await;
    window.close().await;
    browser.close().await;
}

async fn wait_with_nothing_captured(scene: &Scene<'_>) {
    scene.steps().jump_to("E8", CLOSE_STEP).await;
    let waits = "This step waits: no key is in Onramp yet.";
    scene.page().wait_for(waits).await;
    assert!(!scene.page().shows("I did this").await);
    scene.picture("nothing-yet").await;
    scene.keyboard().press_button("Go to the keys (E6)").await;
    scene.steps().at("Bring both keys into Onramp").await;
}

async fn find_the_step_held(scene: &Scene<'_>) {
    scene.steps().jump_to("E8", CLOSE_STEP).await;
    let waits = "This step waits: the keys have not signed in yet.";
    scene.page().wait_for(waits).await;
    scene.page().wait_for(KEEP_IT_OPEN).await;
    assert!(!scene.page().shows("I did this").await);
    scene.picture("step-held").await;
}

/// The first answer to the question is no.
async fn let_go_and_take_it_back(scene: &Scene<'_>) {
    let (keyboard, page) = (scene.keyboard(), scene.page());
    let question = "Close the page before the keys are tested?";
    for answer in ["Keep the page open", "Close it without the test"] {
        keyboard
            .reach_backwards("button", "I have to close the page now")
            .await;
        keyboard.press(fantoccini::key::Key::Enter).await;
        page.wait_for(question).await;
        page.wait_for("the report says so").await;
        scene.picture("asked").await;
        keyboard.press_button(answer).await;
        page.wait_until_gone(question).await;
    }
    let let_go = "You closed ConnectWise’s page before the keys had signed in.";
    page.wait_for(let_go).await;
    page.wait_until_gone("This step waits").await;
    page.wait_for("I did this").await;
    scene.picture("let-go").await;
    keyboard.press_button("Undo: the page*").await;
    page.wait_for(KEEP_IT_OPEN).await;
    page.wait_for("This step waits").await;
}

async fn prove_and_close(scene: &Scene<'_>) {
    scene.keyboard().press_button("Go to the test (E7)").await;
    scene.steps().at(TEST_STEP).await;
    scene.keyboard().press_button(TEST_STEP).await;
    let connected = "Connected: every check passed";
    scene.keyboard().wait_for_focus("h2", connected).await;
    let proved = "These keys work. You may press Save and Close in ConnectWise now.";
    scene.page().wait_for(proved).await;
    assert!(!scene.page().shows(KEEP_IT_OPEN).await);
    scene.picture("proved").await;
    let to_close = "Go to that step (E8)";
    let keyboard = scene.keyboard();
    keyboard.reach_backwards("button", to_close).await;
    keyboard.press(fantoccini::key::Key::Enter).await;
    scene.steps().at(CLOSE_STEP).await;
    scene.page().wait_for(proved).await;
    assert!(!scene.page().shows(to_close).await);
    scene.steps().did_this().await;
    scene.picture("closed").await;
}
