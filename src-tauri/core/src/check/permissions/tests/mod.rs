mod again;
mod again_role;
mod asks;
mod judging;
mod manners;
mod member;
mod order;
mod stage;
mod stopping;

use super::*;
use crate::catalog::{Catalog, Permission};
use crate::check::{Check, Finding, Outcome, Progress};
use crate::guide::{self, Guide, Plan};
use crate::psa::Scrubber;
use crate::setup::Choices;
use crate::words::Code;
use jiff::Timestamp;
use stage::Stage;
use std::sync::{LazyLock, Mutex};
use std::time::Duration;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

const LIMIT: Duration = Duration::from_secs(120);

/// Read once: there are many trials.
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::shipped().unwrap());
static GUIDES: LazyLock<Vec<Guide>> = LazyLock::new(|| guide::shipped().unwrap());

/// One guide with every feature and the vendor's own role.
struct Trial {
    catalog: &'static Catalog,
    guide: &'static Guide,
    plan: Plan,
    choices: Choices,
    cancel: CancellationToken,
    /// Says after what the person presses "Stop".
    stops_at: fn(&Progress) -> bool,
}

/// What came of a check.
struct Checked {
    run: PermissionRun,
    was_cancelled: bool,
    told: Vec<Progress>,
    took: Duration,
}

impl Trial {
    fn of(guide: &str) -> Self {
        let catalog: &Catalog = &CATALOG;
        let mut guides = GUIDES.iter();
        let guide = guides.find(|found| found.id() == guide).unwrap();
        let features = guide.file().features.iter();
        let choices = Choices {
            role: Some("custom".to_owned()),
            features: features.map(|feature| feature.id.clone()).collect(),
            is_answered: true,
        };
        let plan = guide::plan(guide, catalog, &choices);
        Self {
            catalog,
            guide,
            plan,
            choices,
            cancel: CancellationToken::new(),
            stops_at: |_| false,
        }
    }

    fn msp_process() -> Self {
        Self::of("msp-process")
    }

    fn asks(&self) -> super::asks::Asks<'_> {
        super::asks::Asks::of(self.catalog, &self.plan)
    }

    async fn check(&self, stage: &Stage) -> Checked {
        self.check_after(stage, None).await
    }

    async fn check_after(&self, stage: &Stage, earlier: Option<&PermissionRun>) -> Checked {
        let input = PermissionInput::of(self.catalog, self.guide, &self.plan, &self.choices);
        let told = Mutex::new(Vec::new());
        let scrubber = Scrubber::new(&crate::address::CompanyId::parse("acme").unwrap(), None);
        let began = Instant::now();
        let around = Surroundings {
            server: stage,
            scrubber: &scrubber,
            limit: LIMIT,
            progress: &|step| {
                if (self.stops_at)(&step) {
                    self.cancel.cancel();
                }
                told.lock().unwrap().push(step);
            },
            cancel: &self.cancel,
            clock: &Timestamp::now,
        };
        let (run, was_cancelled) = check_permissions(&input, around, earlier).await;
        Checked {
            run,
            was_cancelled,
            told: told.into_inner().unwrap(),
            took: began.elapsed(),
        }
    }
}

impl Checked {
    fn read(&self, path: &str) -> (ReadAnswer, Code) {
        let read = self.run.reads.iter().find(|read| read.path == path);
        read.map(|read| (read.answer, read.code)).unwrap()
    }

    fn finding(&self, check: Check) -> &Finding {
        let mut findings = self.run.findings.iter();
        findings.find(|finding| finding.check == check).unwrap()
    }

    fn ended(&self, check: Check) -> (Outcome, Code) {
        let finding = self.finding(check);
        (finding.outcome, finding.code)
    }

    fn stands(&self, permission: &str) -> (Outcome, Code) {
        let permission: Permission = permission.parse().unwrap();
        let mut boxes = self.run.boxes.iter();
        let found = boxes.find(|found| found.permission == permission).unwrap();
        (found.outcome, found.code)
    }

    /// How many reads ended so.
    fn count(&self, answer: ReadAnswer, code: Code) -> usize {
        let reads = self.run.reads.iter();
        reads
            .filter(|read| (read.answer, read.code) == (answer, code))
            .count()
    }
}
