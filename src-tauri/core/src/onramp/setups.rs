//! Beginning, opening, choosing, ticking off, deleting.

use super::identity::refuse_another_company;
use super::{Onramp, OnrampError};
use crate::guide::{self, DoneBy, PlannedStep};
use crate::setup::view::{Place, SetupReturn, SetupView};
use crate::setup::{
    Choices, Seen, Setup, SetupId, SetupsError, StepDone, changes_since, may_lose_keys,
};
use crate::words::Code;
use std::collections::BTreeSet;

impl Onramp {
    /// Begins a setup.
    ///
    /// # Errors
    /// `GuideNotFound`, or when the record cannot be written.
    pub async fn create(&self, guide: &str, is_practice: bool) -> Result<SetupView, OnrampError> {
        self.guide_of(guide)?;
        let now = (self.clock)();
        let setup = Setup::begin(SetupId::new_random(), guide, is_practice, now);
        let written = setup.clone();
        self.records(move |setups| setups.put(&written)).await?;
        self.view(&setup)
    }

    /// Opens a setup where it was left. Keys that lay in memory only and are gone are said to be gone; those that were
    /// saved in the last moment before Onramp was killed are said to be there.
    ///
    /// # Errors
    /// `SetupNotFound`, or when the records cannot be read.
    pub async fn open_setup(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let setup = self.setup(id).await?;
        let setup = self.without_lost_keys(setup).await?;
        self.view(&self.looked_after(setup).await?)
    }

    /// Opens a setup for a person who comes back to it: where it was left, and what has changed since they last did. How it
    /// stands now is kept for the next time; it does not count as a change of the setup.
    ///
    /// # Errors
    /// `SetupNotFound`, or when the records cannot be read or written.
    pub async fn come_back(&self, id: &SetupId) -> Result<SetupReturn, OnrampError> {
        let view = self.open_setup(id).await?;
        let now = (self.clock)();
        let seen = Seen::of(&view.sections, now);
        let _turn = self.writing.lock().await;
        let mut setup = self.setup(id).await?;
        let before = setup.seen.replace(seen);
        self.records(move |setups| setups.put(&setup)).await?;
        Ok(SetupReturn {
            changes: changes_since(before.as_ref(), &view.sections),
            since: before.map(|seen| seen.at.to_string()),
            view,
        })
    }

    pub(super) async fn without_lost_keys(&self, setup: Setup) -> Result<Setup, OnrampError> {
        if !may_lose_keys(&setup) || self.memory.read(&setup.id).await?.is_some() {
            return Ok(setup);
        }
        // The person's word was about the Onramp that has closed since: the keychain is tried again.
        self.change(&setup.id, |setup| {
            let before = self.view(setup)?.sections;
            setup.forget_pairs();
            let after = self.view(setup)?.sections;
            let seen = Seen::before_a_loss(setup.seen.take(), &before, &after, setup.created_at);
            setup.seen = Some(seen);
            Ok(())
        })
        .await
    }

    /// Deletes a setup and forgets its keys; the keys first, so that none is left without its record. Where the record cannot
    /// be read, every place is asked to forget them.
    ///
    /// # Errors
    /// When the keychain or the records refuse; then nothing is lost that was not said.
    pub async fn delete_setup(&self, id: &SetupId) -> Result<(), OnrampError> {
        self.cancel_check(id);
        // No capture may save a pair, and no change may write the record, once it is gone.
        let _capturing = self.capturing.lock().await;
        let _writing = self.writing.lock().await;
        self.forget_half();
        match self.setup(id).await {
            Ok(setup) => self.forget_everywhere(&setup).await?,
            Err(OnrampError::Records(SetupsError::BodyUnreadable { .. })) => {
                self.forget_of_unreadable(id).await?;
            }
            Err(error) => return Err(error),
        }
        self.forget_hand_off_passphrase(id);
        let id = id.clone();
        self.records(move |setups| setups.delete(&id)).await
    }

    /// Takes the person's choices. A test of other boxes no longer counts.
    ///
    /// # Errors
    /// `ChoiceUnknown` when the guide has no such role or feature.
    pub async fn choose(
        &self,
        id: &SetupId,
        role: Option<String>,
        features: BTreeSet<String>,
        is_answered: bool,
    ) -> Result<SetupView, OnrampError> {
        let guide = self.guide_of(&self.setup(id).await?.guide)?;
        let choices = Choices {
            is_answered: is_answered && role.is_some(),
            role,
            features,
        };
        guide
            .check_choices(&choices)
            .map_err(OnrampError::Refused)?;
        let setup = self
            .change(id, |setup| {
                if setup.choices != choices {
                    setup.choices = choices;
                    setup.drop_runs();
                }
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Goes to a step, so that the setup resumes there.
    ///
    /// # Errors
    /// `StepNotFound` when the plan has no such step.
    pub async fn go_to(&self, id: &SetupId, step: &str) -> Result<SetupView, OnrampError> {
        let guide = self.guide_of(&self.setup(id).await?.guide)?;
        let setup = self
            .change(id, |setup| {
                let plan = guide::plan_setup(guide, &self.catalog, setup);
                if !plan.steps().any(|planned| planned.id == step) {
                    return Err(OnrampError::StepNotFound);
                }
                setup.current_step = Some(step.to_owned());
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Takes the person's "I did this", or takes it back.
    ///
    /// # Errors
    /// `StepNeedsEvidence` for a step that only a finding or a saved value makes done; `StepWaitsForSpecialist` for
    /// one behind a closed gate; `StepHeld` for one that closes the page with the keys too early; the code of the stop for
    /// one in the vendor's portal while another company answers than the one that is meant.
    pub async fn mark(
        &self,
        id: &SetupId,
        step: &str,
        is_done: bool,
    ) -> Result<SetupView, OnrampError> {
        let guide = self.guide_of(&self.setup(id).await?.guide)?;
        let at = (self.clock)();
        let setup = self
            .change(id, |setup| {
                let plan = guide::plan_setup(guide, &self.catalog, setup);
                let planned = plan
                    .steps()
                    .find(|planned| planned.id == step)
                    .ok_or(OnrampError::StepNotFound)?;
                if !matches!(planned.done_by, DoneBy::Person | DoneBy::Gate) {
                    return Err(OnrampError::StepNeedsEvidence);
                }
                if is_done {
                    if planned.place == Place::Vendor {
                        refuse_another_company(setup)?;
                    }
                    refuse_too_early(setup, planned)?;
                    setup.steps_done.insert(step.to_owned(), StepDone { at });
                } else {
                    setup.steps_done.remove(step);
                }
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// True when the setup plays on practice.
    ///
    /// # Errors
    /// `SetupNotFound`, or when the records cannot be read.
    pub async fn is_practice(&self, id: &SetupId) -> Result<bool, OnrampError> {
        Ok(self.setup(id).await?.is_practice)
    }
}

/// Refuses a step that something else has to come before.
fn refuse_too_early(setup: &Setup, step: &PlannedStep) -> Result<(), OnrampError> {
    let gate = step.waits_for.as_ref();
    if gate.is_some_and(|gate| !setup.steps_done.contains_key(gate)) {
        return Err(OnrampError::StepWaitsForSpecialist);
    }
    let is_said_already = setup.steps_done.contains_key(&step.id);
    if step.is_held && setup.needs_page() && !is_said_already {
        return Err(OnrampError::Refused(Code::StepHeld));
    }
    Ok(())
}
