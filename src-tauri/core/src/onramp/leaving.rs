//! Every pair of a person's forgotten at once, for whoever leaves Onramp or the computer.

use crate::Onramp;
use crate::OnrampError;
use crate::Surroundings;
use crate::desk::{key_files_in, records_in};
use crate::keys::{Forgotten, SealedFiles, Vault};
use crate::psa::{ExtraRoots, Limits};
use crate::setup::{KeptIn, Setup, SetupId, Setups};
use crate::words::Code;
use std::path::{Path, PathBuf};

/// What became of every pair on this computer, and of the records that tell of them. Holds no key.
#[derive(Debug)]
pub struct EveryKey {
    /// What the keychain held.
    pub keychain: Forgotten,
    /// What lay in sealed files.
    pub sealed: Forgotten,
    /// The folder of those files.
    pub key_files: PathBuf,
    /// What the records say now; or why they were not changed.
    pub records: Result<RecordsTold, Code>,
}

/// Which records say now that their keys are gone. Counts are of real setups.
#[derive(Debug, Default)]
pub struct RecordsTold {
    /// How many say it now.
    pub gone: usize,
    /// How many do not, since the place of their keys may hold them still.
    pub unknown: usize,
    /// Which could not be changed, and why.
    pub refused: Vec<(SetupId, Code)>,
    /// How many keep their keys in the memory of Onramp's window, which nobody else can reach.
    pub in_window: usize,
    /// How many cannot be read; they hold no key.
    pub unreadable: usize,
}

impl EveryKey {
    /// True when every place was looked into, holds nothing any more, and the records say so.
    #[must_use]
    pub fn is_all_gone(&self) -> bool {
        let is_told = |told: &RecordsTold| told.unknown == 0 && told.refused.is_empty();
        self.records.as_ref().is_ok_and(is_told)
            && self.keychain.is_empty()
            && self.sealed.is_empty()
    }

    /// True when the place that the keys of `setup` lay in is empty now.
    fn was_emptied(&self, setup: &Setup) -> bool {
        match setup.place_of_keys() {
            KeptIn::Keychain => self.keychain.is_empty(),
            KeptIn::SealedFile => self.sealed.is_empty(),
            KeptIn::Memory => true,
        }
    }
}

/// Forgets every pair of this person's, also of setups that are gone, and writes it down in the records of `folder`. Setups,
/// notes and tests stay. Asks nobody: the caller has.
///
/// # I/O
/// Empties the keychain of Onramp's entries, deletes the sealed files of `folder`, reads and changes its records. An open
/// window keeps what lies in its memory.
pub async fn forget_every_key(folder: &Path) -> EveryKey {
    forget_in(folder, Vault::keychain()).await
}

async fn forget_in(folder: &Path, keychain: Vault) -> EveryKey {
    let files = SealedFiles::new(key_files_in(folder));
    let mut every = EveryKey {
        keychain: keychain.forget_all().await,
        sealed: files.forget_all().await,
        key_files: files.folder().to_owned(),
        records: Ok(RecordsTold::default()),
    };
    let told = tell_records(folder, keychain, &every).await;
    every.records = told.map_err(|error| error.code());
    every
}

/// Writes down, of each setup that had keys, that they are gone.
async fn tell_records(
    folder: &Path,
    keychain: Vault,
    every: &EveryKey,
) -> Result<RecordsTold, OnrampError> {
    let mut told = RecordsTold::default();
    let records = records_in(folder);
    if !records.exists() {
        return Ok(told);
    }
    let setups = Setups::open(&records)?;
    let (all, unreadable) = setups.list_with_unreadable()?;
    told.unreadable = unreadable.len();
    let onramp = Onramp::open(Surroundings {
        setups,
        keychain,
        memory: Vault::memory(),
        key_files: key_files_in(folder),
        clock: crate::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    })?;
    let had_keys = all
        .into_iter()
        .filter(|setup| !setup.is_practice && setup.is_any_captured());
    for setup in had_keys {
        if setup.keys.kept_in == KeptIn::Memory {
            told.in_window += 1;
        } else if !every.was_emptied(&setup) {
            told.unknown += 1;
        } else if let Err(error) = onramp.remove_keys(&setup.id).await {
            told.refused.push((setup.id, error.code()));
        } else {
            told.gone += 1;
        }
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{CapturedKey, StoredKeys};
    use crate::setup::CapturedSlot;
    use crate::setup::view::KeySlot;
    use zeroize::Zeroizing;

    /// A setup with one captured key, as its record says, and the key in `vault`.
    async fn with_key(vault: &Vault, kept_in: KeptIn, is_practice: bool) -> Setup {
        let at = crate::now();
        let mut setup = Setup::begin(SetupId::new_random(), "phin", is_practice, at);
        setup.keys.kept_in = kept_in;
        setup.keys.pair.private = Some(CapturedSlot {
            length: 16,
            last_four: None,
            at,
        });
        let mut keys = StoredKeys::default();
        let text = Zeroizing::new("CanaryPrivate002".to_owned());
        keys.put(CapturedKey::new(KeySlot::Private, text));
        vault.save(&setup.id, keys.into()).await.unwrap();
        setup
    }

    #[tokio::test]
    async fn records_say_that_keys_are_gone_and_practice_keeps_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let (keychain, elsewhere) = (Vault::memory(), Vault::memory());
        let kept = with_key(&keychain, KeptIn::Keychain, false).await;
        let in_window = with_key(&elsewhere, KeptIn::Memory, false).await;
        let practice = with_key(&elsewhere, KeptIn::Memory, true).await;
        let setups = Setups::open(&records_in(folder.path())).unwrap();
        for setup in [&kept, &in_window, &practice] {
            setups.put(setup).unwrap();
        }

        let every = forget_in(folder.path(), keychain.clone()).await;

        assert!(every.is_all_gone(), "{every:?}");
        let told = every.records.unwrap();
        assert_eq!((told.gone, told.in_window, told.unknown), (1, 1, 0));
        assert!(!keychain.holds(&kept.id).await.unwrap());
        let told = |id| setups.get(id).unwrap().unwrap();
        assert!(told(&kept.id).are_keys_removed());
        assert!(told(&in_window.id).is_any_captured());
        assert!(told(&practice.id).is_any_captured());
    }

    #[tokio::test]
    async fn a_place_that_cannot_be_looked_into_is_not_called_empty() {
        let folder = tempfile::tempdir().unwrap();
        let setup = with_key(&Vault::memory(), KeptIn::SealedFile, false).await;
        let setups = Setups::open(&records_in(folder.path())).unwrap();
        setups.put(&setup).unwrap();
        // A file in the folder's place.
        std::fs::write(key_files_in(folder.path()), "").unwrap();

        let every = forget_in(folder.path(), Vault::memory()).await;

        assert!(!every.is_all_gone());
        let told = every.records.unwrap();
        assert_eq!((told.gone, told.unknown), (0, 1));
        assert!(setups.get(&setup.id).unwrap().unwrap().is_any_captured());
    }

    #[tokio::test]
    async fn where_nothing_was_ever_kept_nothing_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let every = forget_in(folder.path(), Vault::memory()).await;
        assert!(every.is_all_gone());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
