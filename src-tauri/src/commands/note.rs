//! Notes written down on a call.

use super::Answer;
use crate::state::Shell;
use onramp_core::setup::view::SetupView;
use onramp_core::setup::{NoteId, SetupId};
use tauri::State;

#[tauri::command]
pub(crate) async fn note_add(
    shell: State<'_, Shell>,
    id: SetupId,
    step: String,
    text: String,
) -> Answer<SetupView> {
    Ok(shell.core.add_note(&id, &step, &text).await?)
}

#[tauri::command]
pub(crate) async fn note_draft_set(
    shell: State<'_, Shell>,
    id: SetupId,
    text: String,
) -> Answer<()> {
    Ok(shell.core.set_note_draft(&id, &text).await?)
}

#[tauri::command]
pub(crate) async fn note_remove(
    shell: State<'_, Shell>,
    id: SetupId,
    note: NoteId,
) -> Answer<SetupView> {
    Ok(shell.core.remove_note(&id, &note).await?)
}
