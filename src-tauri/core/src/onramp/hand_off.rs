//! Sealing the pair for somebody else.

use super::{Onramp, OnrampError};
use crate::hand_off::Sealed;
use crate::setup::SetupId;
use crate::setup::view::{HandOffPreview, HandOffSealed};
use std::path::Path;
use zeroize::Zeroizing;

impl Onramp {
    /// Says what a hand-off would hold, and who could open it. Nothing is sealed yet.
    ///
    /// # Errors
    /// `KeysNotCaptured`, or the code of a field that cannot be used yet.
    pub async fn preview_hand_off(&self, id: &SetupId) -> Result<HandOffPreview, OnrampError> {
        let _ = id;
        Err(OnrampError::Interrupted)
    }

    /// Seals the pair as text: for `recipient`, else with a passphrase that Onramp makes and keeps until it closes.
    ///
    /// # Errors
    /// `RecipientUnreadable`; as [`Onramp::preview_hand_off`]; when the key store or the records refuse.
    pub async fn seal_hand_off(
        &self,
        id: &SetupId,
        recipient: Option<&str>,
    ) -> Result<Sealed, OnrampError> {
        let _ = (id, recipient);
        Err(OnrampError::Interrupted)
    }

    /// Seals the pair and writes it into `folder`, all or nothing, readable by this person only.
    ///
    /// # Errors
    /// As [`Onramp::seal_hand_off`]; `HandOffNotWritten`.
    pub async fn write_hand_off(
        &self,
        id: &SetupId,
        recipient: Option<&str>,
        folder: &Path,
    ) -> Result<HandOffSealed, OnrampError> {
        let _ = (id, recipient, folder);
        Err(OnrampError::Interrupted)
    }

    /// Lends the passphrase of the setup's last hand-off.
    ///
    /// # Errors
    /// `NoPassphrase` when none was made since Onramp was started.
    pub fn hand_off_passphrase(&self, id: &SetupId) -> Result<Zeroizing<String>, OnrampError> {
        let _ = id;
        Err(OnrampError::Interrupted)
    }
}
