//! What must hold of a check that was cut short, and of the one that mends it.

use super::manners::is_below;
use super::trial::Trial;
use super::truth::of;
use onramp_core::catalog::{Ask, Method, Permission};
use onramp_core::check::{Outcome, PermissionRun, ReadAnswer, ReadFinding};
use onramp_core::words::Code;

/// Calls that a check asks each time: the connection's own, and the role and the member behind the pair.
const EACH_TIME: [&str; 6] = [
    "/system/info",
    "/company/companies/count",
    "/system/mySecurity",
    "/system/mySecurity/customizeItems",
    "/system/myMembers",
    "/system/securityRoles/{parentId}/settings",
];

/// Some calls were answered as ever; of the rest each says why not.
pub(super) fn assert_half_told(broken: &PermissionRun, whole: &PermissionRun, whys: &[Code]) {
    let is_answered = |answer| matches!(answer, ReadAnswer::Answered | ReadAnswer::Empty);
    let count = |run: &PermissionRun| {
        run.reads
            .iter()
            .filter(|one| is_answered(one.answer))
            .count()
    };
    let (answered, all) = (count(broken), count(whole));
    assert!(answered > 5 && answered < all, "{answered} of {all}");
    for (read, before) in broken.reads.iter().zip(&whole.reads) {
        assert_eq!(read.path, before.path);
        let is_told = match read.answer {
            ReadAnswer::Answered | ReadAnswer::Empty => read.answer == before.answer,
            ReadAnswer::NoAnswer => whys.contains(&read.code),
            ReadAnswer::NotAsked => read.code == before.code || whys.contains(&read.code),
            ReadAnswer::Refused => false,
        };
        assert!(is_told, "{}: {:?}, {:?}", read.path, read.answer, read.code);
    }
    for found in &broken.boxes {
        assert_ne!(found.outcome, Outcome::Failed, "{}", found.permission);
    }
}

/// The rest was asked, nothing else was, and all is as if nothing had happened.
pub(super) fn assert_mended(
    trial: &Trial,
    broken: &PermissionRun,
    mended: &PermissionRun,
    whole: &PermissionRun,
    what: &str,
) {
    assert_eq!(trial.bad_manners(), [""; 0], "{what}");
    assert!(mended.is_partial, "{what}");
    assert_same(mended, whole);
    for path in asked_again(trial) {
        let is_due = has_not_passed(trial, broken, &path);
        assert!(is_due, "{what}: {path} had passed");
    }
}

/// Both say the same of each box and each call.
pub(super) fn assert_same(run: &PermissionRun, whole: &PermissionRun) {
    for (found, before) in run.boxes.iter().zip(&whole.boxes) {
        let (now, before) = ((found.outcome, found.code), (before.outcome, before.code));
        assert_eq!(now, before, "{}", found.permission);
    }
    for (read, before) in run.reads.iter().zip(&whole.reads) {
        assert_eq!((&read.path, read.answer), (&before.path, before.answer));
    }
    assert_eq!(run.boxes.len(), whole.boxes.len());
    assert_eq!(run.reads.len(), whole.reads.len());
}

/// The catalog's paths of what the last run asked, without what it asks each time.
pub(super) fn asked_again(trial: &Trial) -> Vec<String> {
    let asked = trial.asked();
    let below = asked
        .iter()
        .filter_map(|one| one.path_and_query.split_once("/apis/3.0"));
    let paths = below.map(|(_, path)| trial.catalog.endpoint_of(path).unwrap().path.clone());
    paths
        .filter(|path| !EACH_TIME.iter().any(|known| is_below(known, path)))
        .collect()
}

/// True for a call that had no whole answer or a box that had not passed, for one from which such a call takes an id,
/// and for one that shows another box of such a call: without it a refusal could not be explained.
fn has_not_passed(trial: &Trial, broken: &PermissionRun, path: &str) -> bool {
    let open = broken.reads.iter().filter(|read| {
        let has_passed = |needed| of(broken, needed).outcome == Outcome::Passed;
        let is_asked =
            |needed: &&Permission| broken.boxes.iter().any(|one| one.permission == **needed);
        let mut needs = read.needs.iter().filter(is_asked);
        read.answer != ReadAnswer::Answered || !needs.all(has_passed)
    });
    let own = broken.reads.iter().find(|read| read.path == path);
    let shows_a_box_of = |read: &ReadFinding| {
        own.is_some_and(|own| own.needs.iter().any(|needed| read.needs.contains(needed)))
    };
    let gives_id_to = |read: &ReadFinding| {
        let endpoint = trial.catalog.endpoint(&read.path).unwrap();
        let get = endpoint.on(Method::Get);
        get.is_some_and(|get| matches!(&get.ask, Ask::IdFrom { path: from, .. } if from == path))
    };
    let mut open = open;
    open.any(|read| read.path == path || gives_id_to(read) || shows_a_box_of(read))
}
