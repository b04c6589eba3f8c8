//! The live test.

use super::{Onramp, OnrampError};
use crate::check::{LadderInput, Progress, finding_view, run_ladder};
use crate::psa::IntegrationId;
use crate::setup::view::{CheckProgress, SetupView};
use crate::setup::{Readings, Setup, SetupId};
use crate::words;
use std::sync::PoisonError;
use tokio_util::sync::CancellationToken;

impl Onramp {
    /// Runs the live test over all its rungs, and records it.
    ///
    /// # Errors
    /// The code of a field that cannot be used yet; `CheckAlreadyRunning`; when the key store or the records refuse.
    ///
    /// # I/O
    /// GET requests to the site the person entered.
    pub async fn run_check(
        &self,
        id: &SetupId,
        progress: &(dyn Fn(CheckProgress) + Send + Sync),
    ) -> Result<SetupView, OnrampError> {
        let running = self.begin_run(id)?;
        self.run_check_until(id, progress, &running.cancel).await
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
        progress: &(dyn Fn(CheckProgress) + Send + Sync),
        cancel: &CancellationToken,
    ) -> Result<SetupView, OnrampError> {
        let setup = self.setup(id).await?;
        let practice = self.practice_of(&setup).map(|practice| practice.server);
        let readings = Readings::of(&setup, practice);
        let (site, company) = readings.usable().map_err(OnrampError::Refused)?;
        let stored = self.captured_keys(&setup).await?;
        let (has_public, has_private) = (stored.public.is_some(), stored.private.is_some());
        let keys = stored.pair();
        let integration_id = self.integration_id_of(&setup);
        let input = LadderInput {
            site,
            company,
            keys: keys.as_ref(),
            integration_id: integration_id.as_ref(),
            limits: self.limits,
            extra_roots: &self.extra_roots,
        };
        let tell = |step: Progress| progress(shown(step));
        let run = run_ladder(&input, &tell, cancel, &self.clock).await;
        self.record_run(id, run, |now, run| {
            // A value or a key that changed while the test ran makes its answer one about the past.
            if now.fields == setup.fields && now.keys == setup.keys {
                now.last_run = Some(run);
                // A key that is gone from its store is not captured any more, whatever the record says.
                now.keys.public.take_if(|_| !has_public);
                now.keys.private.take_if(|_| !has_private);
            }
        })
        .await
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

fn shown(step: Progress) -> CheckProgress {
    match step {
        Progress::Started(check) => CheckProgress::Started {
            check,
            title: words::check_title(check).to_owned(),
        },
        Progress::Ended(finding) => CheckProgress::Ended {
            finding: finding_view(&finding),
        },
    }
}
