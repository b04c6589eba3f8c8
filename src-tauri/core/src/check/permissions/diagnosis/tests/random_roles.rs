//! Whatever the role, no box is called missing that is set, and none granted that is not.

use super::plans::{Needed, every_plan};
use super::random::Random;
use super::server::{Server, every_box};
use super::{WAYS, Way, Weather, boxes, diagnose, list_form};
use crate::catalog::{Catalog, Level, Permission};
use crate::check::{Outcome, PermissionFinding};
use crate::words::Code;

const SEEDS: u64 = 80;

/// A role that has what is needed but for up to six boxes, and some more.
fn nearly_right<'a>(catalog: &'a Catalog, needed: &Needed, random: &mut Random) -> Server<'a> {
    let mut server = Server::with(catalog, boxes(needed));
    let more = every_box(catalog);
    for _ in 0..random.below(8) {
        server.set(random.pick(&more), Level::All);
    }
    let needed: Vec<_> = boxes(needed).collect();
    for _ in 0..random.below(7).min(needed.len()) {
        let level = *random.pick(&[Level::None, Level::None, Level::My]);
        server.set(random.pick(&needed), level);
    }
    server
}

fn any_role<'a>(catalog: &'a Catalog, random: &mut Random) -> Server<'a> {
    let mut server = Server::with(catalog, []);
    let full = 1 + random.below(5);
    for permission in every_box(catalog) {
        let level = *random.pick(&[Level::None, Level::My, Level::All]);
        let level = if random.once_in(full) {
            level
        } else {
            Level::All
        };
        server.set(&permission, level);
    }
    server
}

fn judge_truth(server: &Server<'_>, found: &[PermissionFinding], case: &str) {
    for finding in found {
        let level = server.level(&finding.permission);
        let permission = &finding.permission;
        match finding.outcome {
            // A read that was answered cannot tell My from All, and says so.
            Outcome::Passed if finding.code == Code::PermissionReadAnswered => {
                assert_ne!(level, Level::None, "{case}: {permission} {finding:?}");
            }
            Outcome::Passed => assert_eq!(level, Level::All, "{case}: {permission} {finding:?}"),
            Outcome::Failed => assert_ne!(level, Level::All, "{case}: {permission} {finding:?}"),
            Outcome::CouldNotTell | Outcome::NotNeeded | Outcome::NotRun => {}
        }
    }
}

fn storms(is_odd: bool, fault_in: usize) {
    let catalog = Catalog::shipped().unwrap();
    let plans = every_plan(&catalog);
    for seed in 0..SEEDS {
        storm(&catalog, &plans, seed, is_odd, fault_in);
    }
}

fn storm(catalog: &Catalog, plans: &[Needed], seed: u64, is_odd: bool, fault_in: usize) {
    for (place, needed) in plans.iter().enumerate() {
        for way in WAYS {
            let mut random = Random::seeded(seed * 1_000 + u64::try_from(place).unwrap());
            let mut server = if random.once_in(3) {
                any_role(catalog, &mut random)
            } else {
                nearly_right(catalog, needed, &mut random)
            };
            if is_odd {
                server.grow_odd(&mut random);
            }
            for path in &needed.calls {
                if random.once_in(6) {
                    server.without_records.insert(path.clone());
                }
            }
            let list = random.once_in(2).then(|| list_form(&mut random));
            let mut weather = Weather {
                fault_in,
                leaves_out: left_out(catalog, &mut random),
                list,
                random: &mut random,
            };
            let found = diagnose(&server, needed, way, &mut weather);
            assert_eq!(found.len(), needed.boxes.len());
            judge_truth(
                &server,
                &found,
                &format!("{} {way:?} seed {seed}", needed.name),
            );
        }
    }
}

/// Functions that the role's answer does not name.
fn left_out(catalog: &Catalog, random: &mut Random) -> std::collections::BTreeSet<String> {
    let modules = catalog.modules().iter();
    let ids = modules.flat_map(|module| {
        let functions = module.functions.iter();
        functions.map(|function| format!("{}/{}", module.id, function.id))
    });
    ids.filter(|_| random.once_in(12)).collect()
}

#[test]
fn no_role_is_told_wrongly() {
    storms(false, 0);
}

#[test]
fn no_role_is_told_wrongly_where_calls_need_other_boxes_than_the_catalog_guesses() {
    storms(true, 0);
}

#[test]
fn no_role_is_told_wrongly_when_calls_fail_and_runs_are_stopped() {
    storms(true, 5);
}

#[test]
fn what_is_set_is_told_so_in_every_way_that_shows_it() {
    let catalog = Catalog::shipped().unwrap();
    for needed in every_plan(&catalog) {
        for way in WAYS {
            let mut random = Random::seeded(1);
            let server = Server::with(&catalog, boxes(&needed));
            let found = diagnose(&server, &needed, way, &mut Weather::fair(&mut random));
            for finding in &found {
                assert_ne!(finding.outcome, Outcome::Failed, "{} {way:?}", needed.name);
                let is_level = matches!(finding.permission, Permission::Level { .. });
                if is_level && way != Way::Reads {
                    assert_eq!(
                        finding.outcome,
                        Outcome::Passed,
                        "{} {finding:?}",
                        needed.name
                    );
                }
            }
        }
    }
}
