//! The runs of a setup: what is kept of them, and for how long.

use super::{Setups, SetupsError, parse, sortable};
use crate::check::{Check, CheckRun};
use crate::setup::SetupId;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

/// How many tests of one setup are kept; and as many field checks.
pub const RUNS_KEPT: usize = 200;

/// Names one run among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(transparent)]
pub struct RunId(#[cfg_attr(test, ts(type = "number"))] pub i64);

/// An earlier test of a setup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastRun {
    /// Which one.
    pub id: RunId,
    /// True when Onramp began it by itself, as the person had asked for.
    pub is_scheduled: bool,
    /// What it found.
    pub run: CheckRun,
}

/// What a run is kept as. The field check asks for the company and no more; the live test asks for the keys too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    FieldCheck,
    LiveTest,
    ScheduledTest,
}

impl Kind {
    fn of(run: &CheckRun) -> Self {
        let mut findings = run.findings.iter();
        if findings.any(|finding| finding.check == Check::Keys) {
            Self::LiveTest
        } else {
            Self::FieldCheck
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::FieldCheck => "field-check",
            Self::LiveTest => "live-test",
            Self::ScheduledTest => "scheduled-test",
        }
    }
}

impl Setups {
    /// Adds `run` to the runs of the setup `id`, and lets go of the oldest of its kind where there are more than
    /// [`RUNS_KEPT`]; the last test that passed is never let go of. It is on the disk when this returns.
    ///
    /// # Errors
    /// `SetupUnknown`, `DiskFull`, `NotWritten` or `Damaged`.
    pub fn add_run(&self, id: &SetupId, run: &CheckRun) -> Result<(), SetupsError> {
        self.add(id, run, Kind::of(run))
    }

    /// As [`Setups::add_run`], of a test that Onramp began by itself.
    ///
    /// # Errors
    /// As [`Setups::add_run`].
    pub fn add_scheduled_run(&self, id: &SetupId, run: &CheckRun) -> Result<(), SetupsError> {
        self.add(id, run, Kind::ScheduledTest)
    }

    fn add(&self, id: &SetupId, run: &CheckRun, kind: Kind) -> Result<(), SetupsError> {
        self.at_once(TransactionBehavior::Immediate, |connection| {
            write(connection, id, run, kind)?;
            match kind {
                Kind::FieldCheck => let_go_of_field_checks(connection, id),
                Kind::LiveTest | Kind::ScheduledTest => self.let_go(connection, id),
            }
        })
    }

    /// The setups that may be tested by themselves: those whose record speaks of it.
    ///
    /// # Errors
    /// `NotRead` or `Damaged`.
    pub(crate) fn that_recheck(&self) -> Result<Vec<SetupId>, SetupsError> {
        let ids = self.bodies(
            "SELECT id FROM setups WHERE instr(body, '\"recheck\":{') > 0",
            [],
        )?;
        Ok(ids.into_iter().map(SetupId).collect())
    }

    /// Every run of the setup `id`, the oldest first.
    ///
    /// # Errors
    /// `NotRead`, `Damaged` or `BodyUnreadable`.
    pub fn runs(&self, id: &SetupId) -> Result<Vec<CheckRun>, SetupsError> {
        self.check()?;
        let bodies = self.bodies(
            "SELECT body FROM check_runs WHERE setup_id = ?1 ORDER BY id",
            [&id.0],
        )?;
        bodies.iter().map(|body| parse(body)).collect()
    }

    /// The live tests of the setup `id` that can be read, the newest first; and how many cannot.
    ///
    /// # Errors
    /// `NotRead` or `Damaged`.
    pub fn past_runs(&self, id: &SetupId) -> Result<(Vec<PastRun>, usize), SetupsError> {
        self.check()?;
        let ids = tests(&self.connection, id)?;
        let mut runs = Vec::with_capacity(ids.len());
        let mut unreadable = 0;
        for one in ids {
            match self.past_run(id, RunId(one)) {
                Ok(Some(run)) => runs.push(run),
                Ok(None) => {}
                Err(SetupsError::BodyUnreadable { .. }) => unreadable += 1,
                Err(error) => return Err(error),
            }
        }
        Ok((runs, unreadable))
    }

    /// One run of the setup `id`; none when it has no such run.
    ///
    /// # Errors
    /// `NotRead`, `Damaged` or `BodyUnreadable`.
    pub fn past_run(&self, id: &SetupId, run: RunId) -> Result<Option<PastRun>, SetupsError> {
        self.check()?;
        let found: Option<(String, String)> = self
            .connection
            .prepare_cached("SELECT kind, body FROM check_runs WHERE setup_id = ?1 AND id = ?2")
            .and_then(|mut query| {
                query
                    .query_row(params![id.0, run.0], |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()
            })
            .map_err(SetupsError::reading)?;
        let past = found.map(|(kind, body)| {
            Ok(PastRun {
                id: run,
                is_scheduled: kind == Kind::ScheduledTest.name(),
                run: parse(&body)?,
            })
        });
        past.transpose()
    }

    /// Removes those runs of the setup `id` whose record is `unwanted`.
    ///
    /// # Errors
    /// `NotRead`, `DiskFull`, `NotWritten` or `Damaged`.
    pub fn forget_runs(
        &self,
        id: &SetupId,
        unwanted: impl Fn(&str) -> bool,
    ) -> Result<(), SetupsError> {
        self.check()?;
        let bodies = self.bodies("SELECT body FROM check_runs WHERE setup_id = ?1", [&id.0])?;
        for body in bodies.iter().filter(|body| unwanted(body)) {
            self.connection
                .execute(
                    "DELETE FROM check_runs WHERE setup_id = ?1 AND body = ?2",
                    [&id.0, body],
                )
                .map_err(SetupsError::writing)?;
        }
        Ok(())
    }

    fn let_go(&self, connection: &Connection, id: &SetupId) -> Result<(), SetupsError> {
        let ids = tests(connection, id)?;
        if ids.len() <= RUNS_KEPT {
            return Ok(());
        }
        let passed = |one: &&i64| {
            let run = self.past_run(id, RunId(**one));
            matches!(run, Ok(Some(past)) if past.run.has_all_it_needs())
        };
        let last_passed = ids.iter().find(passed);
        let old = ids.iter().skip(RUNS_KEPT);
        for one in old.filter(|one| Some(*one) != last_passed) {
            connection
                .prepare_cached("DELETE FROM check_runs WHERE id = ?1")
                .and_then(|mut delete| delete.execute([one]))
                .map_err(SetupsError::writing)?;
        }
        Ok(())
    }
}

/// Keeps the newest field checks of a setup: nobody lists them, and one is made whenever a person types.
fn let_go_of_field_checks(connection: &Connection, id: &SetupId) -> Result<(), SetupsError> {
    let old = "DELETE FROM check_runs WHERE setup_id = ?1 AND kind = 'field-check' AND id NOT IN
               (SELECT id FROM check_runs WHERE setup_id = ?1 AND kind = 'field-check'
                ORDER BY id DESC LIMIT ?2)";
    connection
        .prepare_cached(old)
        .and_then(|mut delete| {
            delete.execute(params![id.0, i64::try_from(RUNS_KEPT).unwrap_or(i64::MAX)])
        })
        .map_err(SetupsError::writing)?;
    Ok(())
}

/// The tests of a setup, the newest first.
fn tests(connection: &Connection, id: &SetupId) -> Result<Vec<i64>, SetupsError> {
    let read = || -> rusqlite::Result<Vec<i64>> {
        let mut query = connection.prepare_cached(
            "SELECT id FROM check_runs WHERE setup_id = ?1 AND kind <> 'field-check' ORDER BY id DESC",
        )?;
        query.query_map([&id.0], |row| row.get(0))?.collect()
    };
    read().map_err(SetupsError::reading)
}

/// Adds a run, as the test or the check that it is.
pub(super) fn write_run(
    connection: &Connection,
    id: &SetupId,
    run: &CheckRun,
) -> Result<(), SetupsError> {
    write(connection, id, run, Kind::of(run))
}

pub(super) fn write(
    connection: &Connection,
    id: &SetupId,
    run: &CheckRun,
    kind: Kind,
) -> Result<(), SetupsError> {
    let body = serde_json::to_string(run).map_err(SetupsError::BodyUnwritable)?;
    connection
        .prepare_cached(
            "INSERT INTO check_runs (setup_id, kind, started_at, body) VALUES (?1, ?2, ?3, ?4)",
        )
        .and_then(|mut write| {
            write.execute(params![id.0, kind.name(), sortable(run.started_at), body])
        })
        .map_err(SetupsError::writing)?;
    Ok(())
}
