//! Keys. No command here answers with one.

use super::Answer;
use crate::clipboard::Seen;
use crate::state::{Shell, refused};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{CaptureView, CopiedWhat, CopyView, KeySlot, KeysView, SetupView};
use onramp_core::words::Code;
use tauri::{AppHandle, State};
use zeroize::Zeroizing;

#[tauri::command]
pub(crate) async fn keys_status(shell: State<'_, Shell>, id: SetupId) -> Answer<KeysView> {
    Ok(shell.core.keys_status(&id).await?)
}

#[tauri::command]
pub(crate) async fn keys_capture(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: SetupId,
    slot: KeySlot,
) -> Answer<CaptureView> {
    let found = shell
        .clipboard
        .read(&app)
        .await
        .ok_or_else(|| refused(Code::ClipboardUnreadable))?;
    let mut captured = shell.core.capture(&id, slot, found.text).await?;
    if captured.is_saved {
        let notes = shell.clipboard.take_back(&app, found.seen, false).await;
        captured.notes.extend(notes);
    }
    Ok(captured)
}

#[tauri::command]
pub(crate) async fn keys_capture_typed(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: SetupId,
    slot: KeySlot,
    text: String,
) -> Answer<CaptureView> {
    let text = Zeroizing::new(text);
    let seen = Seen::by_text(&text);
    let mut captured = shell.core.capture(&id, slot, text).await?;
    if captured.is_saved {
        let notes = shell.clipboard.take_back(&app, seen, true).await;
        captured.notes.extend(notes);
    }
    Ok(captured)
}

#[tauri::command]
pub(crate) async fn keys_keep_in_memory(shell: State<'_, Shell>, id: SetupId) -> Answer<KeysView> {
    Ok(shell.core.keep_in_memory(&id).await?)
}

#[tauri::command]
pub(crate) async fn keys_forget(shell: State<'_, Shell>, id: SetupId) -> Answer<KeysView> {
    take_copy_off(&shell).await;
    Ok(shell.core.forget_keys(&id).await?)
}

#[tauri::command]
pub(crate) async fn keys_swap(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupView> {
    Ok(shell.core.swap_keys(&id).await?)
}

#[tauri::command]
pub(crate) async fn keys_unlock(shell: State<'_, Shell>, id: SetupId) -> Answer<KeysView> {
    Ok(shell.core.unlock_keychain(&id).await?)
}

#[tauri::command]
pub(crate) async fn keys_keep_in_file(
    shell: State<'_, Shell>,
    id: SetupId,
    passphrase: String,
) -> Answer<KeysView> {
    let passphrase = Zeroizing::new(passphrase);
    Ok(shell.core.keep_in_sealed_file(&id, passphrase).await?)
}

#[tauri::command]
pub(crate) async fn keys_file_open(
    shell: State<'_, Shell>,
    id: SetupId,
    passphrase: String,
) -> Answer<KeysView> {
    let passphrase = Zeroizing::new(passphrase);
    Ok(shell.core.open_sealed_file(&id, passphrase).await?)
}

#[tauri::command]
pub(crate) async fn keys_remove(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupView> {
    take_copy_off(&shell).await;
    Ok(shell.core.remove_keys(&id).await?)
}

#[tauri::command]
pub(crate) async fn keys_copy(
    shell: State<'_, Shell>,
    id: SetupId,
    slot: KeySlot,
) -> Answer<CopyView> {
    let key = shell.core.key_for_clipboard(&id, slot).await?;
    let what = match slot {
        KeySlot::Public => CopiedWhat::PublicKey,
        KeySlot::Private => CopiedWhat::PrivateKey,
    };
    shell.clipboard.copy(key, what).await.map_err(refused)
}

#[tauri::command]
pub(crate) async fn keys_copy_extend(shell: State<'_, Shell>) -> Answer<Option<CopyView>> {
    Ok(shell.clipboard.extend())
}

#[tauri::command]
pub(crate) async fn keys_copy_status(shell: State<'_, Shell>) -> Answer<Option<CopyView>> {
    shell.clipboard.status().await.map_err(refused)
}

#[tauri::command]
pub(crate) async fn keys_copy_clear(shell: State<'_, Shell>) -> Answer<()> {
    shell.clipboard.clear_copy().await.map_err(refused)
}

/// A key that goes from this computer goes from the clipboard too. One that the system keeps there for now has its time.
pub(super) async fn take_copy_off(shell: &Shell) {
    let _ = shell.clipboard.clear_copy().await;
}
