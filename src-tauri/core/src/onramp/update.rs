//! Whether a newer version may take this one's place now. Onramp closes for it: a key that is on its way would be lost.

use super::{Onramp, OnrampError};
use crate::guide::Guide;
use crate::setup::view::{HoldState, UpdateWait, UpdateWaitReason};
use crate::setup::{Hold, Setup, SetupId, company_of};
use std::sync::PoisonError;
use tokio::sync::MutexGuard;

/// What a publisher may say of a version, in characters.
const NEWS: usize = 4_000;

/// While this is held, no key is captured or handed off, and no record is written.
pub struct Rest<'a> {
    _handing_off: MutexGuard<'a, ()>,
    _capturing: MutexGuard<'a, ()>,
    _writing: MutexGuard<'a, ()>,
}

impl Onramp {
    /// Brings everything to rest, so that Onramp can be closed and replaced; or says which setups have to come to rest
    /// first, and leaves everything as it is. Practice holds nothing up but a running test: its keys open nothing.
    ///
    /// # Errors
    /// When the records or the memory cannot be read.
    pub async fn rest(&self) -> Result<Result<Rest<'_>, Vec<UpdateWait>>, OnrampError> {
        let rest = Rest {
            _handing_off: self.handing_off.lock().await,
            _capturing: self.capturing.lock().await,
            _writing: self.writing.lock().await,
        };
        let mut waits = Vec::new();
        let listed = self.records(|setups| setups.list_with_unreadable());
        let (setups, unreadable) = listed.await?;
        for setup in setups {
            if let Some(reason) = self.why_to_wait(&setup).await? {
                waits.push(UpdateWait {
                    company: company_of(&setup),
                    vendor: Some(self.vendor_of(&setup)),
                    id: setup.id,
                    reason,
                });
            }
        }
        for id in unreadable {
            if self.has_keys_in_memory(&id).await? {
                waits.push(UpdateWait {
                    company: None,
                    vendor: None,
                    id,
                    reason: UpdateWaitReason::KeysInMemory,
                });
            }
        }
        Ok(if waits.is_empty() {
            Ok(rest)
        } else {
            Err(waits)
        })
    }

    async fn why_to_wait(&self, setup: &Setup) -> Result<Option<UpdateWaitReason>, OnrampError> {
        if self.is_tested_now(setup) {
            return Ok(Some(UpdateWaitReason::TestRunning));
        }
        if setup.is_practice {
            return Ok(None);
        }
        if self.is_page_open(setup)? {
            return Ok(Some(UpdateWaitReason::PageOpen));
        }
        let is_in_memory = self.has_keys_in_memory(&setup.id).await?;
        Ok(is_in_memory.then_some(UpdateWaitReason::KeysInMemory))
    }

    /// What lies there is asked, and not what the record says of it: a record may be late.
    async fn has_keys_in_memory(&self, id: &SetupId) -> Result<bool, OnrampError> {
        let stored = self.memory.read(id).await?;
        Ok(stored.is_some_and(|entry| !entry.is_empty()))
    }

    /// True while ConnectWise's page with the keys has to stay open. Of a setup that was put aside the person has let go.
    fn is_page_open(&self, setup: &Setup) -> Result<bool, OnrampError> {
        let hold = setup.pair_in_work().hold();
        let may_be_open = matches!(hold, Hold::NothingYet | Hold::Held);
        if !may_be_open || setup.archived_at.is_some() {
            return Ok(false);
        }
        let shown = match self.view(setup) {
            Ok(view) => view.hold,
            // Nobody can be at a guide that this Onramp does not have.
            Err(OnrampError::GuideNotFound) => return Ok(false),
            Err(error) => return Err(error),
        };
        Ok(shown.is_shown && matches!(shown.state, HoldState::NothingYet | HoldState::Held))
    }

    fn is_tested_now(&self, setup: &Setup) -> bool {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.contains_key(&setup.id)
    }

    fn vendor_of(&self, setup: &Setup) -> String {
        let guide = self.guide_of(&setup.guide).map(Guide::card);
        guide.map_or_else(|_| setup.guide.clone(), |card| card.name)
    }
}

/// What a publisher says of a version, as it may be shown: no more than a page of it, and nothing that turns or hides text.
/// It came over TLS from the publisher's address, and nobody signed it.
#[must_use]
pub fn told_news(said: &str) -> String {
    let shown = |letter: &char| *letter == '\n' || !crate::invite::is_hidden(*letter);
    let lines = said.replace("\r\n", "\n");
    let kept: String = lines.chars().filter(shown).take(NEWS).collect();
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests;
