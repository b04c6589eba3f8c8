//! Much at once: all of it, or nothing.

use super::runs::{Kind, write};
use super::{Setups, SetupsError};
use crate::desk::DeskEntry;
use rusqlite::{Connection, Transaction, TransactionBehavior};

/// What is being added, in one transaction.
pub(crate) struct Adding<'a> {
    setups: &'a Setups,
    connection: &'a Connection,
}

impl Adding<'_> {
    /// Adds a setup that is not there, with its card and its tests.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritten` or `Damaged`; then all that is being added has to be given up.
    pub(crate) fn add(&self, entry: &DeskEntry) -> Result<(), SetupsError> {
        let setup = &entry.setup;
        self.setups.write_setup(self.connection, setup)?;
        for past in &entry.runs {
            let kind = if past.is_scheduled {
                Kind::ScheduledTest
            } else {
                Kind::LiveTest
            };
            write(self.connection, &setup.id, &past.run, kind)?;
        }
        Ok(())
    }
}

impl Setups {
    /// Keeps all that `work` adds, or, where it ends with an error, nothing of it. Others wait meanwhile.
    ///
    /// # Errors
    /// That of `work`; `Busy`, `DiskFull`, `NotWritten` or `Damaged`.
    pub(crate) fn all_or_nothing<E: From<SetupsError>>(
        &self,
        work: impl FnOnce(&Adding<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.check()?;
        let behavior = TransactionBehavior::Immediate;
        let change =
            Transaction::new_unchecked(&self.connection, behavior).map_err(SetupsError::writing)?;
        work(&Adding {
            setups: self,
            connection: &change,
        })?;
        Ok(change.commit().map_err(SetupsError::writing)?)
    }
}
