//! Keeping a setup's keys in a file sealed with a passphrase, where there is no keychain.

use super::remedies::may_open_left_file;
use super::swap::in_work;
use super::{Onramp, OnrampError};
use crate::keys::{KeyEntry, KeyProblem};
use crate::seal::Passphrase;
use crate::setup::view::KeysView;
use crate::setup::{KeptIn, Setup, SetupId};
use crate::words::Code;
use zeroize::Zeroizing;

/// What of the keys goes along into a sealed file.
enum TakenAlong {
    /// All of them, from the sealed file that they lie in already.
    FromSealedFile(KeyEntry),
    /// All of them, from another place.
    FromElsewhere(KeyEntry),
    /// None: the place where they lay is not there any more, or does not say whether it holds any.
    Nothing,
}

impl Onramp {
    /// Takes the person's word that the keys are to lie in a file sealed with `passphrase`. Keys captured so far are taken
    /// along; those in a keychain that is not there any more, or in a sealed file that is gone or damaged, are not
    /// captured any more. A file that is open already is sealed anew, so that only the new passphrase opens it; one that is
    /// left from earlier is taken up again when the passphrase opens it, and put aside when not.
    ///
    /// # Errors
    /// `PassphraseTooShort`; `SealedFileNotWritten`; when the keys lie in a place that can be opened and is not; when the
    /// records refuse. Then the keys lie where they lay.
    ///
    /// # I/O
    /// Writes the file and reads it back: about a second; about two when a file that is left is tried first.
    pub async fn keep_in_sealed_file(
        &self,
        id: &SetupId,
        passphrase: Zeroizing<String>,
    ) -> Result<KeysView, OnrampError> {
        let passphrase = Passphrase::new(passphrase);
        if !passphrase.is_long_enough() {
            return Err(OnrampError::Refused(Code::PassphraseTooShort));
        }
        let _turn = self.capturing.lock().await;
        self.forget_half();
        let setup = self.setup(id).await?;
        if setup.is_practice {
            // Practice lies in memory, whatever is asked.
            return Err(OnrampError::Refused(Code::Unexpected));
        }
        let taken = self.taken_along(&setup, &passphrase).await?;
        let was_read = matches!(taken, TakenAlong::FromSealedFile(_));
        let before = self.sealed_files.seal_with(id, passphrase, was_read);
        let entry = match &taken {
            TakenAlong::FromSealedFile(entry) | TakenAlong::FromElsewhere(entry) => entry.clone(),
            TakenAlong::Nothing => KeyEntry::default(),
        };
        let vault = self.sealed_files.vault_of(id);
        if let Err(problem) = vault.save(id, entry.clone()).await {
            self.sealed_files.put_back(id, before);
            return Err(problem.into());
        }
        let is_anything_lost = matches!(taken, TakenAlong::Nothing);
        let aside = self.file_put_aside(id).await;
        let setup = self
            .change(id, |setup| {
                if is_anything_lost {
                    setup.forget_pairs();
                }
                setup.keys.kept_in = KeptIn::SealedFile;
                setup.keys.left_file = aside;
                Ok(())
            })
            .await?;
        let setup = match taken {
            TakenAlong::FromElsewhere(_) => self.without_the_old_place(setup).await?,
            TakenAlong::FromSealedFile(_) | TakenAlong::Nothing => setup,
        };
        let stored = in_work(&setup, &entry);
        let setup = self.bring_up_to_date(setup.clone(), stored).await?;
        Ok(self.keys_view(&setup, None))
    }

    /// Opens the sealed file of a setup with `passphrase`, for as long as Onramp runs. One that was left is taken up again,
    /// as long as no key is captured elsewhere.
    ///
    /// # Errors
    /// `PassphraseWrong`, `SealedFileMissing`, `SealedFileDamaged`, `SealedFileUnreachable`. A file that was open already
    /// stays so.
    ///
    /// # I/O
    /// Reads the file: about a second.
    pub async fn open_sealed_file(
        &self,
        id: &SetupId,
        passphrase: Zeroizing<String>,
    ) -> Result<KeysView, OnrampError> {
        let turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        let is_left = may_open_left_file(&setup);
        if setup.place_of_keys() != KeptIn::SealedFile && !is_left {
            return Err(KeyProblem::SealedFileMissing.into());
        }
        let passphrase = Passphrase::new(passphrase);
        let before = self.sealed_files.open_with(id, passphrase);
        let entry = match self.sealed_files.vault_of(id).read(id).await {
            Ok(entry) => entry.unwrap_or_default(),
            Err(problem) => {
                self.sealed_files.put_back(id, before);
                return Err(problem.into());
            }
        };
        let setup = if is_left {
            self.take_up(setup).await?
        } else {
            setup
        };
        let stored = in_work(&setup, &entry);
        let setup = self.bring_up_to_date(setup.clone(), stored).await?;
        drop(turn);
        let setup = self.looked_after(setup).await?;
        Ok(self.keys_view(&setup, None))
    }

    /// Records that the keys lie in the sealed file again that was left.
    async fn take_up(&self, setup: Setup) -> Result<Setup, OnrampError> {
        self.memory.delete(&setup.id).await?;
        self.change(&setup.id, |setup| {
            setup.keys.kept_in = KeptIn::SealedFile;
            setup.keys.left_file = None;
            Ok(())
        })
        .await
    }

    async fn taken_along(
        &self,
        setup: &Setup,
        passphrase: &Passphrase,
    ) -> Result<TakenAlong, OnrampError> {
        let place = setup.place_of_keys();
        if place != KeptIn::SealedFile && !setup.is_any_captured() {
            return Ok(self.left_behind(setup, passphrase).await);
        }
        match (self.vault_of(setup).read(&setup.id).await, place) {
            (Ok(Some(entry)), KeptIn::SealedFile) => Ok(TakenAlong::FromSealedFile(entry)),
            (Ok(Some(entry)), _) => Ok(TakenAlong::FromElsewhere(entry)),
            (
                Ok(None)
                | Err(
                    KeyProblem::Missing
                    | KeyProblem::EntryUnreadable
                    | KeyProblem::SealedFileMissing
                    | KeyProblem::SealedFileDamaged,
                ),
                _,
            ) => Ok(TakenAlong::Nothing),
            // Whatever is only shut may be opened: to go on without it would lose the keys.
            (Err(problem), _) => Err(problem.into()),
        }
    }

    /// What lies where a setup of which no key is captured may have left one: in a sealed file from before it was kept
    /// elsewhere, or in a place that was written to just before a crash.
    async fn left_behind(&self, setup: &Setup, passphrase: &Passphrase) -> TakenAlong {
        let id = &setup.id;
        let sealed_file = self.sealed_files.vault_of(id);
        if sealed_file.holds(id).await == Ok(true) {
            let before = self.sealed_files.open_with(id, passphrase.clone());
            if let Ok(Some(entry)) = sealed_file.read(id).await {
                return TakenAlong::FromSealedFile(entry);
            }
            self.sealed_files.put_back(id, before);
        }
        if setup.place_of_keys() == KeptIn::Keychain && !setup.keys.has_keychain_entry {
            return TakenAlong::FromElsewhere(KeyEntry::default());
        }
        match self.vault_of(setup).read(id).await {
            Ok(entry) => TakenAlong::FromElsewhere(entry.unwrap_or_default()),
            Err(_) => TakenAlong::Nothing,
        }
    }

    /// Empties the place that the keys were taken from. A keychain that refuses is tried again when the keys are forgotten.
    async fn without_the_old_place(&self, setup: Setup) -> Result<Setup, OnrampError> {
        self.memory.delete(&setup.id).await?;
        if !setup.keys.has_keychain_entry || self.keychain.delete(&setup.id).await.is_err() {
            return Ok(setup);
        }
        self.change(&setup.id, |setup| {
            setup.keys.has_keychain_entry = false;
            Ok(())
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use crate::keys::KeyStore as _;
    use crate::onramp::hand_off::tests::desk;
    use crate::setup::KnownPair;
    use zeroize::Zeroizing;

    #[tokio::test]
    async fn a_key_that_a_crash_kept_out_of_the_record_goes_along() {
        let mut desk = desk().await;
        // Killed between the keychain's answer and the record.
        let record = desk.onramp.change(&desk.id, |setup| {
            setup.keys.pair = KnownPair::default();
            Ok(())
        });
        record.await.unwrap();

        let passphrase = Zeroizing::new("four words, like these".to_owned());
        let kept = desk.onramp.keep_in_sealed_file(&desk.id, passphrase).await;

        assert!(kept.unwrap().is_complete);
        assert!(desk.keychain.read_entry(&desk.id).unwrap().is_none());
    }
}
