//! What a key store is.

use super::{KeyEntry, KeyProblem, Wanted, entry};
use crate::setup::SetupId;
use zeroize::Zeroizing;

/// Where keys are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPlace {
    /// Windows Credential Manager.
    WindowsCredentialManager,
    /// The login keychain of macOS.
    MacKeychain,
    /// The keyring of the desktop on Linux, through the Secret Service.
    SecretService,
    /// This process's memory.
    Memory,
    /// A file on this computer, sealed with a passphrase.
    SealedFile,
}

impl KeyPlace {
    /// Its name, as a person may know it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WindowsCredentialManager => "Windows Credential Manager",
            Self::MacKeychain => "macOS Keychain",
            Self::SecretService => "the system keyring (Secret Service)",
            Self::Memory => "memory, until Onramp closes",
            Self::SealedFile => "a file sealed with your passphrase",
        }
    }

    /// What it means when this place does not answer in time.
    pub(super) fn silence(self) -> KeyProblem {
        match self {
            Self::SealedFile => KeyProblem::SealedFileUnreachable,
            Self::WindowsCredentialManager
            | Self::MacKeychain
            | Self::SecretService
            | Self::Memory => KeyProblem::Silent,
        }
    }
}

/// Keeps one entry per setup: both halves of its pair together, so that a save is all or nothing.
///
/// Every call may block; [`super::Vault`] is the way to call one from async code.
pub trait KeyStore: Send {
    /// Where it keeps them.
    fn place(&self) -> KeyPlace;

    /// Says whether keys could be saved now. Never brings up an unlock window.
    ///
    /// # Errors
    /// `Missing` or `Locked`, and `Failed` or `Silent` when the keychain is in trouble.
    fn probe(&mut self) -> Result<(), KeyProblem>;

    /// Makes the store ready to read and write; where the system asks for a password, that happens here and nowhere else.
    ///
    /// # Errors
    /// As [`KeyStore::probe`]; `Locked` when the person did not unlock it.
    fn make_ready(&mut self) -> Result<(), KeyProblem>;

    /// From now on, asks `wanted` before each thing that it changes, where a call takes long enough to be given up on the
    /// way.
    fn heed(&mut self, _wanted: Wanted) {}

    /// Writes the entry of `id` over.
    ///
    /// # Errors
    /// `Locked` at once when the store is locked, and when it refuses.
    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem>;

    /// Reads the entry of `id`; none when there is none.
    ///
    /// # Errors
    /// When the keychain refuses.
    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem>;

    /// Removes the entry of `id`; no entry is no error.
    ///
    /// # Errors
    /// When the keychain refuses.
    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem>;

    /// Says whether anything is kept for `id`, readable or not.
    ///
    /// # Errors
    /// When the keychain refuses.
    fn holds(&mut self, id: &SetupId) -> Result<bool, KeyProblem> {
        Ok(self.read_entry(id)?.is_some())
    }

    /// Every setup for which anything is kept here, whichever Onramp kept it.
    ///
    /// # Errors
    /// `Failed` from a store that keeps no list, or whatever the keychain refuses with.
    fn ids(&mut self) -> Result<Vec<SetupId>, KeyProblem> {
        Err(KeyProblem::Failed)
    }

    /// Saves `keys`, reads them back and compares.
    ///
    /// # Errors
    /// `ReadBackDiffers` when something else came back, or whatever the keychain refuses with.
    fn save(&mut self, id: &SetupId, keys: &KeyEntry) -> Result<(), KeyProblem> {
        let written = entry::write(keys);
        self.write_entry(id, &written)?;
        let read = self.read_entry(id)?.ok_or(KeyProblem::ReadBackDiffers)?;
        if are_same(&written, &read) {
            Ok(())
        } else {
            Err(KeyProblem::ReadBackDiffers)
        }
    }

    /// Reads what is saved for `id`; none when nothing is.
    ///
    /// # Errors
    /// `EntryUnreadable` for an entry of another shape or a newer version, or whatever the keychain refuses with.
    fn read(&mut self, id: &SetupId) -> Result<Option<KeyEntry>, KeyProblem> {
        self.read_entry(id)?
            .map(|bytes| entry::read(&bytes))
            .transpose()
    }
}

/// Compares every byte, wherever the first difference lies.
fn are_same(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |seen, (a, b)| seen | (a ^ b));
    one.len() == other.len() && differing == 0
}
