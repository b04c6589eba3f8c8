//! From the home screen to a company that was found.

use fantoccini::key::Key;

use super::guide::{COMPANY, Guide};
use crate::harness::clipboard;
use crate::harness::home::Home;
use crate::harness::scene::Scene;

pub(super) async fn begin(scene: &Scene<'_>, guide: &Guide) {
    scene.page().wait_for("No setups yet").await;
    scene.picture("home").await;
    scene.begin_practice(guide.name).await;
}

pub(super) async fn choose_role_and_features(scene: &Scene<'_>, guide: &Guide) {
    let keyboard = scene.keyboard();
    scene.steps().at("Choose the role and the features").await;
    keyboard.choose("*", guide.role).await;
    for feature in guide.features {
        keyboard.tick(feature, true).await;
    }
    let confirm = "Confirm these choices";
    keyboard.press_button(confirm).await;
    scene.page().wait_for("This step: Done: your choice").await;
    keyboard.wait_for_focus("button", confirm).await;
    scene.picture("choices").await;
    scene.steps().go_on_to(guide.after_choices).await;
}

/// Both values as a person brings them: one typed, one pasted from the login page with more than is needed.
pub(super) struct Typed {
    address: String,
}

pub(super) async fn type_company_and_address(scene: &Scene<'_>, guide: &Guide) -> Typed {
    scene.picture("fields-empty").await;
    scene.open_practice_pages().await;
    scene.browser_picture("connectwise-login").await;
    let company = scene.connectwise().copy("Company").await;
    assert_eq!(company, COMPANY);
    scene.keyboard().fill("Company ID", &company).await;

    let address = scene.connectwise().copy("Address of this page (URL)").await;
    scene.keyboard().paste_into(guide.address).await;
    scene.keyboard().press(Key::End).await;
    scene.keyboard().type_text("/login?from=mail").await;
    let typed = format!("{address}/login?from=mail");
    scene.page().wait_for("Onramp reads this as").await;
    clipboard::wait_for(&address).await;
    scene.picture("fields-typed").await;
    Typed { address: typed }
}

pub(super) async fn resume_with_all_that_was_typed(
    scene: &Scene<'_>,
    guide: &Guide,
    typed: &Typed,
) {
    scene.page().wait_for("In progress").await;
    scene.picture("home-after-kill").await;
    scene
        .steps()
        .come_back_to("Enter the Company ID and the address")
        .await;
    let keyboard = scene.keyboard();
    let company = keyboard.reach("textbox", "Company ID").await;
    assert_eq!(company.value, COMPANY);
    let address = keyboard.reach("textbox", guide.address).await;
    assert_eq!(address.value, typed.address);
}

/// The practice that went down with the window plays at another port now; the address says so when it is asked.
pub(super) async fn find_the_company(scene: &Scene<'_>, guide: &Guide, home: &Home) {
    let keyboard = scene.keyboard();
    keyboard
        .reach_backwards("button", "Open the practice ConnectWise")
        .await;
    keyboard.press(Key::Enter).await;
    scene.page().wait_for("It opened in your browser.").await;
    scene.connectwise().open(&home.last_opened().await).await;

    scene.connectwise().copy("Address of this page (URL)").await;
    scene.keyboard().paste_into(guide.address).await;
    scene.keyboard().press_button("Find my company").await;
    scene.page().wait_for("Found: ACME MSP").await;
    keyboard.wait_for_focus("button", "Find my company").await;
    scene
        .page()
        .wait_for("This step: Done: the company was found")
        .await;
    scene.picture("company-found").await;
    scene
        .steps()
        .go_on_to(&format!("Create the role {}", guide.role))
        .await;
}
