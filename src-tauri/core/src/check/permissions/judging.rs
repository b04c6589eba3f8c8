//! What was asked and answered, turned into findings.

use super::again::{Again, before};
use super::asks::Asks;
use super::check::Surroundings;
use super::diagnosis::{Diagnosis, Judged};
use super::footing::Footing;
use super::member::{Member, MemberTold};
use super::read_role::RoleTold;
use super::{
    PermissionFinding, PermissionInput, PermissionNote, PermissionRun, ReadAnswer, ReadFinding,
    whole,
};
use crate::check::climb::Judgement;
use crate::check::{Check, Fact, FactName, Finding, Outcome, Progress};
use crate::words::Code;

/// Everything that was asked, with its answers.
pub(super) struct Told {
    pub(super) role: RoleTold,
    pub(super) member: MemberTold,
    pub(super) reads: Vec<ReadFinding>,
    /// What the earlier run is still good for; none where there is none.
    pub(super) footing: Option<Footing>,
    /// Whether all was asked.
    pub(super) reading: Judgement,
    pub(super) duration_ms: u64,
}

/// Turns what was told into findings.
pub(super) struct Judging<'a> {
    pub(super) input: &'a PermissionInput<'a>,
    pub(super) around: Surroundings<'a>,
    pub(super) all: &'a Asks<'a>,
    pub(super) again: Option<Again<'a>>,
}

impl Judging<'_> {
    pub(super) fn run(&self, mut told: Told) -> PermissionRun {
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
        // A role that lacks a box is not one that may do everything, whatever it is called.
        let lacks_a_box = boxes.iter().any(|found| found.outcome == Outcome::Failed);
        let admin = member
            .filter(|_| !lacks_a_box)
            .and_then(|member| member.admin_note(self.input.vendor, self.input.smaller_role));
        let boards = member.and_then(Member::boards_note);
        let beyond = if member.is_some_and(Member::is_admin) {
            Vec::new()
        } else {
            diagnosis.notes()
        };
        admin.into_iter().chain(boards).chain(beyond).collect()
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
