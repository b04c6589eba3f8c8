//! Keys in the system's keychain.

#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "macos.rs"]
mod system;
#[cfg(target_os = "windows")]
#[path = "windows.rs"]
mod system;

use super::{KeyPlace, KeyProblem, KeyStore};
use crate::setup::SetupId;
use keyring_core::{Entry, Error};
use std::time::Duration;
use system::System;
use zeroize::Zeroizing;

/// The name under which every entry stands; the setup's id tells them apart.
const SERVICE: &str = "onramp";

/// Keeps keys in the system's keychain.
///
/// Opens it at the first call. When an open one stops working (the keyring was restarted, its session is gone), opens
/// it anew and repeats the call, once.
pub struct Keychain {
    system: Option<System>,
    unlock_limit: Duration,
}

impl Keychain {
    /// Where this system keeps keys.
    pub const PLACE: KeyPlace = system::PLACE;

    /// Makes one that waits at most `unlock_limit` for the person to answer an unlock window.
    #[must_use]
    pub fn new(unlock_limit: Duration) -> Self {
        Self {
            system: None,
            unlock_limit,
        }
    }

    fn with_system<T>(
        &mut self,
        ask: impl Fn(&System) -> Result<T, KeyProblem>,
    ) -> Result<T, KeyProblem> {
        if let Some(system) = self.system.take() {
            let answer = ask(&system);
            if !answer
                .as_ref()
                .is_err_and(|problem| is_worth_a_new_one(*problem))
            {
                self.system = Some(system);
                return answer;
            }
        }
        let system = System::open(self.unlock_limit)?;
        let answer = ask(&system);
        self.system = Some(system);
        answer
    }

    fn with_entry<T>(
        &mut self,
        id: &SetupId,
        ask: impl Fn(&Entry) -> Result<T, Error>,
    ) -> Result<T, KeyProblem> {
        self.with_system(|system| {
            let entry = system.entry(SERVICE, &id.0);
            entry
                .and_then(|entry| ask(&entry))
                .map_err(|error| problem_of(&error))
        })
    }
}

impl std::fmt::Debug for Keychain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keychain")
    }
}

impl KeyStore for Keychain {
    fn place(&self) -> KeyPlace {
        Self::PLACE
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        self.with_system(System::probe)
    }

    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        self.with_system(System::unlock)
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.with_entry(id, |place| place.set_secret(entry))
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        self.with_entry(id, |place| match place.get_secret() {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.with_entry(id, |place| match place.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        })
    }
}

fn is_worth_a_new_one(problem: KeyProblem) -> bool {
    match problem {
        KeyProblem::Missing | KeyProblem::Failed => true,
        KeyProblem::Locked
        | KeyProblem::Silent
        | KeyProblem::EntryUnreadable
        | KeyProblem::ReadBackDiffers
        | KeyProblem::SealedFileLocked
        | KeyProblem::SealedFileMissing
        | KeyProblem::SealedFileDamaged
        | KeyProblem::SealedFileUnreachable
        | KeyProblem::SealedFileNotWritten
        | KeyProblem::SealedFileLeft
        | KeyProblem::PassphraseWrong => false,
    }
}

/// Names the cause by the error's kind and drops the error: two of its kinds carry the stored bytes.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's error may get new kinds, and then the keychain has failed in some way"
)]
fn problem_of(error: &Error) -> KeyProblem {
    match error {
        Error::PlatformFailure(cause) => {
            system::problem_of(cause.as_ref()).unwrap_or(KeyProblem::Failed)
        }
        Error::NoStorageAccess(cause) => {
            system::problem_of(cause.as_ref()).unwrap_or(system::NO_ACCESS)
        }
        Error::NoDefaultStore => KeyProblem::Missing,
        Error::BadEncoding(_) | Error::BadDataFormat(..) => KeyProblem::EntryUnreadable,
        _ => KeyProblem::Failed,
    }
}
