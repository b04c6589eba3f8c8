//! A box that was forgotten: named, shown on the sheet, set in ConnectWise, checked again.

use crate::harness::scene::Scene;

const ROLE: &str = "Phin Integration";
const TEST_STEP: &str = "Test the connection";
const SHEET_STEP: &str = "Tick the boxes of the role";
const PLACE: &str = "Finance › Agreements › Inquire Level";
const FORGOTTEN: &str = "Finance, Agreements, Inquire Level";

/// The boxes that this admin ticks: all that the sheet asks for but one.
const TICKED: &[&str] = &[
    "Companies, Company Maintenance, Inquire Level",
    "Companies, Manage Attachments, Add Level",
    "Companies, Manage Attachments, Inquire Level",
    "Finance, Agreements, Edit Level",
    "Service Desk, Service Tickets, Add Level",
    "Service Desk, Service Tickets, Inquire Level",
];

pub(super) async fn begin_with_a_role_of_its_own(scene: &Scene<'_>) {
    scene.page().wait_for("No setups yet").await;
    scene.begin_practice("Phin").await;
    let keyboard = scene.keyboard();
    scene.steps().at("Choose the role and the features").await;
    keyboard.choose("*", ROLE).await;
    keyboard.tick("Billing", true).await;
    keyboard.tick("Service Desk", true).await;
    keyboard.press_button("Confirm these choices").await;
    scene.page().wait_for("This step: Done: your choice").await;
    let step = "Enter the Company ID and the address";
    scene.steps().jump_to("C1", step).await;
}

pub(super) async fn forget_a_box_in_connectwise(scene: &Scene<'_>) {
    let connectwise = scene.connectwise();
    scene.open_practice_pages().await;
    connectwise.log_in().await;
    connectwise.create_role(ROLE, TICKED).await;
    connectwise
        .create_member("PhinAPI", ROLE, ROLE, Some("Help Desk"))
        .await;
    connectwise.create_keys("Phin").await;
    let step = "Bring both keys into Onramp";
    scene.steps().jump_to("E6", step).await;
    scene.bring_keys_over().await;
}

pub(super) async fn learn_which_box_is_missing(scene: &Scene<'_>) {
    scene.steps().go_on_to(TEST_STEP).await;
    scene.keyboard().press_button("Test the connection").await;
    scene
        .keyboard()
        .wait_for_focus("h2", "Connected, and 1 box is missing")
        .await;
    let said = [
        "To set in ConnectWise",
        "This box is missing",
        "Known by: ",
        "System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All",
        "Without it Phin cannot push billing data.",
        "This step: Connected, but something is missing",
    ];
    scene.page().wait_for_all(&said).await;
    assert!(!scene.page().shows("Perhaps missing").await);
    scene.picture("box-missing").await;
}

pub(super) async fn look_at_it_on_the_sheet(scene: &Scene<'_>) {
    let show = format!("Show it on the sheet: {PLACE}");
    scene.keyboard().reach("button", &show).await;
    scene.picture("box-and-its-remedy").await;
    scene.keyboard().press_button(&show).await;
    let row = scene
        .keyboard()
        .wait_for_focus("tr", "Tick off Agreements*")
        .await;
    assert!(row.can_be_seen(), "{row:?}");
    let said = [SHEET_STEP, "From the test: This box is missing"];
    scene.page().wait_for_all(&said).await;
    scene.picture("box-on-the-sheet").await;
}

pub(super) async fn set_it_in_connectwise(scene: &Scene<'_>) {
    scene.connectwise().set_level(ROLE, FORGOTTEN).await;
    scene.browser_picture("box-set").await;
}

pub(super) async fn check_it_again_and_pass(scene: &Scene<'_>) {
    scene.keyboard().press_button("Back to the test (*").await;
    scene.steps().at(TEST_STEP).await;
    scene.keyboard().press_button("Check these again").await;
    scene
        .keyboard()
        .wait_for_focus("h2", "Connected: every check passed")
        .await;
    let said = [
        "Only what had not passed was asked this time.",
        "What has changed",
        "Missing at ",
        "This step: Done: the test passed",
    ];
    scene.page().wait_for_all(&said).await;
    assert!(!scene.page().shows("To set in ConnectWise").await);
    scene.picture("box-passed").await;
}
