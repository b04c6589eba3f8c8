//! The copy that a key came in by.

#[cfg(test)]
mod tests;

use super::{Clipboard, LIMIT, Seen, history, manager, toolkit};
use onramp_core::keys::{CopyFate, CopyManager, HistoryFate, IncomingCopy, incoming_notes};
use onramp_core::setup::view::Note;
use std::time::Duration;
use tauri::AppHandle;

const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(200);

impl Clipboard {
    /// Takes a key that is saved off the clipboard, if it still lies there, and says what became of the copy.
    pub(crate) async fn take_back(&self, app: &AppHandle, seen: Seen, is_typed: bool) -> Vec<Note> {
        let facts = self.facts(seen, is_typed, || toolkit::clear_if(app, seen));
        let notes = incoming_notes(&facts.await);
        notes.iter().map(|code| Note::of(*code, &[])).collect()
    }

    /// `by_toolkit` clears where the clipboard cannot be opened.
    pub(super) async fn facts(
        &self,
        seen: Seen,
        is_typed: bool,
        by_toolkit: impl FnOnce() -> CopyFate,
    ) -> IncomingCopy {
        let clipboard = match self.taken_off(seen).await {
            Some(fate) => fate,
            None => by_toolkit(),
        };
        let asked = self.thread.ask(LIMIT, move |_| history::delete(seen));
        let (history, is_sent_on) = asked.await.unwrap_or((HistoryFate::Unknown, false));
        let asked = self.thread.ask(LIMIT, |_| manager::look());
        IncomingCopy {
            is_typed,
            clipboard,
            history,
            is_sent_on,
            manager: asked.await.unwrap_or(CopyManager::Unknown),
        }
    }

    /// Tries a few times: another program may hold the clipboard for a moment. `None` when it cannot be opened.
    async fn taken_off(&self, seen: Seen) -> Option<CopyFate> {
        for _ in 0..TRIES {
            let asked = self.thread.ask(LIMIT, move |system| {
                system.can_open().then(|| system.clear_if(seen))
            });
            let fate = asked.await.unwrap_or(Some(CopyFate::Unknown))?;
            if fate.is_settled() {
                return Some(fate);
            }
            tokio::time::sleep(PAUSE).await;
        }
        Some(CopyFate::Unknown)
    }
}
