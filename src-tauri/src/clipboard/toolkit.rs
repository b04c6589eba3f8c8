//! The toolkit's own clipboard: a Wayland session without data-control lets only the window that has the focus use it.

use super::{Found, Seen};
use onramp_core::keys::CopyFate;
use tauri::AppHandle;

/// Reads the text there. `None` when there is none, or no such way.
#[cfg(target_os = "linux")]
pub(super) fn read(app: &AppHandle) -> Option<Found> {
    let text = gtk::read(app)?;
    let seen = Seen::by_text(&text);
    Some(Found { text, seen })
}

/// Empties the clipboard if this text still lies there.
#[cfg(target_os = "linux")]
pub(super) fn clear_if(app: &AppHandle, seen: Seen) -> CopyFate {
    gtk::clear_if(app, seen).unwrap_or(CopyFate::Unknown)
}

#[cfg(not(target_os = "linux"))]
pub(super) fn read(_app: &AppHandle) -> Option<Found> {
    None
}

#[cfg(not(target_os = "linux"))]
pub(super) fn clear_if(_app: &AppHandle, _seen: Seen) -> CopyFate {
    CopyFate::Unknown
}

#[cfg(target_os = "linux")]
mod gtk {
    use super::{AppHandle, CopyFate, Seen};
    use std::sync::mpsc;
    use std::time::Duration;
    use zeroize::Zeroizing;

    const LIMIT: Duration = Duration::from_secs(5);

    pub(super) fn read(app: &AppHandle) -> Option<Zeroizing<String>> {
        on_main_thread(app, text_of)?
    }

    pub(super) fn clear_if(app: &AppHandle, seen: Seen) -> Option<CopyFate> {
        on_main_thread(app, move |clipboard| {
            if !text_of(clipboard).is_some_and(|text| seen.is(&text)) {
                return CopyFate::Gone;
            }
            // Only what is one's own can be cleared here.
            clipboard.set_text("");
            clipboard.clear();
            CopyFate::Cleared
        })
    }

    fn text_of(clipboard: &gtk::Clipboard) -> Option<Zeroizing<String>> {
        let text = clipboard.wait_for_text()?;
        Some(Zeroizing::new(text.to_string()))
    }

    /// As GTK asks.
    fn on_main_thread<T: Send + 'static>(
        app: &AppHandle,
        work: impl FnOnce(&gtk::Clipboard) -> T + Send + 'static,
    ) -> Option<T> {
        let (sender, receiver) = mpsc::channel();
        app.run_on_main_thread(move || {
            let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
            // The receiver has gone only when the limit has passed; then nobody wants the answer.
            let _ = sender.send(work(&clipboard));
        })
        .ok()?;
        receiver.recv_timeout(LIMIT).ok()
    }
}
