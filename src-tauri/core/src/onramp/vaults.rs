//! Which key store a setup's pair lies in, and what is asked of it.

use super::{Onramp, OnrampError};
use crate::keys::{KeyEntry, KeyProblem, Vault};
use crate::setup::view::KeysView;
use crate::setup::{KeptIn, Setup, SetupId};

impl Onramp {
    pub(super) fn vault_of(&self, setup: &Setup) -> Vault {
        match setup.place_of_keys() {
            KeptIn::Memory => self.memory.clone(),
            KeptIn::Keychain => self.keychain.clone(),
            KeptIn::SealedFile => self.sealed_files.vault_of(&setup.id),
        }
    }

    /// Has the system ask the person to unlock the keychain, and looks at what lies there. The one call that may wait for a
    /// person: a minute at most.
    ///
    /// # Errors
    /// When the records cannot be read. A keychain that stays locked is part of the answer.
    pub async fn unlock_keychain(&self, id: &SetupId) -> Result<KeysView, OnrampError> {
        let setup = self.setup(id).await?;
        let vault = self.vault_of(&setup);
        let problem = match setup.place_of_keys() {
            KeptIn::Keychain | KeptIn::Memory => vault.unlock().await.err(),
            // No system asks for its passphrase.
            KeptIn::SealedFile => vault.probe().await.err(),
        };
        let setup = match problem {
            None => self.looked_after(setup).await?,
            Some(_) => setup,
        };
        Ok(self.keys_view(&setup, problem))
    }

    /// Every captured pair. No key store is asked for a pair that was never captured: there may be none.
    pub(super) async fn captured_keys(&self, setup: &Setup) -> Result<KeyEntry, OnrampError> {
        if !setup.is_any_captured() {
            return Ok(KeyEntry::default());
        }
        let stored = self.vault_of(setup).read(&setup.id).await?;
        Ok(stored.unwrap_or_default())
    }

    /// The captured pairs to look for in a report of `setup`: its own, and those of every other setup within reach,
    /// since companies get mixed up; also of those whose records cannot be read.
    pub(super) async fn keys_to_guard(&self, setup: &Setup) -> Result<Vec<KeyEntry>, OnrampError> {
        let mut all = vec![self.captured_keys(setup).await?];
        all.append(&mut self.keys_of_others(Some(&setup.id)).await?);
        Ok(all)
    }

    /// The captured pairs of every setup within reach, but for that of `id`; also of those whose records cannot be read.
    pub(super) async fn keys_of_others(
        &self,
        id: Option<&SetupId>,
    ) -> Result<Vec<KeyEntry>, OnrampError> {
        let mut all = Vec::new();
        let mut is_keychain_within_reach = true;
        let listed = self.records(|setups| setups.list_with_unreadable());
        let (others, unreadable) = listed.await?;
        for other in others {
            let is_in_keychain = other.place_of_keys() == KeptIn::Keychain;
            if Some(&other.id) == id || is_in_keychain && !is_keychain_within_reach {
                continue;
            }
            match self.captured_keys(&other).await {
                Ok(stored) => all.push(stored),
                // One refusal is enough: each may take as long as its time limit.
                Err(_) => is_keychain_within_reach &= !is_in_keychain,
            }
        }
        for other in unreadable {
            all.extend(self.memory.read(&other).await?);
            if is_keychain_within_reach {
                let stored = self.keychain.read(&other).await;
                is_keychain_within_reach = stored.is_ok();
                all.extend(stored.into_iter().flatten());
            }
        }
        Ok(all)
    }

    /// Forgets the pair in every place where it may lie. The keychain is asked first: when it refuses, nothing is gone.
    pub(super) async fn forget_everywhere(&self, setup: &Setup) -> Result<(), OnrampError> {
        self.forget_in_keychain(setup).await?;
        self.forget_beside_the_keychain(&setup.id).await
    }

    /// Forgets whatever any place keeps for a setup whose record cannot be read. Where there is no keychain, none is asked.
    pub(super) async fn forget_of_unreadable(&self, id: &SetupId) -> Result<(), OnrampError> {
        match self.keychain.delete(id).await {
            Ok(()) | Err(KeyProblem::Missing) => {}
            Err(problem) => return Err(problem.into()),
        }
        self.forget_beside_the_keychain(id).await
    }

    /// Forgets the pair in use wherever it lies, and an earlier one where it can be reached. True when the keychain refused,
    /// and an earlier one may be left there.
    pub(super) async fn forget_within_reach(&self, setup: &Setup) -> Result<bool, OnrampError> {
        let refused = self.forget_in_keychain(setup).await.err();
        match refused {
            Some(problem) if lies_in_keychain(setup) => return Err(problem.into()),
            Some(_) | None => self.forget_beside_the_keychain(&setup.id).await?,
        }
        Ok(refused.is_some())
    }

    /// A keychain that never held a key is not asked, and one that was only looked at may refuse.
    async fn forget_in_keychain(&self, setup: &Setup) -> Result<(), KeyProblem> {
        let is_there = lies_in_keychain(setup);
        if !is_there && !setup.keys.has_keychain_entry {
            return Ok(());
        }
        match self.keychain.delete(&setup.id).await {
            Err(_) if !is_there && setup.keys.is_entry_ahead => Ok(()),
            deleted => deleted,
        }
    }

    async fn forget_beside_the_keychain(&self, id: &SetupId) -> Result<(), OnrampError> {
        let sealed_file = self.sealed_files.vault_of(id);
        sealed_file.delete(id).await?;
        Ok(self.memory.delete(id).await?)
    }
}

fn lies_in_keychain(setup: &Setup) -> bool {
    setup.is_any_captured() && setup.place_of_keys() == KeptIn::Keychain
}
