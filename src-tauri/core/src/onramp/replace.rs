//! A second pair that takes the first one's place once it has signed in.

use super::{Onramp, OnrampError};
use crate::keys::StoredKeys;
use crate::setup::view::SetupView;
use crate::setup::{ReplacementReason, Setup, SetupId};
use crate::words::Code;

impl Onramp {
    /// Begins to replace the pair, and goes to the first step of that. The old one is kept until the new one has signed
    /// in. A setup that was finished goes on.
    ///
    /// # Errors
    /// `ReplacementUnderWay` when one is under way already; when the record cannot be written.
    pub async fn begin_replacement(
        &self,
        id: &SetupId,
        reason: ReplacementReason,
    ) -> Result<SetupView, OnrampError> {
        let _turn = self.capturing.lock().await;
        let guide = self.guide_of(&self.setup(id).await?.guide)?.file();
        let at = (self.clock)();
        let setup = self
            .change(id, |setup| {
                if setup.is_replacing() {
                    return Err(OnrampError::Refused(Code::ReplacementUnderWay));
                }
                setup.begin_replacement(reason, at);
                setup.forget_marks(&guide.replace);
                setup.go_to_first_of(&guide.replace);
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Gives the replacement up: what was captured of the new pair is forgotten, the old pair stays as it was.
    ///
    /// # Errors
    /// `NoReplacement` when none is under way, also once the new pair has signed in; when the key store or the records
    /// refuse.
    pub async fn cancel_replacement(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let _turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        if !setup.is_replacing() || setup.is_about_to_take_over() {
            return Err(OnrampError::Refused(Code::NoReplacement));
        }
        let guide = self.guide_of(&setup.guide)?.file();
        self.forget_new_pair(&setup).await?;
        let setup = self
            .change(id, |setup| {
                setup.cancel_replacement();
                setup.forget_marks(&guide.replace);
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Takes the new pair out of its key store. Where none of it was ever saved, a store that is not there is no error.
    pub(super) async fn forget_new_pair(&self, setup: &Setup) -> Result<(), OnrampError> {
        self.forget_half();
        let vault = self.vault_of(setup);
        let entry = match vault.read(&setup.id).await {
            Err(_) if !setup.pair_in_work().is_any_captured() => return Ok(()),
            entry => entry?,
        };
        if let Some(mut entry) = entry
            && !entry.next.is_empty()
        {
            entry.next = StoredKeys::default();
            if entry.is_empty() && setup.is_pair_in_use_removed() {
                // Nothing is left here: that was said when the old pair was removed, and holds again.
                vault.delete(&setup.id).await?;
            } else {
                vault.save(&setup.id, entry).await?;
            }
        }
        Ok(())
    }

    /// Lets a new pair that has signed in take the old one's place; does nothing where none has.
    ///
    /// That it signed in is on record before this begins. The key store changes by one write, and the record after it:
    /// whatever happens in between, the next call finds out which of the two is still to be done.
    ///
    /// # Errors
    /// When the key store or the records refuse; both pairs are then still there.
    pub(super) async fn take_over(&self, id: &SetupId) -> Result<Setup, OnrampError> {
        let _turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        if !setup.is_about_to_take_over() {
            return Ok(setup);
        }
        self.forget_half();
        let vault = self.vault_of(&setup);
        let mut entry = vault.read(id).await?.unwrap_or_default();
        if !entry.next.is_empty() {
            entry.pair = std::mem::take(&mut entry.next);
            vault.save(id, entry.clone()).await?;
        }
        self.record_take_over(&setup, &entry.pair).await
    }

    /// Brings the record up with a key store in which the new pair has taken over: whatever is asked next is about that pair.
    /// One that has not is left where it is.
    ///
    /// # Errors
    /// When the key store or the records refuse.
    pub(super) async fn caught_up(&self, setup: Setup) -> Result<Setup, OnrampError> {
        if !setup.is_about_to_take_over() {
            return Ok(setup);
        }
        let entry = self.vault_of(&setup).read(&setup.id).await?;
        let entry = entry.unwrap_or_default();
        if !entry.next.is_empty() {
            return Ok(setup);
        }
        self.forget_half();
        self.record_take_over(&setup, &entry.pair).await
    }

    async fn record_take_over(
        &self,
        setup: &Setup,
        pair: &StoredKeys,
    ) -> Result<Setup, OnrampError> {
        let at = (self.clock)();
        let found = self.what_lies_there(setup, pair);
        self.change(&setup.id, |setup| {
            setup.take_over(at);
            found.bring_into(setup);
            Ok(())
        })
        .await
    }
}
