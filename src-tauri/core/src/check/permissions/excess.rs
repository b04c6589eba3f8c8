//! What a role holds beyond the need.

use super::PermissionNote;
use super::diagnosis::Diagnosis;
use super::role_levels::{OtherLevel, RoleLevels};
use crate::catalog::{Level, Permission};
use crate::check::{Fact, FactName};
use crate::words::Code;
use std::collections::BTreeSet;

/// How many boxes are named.
const NAMED_MAX: usize = 3;

/// Tells of levels above None that the plan does not ask for; none where the role was not read back or holds none.
pub(super) fn notes(diagnosis: &Diagnosis<'_>) -> Option<PermissionNote> {
    let beyond = beyond(diagnosis, diagnosis.role?);
    if beyond.is_empty() {
        return None;
    }
    let mut named = beyond.iter().take(NAMED_MAX).cloned().collect::<Vec<_>>();
    if beyond.len() > NAMED_MAX {
        named.push("…".to_owned());
    }
    Some(PermissionNote {
        code: Code::RoleLargerThanNeeded,
        evidence: vec![
            Fact::new(FactName::Role, diagnosis.role_name),
            Fact::new(FactName::Boxes, beyond.len().to_string()),
            Fact::new(FactName::Places, named.join(", ")),
            Fact::new(FactName::Vendor, diagnosis.vendor),
        ],
    })
}

/// The boxes beyond the need by their places, in the order of the page.
fn beyond(diagnosis: &Diagnosis<'_>, role: &RoleLevels) -> Vec<String> {
    let needed: BTreeSet<&Permission> = diagnosis.needed.iter().map(|it| &it.permission).collect();
    let above = role.levels.iter().filter(|(_, it)| **it > Level::None);
    let mut known: Vec<&Permission> = above
        .map(|(permission, _)| permission)
        .filter(|it| !needed.contains(it))
        .collect();
    known.sort_by_key(|it| diagnosis.catalog.place_of(it));
    let known = known.into_iter();
    let places = known.filter_map(|it| diagnosis.catalog.permission_in_words(it));
    places.chain(role.others.iter().map(place)).collect()
}

fn place(other: &OtherLevel) -> String {
    let right = other.right.label();
    if other.module.is_empty() {
        format!("{} › {right} Level", other.function)
    } else {
        format!("{} › {} › {right} Level", other.module, other.function)
    }
}
