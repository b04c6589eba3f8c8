//! Keeping the window out of screen capture.

use super::Answer;
use crate::state::refused;
use onramp_core::setup::view::ScreenTruth;
use onramp_core::words::Code;
use tauri::WebviewWindow;

#[tauri::command]
pub(crate) fn screen_protect(window: WebviewWindow, is_on: bool) -> Answer<ScreenTruth> {
    let _ = window.set_content_protected(is_on);
    Err(refused(Code::Unexpected))
}
