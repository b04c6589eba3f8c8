//! A practice whose ready role is exchanged, and a person's side that checks it.

use super::manners;
use super::planned::{Levels, Planned};
use crate::desk::{Desk, play, practice};
use onramp_core::catalog::Catalog;
use onramp_core::check::{CheckRun, PermissionRun};
use onramp_practice::{Fault, Given, LoggedRequest, Practice, ReadyRole, ServerSide};

/// One practice, used for many runs.
pub(crate) struct Trial {
    pub(crate) catalog: Catalog,
    pub(crate) practice: Practice,
    pub(crate) desk: Desk,
}

impl Trial {
    pub(crate) async fn start() -> Self {
        Self::given(&Given::default()).await
    }

    /// One whose person waits so many milliseconds for each answer.
    pub(crate) async fn start_patient(answer_limit_ms: u64) -> Self {
        let answer_limit_ms = Some(answer_limit_ms);
        let given = Given {
            answer_limit_ms,
            ..Given::default()
        };
        Self::given(&given).await
    }

    async fn given(given: &Given) -> Self {
        let practice = practice("healthy", false).await;
        Self {
            catalog: Catalog::shipped().unwrap(),
            desk: Desk::new(&practice, given),
            practice,
        }
    }

    /// Lets the server play this from the next request on.
    pub(crate) fn play(&self, server: ServerSide) {
        play(&self.practice, server);
    }

    /// Lets the server play these faults from the next request on.
    pub(crate) fn play_faults(&self, faults: Vec<Fault>) {
        self.play(ServerSide {
            faults,
            ..ServerSide::default()
        });
    }

    /// Gives the member behind the pair a role with exactly these levels.
    pub(crate) fn set_role(&self, levels: &Levels) {
        self.practice.set_ready_role(ReadyRole::of(levels.clone()));
    }

    /// Runs the whole test with the permission check.
    pub(crate) async fn check(&self, planned: &Planned) -> CheckRun {
        self.ask(planned, None).await
    }

    /// Asks again what had not passed.
    pub(crate) async fn check_again(&self, planned: &Planned, earlier: &CheckRun) -> CheckRun {
        self.ask(planned, Some(earlier)).await
    }

    /// What the server was asked by the last run, in the order of arrival.
    pub(crate) fn asked(&self) -> Vec<LoggedRequest> {
        self.practice.requests()
    }

    /// What is wrong with how the last run asked.
    pub(crate) fn bad_manners(&self) -> Vec<String> {
        let most = self.practice.most_in_flight();
        manners::faults(&self.catalog, &self.asked(), most)
    }

    async fn ask(&self, planned: &Planned, earlier: Option<&CheckRun>) -> CheckRun {
        self.practice.clear_requests();
        let input = planned.input(&self.catalog);
        self.desk.check(&input, earlier).await
    }
}

/// What a run says about permissions.
pub(crate) fn permissions(run: &CheckRun) -> &PermissionRun {
    let Some(permissions) = &run.permissions else {
        panic!("no permission check: {:#?}", run.findings);
    };
    permissions
}
