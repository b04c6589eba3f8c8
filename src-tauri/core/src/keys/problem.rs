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
        }
    }
}
