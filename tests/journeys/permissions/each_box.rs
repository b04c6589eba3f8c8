//! Each box that a vendor asks for, taken away in turn.

use super::lanes::try_all;
use super::planned::Planned;
use super::trial::{Trial, permissions};
use super::truth::{level, lies, of};
use onramp_core::catalog::{Ask, Catalog, Level, Method, Permission, Right};
use onramp_core::check::{Outcome, PermissionRun};
use onramp_core::words::Code;

/// One box taken away from the role of one plan.
struct Case {
    planned: usize,
    taken: Permission,
    has_my_security: bool,
    with_optional: bool,
}

fn cases(plans: &[Planned]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (place, planned) in plans.iter().enumerate() {
        for taken in planned.required() {
            for (has_my_security, with_optional) in
                [(true, false), (true, true), (false, false), (false, true)]
            {
                cases.push(Case {
                    planned: place,
                    taken: taken.clone(),
                    has_my_security,
                    with_optional,
                });
            }
        }
    }
    cases
}

#[test]
fn each_box_that_is_taken_away_is_named_and_no_other() {
    let catalog = Catalog::shipped().unwrap();
    let plans = Planned::every(&catalog);
    let cases = cases(&plans);
    assert!(cases.len() > 1000, "{}", cases.len());

    let wrong = try_all(&cases, async |trial: &Trial, case: &Case| {
        let planned = &plans[case.planned];
        let mut role = planned.role(case.with_optional);
        role.remove(&case.taken);
        trial.set_role(&role);
        trial.practice.set_my_security(case.has_my_security);

        let run = trial.check(planned).await;

        let found = permissions(&run);
        let mut wrong = lies(found, &role);
        wrong.extend(misnamed(&trial.catalog, found, case));
        let is_held = |permission: &Permission| level(&role, permission) == Level::All;
        wrong.extend(accused(found, is_held));
        wrong.extend(trial.bad_manners());
        let told = format!(
            "{} without {}, role read back {}, optional ones held {}",
            planned.told(),
            case.taken,
            case.has_my_security,
            case.with_optional
        );
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
}

/// What is wrong with how the box that was taken away is told.
fn misnamed(catalog: &Catalog, found: &PermissionRun, case: &Case) -> Option<String> {
    let taken = of(found, &case.taken);
    let is_named = taken.outcome == Outcome::Failed;
    let is_among_few = matches!(
        taken.code,
        Code::PermissionOneOf | Code::PermissionSuspected
    ) && taken.one_of.len() <= 3
        && taken.one_of.contains(&case.taken);
    let is_unseen = !is_seen_by_a_read(catalog, &case.taken);
    let is_told = is_named
        || !is_told_by_role(case)
            && taken.outcome == Outcome::CouldNotTell
            && (is_among_few || is_unseen);
    (!is_told).then(|| {
        format!(
            "{:?}, {:?}, one of {:?}",
            taken.outcome, taken.code, taken.one_of
        )
    })
}

/// True when the role itself tells the box. It does not tell the entries of Table Setup for sure: no source says what
/// the list that ConnectWise gives of them means.
fn is_told_by_role(case: &Case) -> bool {
    case.has_my_security && matches!(case.taken, Permission::Level { .. })
}

/// Boxes that the role holds and that are called missing, for sure or as the only one possible.
fn accused(found: &PermissionRun, is_held: impl Fn(&Permission) -> bool) -> Vec<String> {
    let boxes = found.boxes.iter().filter(|one| is_held(&one.permission));
    let accused = boxes.filter(|one| {
        let is_only_one = one.code == Code::PermissionOneOf && one.one_of.len() == 1;
        one.outcome == Outcome::Failed || is_only_one
    });
    accused
        .map(|one| format!("{} is held and called {:?}", one.permission, one.code))
        .collect()
}

/// True when the catalog has a GET that may be asked and names the box among its needs.
fn is_seen_by_a_read(catalog: &Catalog, permission: &Permission) -> bool {
    let methods = catalog.endpoints().iter().flat_map(|one| &one.methods);
    let mut reads =
        methods.filter(|one| one.method == Method::Get && !matches!(one.ask, Ask::Never { .. }));
    reads.any(|read| match permission {
        Permission::Table { table } => read.tables.contains(table),
        Permission::Level { function, right } => read
            .needs
            .iter()
            .any(|need| need.function == *function && need.right == *right),
    })
}

#[test]
fn a_role_that_holds_every_box_is_free_of_problems_in_both_ways() {
    let catalog = Catalog::shipped().unwrap();
    let plans = Planned::every(&catalog);
    let places: Vec<usize> = (0..plans.len()).collect();

    let wrong = try_all(&places, async |trial: &Trial, place: &usize| {
        let planned = &plans[*place];
        let role = planned.role(false);
        trial.set_role(&role);
        let mut wrong = Vec::new();
        for has_my_security in [true, false] {
            trial.practice.set_my_security(has_my_security);
            let run = trial.check(planned).await;
            let found = permissions(&run);
            wrong.extend(lies(found, &role));
            wrong.extend(trial.bad_manners());
            if !found.is_free_of_problems() {
                wrong.push(format!("{:#?}", found.findings));
            }
            if has_my_security {
                wrong.extend(unproved(planned, found));
            }
        }
        wrong
            .into_iter()
            .map(|one| format!("{}: {one}", planned.told()))
            .collect()
    });

    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The levels that the document asks for and that did not pass, although the role could be read back.
fn unproved(planned: &Planned, found: &PermissionRun) -> Vec<String> {
    let levels = planned
        .required()
        .filter(|one| matches!(one, Permission::Level { .. }));
    let boxes = levels.map(|permission| of(found, permission));
    boxes
        .filter(|one| one.outcome != Outcome::Passed)
        .map(|one| format!("{} is {:?}", one.permission, one.code))
        .collect()
}

#[test]
fn an_unseen_box_is_told_apart_from_one_that_a_read_shows() {
    let catalog = Catalog::shipped().unwrap();
    let seen = |right| Permission::level("finance/agreements", right);
    assert!(is_seen_by_a_read(&catalog, &seen(Right::Inquire)));
    assert!(!is_seen_by_a_read(&catalog, &seen(Right::Edit)));
    let boards = Permission::table("service/service-board");
    assert!(is_seen_by_a_read(&catalog, &boards));
}
