//! The desk as a file: one line of JSON per setup, so that neither writing nor reading holds more than one of them.

use crate::check::CheckRun;
use crate::setup::Setup;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The format that this version writes, and the newest that it reads.
pub(super) const FORMAT: u32 = 1;

/// What every desk's file says it is.
pub(super) const KIND: &str = "onramp-desk";

/// What the names of such files end with, with the dot.
pub const DESK_EXTENSION: &str = ".onramp-desk";

/// The first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeskHead {
    /// `onramp-desk`.
    pub kind: String,
    /// The format's version. A reader that knows a lower one only must refuse.
    pub format: u32,
    /// When it was made (RFC 3339, UTC).
    #[schemars(with = "String")]
    pub made_at: Timestamp,
    /// The Onramp that made it.
    pub onramp_version: String,
}

impl DeskHead {
    pub(crate) fn at(made_at: Timestamp) -> Self {
        Self {
            kind: KIND.to_owned(),
            format: FORMAT,
            made_at,
            onramp_version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// Each line between the first and the last: a setup with the tests that are kept of it. Never a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeskEntry {
    /// The record. Of files that it names only the names stand here, without their folders.
    pub setup: Setup,
    /// Its tests, the oldest first.
    pub runs: Vec<DeskRun>,
}

/// One test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeskRun {
    /// True when Onramp began it by itself, as the person had asked for.
    pub is_scheduled: bool,
    /// What it found.
    pub run: CheckRun,
}

/// The last line: a file without it was cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeskEnd {
    /// How many setups stand before it.
    pub setups: u64,
}

/// One line of a desk's file.
#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "describes the file, and is never made")]
enum DeskLine {
    Head(DeskHead),
    Entry(Box<DeskEntry>),
    End(DeskEnd),
}

/// The JSON Schema of a line, as committed in `schema/desk.schema.json`.
#[must_use]
pub fn desk_schema() -> serde_json::Value {
    schemars::schema_for!(DeskLine).to_value()
}

/// A line of the file.
pub(crate) fn line_of(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    Ok(line)
}

/// The name of a file without its folders, whichever system it is of: elsewhere its folders mean nothing, or another place.
pub(super) fn name_alone(path: &str) -> String {
    let name = path.rsplit(['/', '\\', ':']).next();
    name.unwrap_or_default().to_owned()
}

impl DeskEntry {
    /// Takes the folders of this computer out of the record.
    pub(crate) fn without_folders(mut self) -> Self {
        let setup = &mut self.setup;
        setup.last_report = setup.last_report.as_deref().map(name_alone);
        for hand_off in &mut setup.hand_offs {
            hand_off.path = hand_off.path.as_deref().map(name_alone);
        }
        self
    }
}
