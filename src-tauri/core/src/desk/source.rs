//! Where a desk's file is read from.

use crate::words::Code;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Result as IoResult};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// A desk's file: where it lies, or what it holds where the window may not know where it lies.
#[derive(Debug, Clone)]
pub(crate) enum DeskSource {
    /// Where it lies.
    Path(PathBuf),
    /// What it holds.
    Bytes(Arc<[u8]>),
}

/// Tells a file from what it is later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileDigest([u8; 32]);

/// What was read of a file so far.
#[derive(Clone, Default)]
pub(crate) struct ReadSoFar(Arc<Mutex<Sha256>>);

impl ReadSoFar {
    /// Of the whole file, once it was read to its end.
    pub(crate) fn digest(&self) -> FileDigest {
        let hash = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        FileDigest(hash.clone().finalize().into())
    }
}

impl DeskSource {
    /// Reads it from its beginning, and keeps count of what was read.
    ///
    /// # Errors
    /// `DeskNotRead`.
    pub(crate) fn read(&self) -> Result<(BufReader<Watched>, ReadSoFar), Code> {
        let from: Box<dyn Read> = match self {
            Self::Bytes(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
            Self::Path(path) => {
                let file = File::open(path).map_err(|_| Code::DeskNotRead)?;
                // A pipe or a device would never come to its end.
                let about = file.metadata().map_err(|_| Code::DeskNotRead)?;
                if !about.is_file() {
                    return Err(Code::DeskNotRead);
                }
                Box::new(file)
            }
        };
        let so_far = ReadSoFar::default();
        let watched = Watched {
            from,
            so_far: so_far.clone(),
        };
        Ok((BufReader::new(watched), so_far))
    }
}

/// A file, with a digest of what was read of it.
pub(crate) struct Watched {
    from: Box<dyn Read>,
    so_far: ReadSoFar,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let count = self.from.read(buffer)?;
        let mut hash = self.so_far.0.lock();
        let hash = hash.as_deref_mut().map_err(|_| std::io::ErrorKind::Other)?;
        hash.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}
