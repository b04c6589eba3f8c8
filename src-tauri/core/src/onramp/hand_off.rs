//! Sealing the pair for somebody else.

use super::identity::refuse_another_company;
use super::{Onramp, OnrampError};
use crate::hand_off::{self, HandedOff, Sealed, file_name};
use crate::keys::PairSalt;
use crate::private_file;
use crate::seal::{self, Passphrase, Recipient, SealedFor};
use crate::setup::view::{HandOffPreview, HandOffSealed};
use crate::setup::{HandOff, Readings, SetupId};
use crate::words::Code;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;
use zeroize::Zeroizing;

/// A hand-off that is sealed, and not yet recorded.
struct Made {
    handed: HandedOff,
    recipient: Option<Recipient>,
    passphrase: Option<Passphrase>,
    text: String,
}

impl Onramp {
    /// Says what a hand-off would hold, and proposes `folder` for its file. Nothing is sealed yet.
    ///
    /// # Errors
    /// `KeysNotCaptured` when the pair is not whole, the code of a field that cannot be used yet, or the code of the stop
    /// while another company answers than the one that is meant; when the key store refuses.
    pub async fn preview_hand_off(
        &self,
        id: &SetupId,
        folder: String,
    ) -> Result<HandOffPreview, OnrampError> {
        let handed = self.handed_off(id).await?;
        let guide = self.guide_of(&handed.guide)?;
        let vendor = guide.file().hand_off.as_ref();
        Ok(HandOffPreview {
            contents: hand_off::pair_lines(&handed),
            fingerprint: handed.fingerprint(),
            vendor_recipient: vendor.map(|vendor| vendor.recipient.clone()),
            file_name: file_name(&handed, handed.sealed_at, 1),
            folder,
        })
    }

    /// Seals the pair in use as text: for `recipient`, else with a passphrase that Onramp makes and keeps until it closes
    /// or seals again. `take` brings the text to where the person wants it; only then the hand-off is recorded, and its
    /// passphrase takes the earlier one's place.
    ///
    /// # Errors
    /// `RecipientUnreadable`, `RecipientIsIdentity`, what `take` refuses with; as [`Onramp::preview_hand_off`]; when the
    /// records refuse.
    pub async fn seal_hand_off(
        &self,
        id: &SetupId,
        recipient: Option<&str>,
        take: impl AsyncFnOnce(String) -> Result<(), Code>,
    ) -> Result<Sealed, OnrampError> {
        let _turn = self.handing_off.lock().await;
        let made = self.make_hand_off(id, recipient).await?;
        let taken = take(made.text.clone()).await;
        taken.map_err(OnrampError::Refused)?;
        let shown = self.record_hand_off(id, &made, None).await?;
        Ok(Sealed {
            file_name: file_name(&made.handed, made.handed.sealed_at, 1),
            text: made.text,
            shown,
        })
    }

    /// Seals the pair in use and writes it into `folder`, all or nothing, readable by this person only and over no other
    /// file.
    ///
    /// # Errors
    /// As [`Onramp::seal_hand_off`]; `HandOffNotWritten`. Then no file is left behind.
    pub async fn write_hand_off(
        &self,
        id: &SetupId,
        recipient: Option<&str>,
        folder: &Path,
    ) -> Result<HandOffSealed, OnrampError> {
        let _turn = self.handing_off.lock().await;
        let made = self.make_hand_off(id, recipient).await?;
        let path = write(&made, folder.to_owned()).await?;
        let recorded = self.record_hand_off(id, &made, Some(&path)).await;
        if recorded.is_err() {
            // Nobody would know its passphrase, or that it is there.
            let _ = std::fs::remove_file(path);
        }
        recorded
    }

    /// Lends the passphrase of the setup's last hand-off.
    ///
    /// # Errors
    /// `NoPassphrase` when none was made since Onramp was started, or the last hand-off needs none.
    pub fn hand_off_passphrase(&self, id: &SetupId) -> Result<Zeroizing<String>, OnrampError> {
        let passphrases = self.hand_off_passphrases.lock();
        let passphrases = passphrases.unwrap_or_else(PoisonError::into_inner);
        let passphrase = passphrases.get(id);
        let passphrase = passphrase.ok_or(OnrampError::Refused(Code::NoPassphrase))?;
        Ok(Zeroizing::new(passphrase.expose().to_owned()))
    }

    async fn make_hand_off(
        &self,
        id: &SetupId,
        recipient: Option<&str>,
    ) -> Result<Made, OnrampError> {
        let recipient = recipient.map(Recipient::read).transpose();
        let recipient = recipient.map_err(OnrampError::Refused)?;
        let passphrase = recipient.is_none().then(Passphrase::new_random);
        let handed = self.handed_off(id).await?;
        let sealing = tokio::task::spawn_blocking(move || {
            let sealed_for = match (&recipient, &passphrase) {
                (Some(recipient), _) => SealedFor::Recipient(recipient),
                (None, Some(passphrase)) => SealedFor::Passphrase(passphrase),
                (None, None) => return None,
            };
            let text = seal::seal(&handed.write(), sealed_for).ok()?;
            Some(Made {
                handed,
                recipient,
                passphrase,
                text,
            })
        });
        let made = sealing.await.map_err(|_| OnrampError::Interrupted)?;
        made.ok_or(OnrampError::Interrupted)
    }

    /// The pair in use, as it is handed off now. Its fingerprint is the one that the setup shows.
    async fn handed_off(&self, id: &SetupId) -> Result<HandedOff, OnrampError> {
        let _turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        refuse_another_company(&setup)?;
        let guide = self.guide_of(&setup.guide)?;
        let mut entry = self.captured_keys(&setup).await?;
        let keys = entry.pair.pair();
        let keys = keys.ok_or(OnrampError::Refused(Code::KeysNotCaptured))?;
        let practice = self.practice_of(&setup).map(|practice| practice.server);
        let readings = Readings::of(&setup, practice);
        let (site, company) = readings.usable().map_err(OnrampError::Refused)?;
        let has_salt = entry.pair.salt.is_some();
        let salt = entry.pair.salt.get_or_insert_with(PairSalt::new_random);
        let handed = HandedOff {
            vendor: guide.name().to_owned(),
            guide: guide.id().to_owned(),
            is_practice: setup.is_practice,
            company: company.as_str().to_owned(),
            address: site.display(),
            login_host: site.login_host().to_owned(),
            api_root: site.api_root(),
            keys,
            salt: salt.clone(),
            sealed_at: (self.clock)(),
        };
        let fingerprint = self.fingerprint_of(&setup, &entry.pair);
        if !has_salt {
            // An older Onramp made none. What is shown must be made with the salt that is kept.
            self.vault_of(&setup).save(id, entry).await?;
        }
        if setup.keys.pair.fingerprint != fingerprint {
            self.change(id, |setup| {
                setup.keys.pair.fingerprint = fingerprint;
                Ok(())
            })
            .await?;
        }
        Ok(handed)
    }

    async fn record_hand_off(
        &self,
        id: &SetupId,
        made: &Made,
        path: Option<&Path>,
    ) -> Result<HandOffSealed, OnrampError> {
        let recipient = made.recipient.as_ref();
        let guide = self.guide_of(&made.handed.guide)?;
        let publishes = guide.file().hand_off.as_ref();
        let is_vendors = publishes.is_some_and(|publishes| {
            recipient.is_some_and(|recipient| recipient.to_string() == publishes.recipient)
        });
        let hand_off = HandOff {
            at: made.handed.sealed_at,
            recipient: recipient.map(Recipient::to_string),
            path: path.map(|path| path.display().to_string()),
            digest: seal::digest(made.text.as_bytes()),
            fingerprint: made.handed.fingerprint(),
        };
        let shown = HandOffSealed {
            path: hand_off.path.clone(),
            digest: hand_off.digest.clone(),
            opened_by: hand_off::opened_by(recipient, is_vendors.then(|| guide.name())),
            has_passphrase: made.passphrase.is_some(),
        };
        self.change(id, |setup| {
            setup.hand_offs.push(hand_off);
            Ok(())
        })
        .await?;
        let passphrases = self.hand_off_passphrases.lock();
        let mut passphrases = passphrases.unwrap_or_else(PoisonError::into_inner);
        match &made.passphrase {
            Some(passphrase) => passphrases.insert(id.clone(), passphrase.clone()),
            None => passphrases.remove(id),
        };
        Ok(shown)
    }

    /// Forgets the passphrase of the setup's last hand-off.
    pub(super) fn forget_hand_off_passphrase(&self, id: &SetupId) {
        let passphrases = self.hand_off_passphrases.lock();
        passphrases
            .unwrap_or_else(PoisonError::into_inner)
            .remove(id);
    }
}

async fn write(made: &Made, folder: PathBuf) -> Result<PathBuf, OnrampError> {
    let (handed, text) = (made.handed.clone(), made.text.clone());
    let writing = tokio::task::spawn_blocking(move || {
        let numbered = |number| file_name(&handed, handed.sealed_at, number);
        private_file::write_new(&folder, numbered, text.as_bytes())
    });
    let written = writing.await.map_err(|_| OnrampError::Interrupted)?;
    written.map_err(|_| OnrampError::Refused(Code::HandOffNotWritten))
}

#[cfg(test)]
pub(super) mod tests;
