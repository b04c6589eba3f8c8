//! A second pair that takes the first one's place once it has signed in.

use super::{Onramp, OnrampError};
use crate::setup::view::SetupView;
use crate::setup::{ReplacementReason, SetupId};

impl Onramp {
    /// Begins to replace the pair. The old one is kept until the new one has signed in.
    ///
    /// # Errors
    /// `ReplacementUnderWay` when one is under way already; when the record cannot be written.
    pub async fn begin_replacement(
        &self,
        id: &SetupId,
        reason: ReplacementReason,
    ) -> Result<SetupView, OnrampError> {
        let _ = (id, reason);
        Err(OnrampError::Interrupted)
    }

    /// Gives the replacement up: what was captured of the new pair is forgotten, the old pair stays as it was.
    ///
    /// # Errors
    /// `NoReplacement` when none is under way, also once the new pair has taken over; when the key store or the records
    /// refuse.
    pub async fn cancel_replacement(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let _ = id;
        Err(OnrampError::Interrupted)
    }
}
