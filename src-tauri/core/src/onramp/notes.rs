//! Notes and decisions written down on a call.

use super::{Onramp, OnrampError};
use crate::guide;
use crate::keys::KeyEntry;
use crate::report::LeakGuard;
use crate::setup::view::SetupView;
use crate::setup::{CallNote, NoteId, Setup, SetupId, fit_for_draft, fit_for_note};
use crate::words::Code;

impl Onramp {
    /// Writes a note down, with this moment and the step that it is written at. It is on the disk when this returns, and
    /// the draft is empty.
    ///
    /// # Errors
    /// `NoteEmpty`, `NoteTooLong`, `NoteLooksLikeKey`; `NoteHoldsKey` when a captured key within reach stands in it, in
    /// whatever form; `StepNotFound`. When the setup's own keys cannot be looked for, or the record cannot be written.
    pub async fn add_note(
        &self,
        id: &SetupId,
        step: &str,
        text: &str,
    ) -> Result<SetupView, OnrampError> {
        let text = fit_for_note(text).map_err(OnrampError::Refused)?;
        // No key may be captured between the search for it and the write.
        let _capturing = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        let keys = self.keys_to_guard(&setup).await?;
        refuse_keys(&keys, text)?;
        let guide = self.guide_of(&setup.guide)?;
        let at = (self.clock)();
        let setup = self
            .change(id, |setup| {
                let plan = guide::plan_setup(guide, &self.catalog, setup);
                let planned = plan.steps().find(|planned| planned.id == step);
                let planned = planned.ok_or(OnrampError::StepNotFound)?;
                setup.call_notes.push(CallNote {
                    id: NoteId::new_random(),
                    at,
                    step: planned.id.clone(),
                    step_code: planned.code.clone(),
                    step_title: planned.title.clone(),
                    text: text.to_owned(),
                });
                setup.note_draft.clear();
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// Keeps what is typed and no note yet, as typed. What holds a key, or looks like one, is not kept; what was kept before
    /// then stays.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub async fn set_note_draft(&self, id: &SetupId, text: &str) -> Result<(), OnrampError> {
        let _capturing = self.capturing.lock().await;
        let setup = self.setup(id).await?;
        if !fit_for_draft(text) || self.keys_may_be_in(&setup, text).await {
            return Ok(());
        }
        let keep = |setup: &mut Setup| {
            text.clone_into(&mut setup.note_draft);
            Ok(())
        };
        self.change(id, keep).await.map(drop)
    }

    /// Removes a note for good; one that is gone already is no error.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub async fn remove_note(&self, id: &SetupId, note: &NoteId) -> Result<SetupView, OnrampError> {
        let setup = self
            .change(id, |setup| {
                setup.call_notes.retain(|written| written.id != *note);
                Ok(())
            })
            .await?;
        self.view(&setup)
    }

    /// True when a captured key within reach stands in `text`, or nobody can tell of the setup's own.
    async fn keys_may_be_in(&self, setup: &Setup, text: &str) -> bool {
        match self.keys_to_guard(setup).await {
            Ok(keys) => refuse_keys(&keys, text).is_err(),
            Err(_) => true,
        }
    }
}

fn refuse_keys(keys: &[KeyEntry], text: &str) -> Result<(), OnrampError> {
    let guard = LeakGuard::new(keys.iter().flat_map(KeyEntry::pairs));
    let refused = |_| OnrampError::Refused(Code::NoteHoldsKey);
    guard.check(text).map_err(refused)
}
