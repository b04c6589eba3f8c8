//! Settings.

use super::Answer;
use crate::settings_file;
use crate::state::{BUILT_IN_INTEGRATION_ID, Shell, effective_integration_id, refused};
use onramp_core::setup::view::SettingsView;
use onramp_core::{recordable_integration_id, settings_view};
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn settings_get(app: AppHandle) -> Answer<SettingsView> {
    Ok(settings_view(
        &settings_file::integration_id(&app),
        BUILT_IN_INTEGRATION_ID,
        env!("CARGO_PKG_VERSION"),
    ))
}

#[tauri::command]
pub(crate) async fn settings_integration_id_set(
    app: AppHandle,
    shell: State<'_, Shell>,
    typed: String,
) -> Answer<SettingsView> {
    let kept = recordable_integration_id(&typed).map_err(refused)?;
    settings_file::set_integration_id(&app, kept).map_err(refused)?;
    shell
        .core
        .set_integration_id(effective_integration_id(kept));
    settings_get(app).await
}

#[tauri::command]
pub(crate) async fn presenting_get(app: AppHandle) -> Answer<bool> {
    Ok(settings_file::is_presenting(&app))
}

#[tauri::command]
pub(crate) async fn presenting_set(app: AppHandle, is_on: bool) -> Answer<()> {
    settings_file::set_presenting(&app, is_on).map_err(refused)
}
