//! What goes wrong, as data: `scenarios/<id>.toml`.

mod read;

pub use read::{ScenarioError, scenarios};

use onramp_core::check::{Check, Outcome};
use onramp_core::words::Code;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One thing that can go wrong, how it is played, and what the live test must find.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its id, which is its file's name: `wrong-keys`.
    pub id: String,
    /// Its title on the screen.
    pub title: String,
    /// What goes wrong, in plain words.
    pub about: String,
    /// True when a running server over plain http can play it, so that it can be rehearsed in the window.
    pub is_switchable: bool,
    /// What the person's side brings when the mistake is the person's own.
    #[serde(default)]
    pub given: Given,
    /// How the server plays it.
    #[serde(default)]
    pub server: ServerSide,
    /// What the live test finds, one entry per rung, in ladder order.
    pub expect: Vec<Expect>,
}

impl Scenario {
    /// What the live test finds when the server plays it and the person makes no mistake.
    #[must_use]
    pub fn expected_when_played(&self) -> Vec<Expect> {
        let played = |expect: &Expect| Expect {
            code: expect.code_when_played.unwrap_or(expect.code),
            ..*expect
        };
        self.expect.iter().map(played).collect()
    }
}

/// What the person's side brings to the live test.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Given {
    /// The Company ID that was typed.
    pub company: GivenCompany,
    /// The keys that were captured.
    pub keys: GivenKeys,
    /// The integration ID that is sent.
    pub integration_id: GivenIntegrationId,
    /// True when the server speaks https.
    pub is_tls: bool,
    /// True when the machine trusts the server's certificate authority; means nothing over plain http.
    pub trusts_issuer: bool,
    /// The longest that the live test waits for one answer; none means its usual limit.
    ///
    /// # Units
    /// Milliseconds.
    pub answer_limit_ms: Option<u64>,
}

impl Given {
    /// True when the mistake is the person's own, so that it happens on a healthy server too.
    #[must_use]
    pub fn is_mistaken(&self) -> bool {
        self.company != GivenCompany::Ready
            || self.keys != GivenKeys::Ready
            || self.integration_id != GivenIntegrationId::Ready
    }
}

/// The Company ID that was typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GivenCompany {
    /// The one that exists.
    #[default]
    Ready,
    /// One that does not exist.
    Unknown,
}

/// The keys that were captured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GivenKeys {
    /// A pair that works.
    #[default]
    Ready,
    /// A pair that the server does not know.
    Wrong,
    /// A pair that works, with its halves in each other's place.
    Swapped,
}

/// The integration ID that is sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GivenIntegrationId {
    /// One of the right shape.
    #[default]
    Ready,
    /// None at all.
    None,
}

/// How the server plays a scenario.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSide {
    /// Which pairs it lets in.
    pub accepts: Accepts,
    /// Answers given in place of the true ones; the first whose path matches is taken.
    pub faults: Vec<Fault>,
}

/// Which pairs the server lets in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accepts {
    /// The pairs that it handed out.
    #[default]
    Keys,
    /// Only pairs whose halves stand in each other's place, as if the person had swapped them.
    SwappedKeys,
}

/// One answer given in place of the true one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The path without the code base: `/login/companyinfo/*`, `/apis/3.0/system/info`, `*`. A star at the end stands
    /// for anything.
    pub path: String,
    /// The HTTP status; none leaves the true answer as it is, only late.
    #[serde(default)]
    pub status: Option<u16>,
    /// The headers, the content type among them.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body.
    #[serde(default)]
    pub body: String,
    /// How long the server waits before it answers.
    ///
    /// # Units
    /// Milliseconds.
    #[serde(default)]
    pub delay_ms: u64,
}

impl Fault {
    /// True when the fault is for this path, given in lower case and without the code base.
    pub(crate) fn is_for(&self, path: &str) -> bool {
        self.path.strip_suffix('*').map_or_else(
            || path.eq_ignore_ascii_case(&self.path),
            |start| path.starts_with(&start.to_ascii_lowercase()),
        )
    }
}

/// What one rung of the live test must find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The rung.
    pub check: Check,
    /// How it ends.
    pub outcome: Outcome,
    /// What happened.
    pub code: Code,
    /// What happened when the server plays it, where that is something else.
    #[serde(default)]
    pub code_when_played: Option<Code>,
}
