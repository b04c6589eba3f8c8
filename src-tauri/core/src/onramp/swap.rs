//! Putting a swapped pair right.

use super::{Onramp, OnrampError};
use crate::keys::{KeyEntry, PairSalt, PrivateKey, PublicKey, StoredKeys};
use crate::setup::view::SetupView;
use crate::setup::{KnownPair, Setup, SetupId};
use crate::words::Code;
use zeroize::Zeroizing;

impl Onramp {
    /// Puts each key of the pair into the place of the other, as the test found them to belong.
    ///
    /// # Errors
    /// `KeysNotCaptured` when the pair is not whole; `Unexpected` when no test found it swapped; when the key store or
    /// the records refuse, and then the pair lies as it lay.
    pub async fn swap_keys(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let _turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        let vault = self.vault_of(&setup);
        let mut entry = vault.read(id).await?.unwrap_or_default();
        let pair = in_work(&setup, &entry).pair();
        let pair = pair.ok_or(OnrampError::Refused(Code::KeysNotCaptured))?;
        // Otherwise the last four of a private key would be shown as those of a public one.
        if !was_found_swapped(&setup) {
            return Err(OnrampError::Refused(Code::Unexpected));
        }
        let setup = self.expect_other_keys(&setup).await?;
        *in_work_mut(&setup, &mut entry) = StoredKeys {
            public: Some(PublicKey::new(text_of(pair.private.expose()))),
            private: Some(PrivateKey::new(text_of(pair.public.expose()))),
            salt: Some(PairSalt::new_random()),
        };
        let saved = vault.save(id, entry.clone()).await;
        if saved.is_err() {
            entry = vault.read(id).await?.unwrap_or_default();
        }
        let setup = self
            .bring_up_to_date(setup.clone(), in_work(&setup, &entry))
            .await?;
        saved?;
        self.view(&setup)
    }

    /// Records that nothing is known of the pair in work, before another is saved in its place.
    async fn expect_other_keys(&self, setup: &Setup) -> Result<Setup, OnrampError> {
        self.change(&setup.id, |setup| {
            *setup.pair_in_work_mut() = KnownPair::default();
            setup.last_run = None;
            Ok(())
        })
        .await
    }
}

fn text_of(key: &str) -> Zeroizing<String> {
    Zeroizing::new(key.to_owned())
}

/// The keys in `entry` that `setup` is working on.
pub(super) fn in_work<'a>(setup: &Setup, entry: &'a KeyEntry) -> &'a StoredKeys {
    if setup.is_replacing() {
        &entry.next
    } else {
        &entry.pair
    }
}

/// As [`in_work`], to change them.
pub(super) fn in_work_mut<'a>(setup: &Setup, entry: &'a mut KeyEntry) -> &'a mut StoredKeys {
    if setup.is_replacing() {
        &mut entry.next
    } else {
        &mut entry.pair
    }
}

fn was_found_swapped(setup: &Setup) -> bool {
    let findings = setup.last_run.iter().flat_map(|run| &run.findings);
    findings
        .into_iter()
        .any(|finding| finding.code == Code::KeysSwapped)
}
