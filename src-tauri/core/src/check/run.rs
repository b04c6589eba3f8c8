//! One run: the live test and, above it, the permission check.

use super::climb::{Climb, Clock, ProgressSink};
use super::ladder::{CHECKS, climb_all};
use super::permissions::{PermissionInput, Server, Surroundings, check_permissions};
use super::{CheckRun, LadderInput, PermissionRun};
use crate::psa::{Answer, Codebase, Failure, Psa, Question};
use futures_util::future::BoxFuture;
use tokio_util::sync::CancellationToken;

/// Runs the live test: stops at the first broken rung, says so of the rest, and tells each rung's end at once. With
/// `permissions` the permission check follows where the role alone decides what is answered: the keys are accepted, and
/// the first read was answered, empty or refused. Else the run has no permission check.
///
/// `earlier` is a run over the same plan, site and keys: only what had not passed in its permission check is asked
/// again; everything, where the role behind the keys may be another one by now. A check that is stopped half-way keeps
/// what it has, and says what was not asked. A run that ends before its permission check keeps the earlier one as it
/// was, each finding with its own time.
///
/// # I/O
/// Name service, one connection, and `GET` requests to the site alone: `/login/companyinfo/{company}`, `system/info`,
/// `company/companies/count`, and those that the catalog lets be asked, at most six at a time. Nothing is written
/// there.
pub async fn run_check(
    input: &LadderInput<'_>,
    permissions: Option<&PermissionInput<'_>>,
    earlier: Option<&CheckRun>,
    progress: ProgressSink<'_>,
    cancel: &CancellationToken,
    clock: Clock<'_>,
) -> CheckRun {
    let mut climb = Climb::begin(progress, cancel, clock);
    let earlier = earlier.and_then(|run| run.permissions.as_ref());
    let kept = earlier.filter(|_| permissions.is_some()).map(kept);
    let Ok(psa) = input.psa(clock) else {
        let mut run = climb.not_built(&CHECKS).await;
        run.permissions = kept;
        return run;
    };
    let codebase = climb_all(&psa, &mut climb).await;
    let mut run = climb.finish(&CHECKS, Vec::new());
    run.permissions = kept;
    if let (Some(codebase), Some(permissions)) = (codebase, permissions) {
        let server = Routed {
            psa: &psa,
            codebase: &codebase,
        };
        let around = Surroundings {
            server: &server,
            scrubber: psa.scrubber(),
            limit: psa.limits().permission_check,
            progress,
            cancel,
            clock,
        };
        let (checked, was_cancelled) = check_permissions(permissions, around, earlier).await;
        run.permissions = Some(checked);
        run.was_cancelled |= was_cancelled;
        run.finished_at = clock();
    }
    run.requests = psa.sent();
    run
}

/// The earlier check, where nothing could be asked again.
fn kept(earlier: &PermissionRun) -> PermissionRun {
    PermissionRun {
        is_partial: true,
        ..earlier.clone()
    }
}

/// The server, with the code base under which it answered the live test.
struct Routed<'a> {
    psa: &'a Psa<'a>,
    codebase: &'a Codebase,
}

impl Server for Routed<'_> {
    fn put(&self, question: Question) -> BoxFuture<'_, Result<Answer, Failure>> {
        Box::pin(async move { self.psa.read(&question, self.codebase).await })
    }
}
