//! The copy that a key came in by.

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;

use super::{Clipboard, LIMIT, Seen, history, manager, toolkit};
use onramp_core::keys::{CopyFate, CopyManager, HistoryFate, IncomingCopy, incoming_notes};
use onramp_core::setup::view::Note;
use std::future::Future;
use std::time::Duration;
use tauri::AppHandle;

const TRIES: u32 = 3;
const PAUSE: Duration = Duration::from_millis(200);

impl Clipboard {
    /// Takes a key that is saved off the clipboard, if it still lies there, and says what became of the copy.
    pub(crate) async fn take_back(&self, app: &AppHandle, seen: Seen, is_typed: bool) -> Vec<Note> {
        let facts = self.facts(seen, is_typed, toolkit::clear_if(app, seen));
        let notes = incoming_notes(&facts.await);
        notes.iter().map(|code| Note::of(*code, &[])).collect()
    }

    /// `by_toolkit` clears where the clipboard cannot be opened.
    pub(super) async fn facts(
        &self,
        seen: Seen,
        is_typed: bool,
        by_toolkit: impl Future<Output = CopyFate> + Send,
    ) -> IncomingCopy {
        let taken_off = self.taken_off(seen).await;
        let asked = self.thread.ask(LIMIT, move |_| history::delete(seen));
        let (history, is_sent_on) = asked.await.unwrap_or((HistoryFate::Unknown, false));
        let asked = self.thread.ask(LIMIT, |_| manager::look());
        let manager = asked.await.unwrap_or(CopyManager::Unknown);
        // Last: whoever selected the text may hang, and would keep the others waiting.
        let clipboard = match taken_off {
            Some(fate) => fate.and(self.selected_off(seen).await),
            None => by_toolkit.await,
        };
        IncomingCopy {
            is_typed,
            clipboard,
            history,
            is_sent_on,
            manager,
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

    async fn selected_off(&self, seen: Seen) -> CopyFate {
        let asked = self
            .thread
            .ask(LIMIT, move |system| system.clear_selected_if(seen));
        asked.await.unwrap_or(CopyFate::Unknown)
    }
}
