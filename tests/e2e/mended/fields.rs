//! Company ID and address: refused with a sentence, kept as typed, and mended.

use fantoccini::key::Key;

use crate::harness::scene::Scene;

const STEP: &str = "Enter the Company ID and the address";
const NAME: &str = "Acme Managed Services, Inc.";
const EMAIL: &str = "dana@acme-msp.example";

pub(crate) async fn begin(scene: &Scene<'_>) {
    scene.page().wait_for("No setups yet").await;
    scene.begin_practice("Phin").await;
    let steps = scene.steps();
    steps.at("Choose the role and the features").await;
    scene.keyboard().choose("*", "Admin").await;
    scene.keyboard().press_button("Confirm these choices").await;
    scene.page().wait_for("This step: Done: your choice").await;
    steps.jump_to("C1", STEP).await;
}

pub(super) async fn type_a_name_and_an_email(scene: &Scene<'_>) {
    scene.keyboard().fill("Company ID", NAME).await;
    scene.keyboard().fill("ConnectWise API URL", EMAIL).await;
    scene.keyboard().press(Key::Tab).await;
    scene
        .page()
        .wait_for("This looks like a company's name")
        .await;
    scene.page().wait_for("This is an e-mail address").await;
    scene
        .page()
        .wait_for("Open the page where you log into ConnectWise PSA")
        .await;
    scene.picture("bad-fields").await;
    scene.keyboard().press_button("Find my company").await;
    scene.keyboard().wait_for_focus("alert", "*").await;
    scene.picture("bad-fields-asked").await;
}

pub(super) async fn find_both_as_they_were_typed(scene: &Scene<'_>) {
    scene.page().wait_for("Your setups").await;
    scene.steps().come_back_to(STEP).await;
    let company = scene.keyboard().reach("textbox", "Company ID").await;
    assert_eq!(company.value, NAME);
    let address = scene
        .keyboard()
        .reach("textbox", "ConnectWise API URL")
        .await;
    assert_eq!(address.value, EMAIL);
}

pub(super) async fn meet_an_unknown_company(scene: &Scene<'_>) {
    let address = scene.page().shown_address("http://127.0.0.1:").await;
    scene.keyboard().fill("ConnectWise API URL", &address).await;
    scene
        .keyboard()
        .reach_backwards("textbox", "Company ID")
        .await;
    scene.keyboard().fill("Company ID", "acmemps").await;
    scene.keyboard().press_button("Find my company").await;
    scene.page().wait_for("No company with this ID here").await;
    scene.page().wait_for("What to do:").await;
    scene.page().wait_for("This step: There is a problem").await;
    scene.picture("unknown-company").await;
    scene
        .keyboard()
        .reach_backwards("textbox", "Company ID")
        .await;
}

pub(crate) async fn bring_the_right_values(scene: &Scene<'_>) {
    let address = scene.page().shown_address("http://127.0.0.1:").await;
    scene.keyboard().fill("Company ID", "acmemsp").await;
    scene.keyboard().fill("ConnectWise API URL", &address).await;
    scene.keyboard().press_button("Find my company").await;
    scene.page().wait_for("Found: ACME MSP").await;
    scene
        .page()
        .wait_for("This step: Done: the company was found")
        .await;
}
