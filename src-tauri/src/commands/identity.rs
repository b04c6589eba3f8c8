//! "Is this you?"

use super::Answer;
use crate::state::Shell;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::SetupView;
use tauri::State;

#[tauri::command]
pub(crate) async fn identity_answer(
    shell: State<'_, Shell>,
    id: SetupId,
    is_it: bool,
) -> Answer<SetupView> {
    Ok(shell.core.answer_identity(&id, is_it).await?)
}

#[tauri::command]
pub(crate) async fn identity_expected_give_up(
    shell: State<'_, Shell>,
    id: SetupId,
) -> Answer<SetupView> {
    Ok(shell.core.give_up_expected(&id).await?)
}
