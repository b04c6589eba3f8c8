//! Windows Credential Manager.

use super::native;
use crate::keys::{KeyPlace, KeyProblem, Wanted};
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Result};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use windows_native_keyring_store::Store;
use zeroize::Zeroizing;

pub(super) const PLACE: KeyPlace = KeyPlace::WindowsCredentialManager;
/// Without a logon session there is no Credential Manager; the store calls nothing else "no access".
pub(super) const NO_ACCESS: KeyProblem = KeyProblem::Missing;

/// An entry that nobody makes; reading it shows whether the store answers.
const NO_ENTRY: &str = "probe";

pub(super) struct System(Arc<Store>);

impl System {
    /// Credential Manager opens with the person's logon: there is no unlock window to wait for.
    pub(super) fn open(_unlock_limit: Duration) -> std::result::Result<Self, KeyProblem> {
        let store = Store::new().map_err(|error| native::problem_of(&error))?;
        Ok(Self(store))
    }

    pub(super) fn probe(&self) -> std::result::Result<(), KeyProblem> {
        self.read(NO_ENTRY).map(drop)
    }

    pub(super) fn unlock(&self) -> std::result::Result<(), KeyProblem> {
        self.probe()
    }

    pub(super) fn write(
        &self,
        user: &str,
        secret: &[u8],
        wanted: &Wanted,
    ) -> std::result::Result<(), KeyProblem> {
        wanted.check()?;
        native::write(self.entry(user), secret)
    }

    pub(super) fn read(
        &self,
        user: &str,
    ) -> std::result::Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        native::read(self.entry(user))
    }

    pub(super) fn delete(
        &self,
        user: &str,
        wanted: &Wanted,
    ) -> std::result::Result<(), KeyProblem> {
        wanted.check()?;
        native::delete(self.entry(user))
    }

    /// Everyone with an entry of Onramp's: the store names it `user.service`.
    pub(super) fn users(&self) -> std::result::Result<Vec<String>, KeyProblem> {
        let ours = format!(r"\.{}$", super::SERVICE);
        let spec = HashMap::from([("pattern", ours.as_str())]);
        native::users(self.0.search(&spec))
    }

    /// `Local`: the store's own default roams with a domain profile, to other machines.
    fn entry(&self, user: &str) -> Result<Entry> {
        let stay_here = HashMap::from([("persistence", "Local")]);
        self.0.build(super::SERVICE, user, Some(&stay_here))
    }
}

/// The store keeps its cause, a Windows error number, to itself.
pub(super) fn problem_of(
    _cause: &(dyn std::error::Error + Send + Sync + 'static),
) -> Option<KeyProblem> {
    None
}
