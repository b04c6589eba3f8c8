//! "Is this you?": the person's word on the company that answered.

use super::{Onramp, OnrampError};
use crate::setup::view::SetupView;
use crate::setup::{Setup, SetupId};
use crate::words::Code;

impl Onramp {
    /// Takes the person's word that the company that signed in last is theirs, or that it is not. What is confirmed is
    /// what every later sign-in of this setup is compared with.
    ///
    /// # Errors
    /// `NothingToConfirm` when nothing has signed in since something was changed; `CompanyNotExpected` as long as an
    /// invite names another company, `CompanyNotReported` as long as a report does; when the record cannot be written.
    pub async fn answer_identity(
        &self,
        id: &SetupId,
        is_it: bool,
    ) -> Result<SetupView, OnrampError> {
        let at = (self.clock)();
        let setup = self
            .change(id, |setup| {
                setup.say_whose(is_it, at).map_err(OnrampError::Refused)
            })
            .await?;
        self.view(&setup)
    }

    /// Takes the person's word that the company in the invite or the report is the wrong one: from now on it is compared with nothing.
    /// The report says so, with the time.
    ///
    /// # Errors
    /// `NothingToConfirm` where no company answered that the invite does not expect; when the record cannot be written.
    pub async fn give_up_expected(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let at = (self.clock)();
        let setup = self
            .change(id, |setup| {
                if !setup.is_unexpected() {
                    return Err(OnrampError::Refused(Code::NothingToConfirm));
                }
                setup.give_up_expected(at);
                Ok(())
            })
            .await?;
        self.view(&setup)
    }
}

/// Refuses what would hand something on while another company answers than the one that is meant.
pub(super) fn refuse_another_company(setup: &Setup) -> Result<(), OnrampError> {
    setup
        .whose()
        .stop()
        .map_or(Ok(()), |code| Err(OnrampError::Refused(code)))
}
