//! The login keychain of macOS.

use crate::keys::{KeyPlace, KeyProblem};
use apple_native_keyring_store::keychain::Store;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;
use security_framework::base::Error;
use std::sync::Arc;
use std::time::Duration;

pub(super) const PLACE: KeyPlace = KeyPlace::MacKeychain;
/// What "no access" means here when its cause says no more.
pub(super) const NO_ACCESS: KeyProblem = KeyProblem::Locked;

/// An entry that nobody makes; looking for it shows whether the keychain answers, and asks for no password.
const NO_ENTRY: &str = "probe";

pub(super) struct System(Arc<Store>);

impl System {
    /// macOS brings up its own unlock window within a call; the vault's time limit ends the waiting.
    pub(super) fn open(_unlock_limit: Duration) -> Result<Self, KeyProblem> {
        let store = Store::new().map_err(|error| super::problem_of(&error))?;
        Ok(Self(store))
    }

    pub(super) fn probe(&self) -> Result<(), KeyProblem> {
        let entry = self.entry(super::SERVICE, NO_ENTRY);
        match entry.and_then(|entry| entry.get_secret()) {
            Ok(_) | Err(keyring_core::Error::NoEntry) => Ok(()),
            Err(error) => Err(super::problem_of(&error)),
        }
    }

    pub(super) fn unlock(&self) -> Result<(), KeyProblem> {
        Ok(())
    }

    pub(super) fn entry(&self, service: &str, user: &str) -> keyring_core::Result<Entry> {
        self.0.build(service, user, None)
    }
}

/// By Apple's number (`SecBase.h`).
pub(super) fn problem_of(
    cause: &(dyn std::error::Error + Send + Sync + 'static),
) -> Option<KeyProblem> {
    const USER_CANCELED: i32 = -128;
    const NOT_AVAILABLE: i32 = -25291;
    const AUTH_FAILED: i32 = -25293;
    const NO_SUCH_KEYCHAIN: i32 = -25294;
    const INTERACTION_NOT_ALLOWED: i32 = -25308;
    match cause.downcast_ref::<Error>().map(|error| error.code()) {
        Some(USER_CANCELED | AUTH_FAILED | INTERACTION_NOT_ALLOWED) => Some(KeyProblem::Locked),
        Some(NOT_AVAILABLE | NO_SUCH_KEYCHAIN) => Some(KeyProblem::Missing),
        Some(_) | None => None,
    }
}
