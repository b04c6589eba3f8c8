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
