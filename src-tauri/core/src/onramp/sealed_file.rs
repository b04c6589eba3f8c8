//! Keeping a setup's keys in a file sealed with a passphrase, where there is no keychain.

use super::{Onramp, OnrampError};
use crate::setup::SetupId;
use crate::setup::view::KeysView;
use zeroize::Zeroizing;

impl Onramp {
    /// Takes the person's word that the keys are to lie in a file sealed with `passphrase`. Keys captured so far are
    /// taken along from memory.
    ///
    /// # Errors
    /// `PassphraseTooShort`; `SealedFileNotWritten`; when the records refuse.
    pub async fn keep_in_sealed_file(
        &self,
        id: &SetupId,
        passphrase: Zeroizing<String>,
    ) -> Result<KeysView, OnrampError> {
        let _ = (id, passphrase);
        Err(OnrampError::Interrupted)
    }

    /// Opens the sealed file of a setup with `passphrase`, for as long as Onramp runs.
    ///
    /// # Errors
    /// `PassphraseWrong`, `SealedFileMissing`, `SealedFileDamaged`.
    pub async fn open_sealed_file(
        &self,
        id: &SetupId,
        passphrase: Zeroizing<String>,
    ) -> Result<KeysView, OnrampError> {
        let _ = (id, passphrase);
        Err(OnrampError::Interrupted)
    }
}
