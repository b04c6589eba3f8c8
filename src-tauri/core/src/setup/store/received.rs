//! The reports that came in and are kept, beside the setups.

use super::narrowed::Narrowed;
use super::{Setups, SetupsError, name_of, parse, sortable};
use crate::received::{Received, received_card};
use crate::report::ActsNext;
use crate::setup::fold::fold;
use crate::setup::view::{HomeQuery, ReceivedCard, SetupTwin};
use jiff::Timestamp;
use rusqlite::params;

/// Between two texts that a report is found by, so that no word is found across them.
const BETWEEN: &str = "\n";

const WRITE: &str = "INSERT INTO received (id, kept_at, is_practice, guide, state, acts, company, updated_at, words, body)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING";

impl Setups {
    /// Keeps a report; `at` is when (UTC). One that is kept already stays as it is.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritten` or `Damaged`.
    pub(crate) fn keep_received(
        &self,
        received: &Received,
        at: Timestamp,
    ) -> Result<(), SetupsError> {
        self.check()?;
        let kept = Received {
            kept_at: Some(at),
            ..received.clone()
        };
        let card = received_card(&kept);
        let acts = match kept.acts {
            ActsNext::Specialist => 0,
            ActsNext::Admin => 1,
            ActsNext::Nobody => 2,
        };
        let row = params![
            kept.id,
            sortable(at),
            kept.is_practice,
            kept.guide,
            name_of(&card.state)?,
            acts,
            card.company.as_deref().map(fold).unwrap_or_default(),
            sortable(kept.made.at),
            found_by(&kept),
            serde_json::to_string(&kept).map_err(SetupsError::BodyUnwritable)?,
        ];
        self.connection
            .prepare_cached(WRITE)
            .and_then(|mut write| write.execute(row))
            .map_err(SetupsError::writing)?;
        Ok(())
    }

    /// The kept report `id`; none when it is not kept.
    ///
    /// # Errors
    /// `NotRead`, `Damaged` or `BodyUnreadable`.
    pub(crate) fn received(&self, id: &str) -> Result<Option<Received>, SetupsError> {
        let bodies = self.bodies("SELECT body FROM received WHERE id = ?1", [id])?;
        bodies.first().map(|body| parse(body)).transpose()
    }

    /// Removes the kept report `id`; no such report is no error. Setups that started from it stay.
    ///
    /// # Errors
    /// `DiskFull`, `NotWritten` or `Damaged`; nothing is then removed.
    pub(crate) fn forget_received(&self, id: &str) -> Result<(), SetupsError> {
        self.check()?;
        self.connection
            .execute("DELETE FROM received WHERE id = ?1", [id])
            .map_err(SetupsError::writing)?;
        Ok(())
    }

    /// The setup that was started from the report `id`; the one changed last.
    pub(crate) fn begun_from(&self, id: &str) -> Result<Option<SetupTwin>, SetupsError> {
        self.made_from_file("$.begunFrom.id", id)
    }

    /// The kept reports that `query` asks for, a hundred at most, and how many there are in all. With a later part of the
    /// setups none is answered again; what was put aside are setups alone.
    pub(super) fn received_cards(
        &self,
        query: &HomeQuery,
    ) -> Result<(Vec<ReceivedCard>, u32), SetupsError> {
        if query.is_archived {
            return Ok((Vec::new(), 0));
        }
        let narrowed = Narrowed::reports_by(query)?;
        let (ids, found) = self.part(
            &narrowed.ordered("id", "received", query.order),
            &narrowed,
            query.skip,
        )?;
        let mut cards = Vec::with_capacity(ids.len());
        for id in ids.iter().filter(|_| query.skip == 0) {
            // Another Onramp may have removed it in between.
            cards.extend(self.received(id)?.as_ref().map(received_card));
        }
        Ok((cards, found))
    }
}

fn found_by(received: &Received) -> String {
    let texts = [
        Some(&received.vendor),
        received.company.as_ref(),
        received.company_id.as_ref(),
        received.site.as_ref(),
    ];
    let texts: Vec<String> = texts.into_iter().flatten().map(|text| fold(text)).collect();
    texts.join(BETWEEN)
}
