//! From the home screen to a company that was found.

use fantoccini::key::Key;

use super::COMPANY;
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::scene::Scene;

pub(super) async fn begin(scene: &Scene<'_>) {
    scene.page().wait_for("No setups yet").await;
    scene.picture("home").await;
    scene.begin_practice("Phin").await;
}

pub(super) async fn choose_role_and_features(scene: &Scene<'_>) {
    let keyboard = scene.keyboard();
    scene.steps().at("Choose the role and the features").await;
    keyboard.choose("*", "Phin Integration").await;
    keyboard.tick("Billing", true).await;
    keyboard.tick("Service Desk", true).await;
    keyboard.press_button("Confirm these choices").await;
    scene.page().wait_for("This step: Done: your choice").await;
    scene.picture("choices").await;
    scene
        .steps()
        .go_on_to("Open a ConnectWise Manage tile in Phin")
        .await;
}

pub(super) async fn start_in_phin(scene: &Scene<'_>) {
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

/// Both values as a person brings them: one typed, one pasted from the login page with more than is needed.
pub(super) struct Typed {
    address: String,
}

pub(super) async fn type_company_and_address(scene: &Scene<'_>) -> Typed {
    scene.picture("fields-empty").await;
    scene.open_practice_pages().await;
    scene.browser_picture("connectwise-login").await;
    let company = scene.connectwise().copy("Company").await;
    assert_eq!(company, COMPANY);
    scene.keyboard().fill("Company ID", &company).await;

    let address = scene.connectwise().copy("Address of this page (URL)").await;
    scene.keyboard().paste_into("ConnectWise API URL").await;
    scene.keyboard().press(Key::End).await;
    scene.keyboard().type_text("/login?from=mail").await;
    let typed = format!("{address}/login?from=mail");
    scene.page().wait_for("Onramp reads this as").await;
    clipboard::wait_for(&address).await;
    scene.picture("fields-typed").await;
    Typed { address: typed }
}

pub(super) async fn resume_with_all_that_was_typed(scene: &Scene<'_>, typed: &Typed) {
    scene.page().wait_for("In progress").await;
    scene.picture("home-after-kill").await;
    scene
        .steps()
        .come_back_to("Enter the Company ID and the address")
        .await;
    let keyboard = scene.keyboard();
    let company = keyboard.reach("textbox", "Company ID").await;
    assert_eq!(company.value, COMPANY);
    let address = keyboard.reach("textbox", "ConnectWise API URL").await;
    assert_eq!(address.value, typed.address);
}

/// The practice that went down with the window plays at another port now; the address says so when it is asked.
pub(super) async fn find_the_company(scene: &Scene<'_>, home: &Home) {
    let keyboard = scene.keyboard();
    keyboard
        .reach_backwards("button", "Open the practice ConnectWise")
        .await;
    keyboard.press(Key::Enter).await;
    scene.page().wait_for("It opened in your browser.").await;
    scene.connectwise().open(&home.last_opened().await).await;

    scene.connectwise().copy("Address of this page (URL)").await;
    scene.keyboard().paste_into("ConnectWise API URL").await;
    scene.keyboard().press_button("Find my company").await;
    scene.page().wait_for("Found: ACME MSP").await;
    scene
        .page()
        .wait_for("This step: Done: the company was found")
        .await;
    scene.picture("company-found").await;
    scene
        .steps()
        .go_on_to("Create the role Phin Integration")
        .await;
}
