//! Each box taken away in turn.

use super::plans::{Needed, every_plan};
use super::random::Random;
use super::server::{Server, id_source, is_open, needs};
use super::{WAYS, Way, Weather, boxes, diagnose};
use crate::catalog::{Catalog, Level, Method, Permission};
use crate::check::{Outcome, PermissionFinding};
use crate::words::Code;
use std::collections::BTreeMap;

/// True when a call that is asked needs the box, and nothing about that call is a guess.
fn is_shown_by_a_call(catalog: &Catalog, needed: &Needed, permission: &Permission) -> bool {
    needed.calls.iter().any(|path| {
        let get = catalog.endpoint(path).unwrap().on(Method::Get).unwrap();
        let tables = get
            .tables
            .iter()
            .map(|id| catalog.table(id).unwrap().confidence);
        let is_guess =
            !get.is_complete || is_open(get.confidence) || tables.into_iter().any(is_open);
        let source = id_source(catalog, path);
        let is_reached = source.is_none_or(|it| !needs(catalog, &it).contains(permission));
        !is_guess && is_reached && needs(catalog, path).contains(permission)
    })
}

fn without(
    catalog: &Catalog,
    needed: &Needed,
    permission: &Permission,
    level: Level,
    way: Way,
) -> Vec<PermissionFinding> {
    let mut server = Server::with(catalog, boxes(needed));
    server.set(permission, level);
    let mut random = Random::seeded(7);
    diagnose(&server, needed, way, &mut Weather::fair(&mut random))
}

fn failed(found: &[PermissionFinding]) -> Vec<&Permission> {
    let failed = found.iter().filter(|it| it.outcome == Outcome::Failed);
    failed.map(|it| &it.permission).collect()
}

#[test]
fn each_box_in_turn_is_named_and_no_other() {
    let catalog = Catalog::shipped().unwrap();
    let mut told: BTreeMap<(String, Code), usize> = BTreeMap::new();
    for needed in every_plan(&catalog) {
        for permission in boxes(&needed) {
            for way in WAYS {
                let found = without(&catalog, &needed, &permission, Level::None, way);
                let finding = found.iter().find(|it| it.permission == permission).unwrap();
                let case = format!("{} {way:?} {permission}: {finding:?}", needed.name);
                let is_in_role =
                    way != Way::Reads && matches!(permission, Permission::Level { .. });
                let is_in_calls =
                    way != Way::ReadBack && is_shown_by_a_call(&catalog, &needed, &permission);
                if finding.outcome == Outcome::Failed {
                    assert_eq!(failed(&found), [&permission], "{case}");
                } else {
                    assert_eq!(failed(&found), [] as [&Permission; 0], "{case}");
                    assert_eq!(finding.outcome, Outcome::CouldNotTell, "{case}");
                    assert!(!is_in_role, "{case}");
                    let is_named =
                        finding.one_of.contains(&permission) && finding.one_of.len() <= 3;
                    assert!(is_named || !is_in_calls, "{case}");
                }
                *told.entry((format!("{way:?}"), finding.code)).or_default() += 1;
            }
        }
    }
    let told: Vec<String> = told.iter().map(|it| format!("{it:?}")).collect();
    insta::assert_snapshot!("each_box_in_turn", told.join("\n"));
}

#[test]
fn each_box_at_the_level_my_is_too_low_by_the_role_and_never_granted() {
    let catalog = Catalog::shipped().unwrap();
    for needed in every_plan(&catalog) {
        for permission in boxes(&needed).filter(|it| matches!(it, Permission::Level { .. })) {
            for way in WAYS {
                let found = without(&catalog, &needed, &permission, Level::My, way);
                let finding = found.iter().find(|it| it.permission == permission).unwrap();
                let case = format!("{} {way:?} {permission}: {finding:?}", needed.name);
                if way == Way::Reads {
                    let is_granted = finding.outcome == Outcome::Passed
                        && finding.code != Code::PermissionReadAnswered;
                    assert!(!is_granted, "{case}");
                    assert!(failed(&found).is_empty(), "{case}");
                } else {
                    assert_eq!(finding.code, Code::PermissionLevelTooLow, "{case}");
                    assert_eq!(failed(&found), [&permission], "{case}");
                }
            }
        }
    }
}
