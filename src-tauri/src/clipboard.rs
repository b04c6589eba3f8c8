//! The system's clipboard: read once on a click, and written only for a copy that the person asked for.

#[cfg(target_os = "linux")]
mod gtk;

use sha2::{Digest, Sha256};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a copied key may lie on the clipboard, in seconds.
pub(crate) const COPY_LIFETIME_S: u32 = 60;

const CLEAR_ATTEMPTS: u32 = 20;
const CLEAR_PAUSE: Duration = Duration::from_millis(500);

/// The clipboard, opened on first use: on some systems a failed start must not happen at Onramp's own start.
#[derive(Default)]
pub(crate) struct Clipboard {
    // On X11 and Wayland a copy lives only as long as its owner.
    opened: Mutex<Option<arboard::Clipboard>>,
    copies: Mutex<Copies>,
}

/// The copies that the person asked for: how many, and what the last one was.
#[derive(Default)]
struct Copies {
    count: u64,
    last: Option<[u8; 32]>,
}

impl Copies {
    fn add(&mut self, digest: [u8; 32]) -> u64 {
        self.count += 1;
        self.last = Some(digest);
        self.count
    }

    /// What the copy with this number was, if none came after it.
    fn if_last(&self, number: u64) -> Option<[u8; 32]> {
        self.last.filter(|_| self.count == number)
    }
}

impl Clipboard {
    /// Reads the text that lies there. `None` when there is no text or the system does not let Onramp read it.
    pub(crate) fn read(&self, app: &tauri::AppHandle) -> Option<Zeroizing<String>> {
        if self.can_open() {
            return self.with(|clipboard| clipboard.get_text().ok().map(Zeroizing::new));
        }
        read_through_toolkit(app)
    }

    /// Puts a key there, flagged for clipboard managers to leave alone. Answers with the copy's number; with none when
    /// the system refuses.
    pub(crate) fn copy_key(&self, key: &Zeroizing<String>) -> Option<u64> {
        self.with(|clipboard| set_concealed(clipboard, key).ok())?;
        Some(self.copies().add(digest(key)))
    }

    /// Puts a text there that is no secret. `None` when the system refuses.
    pub(crate) fn copy_text(&self, text: &str) -> Option<()> {
        self.with(|clipboard| clipboard.set_text(text).ok())
    }

    /// Empties the clipboard if `text` still lies there: after a capture, so that it lies in one place only.
    pub(crate) fn clear_if(&self, text: &Zeroizing<String>) {
        self.clear_if_digest(digest(text));
    }

    /// Empties the clipboard if the copy with this number still lies there; one that came after it has its own time.
    /// Tries for a while, since another program may hold the clipboard.
    pub(crate) async fn clear_copy(&self, number: u64) {
        for _ in 0..CLEAR_ATTEMPTS {
            let copied = self.copies().if_last(number);
            if copied.is_none_or(|expected| self.clear_if_digest(expected)) {
                return;
            }
            tokio::time::sleep(CLEAR_PAUSE).await;
        }
    }

    /// Empties the clipboard if what Onramp copied last still lies there.
    pub(crate) fn clear_if_ours(&self) {
        let last = self.copies().last;
        if let Some(expected) = last {
            self.clear_if_digest(expected);
        }
    }

    /// How long until a copy is cleared.
    pub(crate) const fn lifetime() -> Duration {
        Duration::from_secs(COPY_LIFETIME_S as u64)
    }

    /// False when the system did not let Onramp look or clear.
    fn clear_if_digest(&self, expected: [u8; 32]) -> bool {
        self.with(|clipboard| match clipboard.get_text().map(Zeroizing::new) {
            Ok(text) if digest(&text) == expected => clipboard.clear().ok(),
            // Something else lies there, or nothing.
            Ok(_) | Err(arboard::Error::ContentNotAvailable) => Some(()),
            Err(_) => None,
        })
        .is_some()
    }

    fn copies(&self) -> MutexGuard<'_, Copies> {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_copy_of_the_same_key_has_its_own_time() {
        let mut copies = Copies::default();
        let first = copies.add([1; 32]);
        assert_eq!(copies.if_last(first), Some([1; 32]));
        let second = copies.add([1; 32]);
        assert_eq!(copies.if_last(first), None);
        assert_eq!(copies.if_last(second), Some([1; 32]));
    }
}
