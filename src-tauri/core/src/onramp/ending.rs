//! Bringing a setup to its end: the keys leave this computer, and it is proved that they have.

use super::{Onramp, OnrampError};
use crate::setup::view::SetupView;
use crate::setup::{EndingKind, SetupId};

impl Onramp {
    /// Begins to bring the setup to its end, or changes what the end means.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub async fn begin_ending(
        &self,
        id: &SetupId,
        kind: EndingKind,
    ) -> Result<SetupView, OnrampError> {
        let _ = (id, kind);
        Err(OnrampError::Interrupted)
    }

    /// Takes the beginning of the end back. Keys that were removed do not come back.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub async fn cancel_ending(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let _ = id;
        Err(OnrampError::Interrupted)
    }

    /// Removes every key of the setup from wherever one may lie, looks into each place again, and records what was found
    /// empty.
    ///
    /// # Errors
    /// When a key store refuses or still holds a key; then nothing is recorded as removed.
    pub async fn remove_keys(&self, id: &SetupId) -> Result<SetupView, OnrampError> {
        let _ = id;
        Err(OnrampError::Interrupted)
    }
}
