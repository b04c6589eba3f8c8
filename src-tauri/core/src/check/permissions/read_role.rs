//! Asks ConnectWise for the levels of the role behind the key pair.

use super::asking::{Asking, Untold};
use super::role_levels::RoleLevels;
use crate::check::climb::Judgement;
use crate::check::{Fact, FactName, Outcome};
use crate::words::Code;
use serde_json::Value;
use tokio::sync::oneshot;

/// Tells the own levels.
pub(super) const OWN_LEVELS: &str = "/system/mySecurity";
const ITEMS: &str = "/system/mySecurity/customizeItems";
const SETTINGS: &str = "/system/securityRoles/{parentId}/settings";

/// What asking for the role told.
pub(super) struct RoleTold {
    /// The levels; none where they could not be read.
    pub(super) levels: Option<RoleLevels>,
    /// The code that says why asking was stopped before they were told; none where it was not.
    pub(super) stop: Option<Code>,
    judgement: Judgement,
}

impl RoleTold {
    /// Whether the role could be read back; `role` is its name.
    pub(super) fn judgement(&self, role: &str) -> Judgement {
        let mut judgement = self.judgement.clone();
        judgement
            .evidence
            .insert(0, Fact::new(FactName::Role, role));
        judgement
    }
}

/// Asks for the own levels; where they are not told, for the settings of the role once its id is known. The answer to
/// the first question goes on through `own_rows`, because it names the own member.
///
/// # Source
/// The published API specification (2025.8). Whether a narrow role may ask any of it is not known.
pub(super) async fn read_role(
    asking: &Asking<'_>,
    own_rows: oneshot::Sender<Option<Value>>,
    role_id: oneshot::Receiver<Option<u64>>,
) -> RoleTold {
    let own = asking.body(OWN_LEVELS, None, None).await;
    // Nobody listens any more when the member was found without it.
    let _ = own_rows.send(own.as_ref().ok().cloned());
    if let Ok(rows) = &own {
        let items = asking.body(ITEMS, None, None).await.ok();
        if let Some(told) = told(asking, rows, items.as_ref()) {
            return told;
        }
    }
    let settings = match role_id.await.ok().flatten() {
        Some(id) => asking.body(SETTINGS, Some(id), None).await.ok(),
        None => None,
    };
    let by_id = settings.and_then(|rows| told(asking, &rows, None));
    by_id.unwrap_or_else(|| not_told(own.err()))
}

fn told(asking: &Asking<'_>, rows: &Value, items: Option<&Value>) -> Option<RoleTold> {
    let levels = RoleLevels::read(asking.catalog, asking.scrubber, rows, items)?;
    Some(RoleTold {
        levels: Some(levels),
        stop: None,
        judgement: Judgement::new(Outcome::Passed, Code::RoleReadBack, Vec::new()),
    })
}

fn not_told(untold: Option<Untold>) -> RoleTold {
    let stop = untold.as_ref().and_then(Untold::stop);
    let judgement = match untold {
        None => Judgement::new(Outcome::CouldNotTell, Code::RoleReadUnclear, Vec::new()),
        Some(untold) => untold.judgement(Code::RoleNotReadable, Code::RoleNotAnswered),
    };
    RoleTold {
        levels: None,
        stop,
        judgement,
    }
}
