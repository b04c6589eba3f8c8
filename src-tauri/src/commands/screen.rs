//! Keeping the window out of screen capture.

use super::Answer;
use crate::system_version::this_system;
use onramp_core::keys::screen_truth;
use onramp_core::setup::view::ScreenTruth;
use tauri::WebviewWindow;

#[tauri::command]
#[expect(
    clippy::needless_pass_by_value,
    reason = "Tauri gives a command its window"
)]
pub(crate) fn screen_protect(window: WebviewWindow, is_on: bool) -> Answer<ScreenTruth> {
    let asked = window.set_content_protected(is_on);
    Ok(screen_truth(this_system(), asked.is_ok()))
}
