//! Keys in a file sealed with the person's passphrase, for a computer without a keychain.
//!
//! The file is age's own format around an entry as any key store keeps it: the standard `age` tool opens it, without
//! Onramp. Nothing on the disk opens it. The passphrase lies in memory from when it is typed until Onramp closes.

use super::{KeyPlace, KeyProblem, KeyStore, Vault};
use crate::private_file::{self, UNFINISHED};
use crate::seal::{self, OpensWith, Passphrase, SealProblem, SealedFor};
use crate::setup::SetupId;
use std::collections::HashMap;
use std::fs;
use std::io::{ErrorKind, Read as _, Result as IoResult};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use zeroize::Zeroizing;

/// How long a call may take. A passphrase takes about a second, and twice that for a save that is read back; on a slow
/// computer that is busy besides, ten times as long. It waits for nobody, so that a longer limit hides no question.
const LIMIT: Duration = Duration::from_secs(30);

/// A sealed entry takes about a thousand bytes.
const MOST_BYTES: u64 = 65_536;

/// What is known of the passphrase of one file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
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
struct Known {
    passphrase: Passphrase,
    standing: Standing,
}

type Passphrases = Arc<Mutex<HashMap<SetupId, Known>>>;

/// What a passphrase takes the place of until it has proved right; put back with [`SealedFiles::put_back`].
pub struct Before(Option<Known>);

/// The sealed files of every setup that has one, and the passphrases typed since Onramp was started.
#[derive(Clone)]
pub struct SealedFiles {
    folder: PathBuf,
    passphrases: Passphrases,
}

impl SealedFiles {
    /// Files in `folder`, which is made with the first of them.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            passphrases: Passphrases::default(),
        }
    }

    /// The vault on the file of one setup.
    #[must_use]
    pub fn vault_of(&self, id: &SetupId) -> Vault {
        let (files, id) = (self.clone(), id.clone());
        Vault::new(KeyPlace::SealedFile, LIMIT, move || {
            Box::new(SealedFile {
                files: files.clone(),
                id: id.clone(),
            })
        })
    }

    /// The next save seals with `passphrase`: over the file when that `was_read`, else beside what is left of it.
    #[must_use]
    pub fn seal_with(&self, id: &SetupId, passphrase: Passphrase, was_read: bool) -> Before {
        let standing = if was_read {
            Standing::ForReadFile
        } else {
            Standing::ForNewFile
        };
        self.know(id, passphrase, standing)
    }

    /// The next read tries `passphrase`.
    #[must_use]
    pub fn open_with(&self, id: &SetupId, passphrase: Passphrase) -> Before {
        self.know(id, passphrase, Standing::Typed)
    }

    /// The passphrase was not right: the one before it counts again.
    pub fn put_back(&self, id: &SetupId, before: Before) {
        let mut known = self.known();
        match before.0 {
            Some(before) => known.insert(id.clone(), before),
            None => known.remove(id),
        };
    }

    fn know(&self, id: &SetupId, passphrase: Passphrase, standing: Standing) -> Before {
        let known = Known {
            passphrase,
            standing,
        };
        Before(self.known().insert(id.clone(), known))
    }

    fn known(&self) -> MutexGuard<'_, HashMap<SetupId, Known>> {
        self.passphrases
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn set_proved(&self, id: &SetupId) {
        if let Some(known) = self.known().get_mut(id) {
            known.standing = Standing::Proved;
        }
    }

    fn path_of(&self, id: &SetupId) -> PathBuf {
        self.folder.join(format!("{}.age", id.0))
    }

    /// Every file that belongs to `id`: its own, one put aside, and what a crash left unfinished.
    fn paths_of(&self, id: &SetupId) -> IoResult<Vec<PathBuf>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let start = format!("{}.", id.0);
        let mut paths = Vec::new();
        for entry in entries {
            let entry = entry?;
            if entry.file_name().to_string_lossy().starts_with(&start) {
                paths.push(entry.path());
            }
        }
        Ok(paths)
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
}

impl SealedFile {
    fn write(&self, id: &SetupId, entry: &[u8], known: &Known) -> IoResult<()> {
        let sealed = seal::seal(entry, SealedFor::Passphrase(&known.passphrase))
            .map_err(|_| ErrorKind::Other)?;
        let path = self.files.path_of(id);
        private_file::make_folder(&self.files.folder)?;
        if known.standing == Standing::ForNewFile {
            put_aside(&path)?;
        }
        private_file::replace(&path, sealed.as_bytes())?;
        for left in self.files.paths_of(id)? {
            if left.to_string_lossy().ends_with(UNFINISHED) {
                // Of a crash long ago, and sealed: the next write tries again.
                let _ = fs::remove_file(left);
            }
        }
        Ok(())
    }
}

impl KeyStore for SealedFile {
    fn place(&self) -> KeyPlace {
        KeyPlace::SealedFile
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        let known = self.files.known().get(&self.id).map(|known| known.standing);
        let is_there = self.files.path_of(&self.id).exists();
        match known {
            Some(Standing::ForNewFile | Standing::ForReadFile) => Ok(()),
            _ if !is_there => Err(KeyProblem::SealedFileMissing),
            Some(Standing::Proved) => Ok(()),
            Some(Standing::Typed) | None => Err(KeyProblem::SealedFileLocked),
        }
    }

    /// Nothing to do: a passphrase is asked for by Onramp itself, and none is needed to delete the file.
    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        Ok(())
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        let known = self.files.known().get(id).cloned();
        let known = known.filter(|known| known.standing != Standing::Typed);
        let known = known.ok_or(KeyProblem::SealedFileLocked)?;
        self.write(id, entry, &known)
            .map_err(|_| KeyProblem::SealedFileNotWritten)?;
        self.files.set_proved(id);
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
        let known = self.files.known().get(id).cloned();
        let known = known.ok_or(KeyProblem::SealedFileLocked)?;
        match seal::open(&sealed, OpensWith::Passphrase(&known.passphrase)) {
            Ok(entry) => {
                self.files.set_proved(id);
                Ok(Some(entry))
            }
            Err(SealProblem::PassphraseWrong) if known.standing == Standing::Typed => {
                Err(KeyProblem::PassphraseWrong)
            }
            Err(SealProblem::PassphraseWrong) => {
                // Another file lies there now: an older copy, with its own passphrase.
                self.files.known().remove(id);
                Err(KeyProblem::SealedFileLocked)
            }
            Err(_) => Err(KeyProblem::SealedFileDamaged),
        }
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        let paths = self.files.paths_of(id);
        let paths = paths.map_err(|_| KeyProblem::SealedFileLeft)?;
        for path in &paths {
            fs::remove_file(path).map_err(|_| KeyProblem::SealedFileLeft)?;
        }
        self.files.known().remove(id);
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
    name.push(format!(".aside-{}.age", uuid::Uuid::new_v4()));
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
