//! What the system's clipboard is asked, on a thread of its own.

use onramp_core::keys::CopyFate;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The clipboard once it is open. On X11 and Wayland a copy lives only as long as its owner, so it stays open.
#[derive(Default)]
pub(super) struct System {
    opened: Option<arboard::Clipboard>,
}

/// What tells a text on the clipboard from any other, without the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    digest: [u8; 32],
    change: Option<isize>,
}

impl Seen {
    /// By the text alone: to know it again, the clipboard has to be read.
    pub(crate) fn by_text(text: &str) -> Self {
        Self {
            digest: digest(text),
            change: None,
        }
    }

    /// True when it is this text. What stands around a key makes no difference.
    pub(super) fn is(&self, text: &str) -> bool {
        digest(text) == self.digest
    }
}

/// A text that lies on the clipboard.
pub(crate) struct Found {
    /// The text.
    pub(crate) text: Zeroizing<String>,
    /// What tells it from any other.
    pub(crate) seen: Seen,
}

impl System {
    /// The text there. The outer `None`: the clipboard cannot be opened; the inner one: no text that may be read.
    pub(super) fn read(&mut self) -> Option<Option<Found>> {
        let opened = self.open()?;
        // Counted first: what is copied between the two is then not taken for the text.
        let change = change_count();
        let text = opened.get_text().ok().map(Zeroizing::new);
        Some(text.map(|text| Found {
            seen: Seen {
                change,
                ..Seen::by_text(&text)
            },
            text,
        }))
    }

    /// Puts a text there that is no secret. False when the system refuses.
    pub(super) fn write(&mut self, text: &str) -> bool {
        self.open()
            .is_some_and(|opened| opened.set_text(text).is_ok())
    }

    /// Puts a secret there, flagged for clipboard managers.
    ///
    /// # Errors
    /// When the system refuses, with what became of the text: a clipboard may take a text and refuse the flags.
    pub(super) fn write_secret(&mut self, text: &Zeroizing<String>) -> Result<Seen, CopyFate> {
        let opened = self.open().ok_or(CopyFate::Gone)?;
        if set_concealed(opened, text).is_err() {
            return Err(self.clear_if(Seen::by_text(text)));
        }
        Ok(Seen {
            change: change_count(),
            ..Seen::by_text(text)
        })
    }

    /// Empties the clipboard if what was seen still lies there.
    pub(super) fn clear_if(&mut self, seen: Seen) -> CopyFate {
        let Some(opened) = self.open() else {
            return CopyFate::Unknown;
        };
        let is_there = match seen.change.zip(change_count()) {
            // Reading what another program copied would bring up a question here.
            Some((then, now)) => Some(then == now),
            None => holds(opened, seen),
        };
        match is_there {
            Some(true) if opened.clear().is_ok() => {
                // On X11 the news of it may come late, and would then end the next copy as soon as it is made. Whoever
                // waits for that news goes with this, and with them what was copied.
                self.opened = None;
                CopyFate::Cleared
            }
            Some(false) => CopyFate::Gone,
            Some(true) | None => CopyFate::Unknown,
        }
    }

    pub(super) fn can_open(&mut self) -> bool {
        self.open().is_some()
    }

    fn open(&mut self) -> Option<&mut arboard::Clipboard> {
        if self.opened.is_none() {
            self.opened = arboard::Clipboard::new().ok();
        }
        self.opened.as_mut()
    }
}

/// Whether this text is there; `None` when the system does not let Onramp look.
fn holds(opened: &mut arboard::Clipboard, expected: Seen) -> Option<bool> {
    match opened.get_text().map(Zeroizing::new) {
        Ok(text) => Some(expected.is(&text)),
        Err(arboard::Error::ContentNotAvailable | arboard::Error::ConversionFailure) => Some(false),
        // On X11 a picture is told in this way; a text is always read.
        Err(_) if cfg!(target_os = "linux") => Some(false),
        Err(_) => None,
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.trim().as_bytes()).into()
}

/// macOS counts what is copied, and tells the count to everybody.
#[cfg(target_os = "macos")]
fn change_count() -> Option<isize> {
    Some(objc2_app_kit::NSPasteboard::generalPasteboard().changeCount())
}

#[cfg(not(target_os = "macos"))]
fn change_count() -> Option<isize> {
    None
}

#[cfg(target_os = "windows")]
fn set_concealed(
    clipboard: &mut arboard::Clipboard,
    text: &Zeroizing<String>,
) -> Result<(), arboard::Error> {
    use arboard::SetExtWindows;
    clipboard
        .set()
        .exclude_from_monitoring()
        .exclude_from_cloud()
        .exclude_from_history()
        .text(text.as_str())
}

#[cfg(target_os = "macos")]
fn set_concealed(
    clipboard: &mut arboard::Clipboard,
    text: &Zeroizing<String>,
) -> Result<(), arboard::Error> {
    use arboard::SetExtApple;
    clipboard.set().exclude_from_history().text(text.as_str())
}

#[cfg(target_os = "linux")]
fn set_concealed(
    clipboard: &mut arboard::Clipboard,
    text: &Zeroizing<String>,
) -> Result<(), arboard::Error> {
    use arboard::SetExtLinux;
    clipboard.set().exclude_from_history().text(text.as_str())
}
