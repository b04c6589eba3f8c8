//! Reports that came in.

use super::Answer;
use crate::state::Shell;
use onramp_core::setup::view::{ReceivedView, SetupView};
use tauri::State;

#[tauri::command]
pub(crate) async fn received_open(shell: State<'_, Shell>, report: String) -> Answer<ReceivedView> {
    Ok(shell.core.received(&report).await?)
}

#[tauri::command]
pub(crate) async fn received_keep(shell: State<'_, Shell>, report: String) -> Answer<ReceivedView> {
    Ok(shell.core.keep_received(&report).await?)
}

#[tauri::command]
pub(crate) async fn received_remove(shell: State<'_, Shell>, report: String) -> Answer<()> {
    Ok(shell.core.forget_received(&report).await?)
}

#[tauri::command]
pub(crate) async fn received_start(shell: State<'_, Shell>, report: String) -> Answer<SetupView> {
    Ok(shell.core.start_from_received(&report).await?)
}
