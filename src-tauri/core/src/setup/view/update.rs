//! What may be shown of a newer version of Onramp.

use crate::setup::SetupId;
use serde::{Deserialize, Serialize};

/// Where this Onramp may be asked for a newer version: only where the publisher built that in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct UpdateOffer {
    /// The host that is asked.
    pub host: String,
}

/// A newer version that the publisher names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct UpdateFound {
    /// Its version.
    pub version: String,
    /// What the publisher says is new, as plain text; empty where nothing is said.
    pub news: String,
}

/// Why Onramp may not close for a newer version yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum UpdateWaitReason {
    /// ConnectWise's page with the keys may be open: a key may be on its way.
    PageOpen,
    /// The keys lie in memory only, and are gone when Onramp closes.
    KeysInMemory,
    /// A test is running.
    TestRunning,
}

/// A setup that has to come to rest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct UpdateWait {
    /// Which one.
    pub id: SetupId,
    /// The company: as the server named it, else as typed, else none.
    pub company: Option<String>,
    /// The vendor's name; none of a record that cannot be read.
    pub vendor: Option<String>,
    /// What it is at.
    pub reason: UpdateWaitReason,
}
