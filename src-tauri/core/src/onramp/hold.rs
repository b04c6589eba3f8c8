//! The hold: ConnectWise's page stays open until the pair has signed in, or until the person lets go.

use super::{Onramp, OnrampError};
use crate::setup::SetupId;
use crate::setup::view::SetupView;

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
        let _ = (id, is_released);
        Err(OnrampError::Interrupted)
    }
}
