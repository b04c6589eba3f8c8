//! All setups, as a table for programs.

use super::row::MASK;
use super::{DeskRow, UnreadableRow};
use crate::report::{LeakGuard, Moment, moment};
use crate::setup::KEY_LENGTH;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format that this version writes.
const FORMAT: u32 = 1;

/// What every summary says it is.
const KIND: &str = "onramp-desk-summary";

/// All setups of a desk, the one changed last first. Never a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeskSummary {
    /// `onramp-desk-summary`.
    pub kind: String,
    /// The format's version. A reader that knows a lower one only must refuse.
    pub format: u32,
    /// When it was made.
    pub made_at: Moment,
    /// The Onramp that made it.
    pub onramp_version: String,
    /// The setups that can be read.
    pub setups: Vec<DeskRow>,
    /// Those that cannot.
    pub unreadable: Vec<UnreadableRow>,
}

impl DeskSummary {
    pub(crate) fn begin(at: Timestamp, zone: &TimeZone) -> Self {
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            made_at: moment(at, zone),
            onramp_version: env!("CARGO_PKG_VERSION").to_owned(),
            setups: Vec::new(),
            unreadable: Vec::new(),
        }
    }
}

impl DeskSummary {
    /// Every text that came from a person or a server.
    fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        let rows = self.setups.iter_mut();
        let told = rows.flat_map(|row| [&mut row.company, &mut row.company_id, &mut row.server]);
        let rows = self.unreadable.iter_mut();
        told.chain(rows.map(|row| &mut row.company)).flatten()
    }

    /// True when a word is as long as keys are: only then captured keys are asked for.
    pub(crate) fn may_hold_key(&mut self) -> bool {
        let mut texts = self.texts();
        texts.any(|text| {
            text.split_whitespace()
                .any(|word| word.chars().count() >= KEY_LENGTH)
        })
    }

    /// Masks every text that `guard` finds a key in.
    pub(crate) fn mask_keys(&mut self, guard: &LeakGuard) {
        for text in self.texts().filter(|text| guard.check(text).is_err()) {
            MASK.clone_into(text);
        }
    }
}

/// The JSON Schema of a summary, as committed in `schema/desk-summary.schema.json`.
#[must_use]
pub fn summary_schema() -> serde_json::Value {
    schemars::schema_for!(DeskSummary).to_value()
}
