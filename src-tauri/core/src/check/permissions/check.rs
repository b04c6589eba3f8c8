//! One permission check, from its first question to its findings.

use super::again::{Again, asks_again, before};
use super::asking::Asking;
use super::asks::Asks;
use super::diagnosis::{Diagnosis, Judged};
use super::footing::{Footing, RoleAnswer, Who, footing};
use super::line::{Line, Server, Stop};
use super::member::{Member, MemberTold, read_member};
use super::read_role::{RoleTold, read_role};
use super::{
    PermissionFinding, PermissionInput, PermissionNote, PermissionRun, ReadAnswer, ReadFinding,
    whole,
};
use crate::check::climb::Judgement;
use crate::check::{Check, Clock, Fact, FactName, Finding, Outcome, Progress, ProgressSink};
use crate::psa::Scrubber;
use crate::words::Code;
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

/// Everything that was asked, with its answers.
struct Told {
    role: RoleTold,
    member: MemberTold,
    reads: Vec<ReadFinding>,
    /// What the earlier run is still good for; none where there is none.
    footing: Option<Footing>,
    /// Whether all was asked.
    reading: Judgement,
    duration_ms: u64,
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

/// Turns what was told into findings.
struct Judging<'a> {
    input: &'a PermissionInput<'a>,
    around: Surroundings<'a>,
    all: &'a Asks<'a>,
    again: Option<Again<'a>>,
}

impl Judging<'_> {
    fn run(&self, mut told: Told) -> PermissionRun {
        told.reads.extend(self.never_asked());
        let diagnosis = self.diagnosis(&told);
        let Judged {
            reads: fresh_reads,
            boxes: fresh_boxes,
        } = diagnosis.judged();
        let notes = self.notes(&told, &diagnosis, &fresh_boxes);
        let (reads, boxes, is_partial) = match &self.again {
            None => (fresh_reads, fresh_boxes, false),
            Some(again) => {
                let boxes = again.boxes(&fresh_boxes, &fresh_reads);
                let is_partial = again.is_same_role || boxes != fresh_boxes;
                (again.reads(&fresh_reads), boxes, is_partial)
            }
        };
        PermissionRun {
            findings: self.findings(&told, &reads),
            before: self
                .again
                .map(|again| before(&boxes, again.earlier))
                .unwrap_or_default(),
            boxes,
            reads,
            notes,
            is_partial,
        }
    }

    fn diagnosis<'t>(&'t self, told: &'t Told) -> Diagnosis<'t> {
        Diagnosis {
            catalog: self.input.catalog,
            needed: &self.input.plan.needed,
            role: told.role.levels.as_ref(),
            role_stop: told.role.stop,
            reads: &told.reads,
            vendor: self.input.vendor,
            role_name: self.role_name(told),
            now: (self.around.clock)(),
        }
    }

    /// The member's own role goes before the one that was chosen: that is the one to mend.
    fn role_name<'t>(&'t self, told: &'t Told) -> &'t str {
        let own = told.member.member().and_then(Member::role);
        own.unwrap_or(self.input.role_name)
    }

    fn never_asked(&self) -> impl Iterator<Item = ReadFinding> {
        let at = (self.around.clock)();
        self.all.never.iter().map(move |never| ReadFinding {
            path: never.path.clone(),
            answer: ReadAnswer::NotAsked,
            code: Code::CallNeverAsked,
            needs: never.needs.clone(),
            evidence: Vec::new(),
            at,
        })
    }

    fn notes(
        &self,
        told: &Told,
        diagnosis: &Diagnosis<'_>,
        boxes: &[PermissionFinding],
    ) -> Vec<PermissionNote> {
        let member = told.member.member();
        let of_member =
            member.map(|member| member.notes(self.input.vendor, self.input.smaller_role));
        let is_admin = member.is_some_and(Member::is_admin);
        let beyond = if is_admin {
            Vec::new()
        } else {
            diagnosis.notes()
        };
        let notes = of_member.into_iter().flatten().chain(beyond);
        // A role that lacks a box is not one that may do everything, whatever it is called.
        let lacks_a_box = boxes.iter().any(|found| found.outcome == Outcome::Failed);
        notes
            .filter(|note| !(lacks_a_box && note.code == Code::RoleIsAdmin))
            .collect()
    }

    /// With the name of the member's role, by which a later run knows whether it is still the same.
    fn reach(&self, told: &Told) -> Judgement {
        let mut judgement = told.member.reach(self.input.vendor);
        let role = told.member.member().and_then(Member::role);
        judgement
            .evidence
            .extend(role.map(|role| Fact::new(FactName::Role, role)));
        judgement
    }

    /// About the whole, in the order of [`Check`]; each is told at once.
    fn findings(&self, told: &Told, reads: &[ReadFinding]) -> Vec<Finding> {
        let catalog = self.input.catalog;
        let needed_board = self.input.plan.default_board.as_ref();
        let judgements = [
            (
                Check::RoleRead,
                Some(told.role.judgement(self.role_name(told))),
            ),
            (Check::Reach, Some(self.reach(told))),
            (
                Check::DefaultBoard,
                needed_board.map(|needed| told.member.default_board(needed)),
            ),
            (
                Check::Rows,
                whole::rows(catalog, &self.input.plan.needed, reads),
            ),
            (Check::Fields, whole::fields(catalog, reads)),
            (Check::Reading, Some(told.reading.clone())),
        ];
        let judged = judgements.into_iter().filter_map(|(check, judgement)| {
            let judgement = judgement?;
            let finding = Finding {
                check,
                outcome: judgement.outcome,
                code: judgement.code,
                evidence: judgement.evidence,
                duration_ms: told.duration_ms,
            };
            let finding = match &self.again {
                Some(again) => again.whole(finding),
                None => finding,
            };
            (self.around.progress)(Progress::Ended(finding.clone()));
            Some(finding)
        });
        judged.collect()
    }
}
