//! The login keychain of macOS.

use super::native;
use crate::keys::{KeyPlace, KeyProblem, Wanted};
use apple_native_keyring_store::keychain::Store;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Result};
use security_framework::base::Error;
use security_framework::os::macos::keychain::{
    KeychainUserInteractionLock, SecKeychain, SecPreferencesDomain,
};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

pub(super) const PLACE: KeyPlace = KeyPlace::MacKeychain;
/// What "no access" means here when its cause says no more.
pub(super) const NO_ACCESS: KeyProblem = KeyProblem::Locked;

/// An entry that nobody makes; looking for it shows whether the keychain answers, and asks for no password.
const NO_ENTRY: &str = "probe";

/// Whether windows may come up is switched for the whole process: calls wait for each other, so that none switches it
/// under another one that was given up and still runs.
static TURN: Mutex<()> = Mutex::new(());

pub(super) struct System(Arc<Store>);

impl System {
    /// macOS brings up its own unlock window within a call; the vault's time limit ends the waiting.
    pub(super) fn open(_unlock_limit: Duration) -> std::result::Result<Self, KeyProblem> {
        let store = Store::new().map_err(|error| native::problem_of(&error))?;
        Ok(Self(store))
    }

    pub(super) fn probe(&self) -> std::result::Result<(), KeyProblem> {
        self.read(NO_ENTRY).map(drop)
    }

    /// Has macOS ask for the keychain's password, and for the leave to read each of Onramp's entries, where it must.
    pub(super) fn unlock(&self) -> std::result::Result<(), KeyProblem> {
        self.ask_for_unlocking()?;
        self.probe()
    }

    fn ask_for_unlocking(&self) -> std::result::Result<(), KeyProblem> {
        let _turn = turn();
        let keychain = SecKeychain::default_for_domain(SecPreferencesDomain::User);
        let unlocked = keychain.and_then(|mut keychain| keychain.unlock(None));
        unlocked.map_err(|error| by_number(error.code()).unwrap_or(KeyProblem::Failed))?;
        let ours = HashMap::from([("service", super::SERVICE)]);
        let entries = self.0.search(&ours);
        for entry in entries.map_err(|error| native::problem_of(&error))? {
            match native::read(Ok(entry)) {
                // One that is refused may be another setup's.
                Ok(_) | Err(KeyProblem::Locked) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(())
    }

    pub(super) fn write(
        &self,
        user: &str,
        secret: &[u8],
        wanted: &Wanted,
    ) -> std::result::Result<(), KeyProblem> {
        let _quiet = quiet()?;
        wanted.check()?;
        native::write(self.entry(user), secret)
    }

    pub(super) fn read(
        &self,
        user: &str,
    ) -> std::result::Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        let _quiet = quiet()?;
        native::read(self.entry(user))
    }

    pub(super) fn delete(
        &self,
        user: &str,
        wanted: &Wanted,
    ) -> std::result::Result<(), KeyProblem> {
        let _quiet = quiet()?;
        wanted.check()?;
        native::delete(self.entry(user))
    }

    /// Everyone with an entry of Onramp's.
    pub(super) fn users(&self) -> std::result::Result<Vec<String>, KeyProblem> {
        let _quiet = quiet()?;
        let ours = HashMap::from([("service", super::SERVICE)]);
        native::users(self.0.search(&ours))
    }

    fn entry(&self, user: &str) -> Result<Entry> {
        self.0.build(super::SERVICE, user, None)
    }
}

/// No window of macOS comes up while it lives: what would need one is refused, and counts as locked.
struct Quiet {
    // First: windows are allowed again before the next call begins.
    _lock: KeychainUserInteractionLock,
    _turn: MutexGuard<'static, ()>,
}

fn quiet() -> std::result::Result<Quiet, KeyProblem> {
    let turn = turn();
    let lock = SecKeychain::disable_user_interaction();
    let lock = lock.map_err(|error| by_number(error.code()).unwrap_or(KeyProblem::Failed))?;
    Ok(Quiet {
        _lock: lock,
        _turn: turn,
    })
}

fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn problem_of(
    cause: &(dyn std::error::Error + Send + Sync + 'static),
) -> Option<KeyProblem> {
    by_number(cause.downcast_ref::<Error>()?.code())
}

/// By Apple's number (`SecBase.h`).
fn by_number(number: i32) -> Option<KeyProblem> {
    const USER_CANCELED: i32 = -128;
    const NOT_AVAILABLE: i32 = -25291;
    const AUTH_FAILED: i32 = -25293;
    const NO_SUCH_KEYCHAIN: i32 = -25294;
    const INTERACTION_NOT_ALLOWED: i32 = -25308;
    const INTERACTION_REQUIRED: i32 = -25315;
    match number {
        USER_CANCELED | AUTH_FAILED | INTERACTION_NOT_ALLOWED | INTERACTION_REQUIRED => {
            Some(KeyProblem::Locked)
        }
        NOT_AVAILABLE | NO_SUCH_KEYCHAIN => Some(KeyProblem::Missing),
        _ => None,
    }
}
