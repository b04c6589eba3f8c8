//! The Secret Service: gnome-keyring, KWallet, KeePassXC and others, over D-Bus.
//!
//! Asked directly: the store crate on top of this library unlocks whatever it finds locked, which brings up a window in
//! the middle of a save and waits for it up to a year.

use crate::keys::{KeyPlace, KeyProblem, Wanted};
use dbus_secret_service::{Collection, EncryptionType, Error, Item, Path, SecretService};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::time::Duration;
use zeroize::Zeroizing;

pub(super) const PLACE: KeyPlace = KeyPlace::SecretService;

/// What the desktop's own keyring window shows beside the entry.
const LABEL: &str = "Onramp: ConnectWise API key pair";
const CONTENT_TYPE: &str = "application/octet-stream";

pub(super) struct System {
    service: SecretService,
    /// Where the default keyring lies, once asked for. One that is gone fails the call, and the next `System` asks anew.
    keyring: OnceCell<Path<'static>>,
}

impl System {
    pub(super) fn open(unlock_limit: Duration) -> Result<Self, KeyProblem> {
        let seconds = unlock_limit.as_secs().max(1);
        let service = SecretService::connect_with_max_prompt_timeout(EncryptionType::Dh, seconds);
        Ok(Self {
            service: service.map_err(|error| named(&error))?,
            keyring: OnceCell::new(),
        })
    }

    pub(super) fn probe(&self) -> Result<(), KeyProblem> {
        match self.keyring().and_then(|keyring| keyring.is_locked()) {
            Ok(false) => Ok(()),
            Ok(true) => Err(KeyProblem::Locked),
            Err(error) => Err(named(&error)),
        }
    }

    /// Unlocks the default keyring, and those of Onramp's entries that have a lock of their own.
    pub(super) fn unlock(&self) -> Result<(), KeyProblem> {
        self.ask_for_unlocking().map_err(|error| named(&error))?;
        // A dismissed window is no error everywhere: some services only leave the keyring locked.
        self.probe()
    }

    pub(super) fn write(
        &self,
        user: &str,
        secret: &[u8],
        wanted: &Wanted,
    ) -> Result<(), KeyProblem> {
        let items = self.items(user)?;
        if items.is_empty() {
            self.probe()?;
            wanted.check()?;
            let made = self.keyring().and_then(|keyring| {
                let attributes = attributes(user);
                // The item is looked up again at the next call.
                keyring
                    .create_item(LABEL, attributes, secret, true, CONTENT_TYPE)
                    .map(drop)
            });
            return made.map_err(|error| named(&error));
        }
        // One, unless two programs made one each: then neither may keep an older pair.
        for item in items {
            wanted.check()?;
            let written = item.set_secret(secret, CONTENT_TYPE);
            written.map_err(|error| named(&error))?;
        }
        Ok(())
    }

    pub(super) fn read(&self, user: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        let mut items = self.items(user)?;
        if items.len() > 1 {
            items.sort_by_cached_key(|item| item.get_modified().unwrap_or_default());
        }
        let Some(item) = items.pop() else {
            // Some services tell nothing of what a locked keyring holds.
            return self.probe().map(|()| None);
        };
        let secret = item.get_secret().map_err(|error| named(&error))?;
        Ok(Some(Zeroizing::new(secret)))
    }

    pub(super) fn delete(&self, user: &str, wanted: &Wanted) -> Result<(), KeyProblem> {
        let items = self.items(user)?;
        if items.is_empty() {
            return self.probe();
        }
        for item in items {
            wanted.check()?;
            item.delete().map_err(|error| named(&error))?;
        }
        Ok(())
    }

    /// Everyone with an entry of Onramp's, each once.
    pub(super) fn users(&self) -> Result<Vec<String>, KeyProblem> {
        let ours = HashMap::from([("service", super::SERVICE)]);
        let found = self.service.search_items(ours);
        let found = found.map_err(|error| named(&error))?;
        if !found.locked.is_empty() {
            return Err(KeyProblem::Locked);
        }
        if found.unlocked.is_empty() {
            // Some services tell nothing of what a locked keyring holds.
            return self.probe().map(|()| Vec::new());
        }
        let mut users = Vec::new();
        for item in found.unlocked {
            let attributes = item.get_attributes().map_err(|error| named(&error))?;
            users.extend(attributes.get("username").cloned());
        }
        users.sort();
        users.dedup();
        Ok(users)
    }

    /// The entries of `user`. Asks for no password.
    fn items(&self, user: &str) -> Result<Vec<Item<'_>>, KeyProblem> {
        let found = self.service.search_items(attributes(user));
        let found = found.map_err(|error| named(&error))?;
        if found.locked.is_empty() {
            Ok(found.unlocked)
        } else {
            Err(KeyProblem::Locked)
        }
    }

    fn keyring(&self) -> Result<Collection<'_>, Error> {
        if let Some(path) = self.keyring.get() {
            return Ok(Collection::new(&self.service, path.clone()));
        }
        let keyring = self.service.get_default_collection()?;
        // Nobody else can have set it: a `System` stays on its thread.
        let _ = self.keyring.set(keyring.path.clone());
        Ok(keyring)
    }

    fn ask_for_unlocking(&self) -> Result<(), Error> {
        self.keyring()?.ensure_unlocked()?;
        let ours = HashMap::from([("service", super::SERVICE)]);
        let locked = self.service.search_items(ours)?.locked;
        if locked.is_empty() {
            return Ok(());
        }
        self.service.unlock_all(&locked.iter().collect::<Vec<_>>())
    }
}

/// As the store crate names them, which an earlier Onramp used.
fn attributes(user: &str) -> HashMap<&str, &str> {
    HashMap::from([("service", super::SERVICE), ("username", user)])
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
        assert_eq!(named(&Error::Prompt), KeyProblem::Locked);
        assert_eq!(named(&Error::NoResult), KeyProblem::Missing);
    }
}
