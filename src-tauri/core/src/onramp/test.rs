//! The live test.

use super::{Onramp, OnrampError};
use crate::address::{read_address, read_company_id};
use crate::check::{LadderInput, Progress, finding_view, run_ladder};
use crate::psa::IntegrationId;
use crate::setup::view::{CheckProgress, SetupView};
use crate::setup::{FieldId, Setup, SetupId};
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
        let cancel = self.begin_run(id)?;
        let outcome = self.run_check_until(id, progress, &cancel).await;
        self.running
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(id);
        outcome
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

    fn begin_run(&self, id: &SetupId) -> Result<CancellationToken, OnrampError> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.contains_key(id) {
            return Err(OnrampError::CheckAlreadyRunning);
        }
        let cancel = CancellationToken::new();
        running.insert(id.clone(), cancel.clone());
        Ok(cancel)
    }

    async fn run_check_until(
        &self,
        id: &SetupId,
        progress: &(dyn Fn(CheckProgress) + Send + Sync),
        cancel: &CancellationToken,
    ) -> Result<SetupView, OnrampError> {
        let setup = self.setup(id).await?;
        let typed = |field| setup.fields.get(&field).map_or("", String::as_str);
        let practice = self.practice_of(&setup).map(|practice| practice.server);
        let address = read_address(typed(FieldId::Address), practice);
        let site = address
            .site
            .as_ref()
            .ok_or_else(|| OnrampError::Refused(address.code()))?;
        let company = read_company_id(typed(FieldId::CompanyId), Some(site));
        let company = company
            .company
            .as_ref()
            .ok_or_else(|| OnrampError::Refused(company.code()))?;
        let keys = self
            .vault_of(&setup)
            .read(id)
            .await?
            .and_then(|stored| stored.pair());
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
        let kept = run.clone();
        let asked_of = setup.fields.clone();
        let setup = self
            .change(id, |setup| {
                // A value typed while the test ran makes its answer one about the past.
                if setup.fields == asked_of {
                    setup.last_run = Some(kept);
                }
                Ok(())
            })
            .await?;
        let of = id.clone();
        self.records(move |setups| setups.add_run(&of, &run))
            .await?;
        self.view(&setup)
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
