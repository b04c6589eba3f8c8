//! What became of the start, and what a window without records answers.

use crate::state::{self, Shell};
use onramp_core::setup::view::CommandError;
use std::sync::Arc;
use tauri::ipc::Invoke;
use tauri::{AppHandle, Manager, Wry};

/// Why there are no records to work on. The window opens all the same, since it is where a person looks.
struct Failed(CommandError);

/// Opens what the commands work on; when that fails, keeps why.
pub(crate) fn begin(app: &AppHandle) {
    match opened(app) {
        Ok(shell) => app.manage(shell),
        Err(problem) => app.manage(Failed(problem)),
    };
}

fn opened(app: &AppHandle) -> Result<Shell, CommandError> {
    let (folder, clipboard) = state::find(app)?;
    // Also without records: the key of an Onramp that was killed may lie there.
    let looking = Arc::clone(&clipboard);
    tauri::async_runtime::spawn(async move { looking.clear_left_behind().await });
    state::open(app, &folder, clipboard)
}

/// Lets `commands` answer; after a failed start each of them is refused with the words that say why.
pub(crate) fn unless_failed(
    commands: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    move |invoke| {
        let failed = invoke.message.webview_ref().try_state::<Failed>();
        let Some(problem) = failed.map(|failed| failed.0.clone()) else {
            return commands(invoke);
        };
        invoke.resolver.reject(problem);
        true
    }
}
