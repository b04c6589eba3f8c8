//! Why there is no report.

use crate::words::Code;

/// Why a report could not be made, written or read. Holds nothing of the report.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The report held a captured key, in one of its forms. Nothing was written.
    #[error("the report would have held a key")]
    WouldLeak,
    /// The folder does not exist.
    #[error("the folder does not exist")]
    FolderMissing,
    /// The files could not be written. Neither is left behind.
    #[error("the report could not be written")]
    NotWritten(#[source] std::io::Error),
    /// Every name that could be given is taken.
    #[error("too many reports of the same name")]
    NamesTaken,
    /// The text is no report, or one of a later format.
    #[error("the text is no report that this version reads")]
    Unreadable,
    /// The report could not be turned into JSON.
    #[error("the report could not be turned into JSON")]
    Json(#[source] serde_json::Error),
    /// The report could not be turned into HTML.
    #[error("the report could not be turned into HTML")]
    Html(#[source] askama::Error),
    /// The report could not be turned into PDF.
    #[error("the report could not be turned into PDF")]
    Pdf,
}

impl ReportError {
    /// The code to show.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::WouldLeak => Code::ReportWouldLeak,
            Self::FolderMissing => Code::ReportFolderMissing,
            Self::NotWritten(_) | Self::NamesTaken => Code::ReportNotWritten,
            Self::Unreadable => Code::ReportUnreadable,
            Self::Json(_) | Self::Html(_) | Self::Pdf => Code::Unexpected,
        }
    }
}
