//! One permission check, from its first question to its findings.

use super::again::{Again, asks_again};
use super::asking::Asking;
use super::asks::Asks;
use super::footing::{Footing, RoleAnswer, Who, footing};
use super::judging::{Judging, Told};
use super::line::{Line, Server, Stop};
use super::member::{Member, MemberTold, read_member};
use super::read_role::{RoleTold, read_role};
use super::{PermissionInput, PermissionRun, ReadFinding, whole};
use crate::check::{Check, Clock, Progress, ProgressSink};
use crate::psa::Scrubber;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

/// What a permission check works with, beside what it is about.
#[derive(Clone, Copy)]
pub(in crate::check) struct Surroundings<'a> {
    pub(in crate::check) server: &'a dyn Server,
    pub(in crate::check) scrubber: &'a Scrubber,
    /// For all of it together.
    pub(in crate::check) limit: Duration,
    pub(in crate::check) progress: ProgressSink<'a>,
    pub(in crate::check) cancel: &'a CancellationToken,
    pub(in crate::check) clock: Clock<'a>,
}

/// Asks what shows the boxes of the plan, and judges each of them. With an earlier run it asks only what had not
/// passed there; everything, where the role may be another one by now. Answers also whether the person stopped it.
pub(in crate::check) async fn check_permissions(
    input: &PermissionInput<'_>,
    around: Surroundings<'_>,
    earlier: Option<&PermissionRun>,
) -> (PermissionRun, bool) {
    let all = Asks::of(input.catalog, input.plan);
    let line = Line::open(around.server, around.cancel, around.limit);
    let asking = Asking {
        line: &line,
        catalog: input.catalog,
        scrubber: around.scrubber,
        clock: around.clock,
    };
    (around.progress)(Progress::Started(Check::Reading));
    let told = ask_everything(&asking, &all, earlier, around.progress).await;
    let was_cancelled = line.stop() == Some(Stop::Cancelled);
    let again = earlier.zip(told.footing).and_then(|(earlier, footing)| {
        (footing != Footing::Other).then_some(Again {
            all: &all,
            earlier,
            is_same_role: footing == Footing::Same,
            has_role: told.role.levels.is_some(),
        })
    });
    let judging = Judging {
        input,
        around,
        all: &all,
        again,
    };
    (judging.run(told), was_cancelled)
}

/// Asks for the role, for the member and all the reading calls at once; they share one line. After an earlier run the
/// role and the member go before, because they say what that run is still good for.
async fn ask_everything(
    asking: &Asking<'_>,
    all: &Asks<'_>,
    earlier: Option<&PermissionRun>,
    progress: ProgressSink<'_>,
) -> Told {
    let ((role, member), reads, footing) = match earlier {
        None => {
            let (behind, reads) = tokio::join!(behind(asking), read_all(asking, all, progress));
            (behind, reads, None)
        }
        Some(earlier) => {
            let behind = behind(asking).await;
            let footing = footing_of(earlier, &behind, asking.line.stop().is_some());
            let reads = match footing {
                Footing::Same => read_all(asking, &asks_again(all, earlier), progress).await,
                Footing::Unsure | Footing::Other => read_all(asking, all, progress).await,
            };
            (behind, reads, Some(footing))
        }
    };
    Told {
        role,
        member,
        reads,
        footing,
        reading: whole::reading(asking.line),
        duration_ms: u64::try_from(asking.line.open_for().as_millis()).unwrap_or(u64::MAX),
    }
}

/// Asks for the role and the member behind the pair.
async fn behind(asking: &Asking<'_>) -> (RoleTold, MemberTold) {
    let (rows_out, rows) = oneshot::channel();
    let (role_id_out, role_id) = oneshot::channel();
    tokio::join!(
        read_role(asking, rows_out, role_id),
        read_member(asking, rows, role_id_out),
    )
}

async fn read_all(
    asking: &Asking<'_>,
    asks: &Asks<'_>,
    progress: ProgressSink<'_>,
) -> Vec<ReadFinding> {
    let total = asks.calls.len();
    let tell = |read: &ReadFinding, done| {
        progress(Progress::Read {
            read: read.clone(),
            done,
            total,
        });
    };
    asking.read_all(asks, &tell).await
}

fn footing_of(
    earlier: &PermissionRun,
    (role, member): &(RoleTold, MemberTold),
    was_stopped: bool,
) -> Footing {
    let own = member.member();
    let now = Who {
        member: own.map(Member::identifier),
        role: own.and_then(Member::role),
    };
    footing(earlier, now, RoleAnswer::of(role, member, was_stopped))
}
