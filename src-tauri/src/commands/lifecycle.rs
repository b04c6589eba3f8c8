//! A pair's life: letting go of the page, a second pair, the end.

use super::Answer;
use super::keys::take_copy_off;
use crate::state::Shell;
use onramp_core::setup::view::SetupView;
use onramp_core::setup::{EndingKind, ReplacementReason, SetupId};
use tauri::State;

#[tauri::command]
pub(crate) async fn page_release(
    shell: State<'_, Shell>,
    id: SetupId,
    is_released: bool,
) -> Answer<SetupView> {
    Ok(shell.core.release_page(&id, is_released).await?)
}

#[tauri::command]
pub(crate) async fn replacement_begin(
    shell: State<'_, Shell>,
    id: SetupId,
    reason: ReplacementReason,
) -> Answer<SetupView> {
    Ok(shell.core.begin_replacement(&id, reason).await?)
}

#[tauri::command]
pub(crate) async fn replacement_cancel(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupView> {
    take_copy_off(&shell).await;
    Ok(shell.core.cancel_replacement(&id).await?)
}

#[tauri::command]
pub(crate) async fn ending_begin(
    shell: State<'_, Shell>,
    id: SetupId,
    kind: EndingKind,
) -> Answer<SetupView> {
    Ok(shell.core.begin_ending(&id, kind).await?)
}

#[tauri::command]
pub(crate) async fn ending_cancel(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupView> {
    Ok(shell.core.cancel_ending(&id).await?)
}
