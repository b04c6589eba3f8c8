//! The sealed hand-off.

use super::Answer;
use super::report::folder_to_propose;
use crate::state::{Shell, refused};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{CopiedWhat, CopyView, HandOffPreview, HandOffSealed};
use onramp_core::words::Code;
use std::path::PathBuf;
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn hand_off_preview(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: SetupId,
) -> Answer<HandOffPreview> {
    let folder = folder_to_propose(&app);
    Ok(shell.core.preview_hand_off(&id, folder).await?)
}

#[tauri::command]
pub(crate) async fn hand_off_write(
    shell: State<'_, Shell>,
    id: SetupId,
    recipient: Option<String>,
    folder: PathBuf,
) -> Answer<HandOffSealed> {
    let recipient = recipient.as_deref();
    Ok(shell.core.write_hand_off(&id, recipient, &folder).await?)
}

#[tauri::command]
pub(crate) async fn hand_off_copy(
    shell: State<'_, Shell>,
    id: SetupId,
    recipient: Option<String>,
) -> Answer<HandOffSealed> {
    let copy = async |text| {
        let copied = shell.clipboard.copy_text(text).await;
        copied.ok_or(Code::ClipboardNotWritten)
    };
    let sealed = shell.core.seal_hand_off(&id, recipient.as_deref(), copy);
    Ok(sealed.await?.shown)
}

#[tauri::command]
pub(crate) async fn hand_off_passphrase_show(
    shell: State<'_, Shell>,
    id: SetupId,
) -> Answer<String> {
    Ok(shell.core.hand_off_passphrase(&id)?.to_string())
}

#[tauri::command]
pub(crate) async fn hand_off_passphrase_copy(
    shell: State<'_, Shell>,
    id: SetupId,
) -> Answer<CopyView> {
    let passphrase = shell.core.hand_off_passphrase(&id)?;
    let copied = shell.clipboard.copy(passphrase, CopiedWhat::Passphrase);
    copied.await.map_err(refused)
}
