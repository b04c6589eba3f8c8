//! The copy that a key came in by, and what can be said of it once the key is saved.

use crate::words::Code;

/// What became of a text that was to be taken off the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyFate {
    /// It was there, and is not any more.
    Cleared,
    /// Something else lies there, or nothing.
    Gone,
    /// The system did not let Onramp look or clear.
    Unknown,
}

impl CopyFate {
    /// True when it is not there any more.
    #[must_use]
    pub fn is_settled(self) -> bool {
        match self {
            Self::Cleared | Self::Gone => true,
            Self::Unknown => false,
        }
    }

    /// What became of a text that may have lain in two places.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            (Self::Cleared, _) | (_, Self::Cleared) => Self::Cleared,
            (Self::Gone, Self::Gone) => Self::Gone,
        }
    }
}

/// What became of the key in a history that the system itself keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryFate {
    /// The system keeps none, or it is turned off.
    NoHistory,
    /// The key was not in it.
    NotInIt,
    /// The key was in it, and was deleted.
    Deleted,
    /// The system did not let Onramp look or delete.
    Unknown,
}

/// Whether a program that remembers what is copied is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyManager {
    /// One has made itself known.
    Running,
    /// None has, or there is no way to ask. One may run all the same.
    Unknown,
}

/// What the system told about the copy that a key came in by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncomingCopy {
    /// True when the key was typed or pasted into the field, and not read from the clipboard by Onramp.
    pub is_typed: bool,
    /// On the clipboard.
    pub clipboard: CopyFate,
    /// In the system's own history.
    pub history: HistoryFate,
    /// True when the system sends what is copied to the person's other devices.
    pub is_sent_on: bool,
    /// Elsewhere.
    pub manager: CopyManager,
}

/// Which notes belong on the screen, in their order.
///
/// A key that was typed may never have been on the clipboard: then only what is known of it is said.
#[must_use]
pub fn incoming_notes(copy: &IncomingCopy) -> Vec<Code> {
    let was_copied = !copy.is_typed
        || copy.clipboard == CopyFate::Cleared
        || copy.history == HistoryFate::Deleted;
    let clipboard = match copy.clipboard {
        CopyFate::Cleared => Some(Code::CopyCleared),
        CopyFate::Gone if copy.is_typed => None,
        CopyFate::Gone => Some(Code::CopyReplaced),
        CopyFate::Unknown => Some(Code::CopyNotCleared),
    };
    let history = match copy.history {
        HistoryFate::NoHistory | HistoryFate::NotInIt => None,
        HistoryFate::Deleted => Some(Code::CopyHistoryCleared),
        HistoryFate::Unknown => Some(Code::CopyHistoryMayKeep),
    };
    let sent_on = (copy.is_sent_on && was_copied).then_some(Code::CopySentOn);
    let manager = match copy.manager {
        CopyManager::Running => Some(Code::CopyManagerMayKeep),
        CopyManager::Unknown => was_copied.then_some(Code::CopyManagerUnknown),
    };
    [clipboard, history, sent_on, manager]
        .into_iter()
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use CopyFate::{Cleared, Gone, Unknown};
    use HistoryFate::{Deleted, NoHistory, NotInIt};

    const LINUX: IncomingCopy = IncomingCopy {
        is_typed: false,
        clipboard: Cleared,
        history: NoHistory,
        is_sent_on: false,
        manager: CopyManager::Unknown,
    };

    fn notes(change: impl FnOnce(&mut IncomingCopy)) -> Vec<Code> {
        let mut copy = LINUX;
        change(&mut copy);
        incoming_notes(&copy)
    }

    #[test]
    fn the_clipboard_is_always_spoken_of_when_onramp_read_it() {
        for (clipboard, code) in [
            (Cleared, Code::CopyCleared),
            (Gone, Code::CopyReplaced),
            (Unknown, Code::CopyNotCleared),
        ] {
            let said = notes(|copy| copy.clipboard = clipboard);
            assert_eq!(said, [code, Code::CopyManagerUnknown]);
        }
    }

    #[test]
    fn a_typed_key_that_was_on_no_clipboard_gets_no_note() {
        let said = notes(|copy| {
            copy.is_typed = true;
            copy.clipboard = Gone;
            copy.history = NotInIt;
            copy.is_sent_on = true;
        });
        assert_eq!(said, []);
    }

    #[test]
    fn a_typed_key_that_came_by_the_clipboard_is_told_like_any_other() {
        let said = notes(|copy| copy.is_typed = true);
        assert_eq!(said, [Code::CopyCleared, Code::CopyManagerUnknown]);
        let said = notes(|copy| {
            copy.is_typed = true;
            copy.clipboard = Gone;
            copy.history = Deleted;
            copy.is_sent_on = true;
        });
        let told = [
            Code::CopyHistoryCleared,
            Code::CopySentOn,
            Code::CopyManagerUnknown,
        ];
        assert_eq!(said, told);
    }

    #[test]
    fn a_typed_key_is_not_said_to_be_gone_where_nobody_could_look() {
        let said = notes(|copy| {
            copy.is_typed = true;
            copy.clipboard = Unknown;
            copy.history = HistoryFate::Unknown;
        });
        assert_eq!(said, [Code::CopyNotCleared, Code::CopyHistoryMayKeep]);
    }

    #[test]
    fn a_history_is_spoken_of_only_where_it_kept_something_or_may_have() {
        for (history, told) in [
            (NoHistory, None),
            (NotInIt, None),
            (Deleted, Some(Code::CopyHistoryCleared)),
            (HistoryFate::Unknown, Some(Code::CopyHistoryMayKeep)),
        ] {
            let said = notes(|copy| copy.history = history);
            let expected: Vec<_> = [
                Some(Code::CopyCleared),
                told,
                Some(Code::CopyManagerUnknown),
            ]
            .into_iter()
            .flatten()
            .collect();
            assert_eq!(said, expected, "{history:?}");
        }
    }

    #[test]
    fn a_manager_that_runs_is_named_and_one_that_may_is_asked_about() {
        let said = notes(|copy| copy.manager = CopyManager::Running);
        assert_eq!(said, [Code::CopyCleared, Code::CopyManagerMayKeep]);
        let said = notes(|copy| copy.manager = CopyManager::Unknown);
        assert_eq!(said, [Code::CopyCleared, Code::CopyManagerUnknown]);
    }
}
