//! Writing the report.

use super::{Onramp, OnrampError};
use crate::keys::KeyEntry;
use crate::report::{self, LeakGuard, Made, Report, Written};
use crate::setup::{Setup, SetupId};
use std::path::Path;
use std::sync::PoisonError;

/// A report that was made and searched for keys, and not yet written.
pub struct PreparedReport {
    /// What it says.
    pub report: Report,
    /// Its HTML, byte for byte as it will be written.
    pub html: String,
    /// The names of the files that would be written, PDF first.
    pub file_names: Vec<String>,
}

impl Onramp {
    /// Makes the report of a setup and looks for keys in it.
    ///
    /// # Errors
    /// `ReportWouldLeak` when a captured key stands anywhere in it; when the key store or the records refuse.
    pub async fn prepare_report(
        &self,
        id: &SetupId,
        made: &Made,
    ) -> Result<PreparedReport, OnrampError> {
        let (report, guard) = self.searched_report(id, made).await?;
        let html = report::render_html(&report)?;
        guard.check(&html)?;
        let file_names = report::propose_file_names(&report).list();
        self.previewed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(id.clone(), made.clone());
        Ok(PreparedReport {
            report,
            html,
            file_names,
        })
    }

    /// Makes the report, and searches it for keys before escaping hides one from the search in the HTML.
    async fn searched_report(
        &self,
        id: &SetupId,
        made: &Made,
    ) -> Result<(Report, LeakGuard), OnrampError> {
        let setup = self.setup(id).await?;
        let report = self.unsearched_report(&setup, made).await?;
        let entries = self.keys_to_guard(&setup).await?;
        let guard = LeakGuard::new(entries.iter().flat_map(KeyEntry::pairs));
        guard.check_report(&report)?;
        Ok((report, guard))
    }

    /// Makes the report, and does not search it.
    pub(super) async fn unsearched_report(
        &self,
        setup: &Setup,
        made: &Made,
    ) -> Result<Report, OnrampError> {
        let earlier = self
            .run_to_compare_with(&setup.id, setup.run_of_pair_in_use())
            .await?;
        let view = self.view(setup)?;
        let earlier = earlier.as_ref();
        Ok(report::build_compared(
            &view,
            setup,
            &self.catalog,
            made,
            earlier,
        )?)
    }

    /// Writes every form of the report into `folder`, all or nothing, and records where. It is the report that was
    /// previewed last, with its time and its ID.
    ///
    /// # Errors
    /// `ReportFolderMissing`, `ReportNotWritten`, `ReportWouldLeak`.
    pub async fn write_report(&self, id: &SetupId, folder: &Path) -> Result<Written, OnrampError> {
        let made = self
            .previewed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(id.clone())
            .or_insert_with(Made::now)
            .clone();
        let (report, guard) = self.searched_report(id, &made).await?;
        let folder = folder.to_owned();
        let written = tokio::task::spawn_blocking(move || report::write(&folder, &report, &guard));
        let written = written.await.map_err(|_| OnrampError::Interrupted)??;
        let shown = written.paths.first().map(|path| path.display().to_string());
        let at = (self.clock)();
        self.change(id, |setup| {
            setup.last_report = shown;
            if let Some(ending) = &mut setup.ending {
                ending.reported_at = Some(at);
            }
            Ok(())
        })
        .await?;
        Ok(written)
    }

    /// True when `path` is where a setup's last report, one of its hand-offs, or since Onramp was opened the desk was
    /// written: only such a file is shown in its folder.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub async fn has_written(&self, path: &str) -> Result<bool, OnrampError> {
        let desk = self.written_desk.lock().map(|desk| desk.clone());
        if desk.is_ok_and(|desk| desk.as_deref() == Some(path)) {
            return Ok(true);
        }
        let setups = self.records(|setups| setups.list()).await?;
        Ok(setups.iter().any(|setup| {
            let mut hand_offs = setup.hand_offs.iter();
            setup.last_report.as_deref() == Some(path)
                || hand_offs.any(|sealed| sealed.path.as_deref() == Some(path))
        }))
    }
}
