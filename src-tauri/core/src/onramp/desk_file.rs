//! The desk into a file, and out of one.

use super::{Onramp, OnrampError};
use crate::desk::{
    DeskEnd, DeskEntry, DeskExport, DeskHead, DeskImport, DeskRun, DeskSource, Entries,
    ImportedSetup, line_of,
};
use crate::private_file::Growing;
use crate::setup::{Setup, SetupId, Setups, SetupsError};
use crate::words::Code;
use std::path::Path;

impl Onramp {
    /// Writes all setups with their tests to `path`, where nothing may be: readable by this person only, whole or not at
    /// all. Searches each for every captured key within reach; one that holds a key is left out. Only one setup is held in
    /// memory at a time. Nothing of the desk is changed.
    ///
    /// # Errors
    /// `DeskNotWritten`; when the records cannot be read. No file is left behind then.
    pub async fn export_desk(&self, path: &Path) -> Result<DeskExport, OnrampError> {
        let not_written = |_| OnrampError::Refused(Code::DeskNotWritten);
        let keys = self.keys_within_reach().await?;
        let mut file = Growing::begin(path).map_err(not_written)?;
        let mut told = DeskExport::default();
        file.add(&line(&DeskHead::at((self.clock)()))?)
            .map_err(not_written)?;
        for id in self.records(|setups| setups.ids()).await? {
            let asked = id.clone();
            let tests_left_out;
            let entry = match self.records(move |setups| entry(setups, &asked)).await {
                Ok(Some((entry, unreadable))) => {
                    tests_left_out = unreadable;
                    entry.without_folders()
                }
                Ok(None) => continue,
                Err(OnrampError::Records(SetupsError::BodyUnreadable { .. })) => {
                    told.left_out.push((id, Code::SetupUnreadable));
                    continue;
                }
                Err(error) => return Err(error),
            };
            let value = serde_json::to_value(&entry).map_err(|_| OnrampError::Interrupted)?;
            if keys.guard().check_value(&value).is_err() {
                told.left_out.push((id, Code::DeskHoldsKey));
                continue;
            }
            file.add(&line(&value)?).map_err(not_written)?;
            told.written += 1;
            told.tests_left_out += tests_left_out;
            if keys.reaches(&id).is_err() {
                told.not_searched.push(id);
            }
        }
        let end = DeskEnd {
            setups: told.written,
        };
        file.add(&line(&end)?).map_err(not_written)?;
        file.finish().map_err(not_written)?;
        Ok(told)
    }

    /// Reads a desk's file to its end, judges all of it, and says what an import would do. Nothing is changed.
    ///
    /// # Errors
    /// `DeskNotRead`, `DeskNotOne`, `DeskNewer`, `DeskDamaged`, `DeskUnfit`; when the records cannot be read.
    pub async fn look_into_desk(&self, path: &Path) -> Result<DeskImport, OnrampError> {
        self.read_desk(DeskSource::Path(path.to_owned()), false)
            .await
    }

    /// Adds the setups of a desk's file that are not here, all of them or, where anything of the file is not as it should
    /// be, none. One that is here stays as it is, even where the file's is newer. What is added has no keys: steps and
    /// tests that rest on keys are open again; earlier tests stay in its list.
    ///
    /// # Errors
    /// As [`Onramp::look_into_desk`]; `RecordsBusy`, or when the records cannot be written. Nothing is added then.
    pub async fn import_desk(&self, path: &Path) -> Result<DeskImport, OnrampError> {
        self.add_desk(DeskSource::Path(path.to_owned())).await
    }

    /// The same from wherever it is.
    pub(super) async fn add_desk(&self, source: DeskSource) -> Result<DeskImport, OnrampError> {
        // All of it is judged before the records are held for it.
        self.read_desk(source.clone(), false).await?;
        self.read_desk(source, true).await
    }

    /// Reads a desk's file to its end, and with `is_kept` adds what is not here.
    pub(super) async fn read_desk(
        &self,
        source: DeskSource,
        is_kept: bool,
    ) -> Result<DeskImport, OnrampError> {
        let guides: Vec<String> = self
            .guides
            .iter()
            .map(|guide| guide.id().to_owned())
            .collect();
        let _turn = self.writing.lock().await;
        let done = self.records(move |setups| Ok(import(setups, &source, &guides, is_kept)));
        done.await?
    }
}

fn line(value: &impl serde::Serialize) -> Result<Vec<u8>, OnrampError> {
    line_of(value).map_err(|_| OnrampError::Interrupted)
}

/// A setup with its tests, the oldest first, and how many of them cannot be read; none where it is not there any more.
fn entry(setups: &Setups, id: &SetupId) -> Result<Option<(DeskEntry, usize)>, SetupsError> {
    let Some(setup) = setups.get(id)? else {
        return Ok(None);
    };
    let (runs, unreadable) = setups.past_runs(id)?;
    let runs = runs.into_iter().rev().map(|past| DeskRun {
        is_scheduled: past.is_scheduled,
        run: past.run,
    });
    let entry = DeskEntry {
        setup,
        runs: runs.collect(),
    };
    Ok(Some((entry, unreadable)))
}

fn import(
    setups: &Setups,
    source: &DeskSource,
    guides: &[String],
    is_kept: bool,
) -> Result<DeskImport, OnrampError> {
    let file = source.read().map_err(OnrampError::Refused)?;
    let mut entries = Entries::of(file).map_err(OnrampError::Refused)?;
    let mut told = DeskImport {
        head: entries.head().clone(),
        added: Vec::new(),
        kept: Vec::new(),
        refused: Vec::new(),
    };
    let mut take = |add: &dyn Fn(&DeskEntry) -> Result<(), SetupsError>| {
        for entry in &mut entries {
            let entry = entry.map_err(OnrampError::Refused)?;
            let setup = named(&entry.setup);
            if setups.has(&setup.id)? {
                told.kept.push(setup);
            } else if guides.contains(&setup.guide) {
                add(&entry)?;
                told.added.push(setup);
            } else {
                told.refused.push(setup);
            }
        }
        Ok::<(), OnrampError>(())
    };
    if is_kept {
        setups.all_or_nothing(|adding| take(&|entry| adding.add(entry)))?;
    } else {
        take(&|_| Ok(()))?;
    }
    Ok(told)
}

fn named(setup: &Setup) -> ImportedSetup {
    ImportedSetup {
        id: setup.id.clone(),
        guide: setup.guide.clone(),
        company: crate::setup::company_of(setup).map(|company| crate::report::plain(&company)),
        is_practice: setup.is_practice,
    }
}
