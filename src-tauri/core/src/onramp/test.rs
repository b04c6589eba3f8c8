//! The live test.

use super::hold::take_proof;
use super::swap::in_work;
use super::{Began, Onramp, OnrampError};
use crate::catalog::Catalog;
use crate::check::{LadderInput, PermissionInput, Progress, ReadFinding, finding_view, run_check};
use crate::guide;
use crate::keys::KeyEntry;
use crate::psa::IntegrationId;
use crate::setup::view::{CheckProgress, SetupView};
use crate::setup::{Setup, SetupId};
use crate::words::{self, Code};
use std::sync::PoisonError;
use tokio_util::sync::CancellationToken;

impl Onramp {
    /// Runs the live test over all its rungs and the permission check above it, and records both. With `only_failed`,
    /// and where a permission check of the same choices, fields and keys is recorded, only what had not passed there is
    /// asked again.
    ///
    /// # Errors
    /// The code of a field that cannot be used yet; `CheckAlreadyRunning`; `KeysNotCaptured` once they were removed at the
    /// end; when the key store or the records refuse. A new pair that signed in and cannot take over yet, because its
    /// store refuses, does so at the next call.
    ///
    /// # I/O
    /// GET requests to the site the person entered.
    pub async fn run_check(
        &self,
        id: &SetupId,
        only_failed: bool,
        progress: &(dyn Fn(CheckProgress) + Send + Sync),
    ) -> Result<SetupView, OnrampError> {
        self.run_check_as(id, only_failed, Began::ByPerson, progress)
            .await
    }

    /// As `run_check`, begun by whomever.
    pub(super) async fn run_check_as(
        &self,
        id: &SetupId,
        only_failed: bool,
        began: Began,
        progress: &(dyn Fn(CheckProgress) + Send + Sync),
    ) -> Result<SetupView, OnrampError> {
        let running = self.begin_run(id)?;
        self.run_check_until(id, only_failed, began, progress, &running.cancel)
            .await
    }

    /// Stops the running test of a setup; does nothing when none runs.
    pub fn cancel_check(&self, id: &SetupId) {
        if let Some(cancel) = self
            .running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(id)
        {
            cancel.cancel();
        }
    }

    fn begin_run(&self, id: &SetupId) -> Result<Running<'_>, OnrampError> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.contains_key(id) {
            return Err(OnrampError::CheckAlreadyRunning);
        }
        let cancel = CancellationToken::new();
        running.insert(id.clone(), cancel.clone());
        Ok(Running {
            onramp: self,
            id: id.clone(),
            cancel,
        })
    }

    async fn run_check_until(
        &self,
        id: &SetupId,
        only_failed: bool,
        began: Began,
        progress: &(dyn Fn(CheckProgress) + Send + Sync),
        cancel: &CancellationToken,
    ) -> Result<SetupView, OnrampError> {
        let (setup, known) = self.ready_to_test(id).await?;
        let keys = in_work(&setup, &known).pair();
        let readings = self.readings_of(&setup);
        let (site, company) = readings.usable().map_err(OnrampError::Refused)?;
        let integration_id = self.integration_id_of(&setup);
        let input = LadderInput {
            site,
            company,
            keys: keys.as_ref(),
            known_keys: Some(&known),
            integration_id: integration_id.as_ref(),
            limits: self.limits,
            extra_roots: &self.extra_roots,
        };
        let guide = self.guide_of(&setup.guide)?;
        let plan = guide::plan(guide, &self.catalog, &setup.choices);
        let permissions = PermissionInput::of(&self.catalog, guide, &plan, &setup.choices);
        // Whatever makes a run one about the past takes it out of the record, so this one is about the same.
        let earlier = setup.last_run.as_ref().filter(|_| only_failed);
        let tell = |step: Progress| progress(shown(&self.catalog, step));
        let run = run_check(
            &input,
            Some(&permissions),
            earlier,
            &tell,
            cancel,
            &self.clock,
        )
        .await;
        if began == Began::BySchedule && !self.rechecks.counts(id, &run, (self.clock)()) {
            return Err(OnrampError::Refused(Code::NetworkUnreachable));
        }
        self.record_run(id, run, began, |now, run| {
            // What changed while the test ran makes its answer one about the past.
            if now.fields != setup.fields || !has_same_keys(now, &setup) {
                return;
            }
            take_proof(now, &run);
            if now.choices == setup.choices {
                now.last_run = Some(run);
            }
        })
        .await?;
        self.view(&self.take_over(id).await?)
    }

    /// The setup, and what lies in its key store, the pair to test in it. What is gone from there is not captured any more,
    /// whatever the record says.
    async fn ready_to_test(&self, id: &SetupId) -> Result<(Setup, KeyEntry), OnrampError> {
        self.take_over(id).await?;
        let _turn = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        let readings = self.readings_of(&setup);
        readings.usable().map_err(OnrampError::Refused)?;
        if setup.ending.is_some() && setup.are_keys_removed() {
            // A run without keys would take the place of the one that shows what they did.
            return Err(OnrampError::Refused(Code::KeysNotCaptured));
        }
        let entry = self.captured_keys(&setup).await?;
        let stored = in_work(&setup, &entry);
        let setup = self.bring_up_to_date(setup.clone(), stored).await?;
        Ok((setup, entry))
    }

    fn integration_id_of(&self, setup: &Setup) -> Option<IntegrationId> {
        match self.practice_of(setup) {
            Some(practice) => Some(practice.integration_id),
            None => self
                .integration_id
                .read()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
        }
    }
}

/// True when the pair in work is the one that it was: no key was captured, swapped or forgotten in between.
fn has_same_keys(now: &Setup, then: &Setup) -> bool {
    let began_at = |setup: &Setup| Some(setup.replacement.as_ref()?.began_at);
    let (pair, earlier) = (now.pair_in_work(), then.pair_in_work());
    pair.public == earlier.public
        && pair.private == earlier.private
        && now.is_replacing() == then.is_replacing()
        && began_at(now) == began_at(then)
}

/// A test under way. However it ends, also by being dropped, another may begin after it.
struct Running<'a> {
    onramp: &'a Onramp,
    id: SetupId,
    cancel: CancellationToken,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        let running = self.onramp.running.lock();
        running
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.id);
    }
}

fn shown(catalog: &Catalog, step: Progress) -> CheckProgress {
    match step {
        Progress::Started(check) => CheckProgress::Started {
            check,
            title: words::check_title(check).to_owned(),
        },
        Progress::Ended(finding) => CheckProgress::Ended {
            finding: finding_view(&finding),
        },
        Progress::Read { read, done, total } => read_shown(catalog, read, done, total),
    }
}

fn read_shown(catalog: &Catalog, read: ReadFinding, done: usize, total: usize) -> CheckProgress {
    let count = |calls: usize| u32::try_from(calls).unwrap_or(u32::MAX);
    let places = read.needs.iter();
    CheckProgress::Read {
        places: places
            .filter_map(|needed| catalog.permission_in_words(needed))
            .collect(),
        path: read.path,
        answer: read.answer,
        done: count(done),
        total: count(total),
    }
}
