//! What is known of the passphrases of sealed files, for as long as Onramp runs.

use crate::seal::{self, FileKey, Passphrase, SealProblem};
use crate::setup::SetupId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// How far a passphrase has proved right.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is to seal a file that is made anew. What lies in its place is put aside.
    ForNewFile,
    /// It is to seal over a file that was read.
    ForReadFile,
    /// It was typed, and has opened nothing yet.
    Typed,
    /// The file opens with it.
    Proved,
}

/// A passphrase and what is known of it.
#[derive(Clone)]
pub(super) struct Known {
    pub(super) passphrase: Passphrase,
    pub(super) standing: Standing,
    /// The key of the file as it was written or read last: with it the same file is read without the passphrase's work.
    pub(super) key: Option<FileKey>,
}

impl Known {
    pub(super) fn new(passphrase: Passphrase, standing: Standing) -> Self {
        Self {
            passphrase,
            standing,
            key: None,
        }
    }

    /// Opens `sealed`: at once when it is the file that was written or read last, else with the passphrase's work.
    pub(super) fn open(&self, sealed: &[u8]) -> Result<(Zeroizing<Vec<u8>>, FileKey), SealProblem> {
        if let Some(key) = &self.key
            && let Ok(entry) = seal::open_again(sealed, key)
        {
            return Ok((entry, key.clone()));
        }
        seal::open_and_keep(sealed, &self.passphrase)
    }
}

/// What a passphrase takes the place of until it has proved right; put back with [`super::SealedFiles::put_back`].
pub struct Before(pub(super) Option<Known>);

/// The passphrases, by setup.
#[derive(Clone, Default)]
pub(super) struct Passphrases(Arc<Mutex<HashMap<SetupId, Known>>>);

impl Passphrases {
    pub(super) fn of(&self, id: &SetupId) -> Option<Known> {
        self.all().get(id).cloned()
    }

    /// `known` counts for `id` from now on.
    pub(super) fn set(&self, id: &SetupId, known: Known) -> Before {
        Before(self.all().insert(id.clone(), known))
    }

    pub(super) fn forget(&self, id: &SetupId) {
        self.all().remove(id);
    }

    /// `used` has sealed or opened a file with this key. Where another passphrase counts by now, nothing changes.
    pub(super) fn has_proved(&self, id: &SetupId, used: &Known, key: FileKey) {
        if let Some(known) = self.all().get_mut(id)
            && known.passphrase.expose() == used.passphrase.expose()
        {
            known.standing = Standing::Proved;
            known.key = Some(key);
        }
    }

    pub(super) fn all(&self) -> MutexGuard<'_, HashMap<SetupId, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
