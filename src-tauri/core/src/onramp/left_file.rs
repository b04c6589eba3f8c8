//! Keeping keys in memory, and the sealed file that may be left by that: it is never forgotten, and can be opened again.

use super::{Onramp, OnrampError};
use crate::check::{Fact, FactName};
use crate::keys::KeyEntry;
use crate::setup::view::{KeysView, Note};
use crate::setup::{KeptIn, LeftFile, Setup, SetupId};
use crate::words::Code;

impl Onramp {
    /// Takes the person's word that the pair may lie in memory until Onramp closes. Keys that lay elsewhere do not count any
    /// more. A sealed file stays on the disk as it is; what comes back says where, and the file may be opened again.
    ///
    /// # Errors
    /// When the records cannot be written.
    ///
    /// # I/O
    /// Looks for the sealed file, for at most ten seconds.
    pub async fn keep_in_memory(&self, id: &SetupId) -> Result<KeysView, OnrampError> {
        let _turn = self.capturing.lock().await;
        if self.memory.read(id).await?.is_none() {
            // An entry without keys: as long as it is there, the person's word holds.
            self.memory.save(id, KeyEntry::default()).await?;
        }
        let left_file = self.file_to_leave(&self.setup(id).await?).await;
        let setup = self
            .change(id, |setup| {
                if setup.keys.kept_in != KeptIn::Memory {
                    setup.forget_pairs();
                    setup.keys.kept_in = KeptIn::Memory;
                    setup.keys.left_file = left_file;
                }
                Ok(())
            })
            .await?;
        Ok(self.keys_view(&setup, None))
    }

    /// The sealed file that is left when the keys of `setup` are kept elsewhere from now on. One that cannot be reached
    /// may be there.
    async fn file_to_leave(&self, setup: &Setup) -> Option<LeftFile> {
        if setup.place_of_keys() != KeptIn::SealedFile {
            return setup.keys.left_file;
        }
        let file = self.sealed_files.vault_of(&setup.id);
        (file.holds(&setup.id).await != Ok(false)).then_some(LeftFile::InPlace)
    }

    /// The sealed file beside the one that was just made anew for `setup`.
    pub(super) async fn file_put_aside(&self, id: &SetupId) -> Option<LeftFile> {
        let (files, id) = (self.sealed_files.clone(), id.clone());
        let looked = tokio::task::spawn_blocking(move || files.has_one_aside(&id));
        looked.await.unwrap_or(false).then_some(LeftFile::PutAside)
    }

    pub(super) fn left_file_note(&self, setup: &Setup) -> Option<Note> {
        let (code, path) = match setup.keys.left_file? {
            LeftFile::InPlace => (Code::SealedFileStays, self.sealed_files.path_of(&setup.id)),
            LeftFile::PutAside => (
                Code::SealedFilePutAside,
                self.sealed_files.folder().to_owned(),
            ),
        };
        let file = Fact::new(FactName::File, path.display().to_string());
        Some(Note::of(code, &[file]))
    }
}
