//! Every pair in one place forgotten at once, whichever setup it was kept for: for whoever leaves Onramp.

use super::{KeyPlace, KeyProblem, SealedFiles, Vault};

/// What became of all pairs in one place. Holds no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// Which place.
    pub place: KeyPlace,
    /// How many entries or sealed files of a setup's were found.
    pub found: usize,
    /// How many of them are there still, looked for again; or why that cannot be said.
    pub left: Result<usize, KeyProblem>,
}

impl Forgotten {
    /// True when the place was looked into and holds nothing any more.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.left == Ok(0)
    }
}

impl Vault {
    /// Forgets everything that any Onramp of this person's keeps here. What one entry is refused for does not save the
    /// others.
    ///
    /// # I/O
    /// Asks the keychain to list, to delete each entry, and to list once more, each for at most its time limit; brings up
    /// no unlock window.
    pub async fn forget_all(&self) -> Forgotten {
        let mut forgotten = Forgotten {
            place: self.place(),
            found: 0,
            left: Ok(0),
        };
        let ids = match self.ids().await {
            Ok(ids) => ids,
            Err(problem) => {
                forgotten.left = Err(problem);
                return forgotten;
            }
        };
        forgotten.found = ids.len();
        for id in &ids {
            // A keychain that is silent would keep the person waiting for each.
            if self.delete(id).await == Err(KeyProblem::Silent) {
                break;
            }
        }
        forgotten.left = self.ids().await.map(|left| left.len());
        forgotten
    }
}

impl SealedFiles {
    /// Deletes every sealed file: those in use, those put aside, and what a crash left unfinished.
    ///
    /// # I/O
    /// Lists the folder, deletes, and lists it again.
    pub async fn forget_all(&self) -> Forgotten {
        let unreachable = |_| KeyProblem::SealedFileUnreachable;
        let ids = self.ids().unwrap_or_default();
        for id in &ids {
            // What was refused is counted below.
            let _ = self.vault_of(id).delete(id).await;
        }
        Forgotten {
            place: KeyPlace::SealedFile,
            found: ids.len(),
            left: self.ids().map(|left| left.len()).map_err(unreachable),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{CapturedKey, KeyEntry, StoredKeys};
    use crate::seal::Passphrase;
    use crate::setup::SetupId;
    use crate::setup::view::KeySlot;
    use zeroize::Zeroizing;

    fn keys() -> KeyEntry {
        let mut keys = StoredKeys::default();
        let text = Zeroizing::new("CanaryPrivate002".to_owned());
        keys.put(CapturedKey::new(KeySlot::Private, text));
        keys.into()
    }

    #[tokio::test]
    async fn every_entry_is_forgotten_whichever_setup_it_is_kept_for() {
        let vault = Vault::memory();
        let ids = [SetupId::new_random(), SetupId::new_random()];
        for id in &ids {
            vault.save(id, keys()).await.unwrap();
        }
        let forgotten = vault.forget_all().await;
        assert_eq!((forgotten.found, forgotten.left), (2, Ok(0)));
        for id in &ids {
            assert!(!vault.holds(id).await.unwrap());
        }
        assert_eq!(vault.forget_all().await.found, 0);
    }

    #[tokio::test]
    async fn every_sealed_file_is_deleted_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let files = SealedFiles::new(folder.path().join("keys"));
        let id = SetupId::new_random();
        for _ in 0..2 {
            // The second puts the first aside.
            let passphrase = Passphrase::new(Zeroizing::new("four words, like these".to_owned()));
            let _ = files.seal_with(&id, passphrase, false);
            files.vault_of(&id).save(&id, keys()).await.unwrap();
        }
        let unfinished = files.folder().join(format!("{}.age.cut.tmp", id.0));
        let others = files.folder().join("notes.txt");
        std::fs::write(&unfinished, "").unwrap();
        std::fs::write(&others, "somebody's own words").unwrap();
        assert_eq!(std::fs::read_dir(files.folder()).unwrap().count(), 4);

        let forgotten = files.forget_all().await;

        assert_eq!((forgotten.found, forgotten.left), (1, Ok(0)));
        let left = std::fs::read_dir(files.folder()).unwrap();
        let left: Vec<_> = left.map(|entry| entry.unwrap().path()).collect();
        assert_eq!(left, [others]);
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn a_folder_that_cannot_be_read_is_no_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        // A file in its place: that also holds for root, whom no permission keeps out.
        let path = folder.path().join("keys");
        std::fs::write(&path, "").unwrap();
        let forgotten = SealedFiles::new(path).forget_all().await;
        assert_eq!(forgotten.left, Err(KeyProblem::SealedFileUnreachable));
        assert!(!forgotten.is_empty());
    }
}
