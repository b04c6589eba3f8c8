//! A file that a person opened: by a button, by dropping it on the window, or by double-clicking it.

use super::{Onramp, OnrampError};
use crate::check::{Fact, FactName};
use crate::invite::{self, InviteProblem};
use crate::setup::view::OpenedFile;
use crate::words::Code;
use std::io::Read as _;
use std::path::Path;

impl Onramp {
    /// Looks at a file by its kind. Nothing is made from it, and nothing is sent.
    ///
    /// # Errors
    /// `InviteUnreadable`; as [`Onramp::open_bytes`].
    pub async fn open_path(&self, path: &Path) -> Result<OpenedFile, OnrampError> {
        let of = path.to_owned();
        let reading = tokio::task::spawn_blocking(move || read(&of));
        let read = reading.await.map_err(|_| OnrampError::Interrupted)?;
        let bytes = read.map_err(|_| {
            let file = Fact::new(FactName::File, path.display().to_string());
            OnrampError::Invite(InviteProblem {
                code: Code::InviteUnreadable,
                facts: vec![file],
            })
        })?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.open_bytes(&name, &bytes).await
    }

    /// Looks at what a file holds; `name` is the file's name, and helps to say what is wrong with it.
    ///
    /// # Errors
    /// `FileNotOnramps`; as [`Onramp::open_invite`].
    pub async fn open_bytes(&self, name: &str, bytes: &[u8]) -> Result<OpenedFile, OnrampError> {
        let is_named_so = name.to_lowercase().ends_with(invite::EXTENSION);
        if !is_named_so && !invite::looks_like_invite(bytes) {
            return Err(OnrampError::Refused(Code::FileNotOnramps));
        }
        let invite = Box::new(self.open_invite(bytes).await?);
        Ok(OpenedFile::Invite { invite })
    }
}

/// Reads a file, and no more of it than one byte above what an invite may have.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(invite::LARGEST + 1).unwrap_or(u64::MAX);
    // A pipe or a device would never come to its end.
    let file = std::fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
