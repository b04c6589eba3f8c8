//! Tests that Onramp runs by itself while it is open.

use super::Answer;
use crate::state::Shell;
use onramp_core::setup::view::{HistoryView, RecheckTold};
use onramp_core::setup::{RecheckEvery, SetupId};
use tauri::State;

#[tauri::command]
pub(crate) async fn recheck_set(
    shell: State<'_, Shell>,
    id: SetupId,
    every: Option<RecheckEvery>,
) -> Answer<HistoryView> {
    Ok(shell.core.set_recheck(&id, every).await?)
}

#[tauri::command]
pub(crate) async fn recheck_tick(
    shell: State<'_, Shell>,
    is_busy: bool,
) -> Answer<Option<RecheckTold>> {
    Ok(shell.core.recheck_when_due(is_busy).await?)
}
