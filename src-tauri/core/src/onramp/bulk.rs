//! All setups at once: the table, and a report on each.

use super::{Onramp, OnrampError};
use crate::desk::{DeskRow, DeskSummary, UnreadableRow};
use crate::keys::{KeyEntry, StoredKeys};
use crate::report::{self, Form, LeakGuard, Made, Written};
use crate::setup::{KeptIn, Listed, Setup, SetupId, SetupsError};
use crate::words::Code;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::path::Path;

/// How many setups are read in one go; another Onramp may write between two.
const AT_ONCE: usize = 100;

/// The captured keys of all setups, to be looked for in whatever is written.
pub struct KeysWithinReach {
    guard: LeakGuard,
    /// The setups whose own keys could not be read, and why: nothing of theirs can be searched.
    out_of_reach: HashMap<SetupId, Code>,
}

impl KeysWithinReach {
    /// Finds the keys in what is about to be written.
    pub(super) fn guard(&self) -> &LeakGuard {
        &self.guard
    }

    /// Refuses a setup whose own keys cannot be looked for.
    pub(super) fn reaches(&self, id: &SetupId) -> Result<(), OnrampError> {
        let why = self.out_of_reach.get(id);
        why.map_or(Ok(()), |code| Err(OnrampError::Refused(*code)))
    }
}

impl Onramp {
    /// All setups, as a table. Nothing is written, and cards that are not up to date are not kept. Where a name or an
    /// address is as long as a key, the captured keys are looked for in it, and what is one is masked.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub async fn desk_summary(&self) -> Result<DeskSummary, OnrampError> {
        let zone = TimeZone::system();
        let mut summary = DeskSummary::begin((self.clock)(), &zone);
        for ids in self.records(|setups| setups.ids()).await?.chunks(AT_ONCE) {
            let (ids, zone) = (ids.to_vec(), zone.clone());
            let listed = self.records(move |setups| {
                let rows = ids.iter().filter_map(|id| {
                    let listed = setups.listed(id).transpose()?;
                    Some(listed.map(|listed| row(&listed, &zone)))
                });
                rows.collect::<Result<Vec<_>, SetupsError>>()
            });
            for row in listed.await? {
                match row {
                    Ok(row) => summary.setups.push(row),
                    Err(row) => summary.unreadable.push(row),
                }
            }
        }
        if summary.may_hold_key() {
            let keys = self.keys_within_reach().await?;
            summary.mask_keys(&keys.guard);
        }
        Ok(summary)
    }

    /// The captured keys of every setup, read once for much that is to be written; also of those whose records cannot be
    /// read. One refusal of the keychain is enough: it is not asked again.
    ///
    /// # Errors
    /// When the records cannot be read. A key store that refuses is kept for [`Onramp::export_report`].
    ///
    /// # I/O
    /// Asks the key stores for what was captured, and brings up no unlock window.
    pub async fn keys_within_reach(&self) -> Result<KeysWithinReach, OnrampError> {
        let mut all = Vec::new();
        let mut out_of_reach = HashMap::new();
        let mut refused = None;
        for id in self.records(|setups| setups.ids()).await? {
            let asked = id.clone();
            let setup = match self.records(move |setups| setups.get(&asked)).await {
                Ok(Some(setup)) => setup,
                Ok(None) => continue,
                Err(OnrampError::Records(SetupsError::BodyUnreadable { .. })) => {
                    all.extend(self.keys_of_unreadable(&id, &mut refused).await?);
                    continue;
                }
                Err(error) => return Err(error),
            };
            match self.own_keys(&setup, &mut refused).await {
                Ok(keys) => all.push(keys),
                Err(code) => {
                    out_of_reach.insert(id, code);
                }
            }
        }
        let keys: Vec<&StoredKeys> = all.iter().flat_map(KeyEntry::pairs).collect();
        let guard = LeakGuard::new(keys);
        Ok(KeysWithinReach {
            guard,
            out_of_reach,
        })
    }

    /// What was captured for a setup; where the keychain has refused once, its code.
    async fn own_keys(&self, setup: &Setup, refused: &mut Option<Code>) -> Result<KeyEntry, Code> {
        let place = setup.place_of_keys();
        let is_captured = setup.is_any_captured();
        if let (KeptIn::Keychain, true, Some(code)) = (place, is_captured, *refused) {
            return Err(code);
        }
        match self.captured_keys(setup).await {
            // A pair of practice opens nothing.
            Ok(keys) if place == KeptIn::Memory && is_captured && !setup.is_practice => {
                let is_here = keys
                    .pairs()
                    .any(|pair| pair.private.is_some() || pair.public.is_some());
                is_here.then_some(keys).ok_or(Code::KeysInWindow)
            }
            Ok(keys) => Ok(keys),
            Err(error) => {
                if place == KeptIn::Keychain {
                    *refused = Some(error.code());
                }
                Err(error.code())
            }
        }
    }

    async fn keys_of_unreadable(
        &self,
        id: &SetupId,
        refused: &mut Option<Code>,
    ) -> Result<Vec<KeyEntry>, OnrampError> {
        let mut found: Vec<KeyEntry> = self.memory.read(id).await?.into_iter().collect();
        if refused.is_none() {
            match self.keychain.read(id).await {
                Ok(stored) => found.extend(stored),
                Err(problem) => *refused = Some(problem.code()),
            }
        }
        Ok(found)
    }

    /// Writes the report on a setup into `folder`, in these forms, under the names that the window gives. What was written
    /// is not recorded: the setup stays as it is.
    ///
    /// # Errors
    /// `SetupNotFound`; why its keys cannot be searched for; `ReportWouldLeak`, `ReportFolderMissing`, `ReportNotWritten`;
    /// when its record cannot be read. No file of this report is left behind then.
    pub async fn export_report(
        &self,
        id: &SetupId,
        keys: &KeysWithinReach,
        folder: &Path,
        forms: &[Form],
    ) -> Result<Written, OnrampError> {
        keys.reaches(id)?;
        let setup = self.setup(id).await?;
        let report = self.unsearched_report(&setup, &Made::now()).await?;
        Ok(report::write_forms(folder, &report, keys.guard(), forms)?)
    }
}

fn row(listed: &Listed, zone: &TimeZone) -> Result<DeskRow, UnreadableRow> {
    match listed {
        Listed::Readable { setup, shown } => Ok(DeskRow::of(setup, shown, zone)),
        Listed::Unreadable(told) => Err(UnreadableRow::of(told)),
    }
}
