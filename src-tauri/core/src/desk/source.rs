//! Where a desk's file is read from.

use crate::words::Code;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor};
use std::path::PathBuf;
use std::sync::Arc;

/// A desk's file: where it lies, or what it holds where the window may not know where it lies.
#[derive(Debug, Clone)]
pub(crate) enum DeskSource {
    /// Where it lies.
    Path(PathBuf),
    /// What it holds.
    Bytes(Arc<[u8]>),
}

impl DeskSource {
    /// Reads it from its beginning.
    ///
    /// # Errors
    /// `DeskNotRead`.
    pub(crate) fn read(&self) -> Result<Box<dyn BufRead>, Code> {
        let path = match self {
            Self::Path(path) => path,
            Self::Bytes(bytes) => return Ok(Box::new(Cursor::new(Arc::clone(bytes)))),
        };
        let file = File::open(path).map_err(|_| Code::DeskNotRead)?;
        // A pipe or a device would never come to its end.
        match file.metadata() {
            Ok(about) if about.is_file() => Ok(Box::new(BufReader::new(file))),
            Ok(_) | Err(_) => Err(Code::DeskNotRead),
        }
    }
}
