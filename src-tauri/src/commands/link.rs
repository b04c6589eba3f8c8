//! Opening a guide's document in the browser, and the folder of a report or a hand-off.

use super::Answer;
use crate::state::{Shell, refused};
use onramp_core::words::Code;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

#[tauri::command]
pub(crate) async fn link_open(
    app: AppHandle,
    shell: State<'_, Shell>,
    address: String,
) -> Answer<()> {
    if !shell.core.may_open(&address) {
        return Err(refused(Code::LinkNotAllowed));
    }
    app.opener()
        .open_url(address, None::<String>)
        .map_err(|_| refused(Code::BrowserNotOpened))
}

#[tauri::command]
pub(crate) async fn folder_open(
    app: AppHandle,
    shell: State<'_, Shell>,
    path: String,
) -> Answer<()> {
    if !shell.core.has_written(&path).await? {
        return Err(refused(Code::LinkNotAllowed));
    }
    app.opener()
        .reveal_item_in_dir(path)
        .map_err(|_| refused(Code::FolderNotOpened))
}
