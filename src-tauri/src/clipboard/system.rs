//! What the system's clipboard is asked, on a thread of its own.

use onramp_core::keys::CopyFate;
use sha2::{Digest, Sha256};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// How long a program on X11 is given to hand over what it has copied. arboard then says that there is nothing; this is
/// its own limit, less the time that is lost while it waits.
const NO_ANSWER: Duration = Duration::from_millis(3_900);

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

/// What a look at the clipboard tells.
pub(super) enum Look<T> {
    /// A text lies there.
    Text(T),
    /// Something else, or nothing.
    NoText,
    /// The system, or the program that copied, did not let Onramp look.
    Refused,
}

impl System {
    /// Looks at what lies there. `None`: the clipboard cannot be opened.
    pub(super) fn read(&mut self) -> Option<Look<Found>> {
        let opened = self.open()?;
        // Counted first: what is copied between the two is then not taken for the text.
        let change = change_count();
        Some(match look(|| opened.get_text()) {
            Look::Text(text) => Look::Text(Found {
                seen: Seen {
                    change,
                    ..Seen::by_text(&text)
                },
                text,
            }),
            Look::NoText => Look::NoText,
            Look::Refused => Look::Refused,
        })
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
            None => holds(look(|| opened.get_text()), seen),
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

    /// Empties what is pasted with the middle button, if what was seen lies there: a text that was selected lies there
    /// beside the clipboard. Other systems have no such thing.
    #[cfg(target_os = "linux")]
    pub(super) fn clear_selected_if(&mut self, seen: Seen) -> CopyFate {
        use arboard::{ClearExtLinux, GetExtLinux, LinuxClipboardKind::Primary};
        let Some(opened) = self.open() else {
            return CopyFate::Unknown;
        };
        match holds(look(|| opened.get().clipboard(Primary).text()), seen) {
            Some(true) if opened.clear_with().clipboard(Primary).is_ok() => CopyFate::Cleared,
            Some(false) => CopyFate::Gone,
            Some(true) | None => CopyFate::Unknown,
        }
    }

    #[cfg(not(target_os = "linux"))]
    pub(super) fn clear_selected_if(&mut self, _seen: Seen) -> CopyFate {
        CopyFate::Gone
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

/// Looks with `get_text`.
fn look(get_text: impl FnOnce() -> Result<String, arboard::Error>) -> Look<Zeroizing<String>> {
    let since = Instant::now();
    match get_text().map(Zeroizing::new) {
        Ok(text) => Look::Text(text),
        Err(_) if cfg!(target_os = "linux") && since.elapsed() >= NO_ANSWER => Look::Refused,
        Err(arboard::Error::ClipboardOccupied) => Look::Refused,
        Err(arboard::Error::ContentNotAvailable | arboard::Error::ConversionFailure) => {
            Look::NoText
        }
        // On X11 a picture is told in this way; a text is always read.
        Err(_) if cfg!(target_os = "linux") => Look::NoText,
        Err(_) => Look::Refused,
    }
}

/// Whether this text is there; `None` when nobody can tell.
fn holds(look: Look<Zeroizing<String>>, expected: Seen) -> Option<bool> {
    match look {
        Look::Text(text) => Some(expected.is(&text)),
        Look::NoText => Some(false),
        Look::Refused => None,
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

#[cfg(test)]
mod tests {
    use super::*;
    use arboard::Error;

    #[test]
    fn a_clipboard_that_another_program_holds_is_not_an_empty_one() {
        let seen = Seen::by_text("zYxWvUtS98765432");
        let told = |answer| holds(look(|| answer), seen);
        assert_eq!(told(Ok("zYxWvUtS98765432\n".to_owned())), Some(true));
        assert_eq!(told(Ok("a shopping list".to_owned())), Some(false));
        assert_eq!(told(Err(Error::ContentNotAvailable)), Some(false));
        assert_eq!(told(Err(Error::ConversionFailure)), Some(false));
        assert_eq!(told(Err(Error::ClipboardOccupied)), None);
    }
}
