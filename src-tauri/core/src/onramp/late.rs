//! What lies in a key store, brought into the record.
//!
//! The key store is the truth about keys, and the record follows it. A capture is over once its key was read back; its
//! record is written right behind, before anything else is read or written there. Should Onramp be killed in between,
//! the record says that a key is not captured, and the next look into the store finds it.

use super::swap::in_work;
use super::{Onramp, OnrampError};
use crate::keys::{CapturedKey, KeyEntry, LeakForms, StoredKeys, leak_forms};
use crate::setup::{CapturedSlot, FieldId, KeptIn, KnownPair, Setup, SetupId, Setups, SetupsError};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What may be known of a pair that lies in a key store.
pub(super) struct Found {
    id: SetupId,
    pair: KnownPair,
    forms: LeakForms,
    fields: BTreeMap<FieldId, String>,
    at: Timestamp,
}

impl Found {
    /// Brings it into the record, and drops what is left of the keys there. What was found out about other keys no
    /// longer counts.
    pub(super) fn bring_into(&self, setup: &mut Setup) {
        let pair = setup.pair_in_work_mut();
        if !self.has_keys_of(pair) {
            pair.start_over();
            bring_slot(&mut pair.public, self.pair.public.as_ref());
            bring_slot(&mut pair.private, self.pair.private.as_ref());
            setup.last_run = None;
        }
        if self.pair.is_any_captured() {
            // That an old pair was removed stays true until a second one has taken its place.
            if !setup.is_replacing() {
                setup.keys.removal = None;
            }
            setup.keys.is_entry_ahead &= setup.place_of_keys() != KeptIn::Keychain;
        }
        let is_of_these_fields = setup.fields == self.fields;
        let fingerprint = self.pair.fingerprint.clone();
        setup.pair_in_work_mut().fingerprint = fingerprint.filter(|_| is_of_these_fields);
        setup.drop_traces(&self.forms);
        if is_of_these_fields && setup.fields != self.fields {
            setup.turn_elsewhere();
        }
    }

    /// True when the record says the same of the pair in work.
    pub(super) fn is_known_to(&self, setup: &Setup) -> bool {
        let known = setup.pair_in_work();
        self.has_keys_of(known) && known.fingerprint == self.pair.fingerprint
    }

    fn has_keys_of(&self, known: &KnownPair) -> bool {
        is_same(known.public.as_ref(), self.pair.public.as_ref())
            && is_same(known.private.as_ref(), self.pair.private.as_ref())
    }

    fn write(&self, setups: &Setups) -> Result<(), SetupsError> {
        let Some(mut setup) = setups.get(&self.id)? else {
            return Ok(());
        };
        self.bring_into(&mut setup);
        setup.updated_at = self.at;
        setups.put(&setup)?;
        setups.forget_runs(&self.id, |run| self.forms.are_in(run))
    }
}

fn is_same(known: Option<&CapturedSlot>, found: Option<&CapturedSlot>) -> bool {
    let shown = |slot: &CapturedSlot| (slot.length, slot.last_four.clone());
    known.map(shown) == found.map(shown)
}

fn bring_slot(known: &mut Option<CapturedSlot>, found: Option<&CapturedSlot>) {
    if !is_same(known.as_ref(), found) {
        *known = found.cloned();
    }
}

/// What was found and is not on record yet. It is written before anything else is read or written there.
#[derive(Clone, Default)]
pub(super) struct Late(Arc<Mutex<Option<Found>>>);

impl Late {
    /// Writes it. Where that fails, it is given up: the key store knows, and is asked again. Nobody is told of it: who
    /// only reads can do so all the same, and who writes is told of that write.
    pub(super) fn write(&self, setups: &Setups) {
        let found = self.slot().take();
        let _ = found.map(|found| found.write(setups));
    }

    /// Writes it; where that fails, whoever needs the records next tries again.
    fn write_early(&self, setups: &Setups) {
        let found = self.slot().take();
        if let Some(found) = found
            && found.write(setups).is_err()
        {
            self.slot().get_or_insert(found);
        }
    }

    fn slot(&self) -> MutexGuard<'_, Option<Found>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Onramp {
    /// What may be known of `stored`, the pair in work of `setup`.
    pub(super) fn what_lies_there(&self, setup: &Setup, stored: &StoredKeys) -> Found {
        let at = (self.clock)();
        let public = stored.public.clone().map(CapturedKey::Public);
        let private = stored.private.clone().map(CapturedKey::Private);
        let company = self.company_of(setup);
        Found {
            id: setup.id.clone(),
            pair: KnownPair {
                public: public.map(|key| CapturedSlot::of(&key, at)),
                private: private.map(|key| CapturedSlot::of(&key, at)),
                fingerprint: self.fingerprint_of(setup, stored),
                ..KnownPair::default()
            },
            forms: leak_forms(stored, company.as_deref()),
            fields: setup.fields.clone(),
            at,
        }
    }

    /// Brings into the record what a key store says of the pair in work.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub(super) async fn bring_up_to_date(
        &self,
        setup: Setup,
        stored: &StoredKeys,
    ) -> Result<Setup, OnrampError> {
        let found = self.what_lies_there(&setup, stored);
        if found.is_known_to(&setup) {
            return Ok(setup);
        }
        let setup = self
            .change(&setup.id, |setup| {
                found.bring_into(setup);
                Ok(())
            })
            .await?;
        let id = setup.id.clone();
        self.records(move |setups| setups.forget_runs(&id, |run| found.forms.are_in(run)))
            .await?;
        Ok(setup)
    }

    /// Looks into the key store where it may hold more than the record says, or where the pair has no fingerprint and may
    /// have one, and brings the record up to date. Keys left in a keychain that was away are taken up again where they lie,
    /// when the sealed file that was begun instead holds none. A store that does not answer, or is at work for a capture,
    /// leaves the record as it is.
    pub(super) async fn looked_after(&self, setup: Setup) -> Result<Setup, OnrampError> {
        if setup.is_about_to_take_over() {
            return match self.take_over(&setup.id).await {
                Err(OnrampError::Keys(_) | OnrampError::Records(_)) => Ok(setup),
                taken_over => taken_over,
            };
        }
        let Ok(_turn) = self.capturing.try_lock() else {
            return Ok(setup);
        };
        let setup = self.setup(&setup.id).await?;
        let pair = setup.pair_in_work();
        let is_worth_it = if pair.is_complete() {
            pair.fingerprint.is_none() && self.readings_of(&setup).target().is_some()
        } else {
            may_hold_more(&setup) && !self.has_half(&setup)
        };
        if !is_worth_it {
            return Ok(setup);
        }
        let Ok(Some(entry)) = self.vault_of(&setup).read(&setup.id).await else {
            return Ok(setup);
        };
        let (setup, entry) = match self.left_in_keychain(&setup, &entry).await {
            Some(left) => (self.back_in_keychain(&setup).await?, left),
            None => (setup, entry),
        };
        let stored = in_work(&setup, &entry);
        let setup = match self.bring_up_to_date(setup.clone(), stored).await {
            // A full disk: what lies there is known all the same, and is looked for again the next time.
            Err(OnrampError::Records(_)) => {
                let mut setup = setup.clone();
                self.what_lies_there(&setup, stored).bring_into(&mut setup);
                setup
            }
            known => known?,
        };
        self.remember_half(&setup, entry);
        Ok(setup)
    }

    /// The keys that a setup left in a keychain which was away, where its sealed file holds none.
    async fn left_in_keychain(&self, setup: &Setup, sealed: &KeyEntry) -> Option<KeyEntry> {
        let is_sealed = setup.place_of_keys() == KeptIn::SealedFile;
        if !is_sealed || !sealed.is_empty() || !setup.keys.has_keychain_entry {
            return None;
        }
        let left = self.keychain.read(&setup.id).await.ok().flatten();
        left.filter(|left| !left.is_empty())
    }

    async fn back_in_keychain(&self, setup: &Setup) -> Result<Setup, OnrampError> {
        self.change(&setup.id, |setup| {
            setup.keys.kept_in = KeptIn::Keychain;
            Ok(())
        })
        .await
    }

    /// Has what was found written right behind the answer.
    pub(super) async fn write_soon(&self, found: Found) {
        let turn = self.writing.lock().await;
        *self.late.slot() = Some(found);
        drop(turn);
        let (setups, late) = (Arc::clone(&self.setups), self.late.clone());
        // Whoever needs the records waits for it; nobody else does.
        drop(tokio::task::spawn_blocking(move || {
            let setups = setups.lock().unwrap_or_else(PoisonError::into_inner);
            late.write_early(&setups);
        }));
    }
}

fn may_hold_more(setup: &Setup) -> bool {
    match setup.place_of_keys() {
        KeptIn::Keychain => setup.keys.has_keychain_entry,
        KeptIn::Memory | KeptIn::SealedFile => true,
    }
}
