//! The live test.

use super::Answer;
use crate::state::Shell;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{CheckProgress, SetupView};
use tauri::State;
use tauri::ipc::Channel;

#[tauri::command]
pub(crate) async fn check_run(
    shell: State<'_, Shell>,
    id: SetupId,
    only_failed: bool,
    on_progress: Channel<CheckProgress>,
) -> Answer<SetupView> {
    // A window that has gone away needs no progress; the run is recorded all the same.
    let tell = |progress: CheckProgress| drop(on_progress.send(progress));
    Ok(shell.core.run_check(&id, only_failed, &tell).await?)
}

#[tauri::command]
pub(crate) async fn check_cancel(shell: State<'_, Shell>, id: SetupId) -> Answer<()> {
    shell.core.cancel_check(&id);
    Ok(())
}
