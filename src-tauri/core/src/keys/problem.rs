//! Why a key store did not do what it was asked.

use crate::words::Code;

/// Why a key store did not do what it was asked.
///
/// Holds no source on purpose: two of the keychain library's errors carry the stored bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyProblem {
    /// This system has no keychain, or none is running.
    #[error("there is no keychain")]
    Missing,
    /// The keychain is locked, and nobody unlocked it.
    #[error("the keychain is locked")]
    Locked,
    /// The keychain did not answer in time; it may be waiting for a person.
    #[error("the keychain does not answer")]
    Silent,
    /// The keychain answered with an error.
    #[error("the keychain failed")]
    Failed,
    /// The entry is not one that this version of Onramp can read.
    #[error("the entry in the keychain cannot be read")]
    EntryUnreadable,
    /// What was read back is not what was written.
    #[error("the keychain gave back something else")]
    ReadBackDiffers,
    /// The sealed file needs its passphrase.
    #[error("the sealed file is not open")]
    SealedFileLocked,
    /// The sealed file is not where it was put.
    #[error("the sealed file is gone")]
    SealedFileMissing,
    /// The sealed file was changed or cut short.
    #[error("the sealed file is damaged")]
    SealedFileDamaged,
    /// The system did not let the sealed file be read, or did not answer in time.
    #[error("the sealed file cannot be reached")]
    SealedFileUnreachable,
    /// The sealed file could not be written; what was in it before is still there.
    #[error("the sealed file could not be written")]
    SealedFileNotWritten,
    /// The sealed file could not be deleted.
    #[error("the sealed file is still there")]
    SealedFileLeft,
    /// The passphrase does not open the sealed file.
    #[error("the passphrase does not open the sealed file")]
    PassphraseWrong,
}

impl KeyProblem {
    /// What happened, as a stable name.
    #[must_use]
    pub fn code(self) -> Code {
        match self {
            Self::Missing => Code::KeychainMissing,
            Self::Locked => Code::KeychainLocked,
            Self::Silent => Code::KeychainSilent,
            Self::Failed | Self::EntryUnreadable => Code::KeychainFailed,
            Self::ReadBackDiffers => Code::KeychainReadBackDiffers,
            Self::SealedFileLocked => Code::SealedFileLocked,
            Self::SealedFileMissing => Code::SealedFileMissing,
            Self::SealedFileDamaged => Code::SealedFileDamaged,
            Self::SealedFileUnreachable => Code::SealedFileUnreachable,
            Self::SealedFileNotWritten => Code::SealedFileNotWritten,
            Self::SealedFileLeft => Code::KeysStillThere,
            Self::PassphraseWrong => Code::PassphraseWrong,
        }
    }
}
