//! The home screen: finding setups, putting them aside, and telling two of one company apart.

use super::{Onramp, OnrampError};
use crate::setup::view::{HomeQuery, HomeView, SetupTwin};
use crate::setup::{SetupId, SetupsError};

impl Onramp {
    /// The setups that `query` asks for. None counts as connected by keys that are gone. One that cannot be read stands
    /// apart, and is left as it is.
    ///
    /// # Errors
    /// When the records cannot be read, or have to be written and cannot.
    pub async fn home(&self, query: HomeQuery) -> Result<HomeView, OnrampError> {
        for id in self.records(|setups| setups.that_may_lose_keys()).await? {
            self.look_for_keys_in_memory(&id).await?;
        }
        self.records(move |setups| setups.home(&query)).await
    }

    /// Finds another setup of the same company, server and vendor. Practice has none, and what is put aside is none.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub async fn twin(&self, id: &SetupId) -> Result<Option<SetupTwin>, OnrampError> {
        let id = id.clone();
        self.records(move |setups| setups.twin_of(&id)).await
    }

    /// Puts a setup aside, or brings it back. It does not count as a change of the setup; its keys stay where they are.
    ///
    /// # Errors
    /// `SetupNotFound`, or when the records cannot be read or written.
    pub async fn archive(&self, id: &SetupId, is_archived: bool) -> Result<(), OnrampError> {
        let _turn = self.writing.lock().await;
        let mut setup = self.setup(id).await?;
        setup.archived_at = is_archived.then(self.clock);
        self.records(move |setups| setups.put(&setup)).await
    }

    async fn look_for_keys_in_memory(&self, id: &SetupId) -> Result<(), OnrampError> {
        match self.setup(id).await {
            Ok(setup) => self.without_lost_keys(setup).await.map(|_| ()),
            // Another Onramp deleted it, or wrote it in a way that this one cannot read.
            Err(
                OnrampError::SetupNotFound
                | OnrampError::Records(SetupsError::BodyUnreadable { .. }),
            ) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests;
