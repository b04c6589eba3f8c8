//! What is recorded ahead of a capture, so that a crash leaves nothing untrue and nothing unknown.

use super::{Onramp, OnrampError};
use crate::keys::KeyEntry;
use crate::setup::view::KeySlot;
use crate::setup::{KeptIn, Setup};

impl Onramp {
    /// Records what a key in `slot` will make untrue, before it is saved: that the keychain holds nothing to delete, and
    /// whatever was found out about the key that it takes the place of. A crash then leaves nothing on record that is
    /// about another pair.
    pub(super) async fn expect_key(
        &self,
        setup: Setup,
        slot: KeySlot,
    ) -> Result<Setup, OnrampError> {
        let pair = setup.pair_in_work();
        let is_new = match slot {
            KeySlot::Public => pair.public.is_none(),
            KeySlot::Private => pair.private.is_none(),
        };
        let is_unproved = pair.proved_at.is_none() && pair.released_at.is_none();
        if is_new && is_unproved && setup.last_run.is_none() {
            return self.expect_keychain_entry(setup).await;
        }
        self.change(&setup.id, |setup| {
            let pair = setup.pair_in_work_mut();
            pair.start_over();
            match slot {
                KeySlot::Public => pair.public = None,
                KeySlot::Private => pair.private = None,
            }
            setup.last_run = None;
            expect_entry(setup);
            Ok(())
        })
        .await
    }

    /// Records that the keychain is about to hold a pair: whatever happens then, deleting the setup deletes it, and what
    /// lies there is found.
    async fn expect_keychain_entry(&self, setup: Setup) -> Result<Setup, OnrampError> {
        if setup.place_of_keys() != KeptIn::Keychain || setup.keys.has_keychain_entry {
            return Ok(setup);
        }
        self.change(&setup.id, |setup| {
            expect_entry(setup);
            Ok(())
        })
        .await
    }

    /// Records that a save into the keychain was tried. Whatever it answered, a key may lie there.
    pub(super) async fn expect_what_was_tried(&self, setup: Setup) -> Result<Setup, OnrampError> {
        if setup.place_of_keys() != KeptIn::Keychain || !setup.keys.is_entry_ahead {
            return Ok(setup);
        }
        self.change(&setup.id, |setup| {
            setup.keys.is_entry_ahead = false;
            Ok(())
        })
        .await
    }

    /// Does ahead of a capture what it would have to do: nobody waits for it then.
    pub(super) async fn ready_for_capture(&self, setup: Setup) -> Result<Setup, OnrampError> {
        if !is_first(&setup) {
            return Ok(setup);
        }
        let Ok(_turn) = self.capturing.try_lock() else {
            return Ok(setup);
        };
        // What was read before the turn may be about a time before a capture.
        let setup = self.setup(&setup.id).await?;
        if !is_first(&setup) {
            return Ok(setup);
        }
        let setup = self
            .change(&setup.id, |setup| {
                expect_entry(setup);
                setup.keys.is_entry_ahead = true;
                Ok(())
            })
            .await?;
        // Nothing was ever saved there.
        self.remember_half(&setup, KeyEntry::default());
        Ok(setup)
    }
}

/// True when the keychain is the place, and nothing is known to be in it.
fn is_first(setup: &Setup) -> bool {
    let is_keychain = setup.place_of_keys() == KeptIn::Keychain;
    is_keychain && !setup.keys.has_keychain_entry && !setup.are_keys_removed()
}

fn expect_entry(setup: &mut Setup) {
    if setup.place_of_keys() == KeptIn::Keychain && !setup.keys.has_keychain_entry {
        setup.keys.has_keychain_entry = true;
        setup.keys.is_entry_ahead = false;
    }
}
