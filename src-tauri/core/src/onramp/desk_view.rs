//! The desk into a file and out of one, as the window does it.

use super::{Onramp, OnrampError};
use crate::desk::{DESK_EXTENSION, DeskImport, DeskSource, FileDigest, ImportedSetup};
use crate::report::plain;
use crate::setup::view::{
    DeskFileGroup, DeskFileRow, DeskFileView, DeskLeftOut, DeskWritten, Note,
};
use crate::setup::{Listed, SetupId};
use crate::words::Code;
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

/// The most setups of a kind that are shown; all of them are counted.
const MOST_SHOWN: usize = 50;

/// The most files of one day that one folder may have.
const MOST_OF_A_DAY: u32 = 1000;

/// A desk's file that was looked at.
#[derive(Debug, Clone)]
pub(super) struct OpenedDesk {
    /// Names it while it is open.
    id: String,
    source: DeskSource,
    digest: FileDigest,
}

impl Onramp {
    /// Reads a desk's file to its end, says what an import would do, and keeps it open. Nothing is changed.
    ///
    /// # Errors
    /// As [`Onramp::look_into_desk`]. A file that was open before then still is.
    pub(super) async fn open_desk(&self, source: DeskSource) -> Result<DeskFileView, OnrampError> {
        let (told, digest) = self.read_desk(source.clone()).await?;
        let id = uuid::Uuid::new_v4().to_string();
        let view = self.desk_file_view(&id, &told, false).await?;
        let mut opened = self
            .opened_desk
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *opened = Some(OpenedDesk { id, source, digest });
        Ok(view)
    }

    /// Adds the setups of the file `id` that was looked at, as [`Onramp::import_desk`] does: of the file as it was then.
    ///
    /// # Errors
    /// `DeskNotRead` when another file, or none, is open; as [`Onramp::import_desk`].
    pub async fn import_opened_desk(&self, id: &str) -> Result<DeskFileView, OnrampError> {
        let opened = {
            let opened = self.opened_desk.lock();
            opened.unwrap_or_else(PoisonError::into_inner).clone()
        };
        let opened = opened.filter(|opened| opened.id == id);
        let opened = opened.ok_or(OnrampError::Refused(Code::DeskNotRead))?;
        let told = self.add_desk(opened.source, opened.digest).await?;
        self.desk_file_view(id, &told, true).await
    }

    /// Writes all setups into `folder`, which is there, into a file that is named by the day and takes no other file's
    /// place. Says what is in it, and what is not, and why.
    ///
    /// # Errors
    /// As [`Onramp::export_desk`].
    pub async fn write_desk(&self, folder: &Path) -> Result<DeskWritten, OnrampError> {
        // No key may be captured between the search for it and the write.
        let _capturing = self.capturing.lock().await;
        let path = self.name_in(folder).await?;
        let told = self.export_desk(&path).await?;
        self.remember_desk(&path);
        let mut left_out = Vec::new();
        for (id, why) in told.left_out {
            left_out.push(self.left_out(id, why).await?);
        }
        Ok(DeskWritten {
            path: path.display().to_string(),
            setups: u32::try_from(told.written).unwrap_or(u32::MAX),
            left_out,
            tests_left_out: count(told.tests_left_out),
            not_searched: count(told.not_searched.len()),
        })
    }

    fn remember_desk(&self, path: &Path) {
        let mut written = self.written_desk.lock();
        let written = written.as_deref_mut();
        if let Ok(written) = written {
            *written = Some(path.display().to_string());
        }
    }

    /// The first name of today that is free in `folder`.
    async fn name_in(&self, folder: &Path) -> Result<PathBuf, OnrampError> {
        let day = (self.clock)().to_zoned(TimeZone::system()).date();
        let folder = folder.to_owned();
        let looking = tokio::task::spawn_blocking(move || {
            let named = |number| folder.join(file_name(&day.to_string(), number));
            (1..=MOST_OF_A_DAY).map(named).find(|path| !path.exists())
        });
        let found = looking.await.map_err(|_| OnrampError::Interrupted)?;
        found.ok_or(OnrampError::Refused(Code::DeskNotWritten))
    }

    async fn left_out(&self, id: SetupId, why: Code) -> Result<DeskLeftOut, OnrampError> {
        let listed = self.records(move |setups| setups.listed(&id)).await?;
        let (company, vendor) = match listed {
            Some(Listed::Readable { shown, .. }) => (shown.company, Some(shown.guide_name)),
            Some(Listed::Unreadable(told)) => (told.company, told.vendor),
            None => (None, None),
        };
        Ok(DeskLeftOut {
            company: company.map(|company| plain(&company)),
            vendor,
            why: Note::of(why, &[]),
        })
    }

    async fn desk_file_view(
        &self,
        id: &str,
        told: &DeskImport,
        is_done: bool,
    ) -> Result<DeskFileView, OnrampError> {
        let left_out = told.added.iter().filter(|setup| setup.is_address_left_out);
        Ok(DeskFileView {
            id: id.to_owned(),
            made_at: told.head.made_at.to_string(),
            onramp_version: told.head.onramp_version.clone(),
            addresses_left_out: count(left_out.count()),
            added: self.desk_file_group(&told.added, !is_done).await?,
            here: self.desk_file_group(&told.kept, false).await?,
            left_out: self.desk_file_group(&told.refused, false).await?,
            is_done,
        })
    }

    async fn desk_file_group(
        &self,
        setups: &[ImportedSetup],
        has_twins: bool,
    ) -> Result<DeskFileGroup, OnrampError> {
        let mut first = Vec::new();
        for setup in setups.iter().take(MOST_SHOWN) {
            first.push(self.desk_file_row(setup, has_twins).await?);
        }
        Ok(DeskFileGroup {
            count: count(setups.len()),
            first,
        })
    }

    async fn desk_file_row(
        &self,
        setup: &ImportedSetup,
        has_twins: bool,
    ) -> Result<DeskFileRow, OnrampError> {
        let name = self.guides.iter().find(|guide| guide.id() == setup.guide);
        let name = name.map_or(setup.guide.as_str(), |guide| guide.name());
        let twin = if has_twins && !setup.is_practice {
            let (guide, expected) = (setup.guide.clone(), setup.expected.clone());
            self.records(move |setups| setups.twin_of_expected(&guide, &expected))
                .await?
        } else {
            None
        };
        Ok(DeskFileRow {
            company: setup.company.clone(),
            vendor: name.to_owned(),
            server: setup.server.clone(),
            is_practice: setup.is_practice,
            has_twin: twin.is_some(),
        })
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// "Onramp desk 2026-11-22.onramp-desk"; `number` tells several of one day apart.
fn file_name(day: &str, number: u32) -> String {
    match number {
        0 | 1 => format!("Onramp desk {day}{DESK_EXTENSION}"),
        more => format!("Onramp desk {day} ({more}){DESK_EXTENSION}"),
    }
}
