//! A newer version of Onramp.

use super::Answer;
use crate::state::Shell;
use crate::updates;
use onramp_core::setup::view::{UpdateFound, UpdateOffer, UpdateWait};
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn update_offer() -> Answer<Option<UpdateOffer>> {
    Ok(updates::offer())
}

#[tauri::command]
pub(crate) async fn update_look(app: AppHandle) -> Answer<Option<UpdateFound>> {
    updates::look(&app).await
}

/// Answers with what it has to wait for; otherwise Onramp closes, and opens as the newer version.
#[tauri::command]
pub(crate) async fn update_install(
    app: AppHandle,
    shell: State<'_, Shell>,
) -> Answer<Vec<UpdateWait>> {
    let update = updates::found(&app)?;
    // Nothing is fetched in vain; and what has begun while it was fetched counts again.
    if let Err(waits) = shell.core.rest().await? {
        return Ok(waits);
    }
    let bytes = updates::fetch(&update).await?;
    let _rest = match shell.core.rest().await? {
        Ok(rest) => rest,
        Err(waits) => return Ok(waits),
    };
    shell.clipboard.clear_at_exit();
    updates::install(update, bytes).await?;
    app.request_restart();
    Ok(Vec::new())
}
