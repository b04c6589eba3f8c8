//! Company ID and URL: taking them in, and asking whether there is such a company.

use super::swap::in_work;
use super::{Began, Onramp, OnrampError};
use crate::check::{LadderInput, find_company};
use crate::setup::view::SetupView;
use crate::setup::{FieldId, Readings, Setup, SetupId, recordable};
use crate::words::Code;
use tokio_util::sync::CancellationToken;

impl Onramp {
    /// Takes what was typed, exactly as typed, but for keys, which are never recorded. What was found out about the old
    /// value no longer counts; another company or server has not let the pair sign in.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub async fn set_field(
        &self,
        id: &SetupId,
        field: FieldId,
        typed: &str,
    ) -> Result<SetupView, OnrampError> {
        let kept = recordable(field, typed);
        let setup = self
            .change(id, |setup| {
                let before = setup.fields.get(&field).map_or("", String::as_str);
                if before != kept {
                    let target = self.target_of(setup);
                    setup.fields.insert(field, kept.to_owned());
                    if target.is_none() || target != self.target_of(setup) {
                        setup.turn_elsewhere();
                    }
                    setup.company_name = None;
                    setup.last_field_check = None;
                    setup.drop_runs();
                }
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// The company and the login host that the fields of `setup` name; none until both can be used.
    fn target_of(&self, setup: &Setup) -> Option<(String, String)> {
        self.readings_of(setup).target()
    }

    /// Both fields of `setup`, read.
    pub(super) fn readings_of(&self, setup: &Setup) -> Readings {
        let practice = self.practice_of(setup).map(|practice| practice.server);
        Readings::of(setup, practice)
    }

    /// Asks the server whether it knows the company. Needs no key.
    ///
    /// # Errors
    /// The code of the field that cannot be used yet.
    ///
    /// # I/O
    /// `GET /login/companyinfo/{company}`, and the same at the other known regions when it is not found.
    pub async fn find_company(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let setup = self.setup(id).await?;
        let readings = self.readings_of(&setup);
        let (site, company) = readings.usable().map_err(OnrampError::Refused)?;
        // This question sends no key, but a server that heard one earlier may have it in its answer.
        let known = self.captured_keys(&setup).await.ok();
        let keys = known
            .as_ref()
            .and_then(|known| in_work(&setup, known).pair());
        let input = LadderInput {
            site,
            company,
            keys: keys.as_ref(),
            known_keys: known.as_ref(),
            integration_id: None,
            limits: self.limits,
            extra_roots: &self.extra_roots,
        };
        let found = find_company(&input, &CancellationToken::new(), &self.clock).await;
        self.record_run(id, found.run, Began::ByPerson, |now, run| {
            // A value typed while the server was asked makes its answer one about another company.
            if now.fields == setup.fields {
                now.company_name = found.company.and_then(|company| company.name);
                now.last_field_check = Some(run);
            }
        })
        .await
    }

    /// Takes over the host at which the company was found, and asks again there.
    ///
    /// # Errors
    /// `Unexpected` when nothing was offered.
    pub async fn take_offered_host(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let setup = self.setup(id).await?;
        let host = setup.offered_host();
        let host = host.ok_or(OnrampError::Refused(Code::Unexpected))?;
        self.set_field(id, FieldId::Address, host).await?;
        self.find_company(id).await
    }
}
