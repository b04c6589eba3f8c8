//! The desk into a file, and out of one.

use super::bulk::KeysWithinReach;
use super::{Onramp, OnrampError};
use crate::desk::{
    Arriving, DeskEnd, DeskEntry, DeskExport, DeskHead, DeskImport, DeskRun, DeskSource, Entries,
    FileDigest, line_of, would_be_taken,
};
use crate::private_file::Growing;
use crate::setup::{Arrived, SetupId, Setups, SetupsError};
use crate::words::Code;
use jiff::Timestamp;
use std::collections::HashSet;
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
            if !would_be_taken(&entry) {
                told.left_out.push((id, Code::DeskTextUnfit));
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
        let (told, _) = self.read_desk(DeskSource::Path(path.to_owned())).await?;
        Ok(told)
    }

    /// Adds the setups of a desk's file that are not here, all of them or, where anything of the file is not as it should
    /// be, none. One that is here stays as it is, even where the file's is newer. Nothing that is added counts as seen by
    /// Onramp: no key is captured, every test is to be run again and the company confirmed again, and an address that is
    /// not ConnectWise's own has to be typed again. What the person chose, wrote and said to have done stays, and earlier
    /// tests stay in the list.
    ///
    /// # Errors
    /// As [`Onramp::look_into_desk`]; `DeskUnfit` also where a captured key within reach stands in it; `DeskChanged`,
    /// `RecordsBusy`, or when the records cannot be written. Nothing is added then.
    pub async fn import_desk(&self, path: &Path) -> Result<DeskImport, OnrampError> {
        let source = DeskSource::Path(path.to_owned());
        // All of it is judged before the records are held for it.
        let (_, digest) = self.read_desk(source.clone()).await?;
        self.add_desk(source, digest).await
    }

    /// Reads a file to its end without holding the records, and then compares with what is here.
    pub(super) async fn read_desk(
        &self,
        source: DeskSource,
    ) -> Result<(DeskImport, FileDigest), OnrampError> {
        let reading = tokio::task::spawn_blocking(move || {
            let (file, so_far) = source.read()?;
            let mut entries = Entries::of(file)?;
            let head = entries.head().clone();
            let told = entries.by_ref().map(|arriving| Ok(arriving?.told));
            let told = told.collect::<Result<Vec<_>, Code>>()?;
            Ok((head, told, so_far.digest()))
        });
        let read = reading.await.map_err(|_| OnrampError::Interrupted)?;
        let (head, setups, digest) = read.map_err(OnrampError::Refused)?;
        let here: HashSet<SetupId> = self
            .records(|setups| setups.ids())
            .await?
            .into_iter()
            .collect();
        let mut told = DeskImport::of(head);
        let guides = self.names_of_guides();
        for setup in setups {
            told.take(setup, &here, &guides);
        }
        Ok((told, digest))
    }

    /// Adds the setups of the file that was read before, and is to have that digest still.
    pub(super) async fn add_desk(
        &self,
        source: DeskSource,
        digest: FileDigest,
    ) -> Result<DeskImport, OnrampError> {
        // No key may be captured between the search for it and the write.
        let _capturing = self.capturing.lock().await;
        let keys = self.keys_within_reach().await?;
        let guides = self.names_of_guides();
        let at = (self.clock)();
        let _turn = self.writing.lock().await;
        let done = self.records(move |setups| {
            let import = Import {
                source: &source,
                digest,
                guides: &guides,
                keys: &keys,
                at,
            };
            Ok(import.run(setups))
        });
        done.await?
    }

    fn names_of_guides(&self) -> HashSet<String> {
        let guides = self.guides.iter();
        guides.map(|guide| guide.id().to_owned()).collect()
    }
}

/// What is added, and what it is held against.
struct Import<'a> {
    source: &'a DeskSource,
    digest: FileDigest,
    guides: &'a HashSet<String>,
    keys: &'a KeysWithinReach,
    at: Timestamp,
}

impl Import<'_> {
    fn run(&self, setups: &Setups) -> Result<DeskImport, OnrampError> {
        let here: HashSet<SetupId> = setups.ids()?.into_iter().collect();
        let (file, so_far) = self.source.read().map_err(OnrampError::Refused)?;
        let mut entries = Entries::of(file).map_err(OnrampError::Refused)?;
        let mut told = DeskImport::of(entries.head().clone());
        let arrived = Arrived {
            at: self.at,
            made_at: told.head.made_at,
            onramp_version: told.head.onramp_version.clone(),
        };
        setups.all_or_nothing(|adding| {
            for arriving in &mut entries {
                let Arriving {
                    mut entry,
                    told: setup,
                } = arriving.map_err(OnrampError::Refused)?;
                if told.take(setup, &here, self.guides) {
                    entry.setup.arrived = Some(arrived.clone());
                    let value =
                        serde_json::to_value(&entry).map_err(|_| OnrampError::Interrupted)?;
                    let unfit = |_| OnrampError::Refused(Code::DeskUnfit);
                    self.keys.guard().check_value(&value).map_err(unfit)?;
                    adding.add(&entry)?;
                }
            }
            if so_far.digest() == self.digest {
                Ok(())
            } else {
                Err(OnrampError::Refused(Code::DeskChanged))
            }
        })?;
        Ok(told)
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
