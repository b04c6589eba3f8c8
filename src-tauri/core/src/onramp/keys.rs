//! Capturing, copying and forgetting keys.

use super::identity::refuse_another_company;
use super::remedies::remedies_of;
use super::swap::{in_work, in_work_mut};
use super::{Onramp, OnrampError};
use crate::address::read_company_id;
use crate::keys::{CaptureContext, KeyEntry, KeyProblem, Reading, Vault, read_key};
use crate::setup::view::{CaptureView, KeySlot, KeysView, Note, SlotView};
use crate::setup::{CapturedSlot, FieldId, KeptIn, KnownPair, Setup, SetupId};
use crate::words::{Code, words_for};
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
        if problem.is_some() {
            return Ok(self.keys_view(&setup, problem));
        }
        let setup = self.ready_for_capture(setup).await?;
        Ok(self.keys_view(&self.looked_after(setup).await?, None))
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
        let setup = match self.caught_up(setup.clone()).await {
            Err(OnrampError::Keys(problem)) => return Ok(self.not_saved(&setup, problem)),
            caught_up => caught_up?,
        };
        let vault = self.vault_of(&setup);
        let mut entry = match self.entry_of(&setup, &vault).await {
            Ok(entry) => entry,
            Err(problem) => return Ok(self.not_saved(&setup, problem)),
        };
        let company = self.company_of(&setup);
        let context = CaptureContext {
            company_id: company.as_deref(),
            stored: in_work(&setup, &entry),
            old: setup.is_replacing().then_some(&entry.pair),
        };
        let reading = read_key(slot, text, &context);
        let notes = notes_of(&reading);
        let Some(key) = reading.key else {
            self.remember_half(&setup, entry);
            return Ok(CaptureView {
                is_saved: false,
                notes,
                keys: self.keys_view(&setup, None),
            });
        };
        let setup = self.expect_key(setup, slot).await?;
        in_work_mut(&setup, &mut entry).put(key);
        // Worked out while the store is at work.
        let found = async { self.what_lies_there(&setup, in_work(&setup, &entry)) };
        let (saved, found) = tokio::join!(vault.save(id, entry.clone()), found);
        if let Err(problem) = saved {
            let setup = self.expect_what_was_tried(setup).await?;
            return Ok(self.not_saved(&setup, problem));
        }
        let mut setup = setup;
        found.bring_into(&mut setup);
        self.remember_half(&setup, entry);
        self.write_soon(found).await;
        Ok(CaptureView {
            is_saved: true,
            notes,
            keys: self.keys_view(&setup, None),
        })
    }

    /// Forgets the pair, wherever it lies. While a replacement is under way that is the new one; the old one stays. That an
    /// earlier pair may be left in a keychain which refuses is part of the answer.
    ///
    /// # Errors
    /// When the key store or the records refuse.
    pub async fn forget_keys(&self, id: &SetupId) -> Result<KeysView, OnrampError> {
        let _turn = self.capturing.lock().await;
        self.forget_half();
        let setup = self.caught_up(self.setup(id).await?).await?;
        if !setup.is_replacing() {
            return self.forget_pair_in_use(&setup).await;
        }

        self.forget_new_pair(&setup).await?;
        let setup = self
            .change(id, |setup| {
                *setup.pair_in_work_mut() = KnownPair::default();
                setup.last_run = None;
                Ok(())
            })
            .await?;
        let problem = self.vault_of(&setup).probe().await.err();
        Ok(self.keys_view(&setup, problem))
    }

    async fn forget_pair_in_use(&self, setup: &Setup) -> Result<KeysView, OnrampError> {
        let is_one_left = self.forget_within_reach(setup).await?;
        let setup = self
            .change(&setup.id, |setup| {
                setup.forget_pairs();
                setup.keys.has_keychain_entry &= is_one_left || setup.keys.is_entry_ahead;
                setup.keys.left_file = None;
                Ok(())
            })
            .await?;
        let problem = self.vault_of(&setup).probe().await.err();
        let mut view = self.keys_view(&setup, problem);
        if is_one_left && problem.is_some() {
            view.keychain_problem = Some(Note::of(Code::EarlierPairLeft, &[]));
        }
        Ok(view)
    }

    /// Lends one key for a clipboard copy that the person asked for. It is wiped when the caller lets go of it.
    ///
    /// # Errors
    /// `KeysNotCaptured`; the code of the stop while another company answers than the one that is meant; when the key
    /// store refuses.
    pub async fn key_for_clipboard(
        &self,
        id: &SetupId,
        slot: KeySlot,
    ) -> Result<Zeroizing<String>, OnrampError> {
        let setup = self.setup(id).await?;
        refuse_another_company(&setup)?;
        let entry = self.vault_of(&setup).read(id).await?.unwrap_or_default();
        let stored = in_work(&setup, &entry);
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

    /// What lies in the key store for `setup`: as it is known, else as the store says.
    async fn entry_of(&self, setup: &Setup, vault: &Vault) -> Result<KeyEntry, KeyProblem> {
        match self.take_half(setup) {
            Some(entry) => Ok(entry),
            None => Ok(vault.read(&setup.id).await?.unwrap_or_default()),
        }
    }

    /// The Company ID as Onramp reads it; none until it can be used.
    pub(super) fn company_of(&self, setup: &Setup) -> Option<String> {
        let typed = setup.fields.get(&FieldId::CompanyId)?;
        let company = read_company_id(typed, None).company?;
        Some(company.as_str().to_owned())
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
            kept_in: setup.place_of_keys(),
            keychain_problem: problem.map(|problem| note_of(problem, setup)),
            left_file: self.left_file_note(setup),
            remedies: remedies_of(setup, problem),
            is_complete: pair.is_complete(),
            was_removed: setup.are_keys_removed(),
        }
    }
}

/// What is wrong with the place of the keys; of a keychain that holds some, also what becomes of them.
fn note_of(problem: KeyProblem, setup: &Setup) -> Note {
    let mut note = Note::of(problem.code(), &[]);
    if setup.is_any_captured() && setup.place_of_keys() == KeptIn::Keychain {
        note.words.to_do = words_for(Code::KeysOutOfReach, &[]).to_do;
    }
    note
}

fn notes_of(reading: &Reading) -> Vec<Note> {
    reading
        .notes
        .iter()
        .map(|(code, facts)| Note::of(*code, facts))
        .collect()
}

#[cfg(test)]
mod tests;
