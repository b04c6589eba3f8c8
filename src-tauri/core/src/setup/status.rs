//! How a step stands, and how a setup stands: by evidence only.

use super::view::{Place, SetupState, StepStatus};
use super::{EndingKind, Setup, StepDone};
use crate::check::{CheckRun, Outcome};
use crate::guide::{DoneBy, Plan, PlannedStep};
use crate::report::ActsNext;
use crate::words;

/// The standing of one setup against what is left of its guide.
pub(super) struct Standing<'a> {
    setup: &'a Setup,
    plan: &'a Plan,
    /// True when another company answered than the one that is meant.
    is_stopped: bool,
}

impl<'a> Standing<'a> {
    pub(super) fn of(setup: &'a Setup, plan: &'a Plan) -> Self {
        Self {
            setup,
            plan,
            is_stopped: setup.whose().stop().is_some(),
        }
    }

    fn said(&self, step: &str) -> Option<&StepDone> {
        self.setup.steps_done.get(step)
    }

    fn is_done(&self, step: &PlannedStep) -> bool {
        match step.done_by {
            DoneBy::Person | DoneBy::Gate => self.said(&step.id).is_some(),
            DoneBy::Choices => self.setup.choices.is_answered,
            DoneBy::Fields => self.found_company(),
            DoneBy::Keys if step.is_of_replacement => {
                self.has_taken_over() || self.setup.pair_in_work().is_complete()
            }
            DoneBy::Keys => {
                self.setup.keys.pair.is_complete() || self.setup.was_whole_until_its_end()
            }
            DoneBy::Test if self.is_stopped => false,
            DoneBy::Test if step.is_of_replacement => self.has_taken_over(),
            DoneBy::Removal => self.setup.are_keys_removed(),
            DoneBy::Test => self
                .setup
                .run_of_pair_in_use()
                .is_some_and(CheckRun::has_all_it_needs),
            DoneBy::Report if step.is_of_ending => self.is_end_reported(),
            DoneBy::Report => self.setup.last_report.is_some(),
        }
    }

    /// True when a report was written since the end was begun; of a connection that ends, since the keys are gone.
    fn is_end_reported(&self) -> bool {
        let ending = self.setup.ending.as_ref();
        let Some((ending, at)) = ending.and_then(|ending| Some((ending, ending.reported_at?)))
        else {
            return false;
        };
        let removal = self.setup.keys.removal.as_ref();
        match ending.kind {
            EndingKind::Finished => true,
            EndingKind::Disconnected => removal.is_some_and(|removal| removal.at <= at),
        }
    }

    fn has_taken_over(&self) -> bool {
        self.setup.replacement.is_some() && !self.setup.is_replacing()
    }

    fn found_company(&self) -> bool {
        let asked = self.setup.company_run();
        !self.is_stopped && asked.is_some_and(|(_, outcome)| outcome == Outcome::Passed)
    }

    fn has_problem(&self, step: &PlannedStep) -> bool {
        let failed = |run: &CheckRun| {
            run.findings
                .iter()
                .any(|finding| matches!(finding.outcome, Outcome::Failed | Outcome::CouldNotTell))
        };
        match step.done_by {
            DoneBy::Fields => {
                self.setup.last_field_check.as_ref().is_some_and(failed)
                    || self.setup.company_run().is_some()
            }
            DoneBy::Test => {
                let run = if step.is_of_replacement {
                    self.setup.last_run.as_ref()
                } else {
                    self.setup.run_of_pair_in_use()
                };
                run.is_some_and(|run| {
                    self.is_stopped || failed(run) || run.is_missing_permissions()
                })
            }
            DoneBy::Person
            | DoneBy::Gate
            | DoneBy::Choices
            | DoneBy::Keys
            | DoneBy::Report
            | DoneBy::Removal => false,
        }
    }

    fn is_behind_closed_gate(&self, step: &PlannedStep) -> bool {
        step.waits_for
            .as_ref()
            .is_some_and(|gate| self.said(gate).is_none())
    }

    /// True when the person's own word makes the step done, and nothing holds it back.
    pub(super) fn may_be_marked(&self, step: &PlannedStep) -> bool {
        let is_by_person = matches!(step.done_by, DoneBy::Person | DoneBy::Gate);
        is_by_person && (self.is_done(step) || !self.is_kept_back(step))
    }

    fn is_kept_back(&self, step: &PlannedStep) -> bool {
        self.is_behind_closed_gate(step)
            || self.is_held(step)
            || self.is_stopped && step.place == Place::Vendor
    }

    /// True when it closes the page with the keys, and the pair has neither signed in nor been let go of.
    pub(super) fn is_held(&self, step: &PlannedStep) -> bool {
        step.is_held && !self.is_done(step) && self.setup.needs_page()
    }

    pub(super) fn status_of(&self, step: &PlannedStep) -> StepStatus {
        if self.is_done(step) {
            StepStatus::Done
        } else if self.has_problem(step) {
            StepStatus::Problem
        } else if step.done_by == DoneBy::Gate || self.is_behind_closed_gate(step) {
            StepStatus::WaitingForSpecialist
        } else {
            StepStatus::ToDo
        }
    }

    pub(super) fn status_words_of(&self, step: &PlannedStep) -> &'static str {
        words::step_label(match (self.status_of(step), step.done_by) {
            (StepStatus::Done, DoneBy::Person) => "done-by-person",
            (StepStatus::Done, DoneBy::Gate) => "done-by-gate",
            (StepStatus::Done, DoneBy::Choices) => "done-by-choices",
            (StepStatus::Done, DoneBy::Fields) => "done-by-fields",
            (StepStatus::Done, DoneBy::Keys)
                if !step.is_of_replacement && self.setup.is_pair_in_use_removed() =>
            {
                "done-by-keys-removed"
            }
            (StepStatus::Done, DoneBy::Keys) => "done-by-keys",
            (StepStatus::Done, DoneBy::Test) if step.is_of_replacement => "done-by-new-pair",
            (StepStatus::Done, DoneBy::Test) => "done-by-test",
            (StepStatus::Done, DoneBy::Report) => "done-by-report",
            (StepStatus::Done, DoneBy::Removal) => "done-by-removal",
            (StepStatus::Problem, DoneBy::Fields | DoneBy::Test) if self.is_stopped => {
                "other-company"
            }
            (StepStatus::Problem, DoneBy::Test) if self.lacks_only_permissions() => "missing",
            (StepStatus::Problem, _) => "problem",
            (StepStatus::WaitingForSpecialist, _) => "waiting-for-specialist",
            (StepStatus::ToDo, _) => "to-do",
        })
    }

    pub(super) fn state(&self) -> SetupState {
        let by_test = self.state_by_test();
        if self.setup.ending.is_some() {
            return if self.is_open(|step| step.is_of_ending) {
                SetupState::InProgress
            } else {
                SetupState::Finished
            };
        }
        if self.is_stopped {
            return SetupState::Problem;
        }
        if by_test == Some(SetupState::Connected) && self.is_replacing() {
            return SetupState::InProgress;
        }
        let Some(next) = self.plan.steps().find(|step| !self.is_done(step)) else {
            return by_test.unwrap_or(SetupState::InProgress);
        };
        if let Some(state) = by_test {
            return state;
        }
        if self.status_of(next) == StepStatus::WaitingForSpecialist {
            SetupState::WaitingForSpecialist
        } else if self.plan.steps().any(|step| self.is_done(step)) {
            SetupState::InProgress
        } else {
            SetupState::NotStarted
        }
    }

    /// Who has to do something. What went wrong comes before what is merely not done yet.
    pub(super) fn acts_next(&self) -> ActsNext {
        let ending = self.setup.ending.as_ref().map(|ending| ending.kind);
        let is_disconnecting = ending == Some(EndingKind::Disconnected);
        let mut open = self
            .plan
            .steps()
            .filter(|step| !self.is_done(step) && (!is_disconnecting || step.is_of_ending))
            .map(|step| self.status_of(step))
            .peekable();
        let state = self.state();
        let Some(&first) = open.peek() else {
            return match state {
                SetupState::Connected | SetupState::Finished => ActsNext::Nobody,
                SetupState::NotStarted
                | SetupState::InProgress
                | SetupState::WaitingForSpecialist
                | SetupState::Problem => ActsNext::Admin,
            };
        };
        let is_gate_next = state == SetupState::WaitingForSpecialist;
        let has_problem = open.any(|status| status == StepStatus::Problem);
        if !has_problem && (is_gate_next || first == StepStatus::WaitingForSpecialist) {
            ActsNext::Specialist
        } else {
            ActsNext::Admin
        }
    }

    /// How many steps are done, and how many there are.
    pub(super) fn progress(&self) -> (u32, u32) {
        let count = |steps: usize| u32::try_from(steps).unwrap_or(u32::MAX);
        let done = self.plan.steps().filter(|step| self.is_done(step)).count();
        (count(done), count(self.plan.steps().count()))
    }

    /// True when a step of that kind is not done.
    fn is_open(&self, is_of_kind: impl Fn(&PlannedStep) -> bool) -> bool {
        let mut steps = self.plan.steps();
        steps.any(|step| is_of_kind(step) && !self.is_done(step))
    }

    /// True from the beginning of a replacement until its last step is done.
    fn is_replacing(&self) -> bool {
        self.setup.replacement.is_some() && self.is_open(|step| step.is_of_replacement)
    }

    fn state_by_test(&self) -> Option<SetupState> {
        let run = self.setup.last_run.as_ref()?;
        if run.has_all_it_needs() {
            Some(SetupState::Connected)
        } else if run.was_cancelled {
            None
        } else {
            Some(SetupState::Problem)
        }
    }

    /// True when it is connected, and something that the vendor asks for is missing.
    fn lacks_only_permissions(&self) -> bool {
        let run = self.setup.last_run.as_ref();
        run.is_some_and(CheckRun::is_missing_permissions)
    }

    /// The state in words.
    pub(super) fn state_words(&self) -> &'static str {
        let end = self.setup.ending.as_ref().map(|ending| ending.kind);
        words::state_label(match self.state() {
            SetupState::NotStarted => "not-started",
            SetupState::InProgress => match end {
                Some(EndingKind::Finished) => "finishing",
                Some(EndingKind::Disconnected) => "disconnecting",
                None if self.is_replacing() => "replacing",
                None => "in-progress",
            },
            SetupState::Finished if end == Some(EndingKind::Disconnected) => "disconnected",
            SetupState::Finished => "finished",
            SetupState::WaitingForSpecialist => "waiting-for-specialist",
            SetupState::Problem if self.is_stopped => "other-company",
            SetupState::Problem if self.lacks_only_permissions() => "missing",
            SetupState::Problem => "problem",
            SetupState::Connected => "connected",
        })
    }

    /// The step the person was last at, if the plan still has it; else the first that is not done.
    pub(super) fn current_step(&self) -> String {
        let kept = self
            .setup
            .current_step
            .as_ref()
            .filter(|id| self.plan.steps().any(|step| step.id == **id));
        kept.cloned()
            .or_else(|| {
                self.plan
                    .steps()
                    .find(|step| !self.is_done(step))
                    .map(|step| step.id.clone())
            })
            .or_else(|| self.plan.steps().last().map(|step| step.id.clone()))
            .unwrap_or_default()
    }
}
