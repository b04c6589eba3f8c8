//! How to start a practice server.

use crate::api::CanaryPlace;
use crate::ready::{ReadyMember, ReadyRole};

/// How to start a practice server.
#[derive(Debug, Clone)]
pub struct PracticeOptions {
    /// The port; 0 takes a free one.
    pub port: u16,
    /// True to speak https, with a certificate authority made for this server alone.
    pub is_tls: bool,
    /// The scenario to begin with.
    pub scenario: String,
    /// Where answers carry the keys that were sent; tests only.
    pub canary: Option<CanaryPlace>,
    /// The role of the member that holds the ready pair; Admin unless chosen.
    pub ready_role: ReadyRole,
    /// That member itself.
    pub ready_member: ReadyMember,
    /// False when nobody may read its own role, as it may be for narrow roles: `mySecurity`, its customize items, a
    /// role's settings and `myMembers` are refused.
    pub has_my_security: bool,
    /// How long every answer of the API takes at least.
    ///
    /// # Units
    /// Milliseconds.
    pub latency_ms: u64,
}

impl Default for PracticeOptions {
    fn default() -> Self {
        Self {
            port: 0,
            is_tls: false,
            scenario: "healthy".to_owned(),
            canary: None,
            ready_role: ReadyRole::default(),
            ready_member: ReadyMember::default(),
            has_my_security: true,
            latency_ms: 0,
        }
    }
}
