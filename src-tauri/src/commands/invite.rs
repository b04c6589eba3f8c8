//! Invites.

use super::Answer;
use super::report::folder_to_propose;
use crate::settings_file;
use crate::state::{Shell, refused};
use onramp_core::setup::view::{InviteDraft, InviteStart, SetupView};
use std::path::PathBuf;
use tauri::{AppHandle, State};

#[tauri::command]
pub(crate) async fn invite_accept(shell: State<'_, Shell>, invite: String) -> Answer<SetupView> {
    Ok(shell.core.accept_invite(&invite).await?)
}

#[tauri::command]
pub(crate) async fn invite_prepare(app: AppHandle, shell: State<'_, Shell>) -> Answer<InviteStart> {
    let [contact_name, contact_mail, contact_phone] = settings_file::contact(&app);
    Ok(InviteStart {
        folder: folder_to_propose(&app),
        contact_name,
        contact_mail,
        contact_phone,
        choices: shell.core.choices_of_guides(),
    })
}

/// Answers with the path. Who sends it is remembered for the next one.
#[tauri::command]
pub(crate) async fn invite_write(
    app: AppHandle,
    shell: State<'_, Shell>,
    draft: InviteDraft,
    folder: String,
) -> Answer<String> {
    let folder = PathBuf::from(folder.trim());
    let path = shell.core.write_invite(&draft, &folder).await?;
    let contact = [
        draft.contact_name.trim(),
        draft.contact_mail.trim(),
        draft.contact_phone.trim(),
    ];
    settings_file::set_contact(&app, contact).map_err(refused)?;
    Ok(path.display().to_string())
}
