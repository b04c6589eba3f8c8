//! Files that a person opens.

use super::Answer;
use crate::opened_file::Waiting;
use crate::state::Shell;
use onramp_core::setup::view::OpenedFile;
use tauri::State;

/// Looks at a file that was chosen in the window: its name, and what it holds.
#[tauri::command]
pub(crate) async fn opened_file_read(
    shell: State<'_, Shell>,
    name: String,
    text: String,
) -> Answer<OpenedFile> {
    Ok(shell.core.open_bytes(&name, text.as_bytes()).await?)
}

/// Looks at the file that was opened from outside since this was asked last; none when none was.
#[tauri::command]
pub(crate) async fn opened_file_take(
    shell: State<'_, Shell>,
    waiting: State<'_, Waiting>,
) -> Answer<Option<OpenedFile>> {
    match waiting.take() {
        Some(path) => Ok(Some(shell.core.open_path(&path).await?)),
        None => Ok(None),
    }
}
