//! The toolkit's own clipboard: a Wayland session without data-control lets only the window that has the focus use it.

use super::{Found, Seen};
use onramp_core::keys::CopyFate;
use tauri::AppHandle;

/// Reads the text there. `None` when there is none, or no such way.
#[cfg(target_os = "linux")]
pub(super) async fn read(app: &AppHandle) -> Option<Found> {
    let text = gtk::read(app).await?;
    let seen = Seen::by_text(&text);
    Some(Found { text, seen })
}

/// Empties the clipboard if this text still lies there, and so what is pasted with the middle button.
#[cfg(target_os = "linux")]
pub(super) async fn clear_if(app: &AppHandle, seen: Seen) -> CopyFate {
    let cleared = gtk::clear_if(app, seen).await;
    cleared.unwrap_or(CopyFate::Unknown)
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unused_async, reason = "the one for Linux waits")]
pub(super) async fn read(_app: &AppHandle) -> Option<Found> {
    None
}

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unused_async, reason = "the one for Linux waits")]
pub(super) async fn clear_if(_app: &AppHandle, _seen: Seen) -> CopyFate {
    CopyFate::Unknown
}

#[cfg(target_os = "linux")]
mod gtk {
    use super::{AppHandle, CopyFate, Seen};
    use gtk::gdk;
    use std::time::Duration;
    use tokio::sync::oneshot;
    use zeroize::Zeroizing;

    const LIMIT: Duration = Duration::from_secs(5);

    pub(super) async fn read(app: &AppHandle) -> Option<Zeroizing<String>> {
        let read = || text_of(&gtk::Clipboard::get(&gdk::SELECTION_CLIPBOARD));
        on_main_thread(app, read).await?
    }

    pub(super) async fn clear_if(app: &AppHandle, seen: Seen) -> Option<CopyFate> {
        let clear = move || {
            let both = [gdk::SELECTION_CLIPBOARD, gdk::SELECTION_PRIMARY];
            let [copied, selected] = both.map(|kind| clear_one_if(&kind, seen));
            copied.and(selected)
        };
        on_main_thread(app, clear).await
    }

    fn clear_one_if(kind: &gdk::Atom, seen: Seen) -> CopyFate {
        let clipboard = gtk::Clipboard::get(kind);
        if !text_of(&clipboard).is_some_and(|text| seen.is(&text)) {
            return CopyFate::Gone;
        }
        // Only what is one's own can be cleared here.
        clipboard.set_text("");
        clipboard.clear();
        CopyFate::Cleared
    }

    fn text_of(clipboard: &gtk::Clipboard) -> Option<Zeroizing<String>> {
        let text = clipboard.wait_for_text()?;
        Some(Zeroizing::new(text.to_string()))
    }

    /// As GTK asks.
    async fn on_main_thread<T: Send + 'static>(
        app: &AppHandle,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Option<T> {
        let (sender, receiver) = oneshot::channel();
        app.run_on_main_thread(move || {
            // The receiver has gone only when the limit has passed; then nobody wants the answer.
            let _ = sender.send(work());
        })
        .ok()?;
        tokio::time::timeout(LIMIT, receiver).await.ok()?.ok()
    }
}
