//! The system's clipboard: read once on a click, and written only for a copy that the person asked for.

#[cfg(target_os = "linux")]
mod gtk;

use sha2::{Digest, Sha256};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a copied key may lie on the clipboard, in seconds.
pub(crate) const COPY_LIFETIME_S: u64 = 60;

/// The clipboard, opened on first use: on some systems a failed start must not happen at Onramp's own start.
#[derive(Default)]
pub(crate) struct Clipboard {
    // On X11 and Wayland a copy lives only as long as its owner.
    opened: Mutex<Option<arboard::Clipboard>>,
    ours: Mutex<Option<[u8; 32]>>,
}

impl Clipboard {
    /// Reads the text that lies there. `None` when there is no text or the system does not let Onramp read it.
    pub(crate) fn read(&self, app: &tauri::AppHandle) -> Option<Zeroizing<String>> {
        if self.can_open() {
            return self.with(|clipboard| clipboard.get_text().ok().map(Zeroizing::new));
        }
        read_through_toolkit(app)
    }

    /// Puts a key there, flagged for clipboard managers to leave alone. False when the system refuses.
    pub(crate) fn copy_key(&self, key: &Zeroizing<String>) -> bool {
        let is_copied = self
            .with(|clipboard| set_concealed(clipboard, key).ok())
            .is_some();
        if is_copied {
            *self.ours.lock().unwrap_or_else(PoisonError::into_inner) = Some(digest(key));
        }
        is_copied
    }

    /// Empties the clipboard if `text` still lies there: after a capture, so that it lies in one place only.
    pub(crate) fn clear_if(&self, text: &Zeroizing<String>) {
        self.clear_if_digest(digest(text));
    }

    /// Empties the clipboard if what Onramp copied still lies there.
    pub(crate) fn clear_if_ours(&self) {
        let ours = self
            .ours
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(expected) = ours {
            self.clear_if_digest(expected);
        }
    }

    /// How long until a copy is cleared.
    pub(crate) const fn lifetime() -> Duration {
        Duration::from_secs(COPY_LIFETIME_S)
    }

    fn clear_if_digest(&self, expected: [u8; 32]) {
        self.with(|clipboard| {
            let lies_there = clipboard.get_text().ok().map(Zeroizing::new)?;
            if digest(&lies_there) == expected {
                clipboard.clear().ok()
            } else {
                None
            }
        });
    }

    fn can_open(&self) -> bool {
        self.with(|_| Some(())).is_some()
    }

    fn with<T>(&self, work: impl FnOnce(&mut arboard::Clipboard) -> Option<T>) -> Option<T> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if opened.is_none() {
            *opened = arboard::Clipboard::new().ok();
        }
        work(opened.as_mut()?)
    }
}

fn digest(text: &Zeroizing<String>) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

#[cfg(target_os = "linux")]
fn read_through_toolkit(app: &tauri::AppHandle) -> Option<Zeroizing<String>> {
    gtk::read(app)
}

#[cfg(not(target_os = "linux"))]
fn read_through_toolkit(_app: &tauri::AppHandle) -> Option<Zeroizing<String>> {
    None
}

#[cfg(target_os = "windows")]
fn set_concealed(
    clipboard: &mut arboard::Clipboard,
    key: &Zeroizing<String>,
) -> Result<(), arboard::Error> {
    use arboard::SetExtWindows;
    clipboard
        .set()
        .exclude_from_monitoring()
        .exclude_from_cloud()
        .exclude_from_history()
        .text(key.as_str())
}

#[cfg(target_os = "macos")]
fn set_concealed(
    clipboard: &mut arboard::Clipboard,
    key: &Zeroizing<String>,
) -> Result<(), arboard::Error> {
    use arboard::SetExtApple;
    clipboard.set().exclude_from_history().text(key.as_str())
}

#[cfg(target_os = "linux")]
fn set_concealed(
    clipboard: &mut arboard::Clipboard,
    key: &Zeroizing<String>,
) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;
    clipboard.set().exclude_from_history().text(key.as_str())
}
