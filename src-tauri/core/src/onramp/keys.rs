//! Capturing, copying and forgetting keys.

use super::swap::{in_work, in_work_mut};
use super::{Onramp, OnrampError};
use crate::address::read_company_id;
use crate::keys::{CaptureContext, KeyEntry, KeyProblem, LeakForms, Reading, leak_forms, read_key};
use crate::setup::view::{CaptureView, KeySlot, KeysView, Note, SlotView};
use crate::setup::{CapturedSlot, FieldId, KeptIn, Setup, SetupId};
use crate::words::Code;
use zeroize::Zeroizing;

impl Onramp {
    /// Says what is known of the pair, and whether the keychain can be used: before the person pastes.
    ///
    /// # Errors
    /// When the records cannot be read.
    ///
    /// # I/O
    /// Asks the keychain, for at most its time limit.
    pub async fn keys_status(&self, id: &SetupId) -> Result<KeysView, OnrampError> {
        let setup = self.setup(id).await?;
        let problem = self.vault_of(&setup).probe().await.err();
        Ok(self.keys_view(&setup, problem))
    }

    /// Takes one key: cuts off what is around it, looks at it, saves it, reads it back. What is refused is wiped.
    ///
    /// # Errors
    /// When the records cannot be written. A key store that refuses is part of the answer.
    pub async fn capture(
        &self,
        id: &SetupId,
        slot: KeySlot,
        text: Zeroizing<String>,
    ) -> Result<CaptureView, OnrampError> {
        let _turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        let vault = self.vault_of(&setup);
        let mut entry = match vault.read(id).await {
            Ok(entry) => entry.unwrap_or_default(),
            Err(problem) => return Ok(self.not_saved(&setup, problem)),
        };
        let company = setup
            .fields
            .get(&FieldId::CompanyId)
            .and_then(|typed| read_company_id(typed, None).company);
        let context_company = company.as_ref().map(crate::address::CompanyId::as_str);
        let context = CaptureContext {
            company_id: context_company,
            stored: in_work(&setup, &entry),
            old: setup.is_replacing().then_some(&entry.pair),
        };
        let reading = read_key(slot, text, &context);
        let notes = notes_of(&reading);
        let Some(key) = reading.key else {
            return Ok(CaptureView {
                is_saved: false,
                notes,
                keys: self.keys_view(&setup, None),
            });
        };
        let captured = CapturedSlot::of(&key, (self.clock)());
        let stored = in_work_mut(&setup, &mut entry);
        stored.put(key);
        let forms = leak_forms(stored, context_company);
        self.expect_keychain_entry(&setup).await?;
        if let Err(problem) = vault.save(id, entry).await {
            return Ok(self.not_saved(&setup, problem));
        }
        let setup = self.record_capture(id, slot, captured, forms).await?;
        Ok(CaptureView {
            is_saved: true,
            notes,
            keys: self.keys_view(&setup, None),
        })
    }

    /// Takes the person's word that the pair may lie in memory until Onramp closes.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub async fn keep_in_memory(&self, id: &SetupId) -> Result<KeysView, OnrampError> {
        let _turn = self.capturing.lock().await;
        if self.memory.read(id).await?.is_none() {
            // An entry without keys: as long as it is there, the person's word holds.
            self.memory.save(id, KeyEntry::default()).await?;
        }
        let setup = self
            .change(id, |setup| {
                if setup.keys.kept_in != KeptIn::Memory {
                    setup.keys.clear();
                    setup.keys.kept_in = KeptIn::Memory;
                    setup.last_run = None;
                }
                Ok(())
            })
            .await?;
        Ok(self.keys_view(&setup, None))
    }

    /// Forgets the pair, wherever it lies.
    ///
    /// # Errors
    /// When the key store or the records refuse.
    pub async fn forget_keys(&self, id: &SetupId) -> Result<KeysView, OnrampError> {
        let _turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        let is_one_left = self.forget_everywhere(&setup).await?;
        let setup = self
            .change(id, |setup| {
                setup.keys.clear();
                setup.keys.has_keychain_entry = is_one_left;
                setup.last_run = None;
                Ok(())
            })
            .await?;
        let problem = self.vault_of(&setup).probe().await.err();
        Ok(self.keys_view(&setup, problem))
    }

    /// Lends one key for a clipboard copy that the person asked for. It is wiped when the caller lets go of it.
    ///
    /// # Errors
    /// `KeysNotCaptured`, or when the key store refuses.
    pub async fn key_for_clipboard(
        &self,
        id: &SetupId,
        slot: KeySlot,
    ) -> Result<Zeroizing<String>, OnrampError> {
        let setup = self.setup(id).await?;
        let entry = self.vault_of(&setup).read(id).await?.unwrap_or_default();
        let stored = &entry.pair;
        let text = match slot {
            KeySlot::Public => stored
                .public
                .as_ref()
                .map(|key| Zeroizing::new(key.expose().to_owned())),
            KeySlot::Private => stored
                .private
                .as_ref()
                .map(|key| Zeroizing::new(key.expose().to_owned())),
        };
        text.ok_or(OnrampError::Refused(Code::KeysNotCaptured))
    }

    /// Records that a key is saved, and drops what is left of it in the record.
    async fn record_capture(
        &self,
        id: &SetupId,
        slot: KeySlot,
        captured: CapturedSlot,
        forms: LeakForms,
    ) -> Result<Setup, OnrampError> {
        let setup = self
            .change(id, |setup| {
                let pair = setup.pair_in_work_mut();
                match slot {
                    KeySlot::Public => pair.public = Some(captured),
                    KeySlot::Private => pair.private = Some(captured),
                }
                pair.start_over();
                setup.last_run = None;
                setup.drop_traces(&forms);
                Ok(())
            })
            .await?;
        let of = id.clone();
        self.records(move |setups| setups.forget_runs(&of, |run| forms.are_in(run)))
            .await?;
        Ok(setup)
    }

    /// Records that the keychain is about to hold a pair: whatever happens then, deleting the setup deletes it.
    async fn expect_keychain_entry(&self, setup: &Setup) -> Result<(), OnrampError> {
        if setup.place_of_keys() != KeptIn::Keychain || setup.keys.has_keychain_entry {
            return Ok(());
        }
        let expect = |setup: &mut Setup| {
            setup.keys.has_keychain_entry = true;
            Ok(())
        };
        self.change(&setup.id, expect).await.map(drop)
    }

    fn not_saved(&self, setup: &Setup, problem: KeyProblem) -> CaptureView {
        CaptureView {
            is_saved: false,
            notes: vec![Note::of(problem.code(), &[])],
            keys: self.keys_view(setup, Some(problem)),
        }
    }

    pub(super) fn keys_view(&self, setup: &Setup, problem: Option<KeyProblem>) -> KeysView {
        let slot = |slot, captured: &Option<CapturedSlot>| SlotView {
            slot,
            is_saved: captured.is_some(),
            length: captured.as_ref().map(|captured| captured.length),
            last_four: captured
                .as_ref()
                .and_then(|captured| captured.last_four.clone()),
        };
        let pair = setup.pair_in_work();
        KeysView {
            public: slot(KeySlot::Public, &pair.public),
            private: slot(KeySlot::Private, &pair.private),
            fingerprint: pair.fingerprint.clone(),
            place: self.vault_of(setup).place_name().to_owned(),
            kept_in: setup.keys.kept_in,
            keychain_problem: problem.map(|problem| Note::of(problem.code(), &[])),
            remedies: Vec::new(),
            is_memory_only: setup.lies_in_memory(),
            is_complete: pair.is_complete(),
            was_removed: setup.are_keys_removed(),
        }
    }
}

fn notes_of(reading: &Reading) -> Vec<Note> {
    reading
        .notes
        .iter()
        .map(|(code, facts)| Note::of(*code, facts))
        .collect()
}
