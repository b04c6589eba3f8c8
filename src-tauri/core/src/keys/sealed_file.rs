//! Keys in a file sealed with the person's passphrase, for a computer without a keychain.
//!
//! The file is age's own format around an entry as any key store keeps it: the standard `age` tool opens it, without
//! Onramp. Nothing on the disk opens it. The passphrase lies in memory from when it is typed until Onramp closes, and so
//! does the key of the file as it was written or read last: a passphrase costs about a second of work each time, and a
//! save does that once. What was written is read back from the disk and opened with its key, which no other file has and
//! with which age checks every byte.

mod known;

pub use known::Before;

use super::vault::{LIMIT, Turn};
use super::{KeyPlace, KeyProblem, KeyStore, Vault, Wanted};
use crate::private_file::{self, UNFINISHED};
use crate::seal::{self, FileKey, Passphrase, SealProblem};
use crate::setup::SetupId;
use known::{Known, Passphrases, Standing};
use std::collections::HashMap;
use std::fs;
use std::io::{ErrorKind, Read as _, Result as IoResult};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use zeroize::Zeroizing;

/// A sealed entry takes about a thousand bytes.
const MOST_BYTES: u64 = 65_536;

/// What stands in the name of a file that was put aside, behind the name of its setup.
const ASIDE: &str = ".aside-";

/// The sealed files of every setup that has one, and the passphrases typed since Onramp was started.
#[derive(Clone)]
pub struct SealedFiles {
    folder: PathBuf,
    passphrases: Passphrases,
    turns: Arc<Mutex<HashMap<SetupId, Turn>>>,
}

impl SealedFiles {
    /// Files in `folder`, which is made with the first of them.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            passphrases: Passphrases::default(),
            turns: Arc::default(),
        }
    }

    /// The vault on the file of one setup.
    #[must_use]
    pub fn vault_of(&self, id: &SetupId) -> Vault {
        let (files, owner) = (self.clone(), id.clone());
        let vault = Vault::new(KeyPlace::SealedFile, LIMIT, move || {
            Box::new(SealedFile {
                files: files.clone(),
                id: owner.clone(),
                wanted: Wanted::default(),
            })
        });
        vault.with_turn(self.turn_of(id))
    }

    /// Every vault on the file of `id` has the same one.
    fn turn_of(&self, id: &SetupId) -> Turn {
        let turns = self.turns.lock();
        let mut turns = turns.unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(id.clone()).or_default())
    }

    /// The next save seals with `passphrase`: over the file when that `was_read`, else beside what is left of it.
    #[must_use]
    pub fn seal_with(&self, id: &SetupId, passphrase: Passphrase, was_read: bool) -> Before {
        let standing = if was_read {
            Standing::ForReadFile
        } else {
            Standing::ForNewFile
        };
        self.passphrases.set(id, Known::new(passphrase, standing))
    }

    /// The next read tries `passphrase`.
    #[must_use]
    pub fn open_with(&self, id: &SetupId, passphrase: Passphrase) -> Before {
        self.passphrases
            .set(id, Known::new(passphrase, Standing::Typed))
    }

    /// The passphrase was not right: the one before it counts again.
    pub fn put_back(&self, id: &SetupId, before: Before) {
        match before.0 {
            Some(known) => drop(self.passphrases.set(id, known)),
            None => self.passphrases.forget(id),
        }
    }

    /// Where the files lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// True when a file of `id` was put aside. Looks at the disk.
    #[must_use]
    pub fn has_one_aside(&self, id: &SetupId) -> bool {
        let start = format!("{}{ASIDE}", id.0);
        let paths = self.paths_of(id).unwrap_or_default();
        let mut names = paths.iter().filter_map(|path| path.file_name());
        names.any(|name| name.to_string_lossy().starts_with(&start))
    }

    /// Where the file of `id` lies, or would.
    #[must_use]
    pub fn path_of(&self, id: &SetupId) -> PathBuf {
        self.folder.join(format!("{}.age", id.0))
    }

    /// Every setup that has a file here, each once.
    pub(super) fn ids(&self) -> IoResult<Vec<SetupId>> {
        let mut ids = Vec::new();
        for path in self.paths()? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if let Some((id, _)) = name.split_once('.')
                && (name.ends_with(".age") || name.ends_with(UNFINISHED))
            {
                ids.push(SetupId(id.to_owned()));
            }
        }
        ids.sort_by(|one, other| one.0.cmp(&other.0));
        ids.dedup();
        Ok(ids)
    }

    /// Every file that belongs to `id`: its own, one put aside, and what a crash left unfinished.
    fn paths_of(&self, id: &SetupId) -> IoResult<Vec<PathBuf>> {
        let start = format!("{}.", id.0);
        let mut paths = self.paths()?;
        paths.retain(|path| {
            let name = path.file_name().unwrap_or_default();
            name.to_string_lossy().starts_with(&start)
        });
        Ok(paths)
    }

    /// Everything in the folder; one that is not there holds nothing.
    fn paths(&self) -> IoResult<Vec<PathBuf>> {
        match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            entries => entries?.map(|entry| Ok(entry?.path())).collect(),
        }
    }
}

impl std::fmt::Debug for SealedFiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("SealedFiles").field(&self.folder).finish()
    }
}

/// The file of one setup.
struct SealedFile {
    files: SealedFiles,
    id: SetupId,
    wanted: Wanted,
}

impl SealedFile {
    fn write(&self, id: &SetupId, entry: &[u8], known: &Known) -> IoResult<FileKey> {
        let sealed = seal::seal_and_keep(entry, &known.passphrase);
        let (sealed, key) = sealed.map_err(|_| ErrorKind::Other)?;
        let path = self.files.path_of(id);
        private_file::make_folder(&self.files.folder)?;
        private_file::replace_after(&path, sealed.as_bytes(), || {
            self.wanted.check().map_err(|_| ErrorKind::TimedOut)?;
            match known.standing {
                Standing::ForNewFile => put_aside(&path),
                Standing::ForReadFile | Standing::Typed | Standing::Proved => Ok(()),
            }
        })?;
        for left in self.files.paths_of(id)? {
            if left.to_string_lossy().ends_with(UNFINISHED) {
                // Of a crash long ago, and sealed: the next write tries again.
                let _ = fs::remove_file(left);
            }
        }
        Ok(key)
    }
}

impl KeyStore for SealedFile {
    fn place(&self) -> KeyPlace {
        KeyPlace::SealedFile
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        let known = self.files.passphrases.of(&self.id);
        let known = known.map(|known| known.standing);
        // A drive that is out of reach is no file that is gone.
        let is_there = self.files.path_of(&self.id).try_exists();
        match known {
            Some(Standing::ForNewFile | Standing::ForReadFile) => Ok(()),
            _ if is_there.is_err() => Err(KeyProblem::SealedFileUnreachable),
            _ if is_there.is_ok_and(|is_there| !is_there) => Err(KeyProblem::SealedFileMissing),
            Some(Standing::Proved) => Ok(()),
            Some(Standing::Typed) | None => Err(KeyProblem::SealedFileLocked),
        }
    }

    /// Nothing to do: a passphrase is asked for by Onramp itself, and none is needed to delete the file.
    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        Ok(())
    }

    fn heed(&mut self, wanted: Wanted) {
        self.wanted = wanted;
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        let known = self.files.passphrases.of(id);
        let known = known.filter(|known| known.standing != Standing::Typed);
        let known = known.ok_or(KeyProblem::SealedFileLocked)?;
        let written = self.write(id, entry, &known);
        let key = written.map_err(|_| KeyProblem::SealedFileNotWritten)?;
        self.files.passphrases.has_proved(id, &known, key);
        Ok(())
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        let path = self.files.path_of(id);
        let sealed = read_bounded(&path).map_err(|error| {
            if error.kind() == ErrorKind::NotFound {
                KeyProblem::SealedFileMissing
            } else {
                KeyProblem::SealedFileUnreachable
            }
        })?;
        let known = self.files.passphrases.of(id);
        let known = known.ok_or(KeyProblem::SealedFileLocked)?;
        match known.open(&sealed) {
            Ok((entry, key)) => {
                self.files.passphrases.has_proved(id, &known, key);
                Ok(Some(entry))
            }
            Err(SealProblem::PassphraseWrong) if known.standing == Standing::Typed => {
                Err(KeyProblem::PassphraseWrong)
            }
            Err(SealProblem::PassphraseWrong) => {
                // Another file lies there now: an older copy, with its own passphrase.
                self.files.passphrases.forget(id);
                Err(KeyProblem::SealedFileLocked)
            }
            Err(_) => Err(KeyProblem::SealedFileDamaged),
        }
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        let paths = self.files.paths_of(id);
        let paths = paths.map_err(|_| KeyProblem::SealedFileLeft)?;
        for path in &paths {
            self.wanted.check()?;
            fs::remove_file(path).map_err(|_| KeyProblem::SealedFileLeft)?;
        }
        self.files.passphrases.forget(id);
        if self.holds(id)? {
            return Err(KeyProblem::SealedFileLeft);
        }
        Ok(())
    }

    fn holds(&mut self, id: &SetupId) -> Result<bool, KeyProblem> {
        let paths = self.files.paths_of(id);
        let paths = paths.map_err(|_| KeyProblem::SealedFileUnreachable)?;
        Ok(!paths.is_empty())
    }
}

/// Moves what lies at `path` beside it: nobody can say what is in it.
fn put_aside(path: &Path) -> IoResult<()> {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("{ASIDE}{}.age", uuid::Uuid::new_v4()));
    match fs::rename(path, path.with_file_name(name)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        moved => moved,
    }
}

/// Reads a file; of one that is far too long only so much that it cannot be opened.
fn read_bounded(path: &Path) -> IoResult<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path)?
        .take(MOST_BYTES)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
