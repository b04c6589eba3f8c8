//! One permission check, from its first question to its findings.

use super::again::{asks_again, before, box_after, reads_together};
use super::asking::Asking;
use super::asks::Asks;
use super::diagnosis::Diagnosis;
use super::line::{Line, Server, Stop};
use super::member::{Member, MemberTold, read_member};
use super::read_role::{RoleTold, read_role};
use super::{
    PermissionFinding, PermissionInput, PermissionNote, PermissionRun, ReadAnswer, ReadFinding,
    whole,
};
use crate::check::climb::Judgement;
use crate::check::{Check, Clock, Finding, Outcome, Progress, ProgressSink};
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
    /// Whether all was asked.
    reading: Judgement,
    duration_ms: u64,
}

/// Asks what shows the boxes of the plan, and judges each of them. With an earlier run it asks only what had not
/// passed there. Answers also whether the person stopped it.
pub(in crate::check) async fn check_permissions(
    input: &PermissionInput<'_>,
    around: Surroundings<'_>,
    earlier: Option<&PermissionRun>,
) -> (PermissionRun, bool) {
    let all = Asks::of(input.catalog, input.plan);
    let asks = earlier.map_or_else(|| all.clone(), |earlier| asks_again(&all, earlier));
    let line = Line::open(around.server, around.cancel, around.limit);
    let asking = Asking {
        line: &line,
        catalog: input.catalog,
        scrubber: around.scrubber,
        clock: around.clock,
    };
    (around.progress)(Progress::Started(Check::Reading));
    let told = ask_everything(&asking, &asks, around.progress).await;
    let was_cancelled = line.stop() == Some(Stop::Cancelled);
    let judging = Judging {
        input,
        around,
        all: &all,
        earlier,
    };
    (judging.run(told), was_cancelled)
}

/// Asks for the role, for the member and all the reading calls at once; they share one line.
async fn ask_everything(asking: &Asking<'_>, asks: &Asks<'_>, progress: ProgressSink<'_>) -> Told {
    let total = asks.calls.len();
    let tell = |read: &ReadFinding, done| {
        progress(Progress::Read {
            read: read.clone(),
            done,
            total,
        });
    };
    let (rows_out, rows) = oneshot::channel();
    let (role_id_out, role_id) = oneshot::channel();
    let (role, member, reads) = tokio::join!(
        read_role(asking, rows_out, role_id),
        read_member(asking, rows, role_id_out),
        asking.read_all(asks, &tell),
    );
    Told {
        role,
        member,
        reads,
        reading: whole::reading(asking.line),
        duration_ms: u64::try_from(asking.line.open_for().as_millis()).unwrap_or(u64::MAX),
    }
}

/// Turns what was told into findings.
struct Judging<'a> {
    input: &'a PermissionInput<'a>,
    around: Surroundings<'a>,
    all: &'a Asks<'a>,
    earlier: Option<&'a PermissionRun>,
}

impl Judging<'_> {
    fn run(&self, mut told: Told) -> PermissionRun {
        told.reads.extend(self.never_asked());
        let diagnosis = self.diagnosis(&told);
        let (fresh_reads, fresh_boxes) = (diagnosis.reads(), diagnosis.boxes());
        let notes = self.notes(&told, &diagnosis, &fresh_boxes);
        let (reads, boxes) = match self.earlier {
            None => (fresh_reads, fresh_boxes),
            Some(earlier) => (
                reads_together(self.all, fresh_reads, earlier),
                fresh_boxes
                    .into_iter()
                    .map(|fresh| box_after(fresh, earlier))
                    .collect(),
            ),
        };
        PermissionRun {
            findings: self.findings(&told, &reads),
            before: self
                .earlier
                .map(|earlier| before(&boxes, earlier))
                .unwrap_or_default(),
            boxes,
            reads,
            notes,
            is_partial: self.earlier.is_some(),
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

    /// About the whole, in the order of [`Check`]; each is told at once.
    fn findings(&self, told: &Told, reads: &[ReadFinding]) -> Vec<Finding> {
        let catalog = self.input.catalog;
        let needed_board = self.input.plan.default_board.as_ref();
        let judgements = [
            (
                Check::RoleRead,
                Some(told.role.judgement(self.role_name(told))),
            ),
            (Check::Reach, Some(told.member.reach(self.input.vendor))),
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
            (self.around.progress)(Progress::Ended(finding.clone()));
            Some(finding)
        });
        judged.collect()
    }
}
