//! Earlier tests of a setup, and two of them side by side.

use crate::check::{Change, Ground, Outcome};
use crate::setup::{RecheckEvery, RunId, SetupId};
use serde::{Deserialize, Serialize};

/// How an earlier test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum PastEnding {
    /// It was connected, ran to its end, and nothing that the document asks for was known to be missing.
    Passed,
    /// It found a problem, or could not tell.
    Problem,
    /// A person stopped it.
    Stopped,
}

/// An earlier test, as a row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PastRunView {
    /// Which one.
    pub id: RunId,
    /// When it began (RFC 3339, UTC).
    pub at: String,
    /// The same in words, with this computer's zone: "12 March 2026, 10:02 (UTC+01:00)".
    pub at_words: String,
    /// What kind of test it was: "Whole test".
    pub kind_words: String,
    /// How it ended.
    pub ending: PastEnding,
    /// How it ended, in one line.
    pub summary: String,
    /// The version of ConnectWise; none where the test did not come so far.
    pub version: Option<String>,
    /// What became of it since the test before, in one line.
    pub changes: String,
}

/// The earlier tests of a setup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct HistoryView {
    /// Those that were kept, the newest first.
    pub runs: Vec<PastRunView>,
    /// How many this Onramp cannot read, and leaves as they are.
    pub unreadable: u32,
    /// The last test that passed before the newest one; none where none did.
    pub last_passed: Option<RunId>,
    /// How many tests are kept at most.
    pub kept_at_most: u32,
    /// Whether Onramp tests it by itself; none where that is not offered, as in practice.
    pub recheck: Option<RecheckView>,
}

/// Whether Onramp tests a setup by itself while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RecheckView {
    /// How often; none while it does not.
    pub every: Option<RecheckEvery>,
    /// When the next test is due, with this computer's zone; none while it does not.
    pub due_words: Option<String>,
}

/// How a test ended that Onramp ran by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RecheckTold {
    /// Of which setup.
    pub id: SetupId,
    /// The vendor's name.
    pub vendor: String,
    /// The company; none where none is known.
    pub company: Option<String>,
    /// The test.
    pub run: PastRunView,
}

/// Something that was different between two tests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct GroundView {
    /// What.
    pub ground: Ground,
    /// Its name: "Server".
    pub label: String,
    /// As the earlier test tells it.
    pub then: String,
    /// As the later test tells it.
    pub now: String,
}

/// How one test saw a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RowSideView {
    /// How it ended; none where the test had no such row.
    pub outcome: Option<Outcome>,
    /// How it stood, in a word or two: "Missing", "Not part of that test".
    pub words: String,
    /// Where an even earlier test found it: "as of 12 March 2026, 10:02 (UTC+01:00)".
    pub kept: Option<String>,
}

/// One row of two tests side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ComparedRowView {
    /// What it is about: a question, or a box in words.
    pub name: String,
    /// The box as a stable name; none for a question.
    pub permission: Option<String>,
    /// That the vendor's document does not ask for it; empty where it does.
    pub remark: String,
    /// In the earlier test.
    pub then: RowSideView,
    /// In the later test.
    pub now: RowSideView,
    /// What happened, where the later test found a problem or could not tell; else empty.
    pub happened: String,
    /// What to do about it; may be empty.
    pub to_do: String,
}

/// The rows that went one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ChangeGroupView {
    /// Which way.
    pub change: Change,
    /// The same in words: "Was a problem then, and is mended now".
    pub title: String,
    /// True for what a reader came for: what broke or was mended, what stayed a problem, what could be told only one time.
    /// The rest is told on request.
    pub is_told_at_once: bool,
    /// The rows.
    pub rows: Vec<ComparedRowView>,
}

/// Two tests side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct ComparisonView {
    /// What was found, in one line: "1 broke, 2 were mended".
    pub summary: String,
    /// True where both saw the same, as far as both saw.
    pub is_unchanged: bool,
    /// What else was different; then like is not compared with like.
    pub grounds: Vec<GroundView>,
    /// Every row of either test, what needs somebody first.
    pub groups: Vec<ChangeGroupView>,
}

/// Two tests of a setup that were chosen, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct RunsComparedView {
    /// The earlier one.
    pub then: PastRunView,
    /// The later one.
    pub now: PastRunView,
    /// What changed from one to the other.
    pub comparison: ComparisonView,
}
