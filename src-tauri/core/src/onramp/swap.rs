//! Putting a swapped pair right.

use super::{Onramp, OnrampError};
use crate::keys::{CapturedKey, KeyEntry, PairSalt, PrivateKey, PublicKey, StoredKeys};
use crate::setup::view::{KeySlot, SetupView};
use crate::setup::{CapturedSlot, Setup, SetupId};
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
        let public = Zeroizing::new(pair.private.expose().to_owned());
        let private = Zeroizing::new(pair.public.expose().to_owned());
        let at = (self.clock)();
        let shown = |slot, text: &Zeroizing<String>| {
            CapturedSlot::of(&CapturedKey::new(slot, text.clone()), at)
        };
        let shown_public = shown(KeySlot::Public, &public);
        let shown_private = shown(KeySlot::Private, &private);
        let swapped = StoredKeys {
            public: Some(PublicKey::new(public)),
            private: Some(PrivateKey::new(private)),
            salt: Some(PairSalt::new_random()),
        };
        *in_work_mut(&setup, &mut entry) = swapped;
        vault.save(id, entry).await?;
        let setup = self
            .change(id, |setup| {
                let pair = setup.pair_in_work_mut();
                pair.public = Some(shown_public);
                pair.private = Some(shown_private);
                pair.start_over();
                setup.last_run = None;
                Ok(())
            })
            .await?;
        self.view(&setup)
    }
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
