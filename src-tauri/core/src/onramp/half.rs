//! The half of a pair that was saved last, kept so that the other is put beside it without asking the keychain.

use super::Onramp;
use crate::keys::KeyEntry;
use crate::setup::{CapturedKeys, KeptIn, KnownPair, Setup, SetupId};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long one is kept.
const KEPT: Duration = Duration::from_secs(300);

/// What lies in the keychain for one setup, as it was read or written last, and what the record said then. Wiped when the
/// pair is whole, when it may have changed, and after a few minutes.
#[derive(Default)]
pub(super) struct Half(Arc<Mutex<Option<Kept>>>);

struct Kept {
    id: SetupId,
    known: Known,
    entry: KeyEntry,
    number: u64,
}

#[derive(PartialEq)]
struct Known {
    keys: CapturedKeys,
    next: Option<KnownPair>,
}

impl Known {
    fn of(setup: &Setup) -> Self {
        Self {
            keys: setup.keys.clone(),
            next: setup
                .replacement
                .as_ref()
                .map(|replacement| replacement.next.clone()),
        }
    }
}

impl Half {
    fn slot(&self) -> MutexGuard<'_, Option<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Onramp {
    /// True when it is known what lies in the keychain for `setup`.
    pub(super) fn has_half(&self, setup: &Setup) -> bool {
        let half = self.half.slot();
        half.as_ref().is_some_and(|kept| kept.is_of(setup))
    }

    /// Takes what lies in the keychain for `setup`, where that is known; whatever else was kept is wiped.
    pub(super) fn take_half(&self, setup: &Setup) -> Option<KeyEntry> {
        let kept = self.half.slot().take()?;
        kept.is_of(setup).then_some(kept.entry)
    }

    /// Keeps `entry` for the capture of the other half. Nothing is kept of a pair that is whole, or lies elsewhere.
    pub(super) fn remember_half(&self, setup: &Setup, entry: KeyEntry) {
        let is_needed = setup.place_of_keys() == KeptIn::Keychain
            && setup.keys.has_keychain_entry
            && !setup.pair_in_work().is_complete();
        let mut half = self.half.slot();
        let number = half.as_ref().map_or(0, |kept| kept.number + 1);
        *half = is_needed.then(|| Kept {
            id: setup.id.clone(),
            known: Known::of(setup),
            entry,
            number,
        });
        drop(half);
        if is_needed {
            self.wipe_half_later(number);
        }
    }

    /// Wipes it.
    pub(super) fn forget_half(&self) {
        self.half.slot().take();
    }

    fn wipe_half_later(&self, number: u64) {
        let half = Half(Arc::clone(&self.half.0));
        tokio::spawn(async move {
            tokio::time::sleep(KEPT).await;
            half.slot().take_if(|kept| kept.number == number);
        });
    }
}

impl Kept {
    fn is_of(&self, setup: &Setup) -> bool {
        self.id == setup.id && self.known == Known::of(setup)
    }
}
