//! Why the records did not do what they were asked.

use crate::words::Code;
use rusqlite::ErrorCode;
use std::io::ErrorKind;

/// Why the records did not do what they were asked. Names no text of the person's.
#[derive(Debug, thiserror::Error)]
pub enum SetupsError {
    /// A newer Onramp wrote them; they are left untouched.
    #[error("the records have version {found}, and this Onramp knows {known}")]
    Newer {
        /// Their version.
        found: i64,
        /// The newest version that this Onramp can read.
        known: i64,
    },
    /// An older Onramp wrote them, and they are only looked at.
    #[error("the records have version {found}, and are only looked at")]
    Older {
        /// Their version.
        found: i64,
    },
    /// There are no records, and they are only looked at.
    #[error("there are no records")]
    Missing,
    /// Another Onramp had hold of the file for as long as this one waits.
    #[error("another Onramp has hold of the records")]
    Busy(#[source] rusqlite::Error),
    /// The file is damaged, or is no file of records. It is kept.
    #[error("the records are damaged")]
    Damaged(#[source] rusqlite::Error),
    /// The file's own check found something wrong. It is kept.
    #[error("the records do not hold together")]
    Inconsistent,
    /// The folder of the records could not be made.
    #[error("the folder of the records could not be made")]
    FolderNotMade(#[source] std::io::Error),
    /// The file could not be opened, made, or brought up to date.
    #[error("the records could not be opened")]
    NotOpened(#[source] rusqlite::Error),
    /// Reading failed.
    #[error("the records could not be read")]
    NotRead(#[source] rusqlite::Error),
    /// There is no room left on the disk. What was there before is still there.
    #[error("the disk is full")]
    DiskFull(#[source] rusqlite::Error),
    /// Writing failed: no right to write, a disk that is gone. What was there before is still there.
    #[error("the records could not be written")]
    NotWritten(#[source] rusqlite::Error),
    /// A record is not of the shape that it should have. The parser's own error may quote what it met, and is dropped.
    #[error("a record cannot be read: {category:?} at column {column}")]
    BodyUnreadable {
        /// In which way.
        category: serde_json::error::Category,
        /// Where, in bytes from its beginning.
        column: usize,
    },
    /// A record could not be turned into text.
    #[error("a record cannot be written")]
    BodyUnwritable(#[source] serde_json::Error),
    /// There is no such setup.
    #[error("there is no such setup")]
    SetupUnknown,
}

impl SetupsError {
    /// What happened, as a stable name.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Newer { .. } => Code::RecordsNewer,
            Self::Older { .. } => Code::RecordsOlder,
            Self::Missing => Code::RecordsMissing,
            Self::Busy(_) => Code::RecordsBusy,
            Self::Damaged(_)
            | Self::Inconsistent
            | Self::NotRead(_)
            | Self::BodyUnreadable { .. } => Code::RecordsUnreadable,
            Self::DiskFull(_) => Code::DiskFull,
            Self::FolderNotMade(error) if error.kind() == ErrorKind::StorageFull => Code::DiskFull,
            Self::FolderNotMade(_) | Self::NotOpened(_) => Code::RecordsNotOpened,
            Self::NotWritten(_) | Self::BodyUnwritable(_) => Code::RecordsNotWritten,
            Self::SetupUnknown => Code::SetupNotFound,
        }
    }

    pub(super) fn opening(error: rusqlite::Error) -> Self {
        if is_damage(&error) {
            Self::Damaged(error)
        } else if is_busy(&error) {
            Self::Busy(error)
        } else if is_full(&error) {
            Self::DiskFull(error)
        } else {
            Self::NotOpened(error)
        }
    }

    pub(super) fn reading(error: rusqlite::Error) -> Self {
        if is_damage(&error) {
            Self::Damaged(error)
        } else if is_busy(&error) {
            Self::Busy(error)
        } else if is_full(&error) {
            Self::DiskFull(error)
        } else {
            Self::NotRead(error)
        }
    }

    pub(super) fn writing(error: rusqlite::Error) -> Self {
        const NO_SUCH_SETUP: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY;
        if is_damage(&error) {
            Self::Damaged(error)
        } else if error.sqlite_error().map(|error| error.extended_code) == Some(NO_SUCH_SETUP) {
            Self::SetupUnknown
        } else if is_busy(&error) {
            Self::Busy(error)
        } else if is_full(&error) {
            Self::DiskFull(error)
        } else {
            Self::NotWritten(error)
        }
    }
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

fn is_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DiskFull)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}
