//! Every code and the sentences that go with it.

mod code;

pub use code::Code;

use serde::{Deserialize, Serialize};

/// The sentences that go with a [`Code`]: what happened, why, and what to do.
///
/// Plain text in the second person; ConnectWise's and the vendors' labels stand exactly as they are written there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Words {
    /// A few words that name the case: "The keys were not accepted".
    pub title: String,
    /// What happened, in one or two sentences.
    pub happened: String,
    /// Why that may be; empty where nothing is known.
    pub why: String,
    /// What to do now; empty only where nothing is to be done.
    pub to_do: String,
}
