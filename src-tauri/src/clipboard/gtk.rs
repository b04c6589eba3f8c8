//! GTK's clipboard: a Wayland session without data-control lets only the window that has the focus read it.

use std::sync::mpsc;
use std::time::Duration;
use zeroize::Zeroizing;

const LIMIT: Duration = Duration::from_secs(5);

/// Reads the text on GTK's clipboard, on the main thread as GTK asks. `None` when there is none.
pub(super) fn read(app: &tauri::AppHandle) -> Option<Zeroizing<String>> {
    let (sender, receiver) = mpsc::channel();
    app.run_on_main_thread(move || {
        let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
        // The receiver has gone only when the limit has passed; then nobody wants the text.
        let _ = sender.send(
            clipboard
                .wait_for_text()
                .map(|text| Zeroizing::new(text.to_string())),
        );
    })
    .ok()?;
    receiver.recv_timeout(LIMIT).ok()?
}
