//! Bringing a setup to its end: the keys leave this computer, and it is proved that they have.

use super::{Onramp, OnrampError};
use crate::guide::GuideFile;
use crate::keys::Vault;
use crate::setup::view::SetupView;
use crate::setup::{Ending, EndingKind, Removal, Setup, SetupId};
use crate::words::{Code, removal_proof};

impl Onramp {
    /// Begins to bring the setup to its end, or changes what the end means, and goes to the first step of that.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub async fn begin_ending(
        &self,
        id: &SetupId,
        kind: EndingKind,
    ) -> Result<SetupView, OnrampError> {
        let guide = self.guide_of(&self.setup(id).await?.guide)?.file();
        let at = (self.clock)();
        let setup = self
            .change(id, |setup| {
                if setup
                    .ending
                    .as_ref()
                    .is_none_or(|under_way| under_way.kind != kind)
                {
                    forget_marks(setup, guide);
                    setup.ending = Some(Ending {
                        kind,
                        began_at: at,
                        reported_at: None,
                    });
                }
                setup.go_to_first_of(match kind {
                    EndingKind::Finished => &guide.finish,
                    EndingKind::Disconnected => &guide.disconnect,
                });
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Takes the beginning of the end back. Keys that were removed do not come back, and no test with them counts.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub async fn cancel_ending(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let guide = self.guide_of(&self.setup(id).await?.guide)?.file();
        let setup = self
            .change(id, |setup| {
                if setup.ending.take().is_some() {
                    forget_marks(setup, guide);
                }
                if setup.are_keys_removed() {
                    setup.drop_runs();
                }
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Removes every key of the setup from wherever one may lie, looks into each place again, and records what was found
    /// empty. The passphrase of a hand-off goes too. A test under way is stopped: it works with the keys.
    ///
    /// # Errors
    /// When a key store refuses, or `KeysStillThere` when one still holds something; then nothing is recorded as removed.
    pub async fn remove_keys(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        self.cancel_check(id);
        let _turn = self.capturing.lock().await;
        self.forget_half();
        let setup = self.setup(id).await?;
        self.forget_everywhere(&setup).await?;
        let found_empty = self.look_everywhere(&setup).await?;
        let known = setup.keys.pair.public.as_ref();
        let removal = Removal {
            at: (self.clock)(),
            last_four: known.and_then(|slot| slot.last_four.clone()),
            was_complete: setup.keys.pair.is_complete(),
            found_empty,
        };
        self.forget_hand_off_passphrase(id);
        let guide = self.guide_of(&setup.guide)?.file();
        let setup = self
            .change(id, |setup| {
                // Asked for a second time, there was nothing left to remove: what was said of the first still holds, with
                // its time. A keychain that was emptied then is not asked again, and would be missing from the proofs.
                let was_nothing_left = setup.are_keys_removed();
                let was_pair_removed = setup.is_pair_in_use_removed();
                let removal = match setup.keys.removal.take() {
                    Some(earlier) if was_nothing_left => earlier,
                    // Only a second pair was there, which had not taken over.
                    Some(earlier) if was_pair_removed => Removal {
                        last_four: earlier.last_four,
                        was_complete: earlier.was_complete,
                        ..removal
                    },
                    _ => removal,
                };
                if setup.is_replacing() {
                    setup.forget_marks(&guide.replace);
                }
                setup.record_removal(removal);
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Looks into every place where a key of the setup may have lain, and says of each that it is empty. A keychain that
    /// never held one is not asked, and nothing is claimed about it.
    async fn look_everywhere(&self, setup: &Setup) -> Result<Vec<String>, OnrampError> {
        let mut proofs = Vec::new();
        if setup.keys.has_keychain_entry {
            let place = self.keychain.place_name();
            match look_into(&self.keychain, setup).await {
                // It was only looked at once, and is away now.
                Err(OnrampError::Keys(_)) if setup.keys.is_entry_ahead => {}
                looked => {
                    looked?;
                    proofs.push(removal_proof("asked-again", place));
                }
            }
        }
        look_into(&self.memory, setup).await?;
        proofs.push(removal_proof("memory", self.memory.place_name()));
        if !setup.is_practice {
            let sealed_file = self.sealed_files.vault_of(&setup.id);
            look_into(&sealed_file, setup).await?;
            proofs.push(removal_proof("sealed-file", sealed_file.place_name()));
        }
        Ok(proofs)
    }
}

async fn look_into(vault: &Vault, setup: &Setup) -> Result<(), OnrampError> {
    if vault.holds(&setup.id).await? {
        return Err(OnrampError::Refused(Code::KeysStillThere));
    }
    Ok(())
}

fn forget_marks(setup: &mut Setup, guide: &GuideFile) {
    setup.forget_marks(&guide.finish);
    setup.forget_marks(&guide.disconnect);
}
