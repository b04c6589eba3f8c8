//! The system's clipboard: read once on a click, and written only for a copy that the person asked for.

mod copies;
mod history;
mod incoming;
mod manager;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod scene;
mod system;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;
mod thread;
mod toolkit;

use copies::Copies;
use onramp_core::keys::{BothClocks, CopyFate, CopyMark, CopyMarkFile};
use onramp_core::setup::view::{CopiedWhat, CopyView};
use onramp_core::words::Code;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
pub(crate) use system::{Found, Seen};
use system::{Look, System};
use thread::ClipboardThread;
use zeroize::Zeroizing;

/// How long to wait for the clipboard: it may belong to a program that hangs.
const LIMIT: Duration = Duration::from_secs(5);

/// The same when Onramp closes; what is not cleared then, the next start clears.
const LAST_LIMIT: Duration = Duration::from_secs(2);

/// How often the clocks are looked at: a computer that wakes up has used the time up while it slept.
const LOOK: Duration = Duration::from_secs(1);

/// How often, and then how seldom, a clipboard that another program holds is tried again.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(500);
const LONG_PAUSE: Duration = Duration::from_secs(5);

/// The clipboard. One copy of a secret lies there at a time, for a time; a mark on the disk stands for it.
pub(crate) struct Clipboard {
    thread: ClipboardThread,
    copies: Mutex<Copies>,
    mark: CopyMarkFile,
    /// What a crash left behind, as read at the start: before this Onramp made a mark of its own.
    left_behind: Mutex<Option<CopyMark>>,
    /// Copying, clearing and looking after a crash wait for each other.
    turn: tokio::sync::Mutex<()>,
}

impl Clipboard {
    /// The clipboard, with the mark in `folder`. It is opened on first use: on some systems a failed start must not
    /// happen at Onramp's own start.
    pub(crate) fn new(folder: &Path) -> Arc<Self> {
        Self::on(ClipboardThread::start(), folder)
    }

    fn on(thread: ClipboardThread, folder: &Path) -> Arc<Self> {
        let mark = CopyMarkFile::in_folder(folder);
        Arc::new(Self {
            thread,
            copies: Mutex::default(),
            left_behind: Mutex::new(mark.read()),
            mark,
            turn: tokio::sync::Mutex::default(),
        })
    }

    /// Reads the text that lies there. `None` when there is no text or the system does not let Onramp read it.
    pub(crate) async fn read(&self, app: &tauri::AppHandle) -> Option<Found> {
        let opened = self.thread.ask(LIMIT, System::read).await?;
        match opened {
            Some(Look::Text(found)) => Some(found),
            Some(Look::NoText | Look::Refused) => None,
            None => toolkit::read(app).await,
        }
    }

    /// Puts a text there that is no secret. `None` when the system refuses.
    pub(crate) async fn copy_text(&self, text: String) -> Option<()> {
        let _turn = self.turn.lock().await;
        self.take_off().await.ok()?;
        let asked = self
            .thread
            .ask(LIMIT, move |system| system.write(&text).then_some(()));
        asked.await?
    }

    /// Puts a secret there, flagged for clipboard managers to leave alone, and takes it off again when its time is
    /// over. An earlier one is taken off first.
    ///
    /// # Errors
    /// `CopyNotMarked` when the disk does not take the mark, `ClipboardNotWritten` when the system refuses.
    pub(crate) async fn copy(
        self: &Arc<Self>,
        text: Zeroizing<String>,
        what: CopiedWhat,
    ) -> Result<CopyView, Code> {
        let _turn = self.turn.lock().await;
        let earlier = self.take_off().await;
        earlier.map_err(|_| Code::ClipboardNotWritten)?;
        let text = self.leave_mark(text).await?;
        // What a crash left is written over, on the clipboard and in the mark.
        self.left_behind().take();
        let by_text = Seen::by_text(&text);
        let asked = self
            .thread
            .ask(LIMIT, move |system| system.write_secret(&text));
        let (seen, is_copied) = match asked.await {
            Some(Ok(seen)) => (seen, true),
            Some(Err(fate)) if fate.is_settled() => {
                self.mark.remove();
                return Err(Code::ClipboardNotWritten);
            }
            // It may lie there all the same.
            Some(Err(_)) | None => (by_text, false),
        };
        let (number, view) = self.copies().begin(what, seen, both_clocks());
        tokio::spawn(Arc::clone(self).clear_when_due(number));
        is_copied.then_some(view).ok_or(Code::ClipboardNotWritten)
    }

    /// Gives the copy a minute more, up to ten in all. `None` when none lies there.
    pub(crate) fn extend(&self) -> Option<CopyView> {
        self.copies().extend(both_clocks())
    }

    /// What lies there, and how long still. One whose time is over is taken off before this answers.
    ///
    /// # Errors
    /// As [`Clipboard::clear_copy`], when the time is over.
    pub(crate) async fn status(&self) -> Result<Option<CopyView>, Code> {
        let lying = self.copies().view(both_clocks());
        if lying.as_ref().is_some_and(|copy| copy.seconds_left == 0) {
            self.clear_copy().await?;
            return Ok(None);
        }
        Ok(lying)
    }

    /// Takes the copy off now, if it is still there.
    ///
    /// # Errors
    /// `CopyNotCleared` when the system does not let Onramp look or clear. It is tried again when its time is over.
    pub(crate) async fn clear_copy(&self) -> Result<(), Code> {
        let _turn = self.turn.lock().await;
        self.take_off().await
    }

    /// The same when Onramp closes. What cannot be cleared keeps its mark for the next start.
    pub(crate) fn clear_at_exit(&self) {
        let Some(seen) = self.copies().seen() else {
            return;
        };
        let asked = self
            .thread
            .ask_blocking(LAST_LIMIT, move |system| system.clear_if(seen));
        if asked.is_some_and(CopyFate::is_settled) {
            self.mark.remove();
        }
    }

    /// Clears what an Onramp that was killed left there, if it is still there: a clipboard manager may have kept it.
    /// Looks only when there is a mark, and again while another program holds the clipboard; a mark that nobody could
    /// look after stays for the next start.
    pub(crate) async fn clear_left_behind(&self) {
        for _ in 0..TRIES {
            if self.is_nothing_left_behind().await {
                return;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn is_nothing_left_behind(&self) -> bool {
        let _turn = self.turn.lock().await;
        let Some(mark) = self.left_behind().clone() else {
            return true;
        };
        let seen = match self.thread.ask(LIMIT, System::read).await {
            Some(Some(Look::Text(Found { text, seen }))) => {
                let compared = tokio::task::spawn_blocking(move || mark.is_of(&text)).await;
                compared.unwrap_or(true).then_some(seen)
            }
            Some(Some(Look::NoText)) => None,
            Some(Some(Look::Refused) | None) | None => return false,
        };
        if let Some(seen) = seen {
            let asked = self.thread.ask(LIMIT, move |system| system.clear_if(seen));
            if !asked.await.is_some_and(CopyFate::is_settled) {
                return false;
            }
        }
        self.left_behind().take();
        self.mark.remove();
        true
    }

    /// Writes the mark of `text`, and gives the text back.
    async fn leave_mark(&self, text: Zeroizing<String>) -> Result<Zeroizing<String>, Code> {
        let file = self.mark.clone();
        let marked = tokio::task::spawn_blocking(move || {
            let mark = CopyMark::of(&text, onramp_core::now())?;
            file.write(&mark).ok().map(|()| text)
        });
        marked.await.ok().flatten().ok_or(Code::CopyNotMarked)
    }

    async fn clear_when_due(self: Arc<Self>, number: u64) {
        while let Some(left) = self.left(number) {
            if left.is_zero() {
                break;
            }
            tokio::time::sleep(left.min(LOOK)).await;
        }
        for tried in 0.. {
            if self.is_taken_off(number).await {
                return;
            }
            tokio::time::sleep(if tried < TRIES { PAUSE } else { LONG_PAUSE }).await;
        }
    }

    async fn is_taken_off(&self, number: u64) -> bool {
        let _turn = self.turn.lock().await;
        self.left(number).is_none() || self.take_off().await.is_ok()
    }

    /// Takes the copy off, if there is one and it is still there. The caller has the turn.
    async fn take_off(&self) -> Result<(), Code> {
        let Some(seen) = self.copies().seen() else {
            return Ok(());
        };
        let asked = self.thread.ask(LIMIT, move |system| system.clear_if(seen));
        if !asked.await.is_some_and(CopyFate::is_settled) {
            return Err(Code::CopyNotCleared);
        }
        self.copies().end();
        self.mark.remove();
        Ok(())
    }

    /// How long the copy with this number has, while it is the one that lies there.
    fn left(&self, number: u64) -> Option<Duration> {
        self.copies().left(number, both_clocks())
    }

    fn copies(&self) -> MutexGuard<'_, Copies> {
        self.copies.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn left_behind(&self) -> MutexGuard<'_, Option<CopyMark>> {
        self.left_behind
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn both_clocks() -> BothClocks {
    BothClocks {
        steady: tokio::time::Instant::now().into_std(),
        wall: onramp_core::now(),
    }
}
