//! A file that is opened from outside: named when Onramp is started, double-clicked, or dropped on the window. It waits here
//! until the window asks for it. Nothing is done with it before a person says so.

use onramp_core::{desk, invite};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, DragDropEvent, Manager, WindowEvent};

/// What tells the window that a file waits. It is a sentence of our own, and nothing of the file's is in it.
const TELL: &str = "window.dispatchEvent(new Event('onramp-opened-file'))";

/// What the name of a report's JSON form ends with.
const REPORT_EXTENSION: &str = ".json";

/// The file that waits, if any: the one opened last.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Option<PathBuf>>);

impl Waiting {
    /// Takes the file, so that it is looked at once.
    pub(crate) fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, path: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }
}

/// Keeps the file that Onramp was started with.
pub(crate) fn begin(app: &AppHandle) {
    let waiting = Waiting::default();
    if let Some(path) = named_in(std::env::args_os()) {
        waiting.put(path);
    }
    app.manage(waiting);
}

/// Takes a file in that a second start named, from the folder that it was started in.
pub(crate) fn hear_of_another_start(app: &AppHandle, arguments: Vec<String>, folder: &Path) {
    let arguments = arguments.into_iter().map(OsString::from);
    if let Some(path) = named_in(arguments) {
        hand_over(app, folder.join(path));
    }
}

/// Takes a file in that was dropped on the window.
pub(crate) fn heed(app: &AppHandle, event: &WindowEvent) {
    if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event
        && let Some(path) = paths.first()
    {
        hand_over(app, path.clone());
    }
}

/// Keeps a file for the window, and tells it.
pub(crate) fn hand_over(app: &AppHandle, path: PathBuf) {
    if let Some(waiting) = app.try_state::<Waiting>() {
        waiting.put(path);
    }
    if let Some(window) = app.get_webview_window("main") {
        // A page that is not there yet asks by itself once it is.
        let _ = window.eval(TELL);
    }
}

/// The file that a command line names: the first argument that is no option and is named as an invite, a desk or a report.
fn named_in(arguments: impl Iterator<Item = OsString>) -> Option<PathBuf> {
    let mut paths = arguments.skip(1).map(PathBuf::from);
    paths.find(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.to_lowercase();
        let ends = [invite::EXTENSION, desk::DESK_EXTENSION, REPORT_EXTENSION];
        let is_named_so = ends.iter().any(|end| name.ends_with(end));
        !name.starts_with('-') && is_named_so
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(arguments: &[&str]) -> Option<PathBuf> {
        named_in(arguments.iter().map(OsString::from))
    }

    #[test]
    fn a_command_line_names_an_invite_a_desk_or_a_report_and_nothing_else() {
        let invite = Some(PathBuf::from("/home/me/acme.onramp-invite"));
        assert_eq!(named(&["onramp", "/home/me/acme.onramp-invite"]), invite);
        assert_eq!(
            named(&["onramp", "--flag", "/home/me/acme.onramp-invite", "b"]),
            invite
        );
        assert!(named(&["onramp", "A.ONRAMP-INVITE"]).is_some());
        assert!(named(&["onramp", "Onramp desk 2026-11-22.onramp-desk"]).is_some());
        assert!(named(&["onramp", "Phin - ACME MSP.json"]).is_some());
        for other in [
            &["a.onramp-invite"][..],
            &["onramp"],
            &["onramp", "notes.txt"],
            &["onramp", "-x.onramp-invite"],
        ] {
            assert_eq!(named(other), None, "{other:?}");
        }
    }

    #[test]
    fn a_file_is_looked_at_once_and_the_last_one_counts() {
        let waiting = Waiting::default();
        waiting.put(PathBuf::from("a"));
        waiting.put(PathBuf::from("b"));
        assert_eq!(waiting.take(), Some(PathBuf::from("b")));
        assert_eq!(waiting.take(), None);
    }
}
