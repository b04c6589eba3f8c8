//! Keys in the system's keychain.

#[cfg(not(target_os = "linux"))]
mod native;
#[cfg(target_os = "linux")]
#[path = "linux.rs"]
mod system;
#[cfg(target_os = "macos")]
#[path = "macos.rs"]
mod system;
#[cfg(target_os = "windows")]
#[path = "windows.rs"]
mod system;

use super::{KeyPlace, KeyProblem, KeyStore, Wanted};
use crate::setup::SetupId;
use std::time::{Duration, Instant};
use system::System;
use zeroize::Zeroizing;

/// The name under which every entry stands; the setup's id tells them apart.
const SERVICE: &str = "onramp";

/// What waited for less was cut off, not kept waiting: no call of any system gives up so soon.
const CUT_OFF: Duration = Duration::from_secs(1);

/// Keeps keys in the system's keychain.
///
/// Opens it at the first call. When an open one stops working (the keyring was restarted, its session is gone), opens
/// it anew and repeats the call, once.
pub struct Keychain {
    system: Option<System>,
    unlock_limit: Duration,
    wanted: Wanted,
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
            wanted: Wanted::default(),
        }
    }

    fn with_system<T>(
        &mut self,
        ask: impl Fn(&System) -> Result<T, KeyProblem>,
    ) -> Result<T, KeyProblem> {
        if let Some(system) = self.system.take() {
            let began = Instant::now();
            let answer = ask(&system);
            let is_over = answer
                .as_ref()
                .is_err_and(|problem| is_worth_a_new_one(*problem, began.elapsed()));
            if !is_over {
                self.system = Some(system);
                return answer;
            }
        }
        let system = System::open(self.unlock_limit)?;
        let answer = ask(&system);
        self.system = Some(system);
        answer
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

    fn heed(&mut self, wanted: Wanted) {
        self.wanted = wanted;
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        let wanted = self.wanted.clone();
        self.with_system(|system| system.write(&id.0, entry, &wanted))
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        let entry = self.with_system(|system| system.read(&id.0))?;
        // gnome-keyring makes an entry first and fills it then: one that is empty was cut off, and holds nothing.
        Ok(entry.filter(|entry| !entry.is_empty()))
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        let wanted = self.wanted.clone();
        self.with_system(|system| system.delete(&id.0, &wanted))
    }

    fn ids(&mut self) -> Result<Vec<SetupId>, KeyProblem> {
        let users = self.with_system(System::users)?;
        Ok(users.into_iter().map(SetupId).collect())
    }
}

/// True when a keychain that `took` so long to answer may be one that was restarted.
fn is_worth_a_new_one(problem: KeyProblem, took: Duration) -> bool {
    match problem {
        KeyProblem::Missing | KeyProblem::Failed => true,
        KeyProblem::Silent => took < CUT_OFF,
        KeyProblem::Locked
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
