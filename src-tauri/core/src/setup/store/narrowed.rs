//! What a list is narrowed to, and how it is sorted: the setups, and the kept reports beside them.

use super::{SetupsError, name_of};
use crate::setup::fold::fold;
use crate::setup::view::{HomeOrder, HomeQuery};
use rusqlite::types::Value;

/// How many characters of a search count.
const LONGEST_SEARCH: usize = 200;

/// What a list is narrowed to: conditions, and what stands in their places, in the same order.
pub(super) struct Narrowed {
    pub(super) conditions: String,
    pub(super) with: Vec<Value>,
}

impl Narrowed {
    /// The setups that a query asks for.
    pub(super) fn by(query: &HomeQuery) -> Result<Self, SetupsError> {
        let mut narrowed = Self::to("is_readable = 1");
        narrowed.and("is_archived = ?", query.is_archived);
        narrowed.and_all(query)
    }

    /// The kept reports that a query asks for.
    pub(super) fn reports_by(query: &HomeQuery) -> Result<Self, SetupsError> {
        Self::to("1").and_all(query)
    }

    fn to(condition: &str) -> Self {
        Self {
            conditions: condition.to_owned(),
            with: Vec::new(),
        }
    }

    fn and_all(mut self, query: &HomeQuery) -> Result<Self, SetupsError> {
        let narrowed = &mut self;
        if let Some(guide) = &query.guide {
            narrowed.and("guide = ?", guide.clone());
        }
        if let Some(state) = &query.state {
            narrowed.and("state = ?", name_of(state)?);
        }
        if let Some(is_practice) = query.is_practice {
            narrowed.and("is_practice = ?", is_practice);
        }
        let text: String = query.text.chars().take(LONGEST_SEARCH).collect();
        for word in fold(&text).split_whitespace() {
            narrowed.and("instr(words, ?)", word.to_owned());
        }
        Ok(self)
    }

    /// The question for the names of all that match, in order.
    pub(super) fn ordered(&self, name: &str, table: &str, order: HomeOrder) -> String {
        let order = match order {
            HomeOrder::Changed => "",
            HomeOrder::Company => "company = '', company, ",
            HomeOrder::Acts => "acts, ",
        };
        format!(
            "SELECT {name} FROM {table} WHERE {} ORDER BY {order}updated_at DESC, {name}",
            self.conditions
        )
    }

    fn and(&mut self, condition: &str, with: impl Into<Value>) {
        self.conditions.push_str(" AND ");
        self.conditions.push_str(condition);
        self.with.push(with.into());
    }
}
