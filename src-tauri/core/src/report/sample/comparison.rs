//! A sample with an earlier test beside its last one.

use super::permission::parts_with_gaps;
use super::{Parts, catalog, healthy_parts};
use crate::check::{CheckRun, Fact, FactName};
use crate::report::Report;
use crate::report::build::build_compared;
use jiff::Timestamp;

/// Boxes are missing that were set in March.
pub(in crate::report) fn compared() -> Report {
    beside(&parts_with_gaps(), &march())
}

/// The same, and in March it was another server.
pub(in crate::report) fn compared_elsewhere() -> Report {
    let mut march = march();
    for finding in &mut march.findings {
        finding.evidence = vec![Fact::new(FactName::Host, "api-eu.myconnectwise.net")];
    }
    beside(&parts_with_gaps(), &march)
}

/// What was missing in March is there now.
pub(in crate::report) fn mended() -> Report {
    beside(&healthy_parts(), &in_march(parts_with_gaps()))
}

fn beside(parts: &Parts, earlier: &CheckRun) -> Report {
    build_compared(&parts.0, &parts.1, catalog(), &parts.2, Some(earlier)).unwrap()
}

/// A test that went well.
fn march() -> CheckRun {
    in_march(healthy_parts())
}

fn in_march(parts: Parts) -> CheckRun {
    let at: Timestamp = "2026-03-12T10:02:00Z".parse().unwrap();
    let mut run = parts.1.last_run.unwrap();
    run.started_at = at;
    run.finished_at = at;
    for found in run.permissions.iter_mut().flat_map(|it| &mut it.boxes) {
        found.known_at = at;
    }
    run
}
