//! Windows Credential Manager.

use crate::keys::{KeyPlace, KeyProblem};
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use windows_native_keyring_store::Store;

pub(super) const PLACE: KeyPlace = KeyPlace::WindowsCredentialManager;
/// Without a logon session there is no Credential Manager; the store calls nothing else "no access".
pub(super) const NO_ACCESS: KeyProblem = KeyProblem::Missing;

/// An entry that nobody makes; reading it shows whether the store answers.
const NO_ENTRY: &str = "probe";

pub(super) struct System(Arc<Store>);

impl System {
    /// Credential Manager opens with the person's logon: there is no unlock window to wait for.
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

    /// `Local`: the store's own default roams with a domain profile, to other machines.
    pub(super) fn entry(&self, service: &str, user: &str) -> keyring_core::Result<Entry> {
        let stay_here = HashMap::from([("persistence", "Local")]);
        self.0.build(service, user, Some(&stay_here))
    }
}

/// The store keeps its cause, a Windows error number, to itself.
pub(super) fn problem_of(
    _cause: &(dyn std::error::Error + Send + Sync + 'static),
) -> Option<KeyProblem> {
    None
}
