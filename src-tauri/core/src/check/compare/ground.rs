//! What else was different between two runs: then like is not compared with like.

use super::kept_whole_from;
use crate::check::{Check, CheckRun, Fact, FactName, Finding};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a run stood on.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The Company ID that was asked for.
    Company,
    /// The server that was asked.
    Server,
    /// The API member behind the keys.
    Member,
    /// The role of that member.
    Role,
    /// The version of ConnectWise.
    Version,
}

impl Ground {
    /// Every one, in the order in which they are told.
    pub(crate) const ALL: [Self; 5] = [
        Self::Company,
        Self::Server,
        Self::Member,
        Self::Role,
        Self::Version,
    ];

    /// What `run` tells of it; none where it tells nothing, or only what an earlier run found.
    #[must_use]
    pub fn of(self, run: &CheckRun) -> Option<&str> {
        match self {
            Self::Company => told(&run.findings, Check::Company, FactName::Company),
            Self::Server => {
                let mut findings = run.findings.iter();
                findings.find_map(|finding| Fact::find(&finding.evidence, FactName::Host))
            }
            Self::Member => of_member(run, FactName::Member),
            Self::Role => of_member(run, FactName::Role),
            Self::Version => version(run),
        }
    }
}

/// Something that was different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherGround {
    /// What.
    pub ground: Ground,
    /// As the earlier run tells it.
    pub then: String,
    /// As the later run tells it.
    pub now: String,
}

/// Everything that both runs tell, and tell differently.
pub(super) fn others(then: &CheckRun, now: &CheckRun) -> Vec<OtherGround> {
    let pairs = Ground::ALL.into_iter().filter_map(|ground| {
        let (before, after) = match ground {
            // The two answers that name a version do not name it alike.
            Ground::Version => versions(then, now)?,
            Ground::Company | Ground::Server | Ground::Member | Ground::Role => {
                (ground.of(then)?, ground.of(now)?)
            }
        };
        (!before.eq_ignore_ascii_case(after)).then(|| OtherGround {
            ground,
            then: before.to_owned(),
            now: after.to_owned(),
        })
    });
    pairs.collect()
}

fn told(findings: &[Finding], check: Check, name: FactName) -> Option<&str> {
    let mut findings = findings.iter();
    let finding = findings.find(|finding| finding.check == check)?;
    Fact::find(&finding.evidence, name)
}

fn of_member(run: &CheckRun, name: FactName) -> Option<&str> {
    let permissions = run.permissions.as_ref()?;
    if kept_whole_from(run, permissions).is_some() {
        return None;
    }
    told(&permissions.findings, Check::Reach, name)
}

fn version(run: &CheckRun) -> Option<&str> {
    let by = |check| told(&run.findings, check, FactName::Version);
    by(Check::Keys).or_else(|| by(Check::Company))
}

/// Both versions by the same answer.
fn versions<'a>(then: &'a CheckRun, now: &'a CheckRun) -> Option<(&'a str, &'a str)> {
    let by = |check| {
        let of = |run: &'a CheckRun| told(&run.findings, check, FactName::Version);
        Some((of(then)?, of(now)?))
    };
    by(Check::Keys).or_else(|| by(Check::Company))
}
