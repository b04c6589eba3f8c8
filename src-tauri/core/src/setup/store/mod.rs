//! The records of setups and check runs: one SQLite file.
//!
//! Every confirmed change is on the disk when a call returns, and none is ever half there. The rollback journal with
//! `synchronous=EXTRA` gives that with a single file between two calls, which can be copied, lies well on a network
//! home, and is not touched by being read; a write-ahead log would need two more files beside it and memory shared
//! between processes, for a speed that a few writes a minute do not need. `FULL` alone would leave one gap: the
//! journal's removal may be lost with the power, and the last confirmed change would be rolled back.

mod bulk;
mod cards;
mod error;
mod home;
mod look;
mod narrowed;
mod received;
mod runs;
mod schema;
#[cfg(test)]
mod tests;

pub(crate) use cards::CardMaker;
pub use error::SetupsError;
pub(crate) use look::Listed;
use runs::write_run;
pub use runs::{PastRun, RUNS_KEPT, RunId};

use super::{Setup, SetupId};
use crate::check::CheckRun;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::cell::{Cell, RefCell};
use std::path::Path;
use std::time::Duration;

/// How long to wait for another Onramp (the window, or the command line) to finish its write.
const BUSY_LIMIT: Duration = Duration::from_secs(5);

/// Another one after every write: by others, and by this connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FileState {
    of_others: i64,
    of_this: u64,
}

/// The records of this person's setups. Calls block for a few milliseconds.
#[derive(Debug)]
pub struct Setups {
    connection: Connection,
    /// True once the whole file was found to hold together.
    is_checked: Cell<bool>,
    /// What makes the cards; none where nobody asks for the home screen.
    maker: Option<Box<dyn CardMaker>>,
    /// The version of the file when all cards were last looked at.
    looked_at: Cell<Option<i64>>,
    /// How many setups there are of each kind, and in which state of the file.
    counted: RefCell<Option<(FileState, home::Kinds)>>,
}

impl Setups {
    /// Opens the records at `path`, and makes them when they are not there. Records of an older Onramp are brought up
    /// to date; those of a newer one and damaged ones are left as they are. The setups themselves are checked here; the rest
    /// of the file before the first run of a test is read, and before anything is written.
    ///
    /// # Errors
    /// `Newer`, `Damaged`, `FolderNotMade`, `DiskFull`, or `NotOpened`, also when they cannot be made or brought up to date.
    ///
    /// # I/O
    /// Reads and checks the setups and their cards, the whole file where it is of an older Onramp; makes its folder.
    pub fn open(path: &Path) -> Result<Self, SetupsError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(SetupsError::FolderNotMade)?;
        }
        let mut connection = Connection::open(path).map_err(SetupsError::opening)?;
        connection
            .busy_timeout(BUSY_LIMIT)
            .map_err(SetupsError::opening)?;
        schema::prepare(&mut connection)?;
        Ok(Self::on(connection))
    }

    /// Records in which nothing is, in memory: to judge against where there are none yet.
    ///
    /// # Errors
    /// `NotOpened`.
    pub fn none() -> Result<Self, SetupsError> {
        let mut connection = Connection::open_in_memory().map_err(SetupsError::opening)?;
        schema::prepare(&mut connection)?;
        Ok(Self::on(connection))
    }

    fn on(connection: Connection) -> Self {
        Self {
            connection,
            is_checked: Cell::new(false),
            maker: None,
            looked_at: Cell::new(None),
            counted: RefCell::new(None),
        }
    }

    /// Every setup that can be read, the one changed last first.
    ///
    /// # Errors
    /// `NotRead` or `Damaged`.
    pub fn list(&self) -> Result<Vec<Setup>, SetupsError> {
        Ok(self.list_with_unreadable()?.0)
    }

    /// Every setup that can be read, the one changed last first; and the names of those that cannot: keys of theirs may still
    /// lie somewhere.
    ///
    /// # Errors
    /// `NotRead` or `Damaged`.
    pub fn list_with_unreadable(&self) -> Result<(Vec<Setup>, Vec<SetupId>), SetupsError> {
        let read = || -> rusqlite::Result<Vec<(String, String)>> {
            let mut query = self
                .connection
                .prepare_cached("SELECT id, body FROM setups ORDER BY updated_at DESC, id")?;
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect()
        };
        let (mut setups, mut unreadable) = (Vec::new(), Vec::new());
        for (id, body) in read().map_err(SetupsError::reading)? {
            match parse(&body) {
                Ok(setup) => setups.push(setup),
                Err(_) => unreadable.push(SetupId(id)),
            }
        }
        Ok((setups, unreadable))
    }

    /// The setup `id`; none when there is none.
    ///
    /// # Errors
    /// `NotRead`, `Damaged` or `BodyUnreadable`.
    pub fn get(&self, id: &SetupId) -> Result<Option<Setup>, SetupsError> {
        let body: Option<String> = self
            .connection
            .query_row("SELECT body FROM setups WHERE id = ?1", [&id.0], |row| {
                row.get(0)
            })
            .optional()
            .map_err(SetupsError::reading)?;
        body.as_deref().map(parse).transpose()
    }

    /// Writes `setup`, new or over its earlier self, and its card. Both are on the disk when this returns.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritten` or `Damaged`; what was there before is then still there.
    pub fn put(&self, setup: &Setup) -> Result<(), SetupsError> {
        self.at_once(TransactionBehavior::Deferred, |connection| {
            self.write_setup(connection, setup)
        })
    }

    /// Adds setups with their runs, the oldest run first: all of them, or none.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritten` or `Damaged`.
    pub fn put_all(
        &self,
        all: impl IntoIterator<Item = (Setup, Vec<CheckRun>)>,
    ) -> Result<(), SetupsError> {
        self.at_once(TransactionBehavior::Immediate, |connection| {
            for (setup, runs) in all {
                self.write_setup(connection, &setup)?;
                for run in &runs {
                    write_run(connection, &setup.id, run)?;
                }
            }
            Ok(())
        })
    }

    fn write_setup(&self, connection: &Connection, setup: &Setup) -> Result<(), SetupsError> {
        let body = serde_json::to_string(setup).map_err(SetupsError::BodyUnwritable)?;
        connection
            .prepare_cached(
                "INSERT INTO setups (id, updated_at, body) VALUES (?1, ?2, ?3)
                 ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at, body = excluded.body",
            )
            .and_then(|mut write| {
                write.execute(params![setup.id.0, sortable(setup.updated_at), body])
            })
            .map_err(SetupsError::writing)?;
        self.write_card(connection, setup)
    }

    /// Does all that `work` writes, or nothing of it.
    fn at_once(
        &self,
        behavior: TransactionBehavior,
        work: impl FnOnce(&Connection) -> Result<(), SetupsError>,
    ) -> Result<(), SetupsError> {
        self.check()?;
        let change =
            Transaction::new_unchecked(&self.connection, behavior).map_err(SetupsError::writing)?;
        work(&change)?;
        change.commit().map_err(SetupsError::writing)
    }

    /// Removes the setup `id` and its check runs; no such setup is no error.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritten` or `Damaged`; nothing is then removed.
    pub fn delete(&self, id: &SetupId) -> Result<(), SetupsError> {
        self.check()?;
        self.connection
            .execute("DELETE FROM setups WHERE id = ?1", [&id.0])
            .map_err(SetupsError::writing)?;
        Ok(())
    }

    /// Looks, once, whether the whole file holds together.
    fn check(&self) -> Result<(), SetupsError> {
        if !self.is_checked.get() {
            schema::check_whole(&self.connection)?;
            self.is_checked.set(true);
        }
        Ok(())
    }

    fn state_of_file(&self) -> Result<FileState, SetupsError> {
        let of_others = self
            .connection
            .query_row("PRAGMA data_version", [], |row| row.get(0))
            .map_err(SetupsError::reading)?;
        Ok(FileState {
            of_others,
            of_this: self.connection.total_changes(),
        })
    }

    fn bodies(&self, query: &str, with: impl rusqlite::Params) -> Result<Vec<String>, SetupsError> {
        let read = || -> rusqlite::Result<Vec<String>> {
            let mut query = self.connection.prepare_cached(query)?;
            query.query_map(with, |row| row.get(0))?.collect()
        };
        read().map_err(SetupsError::reading)
    }
}

fn parse<T: serde::de::DeserializeOwned>(body: &str) -> Result<T, SetupsError> {
    serde_json::from_str(body).map_err(|error| SetupsError::BodyUnreadable {
        category: error.classify(),
        column: error.column(),
    })
}

/// The name of a value that has one: `in-progress`.
fn name_of(value: &impl serde::Serialize) -> Result<String, SetupsError> {
    let value = serde_json::to_value(value).map_err(SetupsError::BodyUnwritable)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// A time as text of one length, so that its order is the order of time.
fn sortable(time: jiff::Timestamp) -> String {
    format!("{time:.9}")
}
