//! Guides.

use super::Answer;
use crate::state::Shell;
use onramp_core::setup::view::{GuideCard, TermView};
use tauri::State;

#[tauri::command]
pub(crate) async fn guide_list(shell: State<'_, Shell>) -> Answer<Vec<GuideCard>> {
    Ok(shell.core.guides())
}

#[tauri::command]
pub(crate) async fn guide_terms(shell: State<'_, Shell>) -> Answer<Vec<TermView>> {
    Ok(shell.core.terms())
}
