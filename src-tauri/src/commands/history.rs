//! Earlier tests of a setup.

use super::Answer;
use crate::state::Shell;
use onramp_core::setup::view::{HistoryView, RunsComparedView};
use onramp_core::setup::{RunId, SetupId};
use tauri::State;

#[tauri::command]
pub(crate) async fn history_list(shell: State<'_, Shell>, id: SetupId) -> Answer<HistoryView> {
    Ok(shell.core.history(&id).await?)
}

#[tauri::command]
pub(crate) async fn history_compare(
    shell: State<'_, Shell>,
    id: SetupId,
    chosen: Option<(RunId, RunId)>,
) -> Answer<Option<RunsComparedView>> {
    Ok(shell.core.compare_runs(&id, chosen).await?)
}
