//! The list of setups, from their cards.

use super::narrowed::Narrowed;
use super::{Setups, SetupsError, parse};
use crate::setup::fold::fold;
use crate::setup::view::{HomeGuide, HomeQuery, HomeState, HomeView, SetupCard, SetupTwin};
use crate::setup::{ExpectedCompany, SetupId, target_of};
use crate::words;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use std::collections::{BTreeMap, BTreeSet};

/// How many cards one answer holds.
const PART: u32 = 100;

/// How many setups can be overlooked without tools.
const FEW: u32 = 5;

/// How many setups there are, by what they can be narrowed to.
#[derive(Debug, Clone, Default)]
pub(super) struct Kinds {
    total: u32,
    archived: u32,
    reports: u32,
    guides: BTreeSet<String>,
    states: BTreeMap<String, HomeState>,
    is_practice: BTreeSet<bool>,
}

/// One kind of setup, and how many there are of it.
struct Kind {
    is_report: bool,
    is_archived: bool,
    guide: String,
    state: String,
    is_practice: bool,
    count: u32,
}

impl Kind {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            is_archived: row.get(0)?,
            guide: row.get(1)?,
            state: row.get(2)?,
            is_practice: row.get(3)?,
            count: row.get(4)?,
            is_report: row.get(5)?,
        })
    }
}

impl Setups {
    /// The setups that `query` asks for.
    ///
    /// # Errors
    /// `NotRead`, `Damaged`, `BodyUnreadable`; `DiskFull` or `NotWritten` where cards had to be made anew.
    pub(crate) fn home(&self, query: &HomeQuery) -> Result<HomeView, SetupsError> {
        self.bring_cards_up_to_date()?;
        let narrowed = Narrowed::by(query)?;
        let kinds = self.kinds()?;
        let unreadable = self.bodies("SELECT shown FROM cards WHERE is_readable = 0", [])?;
        let guides = kinds.guides.into_iter().map(|id| HomeGuide {
            name: self.vendor(&id),
            id,
        });
        let (cards, found) = self.cards(query, &narrowed)?;
        let (reports, reports_found) = self.received_cards(query)?;
        Ok(HomeView {
            cards,
            found,
            reports,
            reports_found,
            reports_total: kinds.reports,
            total: kinds.total,
            archived: kinds.archived,
            has_tools: kinds.total + kinds.reports > FEW || kinds.archived > 0,
            guides: guides.collect(),
            states: kinds.states.into_values().collect(),
            has_both_kinds: kinds.is_practice.len() > 1,
            unreadable: parse_all(&unreadable)?,
        })
    }

    /// The setups that say of themselves that their keys lie in memory.
    pub(crate) fn that_may_lose_keys(&self) -> Result<Vec<SetupId>, SetupsError> {
        self.bring_cards_up_to_date()?;
        let ids = self.bodies("SELECT setup_id FROM cards WHERE may_lose_keys", [])?;
        Ok(ids.into_iter().map(SetupId).collect())
    }

    /// Another setup of the same vendor, company and server as `id`; the one changed last. None for practice, and for what
    /// is put aside.
    pub(crate) fn twin_of(&self, id: &SetupId) -> Result<Option<SetupTwin>, SetupsError> {
        self.bring_cards_up_to_date()?;
        let shown: Option<String> = self
            .connection
            .query_row(
                "SELECT other.shown FROM cards AS this JOIN cards AS other ON other.target = this.target
                 WHERE this.setup_id = ?1 AND other.setup_id <> ?1
                 AND NOT this.is_archived AND NOT other.is_archived
                 ORDER BY other.updated_at DESC, other.setup_id LIMIT 1",
                [&id.0],
                |row| row.get(0),
            )
            .optional()
            .map_err(SetupsError::reading)?;
        twin(shown.as_deref())
    }

    /// A setup of the vendor `guide` that is about the company that is expected; the one changed last. Company ID and
    /// server decide where both are known, else the name. None of practice, and none that is put aside.
    pub(crate) fn twin_of_expected(
        &self,
        guide: &str,
        expected: &ExpectedCompany,
    ) -> Result<Option<SetupTwin>, SetupsError> {
        self.bring_cards_up_to_date()?;
        let target = expected.company_id.as_ref().zip(expected.host.as_ref());
        let target = target.map(|(company, host)| target_of(guide, company, host));
        let name = expected.name.as_deref().filter(|_| target.is_none());
        let shown = self.bodies(
            "SELECT shown FROM cards WHERE is_readable AND NOT is_archived AND NOT is_practice AND guide = ?1
             AND (target = ?2 OR company = ?3) ORDER BY updated_at DESC, setup_id LIMIT 1",
            params![guide, target, name.map(fold)],
        )?;
        twin(shown.first().map(String::as_str))
    }

    /// The setup that was made from the invite `id`; the one changed last.
    pub(crate) fn made_from_invite(&self, id: &str) -> Result<Option<SetupTwin>, SetupsError> {
        self.made_from_file("$.invite.id", id)
    }

    /// The setup whose record names the file `id` at `place`; the one changed last.
    pub(super) fn made_from_file(
        &self,
        place: &str,
        id: &str,
    ) -> Result<Option<SetupTwin>, SetupsError> {
        self.bring_cards_up_to_date()?;
        let shown = self.bodies(
            "SELECT shown FROM cards JOIN setups ON setups.id = setup_id WHERE is_readable
             AND iif(json_valid(body), json_extract(body, ?2), NULL) = ?1 ORDER BY cards.updated_at DESC, setup_id LIMIT 1",
            [id, place],
        )?;
        twin(shown.first().map(String::as_str))
    }

    /// One part of the setups that `query` asks for, and how many there are in all.
    fn cards(
        &self,
        query: &HomeQuery,
        narrowed: &Narrowed,
    ) -> Result<(Vec<SetupCard>, u32), SetupsError> {
        // Found, counted and sorted by the index alone, in one go; only what is shown is then read.
        let text = narrowed.ordered("setup_id", "cards", query.order);
        let (ids, found) = self.part(&text, narrowed, query.skip)?;
        let mut cards = Vec::with_capacity(ids.len());
        for id in ids {
            let shown = self.bodies("SELECT shown FROM cards WHERE setup_id = ?1", [&id])?;
            cards.extend(parse_all::<SetupCard>(&shown)?);
        }
        Ok((cards, found))
    }

    /// One part of the names that `text` finds, from the one after the first `skip` on, and how many it finds in all.
    pub(super) fn part(
        &self,
        text: &str,
        narrowed: &Narrowed,
        skip: u32,
    ) -> Result<(Vec<String>, u32), SetupsError> {
        let read = || -> rusqlite::Result<(Vec<String>, u32)> {
            let mut query = self.connection.prepare_cached(text)?;
            let mut rows = query.query(params_from_iter(&narrowed.with))?;
            let (mut ids, mut found) = (Vec::new(), 0);
            while let Some(row) = rows.next()? {
                if (skip..skip.saturating_add(PART)).contains(&found) {
                    ids.push(row.get(0)?);
                }
                found += 1;
            }
            Ok((ids, found))
        };
        read().map_err(SetupsError::reading)
    }

    /// How many setups there are of each kind: counted again only when something was written since.
    fn kinds(&self) -> Result<Kinds, SetupsError> {
        let state = self.state_of_file()?;
        if let Some((of, kinds)) = &*self.counted.borrow()
            && *of == state
        {
            return Ok(kinds.clone());
        }
        let kinds = self.counted_kinds()?;
        self.counted.replace(Some((state, kinds.clone())));
        Ok(kinds)
    }

    fn counted_kinds(&self) -> Result<Kinds, SetupsError> {
        let read = || -> rusqlite::Result<Vec<Kind>> {
            let mut query = self.connection.prepare_cached(
                "SELECT is_archived, guide, state, is_practice, count(*), 0 FROM cards WHERE is_readable = 1
                 GROUP BY is_archived, guide, state, is_practice
                 UNION ALL SELECT 0, guide, state, is_practice, count(*), 1 FROM received
                 GROUP BY guide, state, is_practice",
            )?;
            query.query_map([], Kind::of)?.collect()
        };
        let mut kinds = Kinds::default();
        for kind in read().map_err(SetupsError::reading)? {
            if kind.is_report {
                kinds.reports += kind.count;
            } else {
                kinds.total += kind.count;
            }
            kinds.archived += if kind.is_archived { kind.count } else { 0 };
            kinds.guides.insert(kind.guide);
            kinds.is_practice.insert(kind.is_practice);
            let name = words::state_label(&kind.state).to_owned();
            if let Ok(state) = serde_json::from_value(kind.state.clone().into()) {
                kinds.states.insert(kind.state, HomeState { state, name });
            }
        }
        Ok(kinds)
    }

    fn vendor(&self, guide: &str) -> String {
        let maker = self.maker.as_ref();
        maker
            .and_then(|maker| maker.vendor(guide))
            .unwrap_or_else(|| guide.to_owned())
    }
}

fn twin(shown: Option<&str>) -> Result<Option<SetupTwin>, SetupsError> {
    let card: Option<SetupCard> = shown.map(parse).transpose()?;
    Ok(card.map(|card| SetupTwin {
        id: card.id,
        company: card.company,
        guide_name: card.guide_name,
        state_words: card.state_words,
    }))
}

fn parse_all<T: serde::de::DeserializeOwned>(bodies: &[String]) -> Result<Vec<T>, SetupsError> {
    bodies.iter().map(|body| parse(body)).collect()
}
