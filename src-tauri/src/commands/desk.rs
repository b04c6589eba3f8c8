//! The desk, into a file and out of one.

use super::Answer;
use super::report::folder_to_propose;
use crate::state::Shell;
use onramp_core::setup::view::{DeskFileView, DeskStart, DeskWritten};
use std::path::PathBuf;
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn desk_prepare(app: AppHandle) -> Answer<DeskStart> {
    let folder = folder_to_propose(&app);
    Ok(DeskStart { folder })
}

#[tauri::command]
pub(crate) async fn desk_write(shell: State<'_, Shell>, folder: String) -> Answer<DeskWritten> {
    let folder = PathBuf::from(folder.trim());
    Ok(shell.core.write_desk(&folder).await?)
}

#[tauri::command]
pub(crate) async fn desk_import(shell: State<'_, Shell>, desk: String) -> Answer<DeskFileView> {
    Ok(shell.core.import_opened_desk(&desk).await?)
}
