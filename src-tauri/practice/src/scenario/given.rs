//! What the person's side brings when the mistake is the person's own.

use serde::Deserialize;

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
