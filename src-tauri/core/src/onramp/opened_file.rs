//! A file that a person opened: by a button, by dropping it on the window, or by double-clicking it.

use super::{Onramp, OnrampError};
use crate::check::{Fact, FactName};
use crate::desk::{self, DESK_EXTENSION, DeskSource};
use crate::invite::{self, InviteProblem};
use crate::received;
use crate::setup::view::OpenedFile;
use crate::words::Code;
use std::io::Read as _;
use std::path::Path;

impl Onramp {
    /// Looks at a file by its kind. Nothing is made from it, and nothing is sent.
    ///
    /// # Errors
    /// `InviteUnreadable`; as [`Onramp::open_bytes`], but that a desk may be of any size.
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
        if is_desk(&name, &bytes) {
            return self.opened_desk(DeskSource::Path(path.to_owned())).await;
        }
        self.open_bytes(&name, &bytes).await
    }

    /// Looks at what a file holds; `name` is the file's name, and helps to say what is wrong with it.
    ///
    /// # Errors
    /// `FileNotOnramps`; `DeskTooLarge`; as [`Onramp::open_invite`], [`Onramp::open_received`] and
    /// [`Onramp::look_into_desk`].
    pub async fn open_bytes(&self, name: &str, bytes: &[u8]) -> Result<OpenedFile, OnrampError> {
        if is_desk(name, bytes) {
            if bytes.len() > desk::LARGEST_CHOSEN {
                return Err(OnrampError::Refused(Code::DeskTooLarge));
            }
            return self.opened_desk(DeskSource::Bytes(bytes.into())).await;
        }
        let name = name.to_lowercase();
        if name.ends_with(invite::EXTENSION) || invite::looks_like_invite(bytes) {
            let invite = Box::new(self.open_invite(bytes).await?);
            return Ok(OpenedFile::Invite { invite });
        }
        let is_report = name.ends_with(".json")
            || received::looks_like_report(bytes)
            || received::other_form(bytes).is_some();
        if is_report {
            let report = Box::new(self.open_received(bytes).await?);
            return Ok(OpenedFile::Report { report });
        }
        Err(OnrampError::Refused(Code::FileNotOnramps))
    }

    async fn opened_desk(&self, source: DeskSource) -> Result<OpenedFile, OnrampError> {
        let desk = Box::new(self.open_desk(source).await?);
        Ok(OpenedFile::Desk { desk })
    }
}

fn is_desk(name: &str, bytes: &[u8]) -> bool {
    name.to_lowercase().ends_with(DESK_EXTENSION) || desk::looks_like_desk(bytes)
}

/// Reads a file, and no more of it than one byte above what the largest kind may have.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let largest = invite::LARGEST.max(received::LARGEST);
    let most = u64::try_from(largest + 1).unwrap_or(u64::MAX);
    // A pipe or a device would never come to its end.
    let file = std::fs::File::open(path)?;
    if !file.metadata()?.is_file() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
