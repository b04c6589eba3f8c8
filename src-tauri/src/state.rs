//! What the shell holds while it runs.

use crate::clipboard::Clipboard;
use crate::settings_file;
use onramp_core::address::PracticeServer;
use onramp_core::check::{Fact, FactName};
use onramp_core::desk::{key_files_in, records_in};
use onramp_core::keys::Vault;
use onramp_core::psa::{ExtraRoots, IntegrationId, Limits};
use onramp_core::setup::Setups;
use onramp_core::setup::view::CommandError;
use onramp_core::words::{Code, words_for};
use onramp_core::{Onramp, RunningPractice, Surroundings};
use onramp_practice::{Practice, PracticeOptions};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tauri::{AppHandle, Manager};

/// The integration ID that the publisher built in, if any.
pub(crate) const BUILT_IN_INTEGRATION_ID: Option<&str> = option_env!("ONRAMP_INTEGRATION_ID");

/// What the shell holds while it runs.
pub(crate) struct Shell {
    pub(crate) core: Onramp,
    pub(crate) clipboard: Arc<Clipboard>,
    pub(crate) practice: tokio::sync::Mutex<Option<Practice>>,
    previews: Mutex<Option<(String, String)>>,
}

impl Shell {
    /// The HTML of the preview with this id, if it is the one last made.
    pub(crate) fn preview(&self, id: &str) -> Option<String> {
        let previews = self.previews.lock().unwrap_or_else(PoisonError::into_inner);
        previews
            .as_ref()
            .filter(|(made, _)| made == id)
            .map(|(_, html)| html.clone())
    }

    /// Keeps the HTML of a preview until the next one.
    pub(crate) fn keep_preview(&self, id: &str, html: String) {
        *self.previews.lock().unwrap_or_else(PoisonError::into_inner) = Some((id.to_owned(), html));
    }

    /// Starts practice unless it runs.
    pub(crate) async fn start_practice(&self) -> Result<(), CommandError> {
        let mut practice = self.practice.lock().await;
        if practice.is_some() {
            return Ok(());
        }
        let started = Practice::start(PracticeOptions::default())
            .await
            .map_err(|_| refused(Code::PracticeNotStarted))?;
        let integration_id = IntegrationId::parse(started.client_id()).map_err(refused)?;
        let server = PracticeServer {
            address: started.address(),
            is_tls: false,
        };
        self.core.set_practice(Some(RunningPractice {
            server,
            integration_id,
        }));
        *practice = Some(started);
        Ok(())
    }
}

/// A command's error for a code that needs no facts.
pub(crate) fn refused(code: Code) -> CommandError {
    CommandError {
        code,
        words: words_for(code, &[]),
    }
}

/// The folder that everything of Onramp's lies in, and the clipboard with its mark there.
///
/// # Errors
/// When the system names no such folder.
pub(crate) fn find(app: &AppHandle) -> Result<(PathBuf, Arc<Clipboard>), CommandError> {
    let folder = app.path().app_local_data_dir();
    let folder = folder.map_err(|_| refused(Code::RecordsNotOpened))?;
    let clipboard = Clipboard::new(&folder);
    Ok((folder, clipboard))
}

/// Opens the records and the key stores in `folder`.
///
/// # Errors
/// When the records cannot be opened; the words say what to do.
pub(crate) fn open(
    app: &AppHandle,
    folder: &Path,
    clipboard: Arc<Clipboard>,
) -> Result<Shell, CommandError> {
    let core = open_core(folder)?;
    let typed = settings_file::integration_id(app);
    core.set_integration_id(effective_integration_id(&typed));
    Ok(Shell {
        core,
        clipboard,
        practice: tokio::sync::Mutex::new(None),
        previews: Mutex::new(None),
    })
}

fn open_core(folder: &Path) -> Result<Onramp, CommandError> {
    let file = records_in(folder);
    let refused = |code: Code| {
        let shown = Fact::new(FactName::File, file.display().to_string());
        CommandError {
            code,
            words: words_for(code, &[shown]),
        }
    };
    let setups = Setups::open(&file).map_err(|error| refused(error.code()))?;
    Onramp::open(Surroundings {
        setups,
        keychain: Vault::keychain(),
        memory: Vault::memory(),
        key_files: key_files_in(folder),
        clock: onramp_core::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    })
    .map_err(|error| refused(error.code()))
}

/// The one that real setups send: what was typed in the settings, else the built-in one.
pub(crate) fn effective_integration_id(typed: &str) -> Option<IntegrationId> {
    let chosen = if typed.trim().is_empty() {
        BUILT_IN_INTEGRATION_ID.unwrap_or_default()
    } else {
        typed
    };
    IntegrationId::parse(chosen).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_that_are_none_are_told_with_their_file_and_left_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("setups.sqlite3");
        std::fs::write(&file, "somebody's own words").unwrap();

        let problem = open_core(folder.path()).err().unwrap();

        assert_eq!(problem.code, Code::RecordsUnreadable);
        let words = problem.words;
        assert!(words.happened.contains(&file.display().to_string()));
        assert!(!words.to_do.is_empty());
        let kept = std::fs::read_to_string(&file).unwrap();
        assert_eq!(kept, "somebody's own words");
    }

    #[test]
    fn the_command_line_looks_where_the_window_keeps_everything() {
        let named = format!("\"identifier\": \"{}\"", onramp_core::desk::IDENTIFIER);
        assert!(include_str!("../tauri.conf.json").contains(&named));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let in_the_way = folder.path().join("file");
        std::fs::write(&in_the_way, "").unwrap();
        let problem = open_core(&in_the_way).err().unwrap();
        assert_eq!(problem.code, Code::RecordsNotOpened);
    }
}
