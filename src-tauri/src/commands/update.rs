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

/// Fetches the version that was found, and proves it. Answers with what it would have to wait for; then nothing is fetched.
#[tauri::command]
pub(crate) async fn update_fetch(
    app: AppHandle,
    shell: State<'_, Shell>,
) -> Answer<Vec<UpdateWait>> {
    if let Err(waits) = shell.core.rest().await? {
        return Ok(waits);
    }
    updates::fetch(&app).await?;
    Ok(Vec::new())
}

/// Answers with what it has to wait for; otherwise Onramp closes, and opens as the newer version.
#[tauri::command]
pub(crate) async fn update_install(
    app: AppHandle,
    shell: State<'_, Shell>,
) -> Answer<Vec<UpdateWait>> {
    let rest = match shell.core.rest().await? {
        Ok(rest) => rest,
        Err(waits) => return Ok(waits),
    };
    updates::install(&app).await?;
    // This Onramp only closes from now on: nothing may begin that it would not end.
    std::mem::forget(rest);
    app.request_restart();
    Ok(Vec::new())
}
