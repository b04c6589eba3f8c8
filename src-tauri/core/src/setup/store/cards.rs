//! The cards beside the records: written with the record that each follows from, and made anew when what makes them has
//! changed.

use super::{Setups, SetupsError, name_of, parse, sortable};
use crate::report::ActsNext;
use crate::setup::fold::fold;
use crate::setup::view::UnreadableSetup;
use crate::setup::{Card, Setup, SetupId};
use crate::words::{Code, words_for};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use std::fmt;

/// How many cards are made anew in one go; another Onramp may write between two.
const AT_ONCE: usize = 500;

/// What makes a card of a record.
pub(crate) trait CardMaker: Send + fmt::Debug {
    /// Names all that a card depends on besides its record.
    fn made_by(&self) -> &str;
    /// Makes the card of a setup; none when there is no such guide.
    fn card(&self, setup: &Setup) -> Option<Card>;
    /// The vendor's name; none when there is no such guide.
    fn vendor(&self, guide: &str) -> Option<String>;
}

impl Setups {
    /// From now on keeps a card beside each record, as `maker` makes it.
    pub(crate) fn keep_cards(&mut self, maker: Box<dyn CardMaker>) {
        self.maker = Some(maker);
        self.looked_at.set(None);
    }

    /// Writes the card of a setup, in the transaction of `connection`.
    pub(super) fn write_card(
        &self,
        connection: &Connection,
        setup: &Setup,
    ) -> Result<(), SetupsError> {
        let Some(maker) = &self.maker else {
            return Ok(());
        };
        match maker.card(setup) {
            Some(card) => write_readable(connection, maker.made_by(), setup, &card),
            None => {
                let unreadable = UnreadableSetup {
                    id: setup.id.clone(),
                    vendor: None,
                    company: setup.company_name.clone(),
                    words: words_for(Code::GuideNotFound, &[]),
                };
                write_unreadable(connection, maker.made_by(), &unreadable)
            }
        }
    }

    /// Makes those cards anew that are missing, or were made by another Onramp or another guide. Looks for them only when
    /// another Onramp has written since it last did.
    pub(super) fn bring_cards_up_to_date(&self) -> Result<(), SetupsError> {
        let Some(maker) = &self.maker else {
            return Ok(());
        };
        let written = self.state_of_file()?.of_others;
        if self.looked_at.get() == Some(written) {
            return Ok(());
        }
        let stale = self.bodies(
            "SELECT id FROM setups WHERE NOT EXISTS
             (SELECT 1 FROM cards WHERE setup_id = setups.id AND made_by = ?1)",
            [maker.made_by()],
        )?;
        for some in stale.chunks(AT_ONCE) {
            self.at_once(TransactionBehavior::Immediate, |connection| {
                some.iter()
                    .try_for_each(|id| self.make_card_anew(connection, maker.as_ref(), id))
            })?;
        }
        self.looked_at.set(Some(written));
        Ok(())
    }

    fn make_card_anew(
        &self,
        connection: &Connection,
        maker: &dyn CardMaker,
        id: &str,
    ) -> Result<(), SetupsError> {
        let body: Option<String> = connection
            .prepare_cached("SELECT body FROM setups WHERE id = ?1")
            .and_then(|mut query| query.query_row([id], |row| row.get(0)).optional())
            .map_err(SetupsError::reading)?;
        let Some(body) = body else {
            return Ok(());
        };
        match parse::<Setup>(&body) {
            Ok(setup) => self.write_card(connection, &setup),
            Err(_) => write_unreadable(connection, maker.made_by(), &unreadable(maker, id, &body)),
        }
    }
}

/// What can be told of a record of another shape: the two names that help a person to know which one it is.
pub(super) fn unreadable(maker: &dyn CardMaker, id: &str, body: &str) -> UnreadableSetup {
    let record: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let text = |name: &str| record.get(name).and_then(serde_json::Value::as_str);
    UnreadableSetup {
        id: SetupId(id.to_owned()),
        vendor: text("guide").and_then(|guide| maker.vendor(guide)),
        company: text("companyName").map(str::to_owned),
        words: words_for(Code::SetupUnreadable, &[]),
    }
}

const WRITE: &str =
    "INSERT OR REPLACE INTO cards (setup_id, made_by, is_readable, is_archived, is_practice,
    may_lose_keys, guide, state, acts, company, target, updated_at, words, shown)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

fn write_readable(
    connection: &Connection,
    made_by: &str,
    setup: &Setup,
    card: &Card,
) -> Result<(), SetupsError> {
    let shown = &card.shown;
    let acts = match shown.acts {
        ActsNext::Specialist => 0,
        ActsNext::Admin => 1,
        ActsNext::Nobody => 2,
    };
    let row = params![
        setup.id.0,
        made_by,
        true,
        shown.is_archived,
        shown.is_practice,
        card.may_lose_keys,
        card.guide,
        name_of(&shown.state)?,
        acts,
        shown.company.as_deref().map(fold).unwrap_or_default(),
        card.target,
        sortable(setup.updated_at),
        card.words,
        serde_json::to_string(shown).map_err(SetupsError::BodyUnwritable)?,
    ];
    write(connection, row)
}

fn write_unreadable(
    connection: &Connection,
    made_by: &str,
    setup: &UnreadableSetup,
) -> Result<(), SetupsError> {
    let shown = serde_json::to_string(setup).map_err(SetupsError::BodyUnwritable)?;
    let none: Option<&str> = None;
    let row = params![
        setup.id.0, made_by, false, false, false, false, "", "", 2, "", none, "", "", shown
    ];
    write(connection, row)
}

fn write(connection: &Connection, row: &[&dyn rusqlite::ToSql]) -> Result<(), SetupsError> {
    connection
        .prepare_cached(WRITE)
        .and_then(|mut write| write.execute(row))
        .map_err(SetupsError::writing)?;
    Ok(())
}
