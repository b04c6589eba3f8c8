//! One Onramp at a time: a second start hands the file that it was started with to the first one, brings its window to the
//! front, and ends.
//!
//! An Onramp that was killed may still be known to the session for a moment. It answers no more, and the plugin takes
//! that for a failure to start; a person who opens Onramp again at once would see nothing happen.

use crate::opened_file;
use std::error::Error;
use std::path::Path;
use std::thread;
use std::time::Duration;
use tauri::plugin::{Builder, Plugin, TauriPlugin};
use tauri::{AppHandle, Manager, RunEvent, Wry};

const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// The plugin that looks for a running Onramp.
pub(crate) fn init() -> TauriPlugin<Wry> {
    Builder::new("one-window")
        .setup(|app, _| until_it_works(|| join_or_lead(app), || thread::sleep(PAUSE)))
        .on_event(|app, event| {
            if matches!(event, RunEvent::Exit) {
                tauri_plugin_single_instance::destroy(app);
            }
        })
        .build()
}

/// Ends this process when another Onramp has answered.
fn join_or_lead(app: &AppHandle) -> Result<(), Box<dyn Error>> {
    let show = |app: &AppHandle, arguments: Vec<String>, folder: String| {
        opened_file::hear_of_another_start(app, arguments, Path::new(&folder));
        show_window(app);
    };
    tauri_plugin_single_instance::init(show).initialize(app, Default::default())
}

fn show_window(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window that cannot be raised is still there to be clicked.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

fn until_it_works<T, E>(act: impl Fn() -> Result<T, E>, pause: impl Fn()) -> Result<T, E> {
    for _ in 1..TRIES {
        if let Ok(done) = act() {
            return Ok(done);
        }
        pause();
    }
    act()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    /// How often it was tried, and what came of it, when the first tries fail.
    fn tried(failing: usize) -> (usize, Result<(), ()>) {
        let tries = Cell::new(0);
        let act = || {
            tries.set(tries.get() + 1);
            if tries.get() > failing {
                Ok(())
            } else {
                Err(())
            }
        };
        let outcome = until_it_works(act, || {});
        (tries.get(), outcome)
    }

    #[test]
    fn a_start_beside_one_that_is_just_gone_is_tried_again() {
        assert_eq!(tried(0), (1, Ok(())));
        assert_eq!(tried(3), (4, Ok(())));
    }

    #[test]
    fn a_start_that_never_works_ends_with_its_cause() {
        assert_eq!(tried(1000), (TRIES, Err(())));
    }
}
