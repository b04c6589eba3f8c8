//! The report.

use super::Answer;
use crate::state::Shell;
use onramp_core::report::Made;
use onramp_core::setup::SetupId;
use onramp_core::setup::view::{ReportPreview, ReportWritten};
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};

#[tauri::command]
pub(crate) async fn report_preview(
    app: AppHandle,
    shell: State<'_, Shell>,
    id: SetupId,
) -> Answer<ReportPreview> {
    let prepared = shell.core.prepare_report(&id, &Made::now()).await?;
    let preview = ReportPreview {
        id: prepared.report.report_id.clone(),
        folder: folder_to_propose(&app),
        file_names: prepared.file_names,
    };
    shell.keep_preview(&preview.id, prepared.html);
    Ok(preview)
}

/// Where a person looks for what they were given: the documents, else the home folder.
pub(super) fn folder_to_propose(app: &AppHandle) -> String {
    let documents = app.path().document_dir().or_else(|_| app.path().home_dir());
    documents
        .map(|folder| folder.display().to_string())
        .unwrap_or_default()
}

#[tauri::command]
pub(crate) async fn report_write(
    shell: State<'_, Shell>,
    id: SetupId,
    folder: String,
) -> Answer<ReportWritten> {
    let written = shell
        .core
        .write_report(&id, &PathBuf::from(folder.trim()))
        .await?;
    let paths = written
        .paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    Ok(ReportWritten {
        paths,
        report_id: written.report_id,
    })
}
