//! Looking at the records without changing them: what the command line does while the window may be open.

use super::cards::unreadable;
use super::{BUSY_LIMIT, Setups, SetupsError, parse, schema};
use crate::setup::view::{SetupCard, UnreadableSetup};
use crate::setup::{Setup, SetupId};
use crate::words::{Code, words_for};
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use std::path::Path;

/// A setup with what the home screen lists of it.
#[derive(Debug)]
pub(crate) enum Listed {
    /// One that can be read.
    Readable {
        /// Its record.
        setup: Box<Setup>,
        /// What is listed.
        shown: Box<SetupCard>,
    },
    /// One that cannot, or whose guide is not there.
    Unreadable(UnreadableSetup),
}

impl Setups {
    /// Opens the records at `path` to look at them: nothing is made, brought up to date or written through what this answers
    /// with, and between two calls others may write. Only what another Onramp left half done when it was killed is undone.
    ///
    /// # Errors
    /// `Missing`, `Older`, `Newer`, `Damaged`, `Busy` or `NotOpened`.
    ///
    /// # I/O
    /// Reads and checks the setups and their cards.
    pub fn look(path: &Path) -> Result<Self, SetupsError> {
        if !path.is_file() {
            return Err(SetupsError::Missing);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(SetupsError::opening)?;
        connection
            .busy_timeout(BUSY_LIMIT)
            .map_err(SetupsError::opening)?;
        schema::prepare_to_look(&connection)?;
        Ok(Self::on(connection))
    }

    /// The names of all setups, the one changed last first.
    ///
    /// # Errors
    /// `NotRead`, `Busy` or `Damaged`.
    pub(crate) fn ids(&self) -> Result<Vec<SetupId>, SetupsError> {
        let ids = self.bodies("SELECT id FROM setups ORDER BY updated_at DESC, id", [])?;
        Ok(ids.into_iter().map(SetupId).collect())
    }

    /// The setup `id` as the home screen lists it: by its card where that is up to date, else by one that is made for this
    /// and not kept. None when there is no such setup.
    ///
    /// # Errors
    /// `NotRead`, `Busy` or `Damaged`.
    pub(crate) fn listed(&self, id: &SetupId) -> Result<Option<Listed>, SetupsError> {
        let Some(maker) = &self.maker else {
            return Ok(None);
        };
        let read = || -> rusqlite::Result<Option<(String, Option<String>)>> {
            let mut query = self.connection.prepare_cached(
                "SELECT body, shown FROM setups LEFT JOIN cards ON setup_id = id AND made_by = ?2 AND is_readable
                 WHERE id = ?1",
            )?;
            let found = query.query_row(params![id.0, maker.made_by()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            });
            found.optional()
        };
        let Some((body, shown)) = read().map_err(SetupsError::reading)? else {
            return Ok(None);
        };
        let Ok(setup) = parse::<Setup>(&body) else {
            let told = unreadable(maker.as_ref(), &id.0, &body);
            return Ok(Some(Listed::Unreadable(told)));
        };
        let kept = shown.and_then(|shown| parse::<SetupCard>(&shown).ok());
        let shown = kept.or_else(|| Some(maker.card(&setup)?.shown));
        Ok(Some(match shown {
            Some(shown) => Listed::Readable {
                setup: Box::new(setup),
                shown: Box::new(shown),
            },
            None => Listed::Unreadable(UnreadableSetup {
                id: id.clone(),
                vendor: None,
                company: setup.company_name,
                words: words_for(Code::GuideNotFound, &[]),
            }),
        }))
    }
}
