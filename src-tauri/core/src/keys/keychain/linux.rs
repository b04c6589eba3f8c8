//! The Secret Service: gnome-keyring, KWallet, KeePassXC and others, over D-Bus.

use crate::keys::{KeyPlace, KeyProblem};
use dbus_secret_service::{EncryptionType, Error, SecretService};
use dbus_secret_service_keyring_store::Store;
use keyring_core::Entry;
use keyring_core::api::CredentialStoreApi;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

pub(super) const PLACE: KeyPlace = KeyPlace::SecretService;
/// What "no access" means here when its cause says no more.
pub(super) const NO_ACCESS: KeyProblem = KeyProblem::Locked;

/// What the desktop's own keyring window shows beside the entry.
const LABEL: &str = "Onramp: ConnectWise API key pair";

pub(super) struct System {
    store: Arc<Store>,
    /// A connection of our own beside the store's: the store waits for an unlock window up to a year, and cannot say
    /// whether one would come up. No secret goes over this one.
    service: SecretService,
}

impl System {
    pub(super) fn open(unlock_limit: Duration) -> Result<Self, KeyProblem> {
        let seconds = unlock_limit.as_secs().max(1);
        let service =
            SecretService::connect_with_max_prompt_timeout(EncryptionType::Plain, seconds)
                .map_err(|error| named(&error))?;
        let store = Store::new().map_err(|error| super::problem_of(&error))?;
        Ok(Self { store, service })
    }

    pub(super) fn probe(&self) -> Result<(), KeyProblem> {
        let keyring = self.service.get_default_collection();
        match keyring.and_then(|keyring| keyring.is_locked()) {
            Ok(false) => Ok(()),
            Ok(true) => Err(KeyProblem::Locked),
            Err(error) => Err(named(&error)),
        }
    }

    /// Unlocks the default keyring, so that the store itself never meets a locked one.
    pub(super) fn unlock(&self) -> Result<(), KeyProblem> {
        let keyring = self.service.get_default_collection();
        let keyring = keyring.map_err(|error| named(&error))?;
        keyring.ensure_unlocked().map_err(|error| named(&error))?;
        // A dismissed window is no error everywhere: some services only leave the keyring locked.
        self.probe()
    }

    pub(super) fn entry(&self, service: &str, user: &str) -> keyring_core::Result<Entry> {
        let label = HashMap::from([("label", LABEL)]);
        self.store.build(service, user, Some(&label))
    }
}

pub(super) fn problem_of(
    cause: &(dyn std::error::Error + Send + Sync + 'static),
) -> Option<KeyProblem> {
    cause.downcast_ref::<Error>().map(named)
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library's error may get new kinds, and then the keychain has failed in some way"
)]
fn named(error: &Error) -> KeyProblem {
    match error {
        Error::Locked | Error::Prompt => KeyProblem::Locked,
        // No default keyring, or nobody who could keep one.
        Error::NoResult | Error::Unavailable => KeyProblem::Missing,
        Error::Dbus(error) => by_bus_name(error.name().unwrap_or_default()),
        _ => KeyProblem::Failed,
    }
}

/// D-Bus names its errors; the names are part of its specification and the texts are not.
fn by_bus_name(name: &str) -> KeyProblem {
    const BUS: &str = "org.freedesktop.DBus.Error.";
    if name == "org.freedesktop.Secret.Error.IsLocked" {
        return KeyProblem::Locked;
    }
    match name.strip_prefix(BUS).unwrap_or_default() {
        "NoReply" | "Timeout" | "TimedOut" => KeyProblem::Silent,
        "ServiceUnknown" | "NameHasNoOwner" | "NoServer" | "NotSupported" | "FileNotFound"
        | "BadAddress" | "NoNetwork" | "Disconnected" | "AuthFailed" | "AccessDenied" => {
            KeyProblem::Missing
        }
        other if other.starts_with("Spawn") => KeyProblem::Missing,
        _ => KeyProblem::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bus_errors_are_told_apart_by_name() {
        for (name, problem) in [
            (
                "org.freedesktop.DBus.Error.ServiceUnknown",
                KeyProblem::Missing,
            ),
            (
                "org.freedesktop.DBus.Error.Spawn.ChildExited",
                KeyProblem::Missing,
            ),
            ("org.freedesktop.DBus.Error.NoReply", KeyProblem::Silent),
            ("org.freedesktop.Secret.Error.IsLocked", KeyProblem::Locked),
            ("org.freedesktop.Secret.Error.NoSession", KeyProblem::Failed),
            ("", KeyProblem::Failed),
        ] {
            assert_eq!(by_bus_name(name), problem, "{name}");
        }
    }

    #[test]
    fn a_dismissed_unlock_window_is_a_locked_keychain() {
        assert_eq!(problem_of(&Error::Prompt), Some(KeyProblem::Locked));
        assert_eq!(problem_of(&Error::NoResult), Some(KeyProblem::Missing));
    }
}
