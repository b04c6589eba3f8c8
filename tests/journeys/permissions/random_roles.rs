//! Random roles: whatever is missing, nothing false is said.

use super::lanes::try_all;
use super::planned::{Levels, Planned};
use super::seeded::Seeded;
use super::trial::{Trial, permissions};
use super::truth::{level, lies};
use onramp_core::catalog::{Catalog, Level, Permission, Right};
use onramp_core::check::Outcome;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many roles are tried.
const ROLES: u64 = 2000;

/// The most boxes that are taken away from one role.
const TAKEN: usize = 6;

/// A role made from a seed: a plan's boxes, or every box there is, without some of the plan's.
struct Roll<'a> {
    planned: &'a Planned,
    role: Levels,
    has_my_security: bool,
}

impl<'a> Roll<'a> {
    fn of(seed: u64, catalog: &Catalog, plans: &'a [Planned]) -> Self {
        let mut seeded = Seeded::new(seed);
        let planned = &plans[seeded.below(plans.len())];
        let mut role = match seeded.below(4) {
            0 => everything(catalog),
            1 | 2 => planned.role(true),
            _ => planned.role(false),
        };
        let needed: Vec<&Permission> = planned
            .plan
            .needed
            .iter()
            .map(|one| &one.permission)
            .collect();
        let count = seeded.below(TAKEN + 1);
        for &permission in seeded.some_of(&needed, count) {
            if seeded.below(3) == 0 && matches!(permission, Permission::Level { .. }) {
                role.insert(permission.clone(), Level::My);
            } else {
                role.remove(permission);
            }
        }
        Self {
            planned,
            role,
            has_my_security: seed.is_multiple_of(2),
        }
    }
}

fn everything(catalog: &Catalog) -> Levels {
    let functions = catalog.modules().iter().flat_map(|module| {
        let functions = module.functions.iter();
        functions.map(move |function| format!("{}/{}", module.id, function.id))
    });
    let rights = [Right::Add, Right::Edit, Right::Delete, Right::Inquire];
    let levels = functions
        .flat_map(|function| rights.map(|right| Permission::level(function.clone(), right)));
    let tables = catalog
        .tables()
        .iter()
        .map(|table| Permission::table(&table.id));
    levels.chain(tables).map(|one| (one, Level::All)).collect()
}

#[test]
fn of_random_roles_no_box_is_falsely_called_missing_and_none_falsely_granted() {
    let catalog = Catalog::shipped().unwrap();
    let plans = Planned::every(&catalog);
    let seeds: Vec<u64> = (0..ROLES).collect();
    let (missing, granted) = (AtomicUsize::new(0), AtomicUsize::new(0));

    let wrong = try_all(&seeds, async |trial: &Trial, seed: &u64| {
        let roll = Roll::of(*seed, &catalog, &plans);
        trial.set_role(&roll.role);
        trial.practice.set_my_security(roll.has_my_security);

        let run = trial.check(roll.planned).await;

        let found = permissions(&run);
        let count = |outcome| {
            found
                .boxes
                .iter()
                .filter(|one| one.outcome == outcome)
                .count()
        };
        missing.fetch_add(count(Outcome::Failed), Ordering::Relaxed);
        granted.fetch_add(count(Outcome::Passed), Ordering::Relaxed);
        let mut wrong = lies(found, &roll.role);
        wrong.extend(trial.bad_manners());
        let told = format!("seed {seed}, {}", roll.planned.told());
        wrong
            .into_iter()
            .map(|one| format!("{told}: {one}"))
            .collect()
    });

    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
    // A check that says nothing tells no lies either.
    let (missing, granted) = (missing.into_inner(), granted.into_inner());
    assert!(
        missing > 1000 && granted > 10_000,
        "{missing} missing, {granted} granted"
    );
}

#[test]
fn a_seed_makes_the_same_role_again_and_all_of_them_differ_enough() {
    let catalog = Catalog::shipped().unwrap();
    let plans = Planned::every(&catalog);
    let roll = |seed| Roll::of(seed, &catalog, &plans);
    assert_eq!(roll(7).role, roll(7).role);

    let mut taken = [0_usize; TAKEN + 1];
    for seed in 0..ROLES {
        let roll = roll(seed);
        let whole = roll.planned.plan.needed.iter();
        let needed = whole.filter(|one| !one.is_optional);
        let gone = needed.filter(|one| level(&roll.role, &one.permission) != Level::All);
        taken[gone.count()] += 1;
    }
    assert!(taken.iter().all(|count| *count > 50), "{taken:?}");
}
