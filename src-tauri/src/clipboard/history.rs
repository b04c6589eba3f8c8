//! The history of what was copied that Windows keeps, and may send to other devices.

use super::Seen;
use onramp_core::keys::HistoryFate;

/// Deletes the text from the history. Answers also whether Windows sends what is copied to other devices.
#[cfg(target_os = "windows")]
pub(super) fn delete(seen: Seen) -> (HistoryFate, bool) {
    use windows::ApplicationModel::DataTransfer::Clipboard;
    let fate = on_windows::delete(seen).unwrap_or(HistoryFate::Unknown);
    (fate, Clipboard::IsRoamingEnabled().unwrap_or(false))
}

/// No other system keeps one of its own.
#[cfg(not(target_os = "windows"))]
pub(super) fn delete(_seen: Seen) -> (HistoryFate, bool) {
    (HistoryFate::NoHistory, false)
}

#[cfg(target_os = "windows")]
mod on_windows {
    use super::{HistoryFate, Seen};
    use windows::ApplicationModel::DataTransfer::{
        Clipboard, ClipboardHistoryItem, ClipboardHistoryItemsResultStatus, StandardDataFormats,
    };
    use windows::core::Result;
    use zeroize::Zeroizing;

    pub(super) fn delete(seen: Seen) -> Result<HistoryFate> {
        if !Clipboard::IsHistoryEnabled()? {
            return Ok(HistoryFate::NoHistory);
        }
        let answer = Clipboard::GetHistoryItemsAsync()?.join()?;
        if answer.Status()? != ClipboardHistoryItemsResultStatus::Success {
            return Ok(HistoryFate::Unknown);
        }
        let mut fate = HistoryFate::NotInIt;
        for item in answer.Items()? {
            // One that cannot be read may be the one.
            let is_deleted = match is_of(&item, seen) {
                Ok(false) => continue,
                Ok(true) => Clipboard::DeleteItemFromHistory(&item)?,
                Err(_) => false,
            };
            if !is_deleted {
                return Ok(HistoryFate::Unknown);
            }
            fate = HistoryFate::Deleted;
        }
        Ok(fate)
    }

    fn is_of(item: &ClipboardHistoryItem, seen: Seen) -> Result<bool> {
        let content = item.Content()?;
        if !content.Contains(&StandardDataFormats::Text()?)? {
            return Ok(false);
        }
        let text = content.GetTextAsync()?.join()?;
        Ok(seen.is(&Zeroizing::new(text.to_string_lossy())))
    }
}
