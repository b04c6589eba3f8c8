//! The hold: ConnectWise's page stays open until the pair has signed in, or until the person lets go.

use super::{Onramp, OnrampError};
use crate::check::{Check, CheckRun, Outcome};
use crate::setup::view::SetupView;
use crate::setup::{Setup, SetupId};
use crate::words::Code;

impl Onramp {
    /// Takes the person's word that the page with the keys may be closed although the pair has not signed in, or takes
    /// it back. Recorded as what it is.
    ///
    /// # Errors
    /// `KeysNotCaptured` when no key is captured: then closing the page loses them. When the record cannot be written.
    pub async fn release_page(
        &self,
        id: &SetupId,
        is_released: bool,
    ) -> Result<SetupView, OnrampError> {
        let at = (self.clock)();
        let setup = self
            .change(id, |setup| {
                let pair = setup.pair_in_work_mut();
                if !is_released {
                    pair.released_at = None;
                } else if pair.is_any_captured() {
                    pair.released_at.get_or_insert(at);
                } else {
                    return Err(OnrampError::Refused(Code::KeysNotCaptured));
                }
                Ok(())
            })
            .await?;
        self.view(&setup)
    }
}

/// Records that the pair in work signed in, where `run` shows it. The first time counts.
pub(super) fn take_proof(setup: &mut Setup, run: &CheckRun) {
    if has_signed_in(run) {
        let pair = setup.pair_in_work_mut();
        pair.proved_at.get_or_insert(run.finished_at);
    }
}

/// True when ConnectWise accepted the pair, and did not refuse it again before the run ended.
fn has_signed_in(run: &CheckRun) -> bool {
    let mut findings = run.findings.iter();
    findings.any(|finding| finding.check == Check::Keys && finding.outcome == Outcome::Passed)
        && run.ending_of_keys().is_none()
}
