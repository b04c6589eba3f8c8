//! Notices of other people's work.

use super::Answer;
use onramp_core::notices::{Notice, notices};

#[tauri::command]
pub(crate) async fn notice_list() -> Answer<Vec<Notice>> {
    Ok(notices())
}
