//! From the list of setups to a step of MSP Process's guide, as a real setup.

use crate::harness::screenshots::Screenshots;
use crate::harness::window::Window;

pub(crate) async fn begin_msp_process(window: &Window<'_>, screenshots: &Screenshots) {
    let keyboard = window.keyboard();
    keyboard.press_button("New setup").await;
    keyboard.wait_for_focus("h1", "New setup").await;
    window.page().wait_for("MSP Process").await;
    keyboard.choose("*", "MSP Process").await;
    screenshots.take(&window.page(), "which-vendor").await;
    keyboard.press_button("Start this setup").await;
    let first = "Choose the role and the features";
    keyboard.wait_for_focus("h1", first).await;
}

/// Types Company ID and address, and asks ConnectWise for the company.
pub(crate) async fn find_company(window: &Window<'_>, company: &str, address: &str) {
    let keyboard = window.keyboard();
    keyboard.fill("Company ID", company).await;
    keyboard.fill("ConnectWise address", address).await;
    keyboard.press_button("Find my company").await;
    window.page().wait_for("took").await;
}

/// On the step of the test: once without an integration ID, which fails, and once with it.
pub(crate) async fn test_with_integration_id(window: &Window<'_>, client_id: &str) {
    let (keyboard, page) = (window.keyboard(), window.page());
    let step = "Test the connection";
    keyboard.press_button(step).await;
    keyboard.wait_for_focus("h2", "Stopped at: *").await;
    keyboard.press_button("Open the settings").await;
    keyboard.wait_for_focus("h1", "Settings").await;
    keyboard.fill("Integration ID", client_id).await;
    keyboard.press_button("Save the integration ID").await;
    page.wait_for("The integration ID is saved.").await;
    keyboard.press_button("Back").await;
    keyboard.wait_for_focus("h1", step).await;
    keyboard.press_button("Test again").await;
    keyboard.wait_for_focus("h2", "Connected*").await;
}
