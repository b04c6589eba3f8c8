//! Setups.

use super::Answer;
use super::keys::take_copy_off;
use crate::state::Shell;
use onramp_core::setup::view::{HomeQuery, HomeView, SetupReturn, SetupTwin, SetupView};
use onramp_core::setup::{FieldId, SetupId};
use std::collections::BTreeSet;
use tauri::State;

#[tauri::command]
pub(crate) async fn setup_list(shell: State<'_, Shell>, query: HomeQuery) -> Answer<HomeView> {
    Ok(shell.core.home(query).await?)
}

#[tauri::command]
pub(crate) async fn setup_archive(
    shell: State<'_, Shell>,
    id: SetupId,
    is_archived: bool,
) -> Answer<()> {
    Ok(shell.core.archive(&id, is_archived).await?)
}

#[tauri::command]
pub(crate) async fn setup_twin(shell: State<'_, Shell>, id: SetupId) -> Answer<Option<SetupTwin>> {
    Ok(shell.core.twin(&id).await?)
}

#[tauri::command]
pub(crate) async fn setup_create(
    shell: State<'_, Shell>,
    guide: String,
    is_practice: bool,
) -> Answer<SetupView> {
    if is_practice {
        shell.start_practice().await?;
    }
    Ok(shell.core.create(&guide, is_practice).await?)
}

#[tauri::command]
pub(crate) async fn setup_open(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupView> {
    if shell.core.is_practice(&id).await? {
        shell.start_practice().await?;
    }
    Ok(shell.core.open_setup(&id).await?)
}

#[tauri::command]
pub(crate) async fn setup_return(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupReturn> {
    if shell.core.is_practice(&id).await? {
        shell.start_practice().await?;
    }
    Ok(shell.core.come_back(&id).await?)
}

#[tauri::command]
pub(crate) async fn setup_delete(shell: State<'_, Shell>, id: SetupId) -> Answer<()> {
    take_copy_off(&shell).await;
    Ok(shell.core.delete_setup(&id).await?)
}

#[tauri::command]
pub(crate) async fn setup_choose(
    shell: State<'_, Shell>,
    id: SetupId,
    role: Option<String>,
    features: BTreeSet<String>,
    is_answered: bool,
) -> Answer<SetupView> {
    Ok(shell.core.choose(&id, role, features, is_answered).await?)
}

#[tauri::command]
pub(crate) async fn setup_field_set(
    shell: State<'_, Shell>,
    id: SetupId,
    field: FieldId,
    typed: String,
) -> Answer<SetupView> {
    Ok(shell.core.set_field(&id, field, &typed).await?)
}

#[tauri::command]
pub(crate) async fn setup_step_go(
    shell: State<'_, Shell>,
    id: SetupId,
    step: String,
) -> Answer<SetupView> {
    Ok(shell.core.go_to(&id, &step).await?)
}

#[tauri::command]
pub(crate) async fn setup_step_mark(
    shell: State<'_, Shell>,
    id: SetupId,
    step: String,
    is_done: bool,
) -> Answer<SetupView> {
    Ok(shell.core.mark(&id, &step, is_done).await?)
}

#[tauri::command]
pub(crate) async fn setup_company_find(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupView> {
    Ok(shell.core.find_company(&id).await?)
}

#[tauri::command]
pub(crate) async fn setup_host_take(shell: State<'_, Shell>, id: SetupId) -> Answer<SetupView> {
    Ok(shell.core.take_offered_host(&id).await?)
}
