//! What a permission check says of its boxes, held against the role that the server enforced.

use super::planned::Levels;
use onramp_core::catalog::{Level, Permission};
use onramp_core::check::{Fact, FactName, Outcome, PermissionFinding, PermissionRun};
use onramp_core::words::Code;

/// Every statement about a box that the role gives the lie to; empty when all are true.
pub(crate) fn lies(found: &PermissionRun, role: &Levels) -> Vec<String> {
    let needed = found.boxes.iter().map(|one| &one.permission);
    let is_whole = needed.into_iter().all(|one| level(role, one) == Level::All);
    let told = found.boxes.iter().filter(|one| {
        let is_hidden = one.code == Code::PermissionBehindAnother;
        !is_true(one, role) || (is_hidden && is_whole)
    });
    told.map(|one| {
        let truth = level(role, &one.permission);
        format!(
            "{} is {truth:?} and called {:?}, {:?}, by {:?}, one of {:?}",
            one.permission, one.outcome, one.code, one.known_by, one.one_of
        )
    })
    .collect()
}

fn is_true(found: &PermissionFinding, role: &Levels) -> bool {
    let truth = level(role, &found.permission);
    let is_one_missing = || {
        found
            .one_of
            .iter()
            .any(|one| level(role, one) != Level::All)
    };
    let is_my = truth == Level::My && says_level(&found.evidence, "My");
    let fits_code = (found.code != Code::PermissionLevelTooLow || is_my)
        && (found.code != Code::PermissionMissing || truth == Level::None)
        && (found.code != Code::PermissionOneOf || is_one_missing());
    let fits_outcome = match found.outcome {
        Outcome::Passed => truth == Level::All,
        Outcome::Failed => truth != Level::All,
        Outcome::CouldNotTell | Outcome::NotNeeded | Outcome::NotRun => true,
    };
    fits_code && fits_outcome
}

fn says_level(facts: &[Fact], level: &str) -> bool {
    let mut levels = facts.iter().filter(|fact| fact.name == FactName::Level);
    levels.any(|fact| fact.value == level)
}

/// The level that a role has; a table that is allowed counts as All.
pub(crate) fn level(role: &Levels, permission: &Permission) -> Level {
    let held = role.get(permission).copied().unwrap_or(Level::None);
    match permission {
        Permission::Level { .. } => held,
        Permission::Table { .. } if held == Level::None => Level::None,
        Permission::Table { .. } => Level::All,
    }
}

/// The answer for one box.
pub(crate) fn of<'a>(found: &'a PermissionRun, permission: &Permission) -> &'a PermissionFinding {
    let mut boxes = found.boxes.iter();
    boxes.find(|one| one.permission == *permission).unwrap()
}

#[test]
fn a_false_statement_about_a_box_is_noticed() {
    let permission: Permission = "finance/agreements/inquire".parse().unwrap();
    let other: Permission = "service-desk/service-tickets/inquire".parse().unwrap();
    let says = |outcome, code, one_of: &[&Permission]| PermissionRun {
        boxes: vec![PermissionFinding {
            permission: permission.clone(),
            outcome,
            code,
            known_by: Vec::new(),
            one_of: one_of.iter().copied().cloned().collect(),
            is_optional: false,
            evidence: vec![Fact::new(FactName::Level, "My")],
            known_at: jiff::Timestamp::UNIX_EPOCH,
        }],
        findings: Vec::new(),
        reads: Vec::new(),
        notes: Vec::new(),
        before: Vec::new(),
        is_partial: false,
    };
    let passed = says(Outcome::Passed, Code::PermissionGranted, &[]);
    let missing = says(Outcome::Failed, Code::PermissionMissing, &[]);
    let too_low = says(Outcome::Failed, Code::PermissionLevelTooLow, &[]);
    let both = [&permission, &other];
    let one_of = says(Outcome::CouldNotTell, Code::PermissionOneOf, &both);
    let hidden = says(Outcome::CouldNotTell, Code::PermissionBehindAnother, &[]);
    let role = |level| Levels::from([(permission.clone(), level), (other.clone(), Level::All)]);

    for (told, true_for, false_for) in [
        (&passed, &[Level::All][..], &[Level::My, Level::None][..]),
        (&missing, &[Level::None], &[Level::My, Level::All]),
        (&too_low, &[Level::My], &[Level::None, Level::All]),
        (&one_of, &[Level::My, Level::None], &[Level::All]),
        (&hidden, &[Level::My, Level::None], &[Level::All]),
    ] {
        for level in true_for {
            assert_eq!(lies(told, &role(*level)), [""; 0]);
        }
        for level in false_for {
            assert_eq!(lies(told, &role(*level)).len(), 1, "{told:?} {level:?}");
        }
    }
}
