//! Tests that Onramp runs by itself: only while it is open, only where somebody asked for it, and only with keys that it
//! can read without asking anybody.

use super::{Began, Onramp, OnrampError};
use crate::check::CheckRun;
use crate::setup::view::{HistoryView, RecheckTold};
use crate::setup::{Recheck, RecheckEvery, Setup, SetupId};
use crate::words::Code;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// How long a setup is let alone that could not be tested: its keys are shut, its record refused, or no server answered.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);

/// For how long a test that no server answers is tried again before it counts: a laptop is offline now and then.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24);

/// Which setups are tested by themselves, as far as that is known.
#[derive(Default)]
pub(super) struct Rechecks {
    /// None until the records were asked.
    asked_for: Mutex<Option<BTreeSet<SetupId>>>,
    /// Those that could not be tested, and when.
    let_alone: Mutex<BTreeMap<SetupId, Timestamp>>,
    /// Those that no server answered for, and since when.
    unanswered: Mutex<BTreeMap<SetupId, Timestamp>>,
}

impl Rechecks {
    fn remember(&self, id: &SetupId, is_asked_for: bool) {
        let mut asked_for = self
            .asked_for
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let Some(known) = asked_for.as_mut() else {
            return;
        };
        if is_asked_for {
            known.insert(id.clone());
        } else {
            known.remove(id);
        }
    }

    /// True when a test that ended at `now` says something: a server answered, or none has for a whole day of tries.
    pub(super) fn counts(&self, id: &SetupId, run: &CheckRun, now: Timestamp) -> bool {
        let mut unanswered = self
            .unanswered
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if run.requests.iter().any(|request| request.status.is_some()) {
            unanswered.remove(id);
            return true;
        }
        let since = *unanswered.entry(id.clone()).or_insert(now);
        let counts = now.duration_since(since) >= PATIENCE;
        if counts {
            unanswered.remove(id);
        }
        counts
    }

    fn is_let_alone(&self, id: &SetupId, now: Timestamp) -> bool {
        let let_alone = self
            .let_alone
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let since = let_alone.get(id);
        since.is_some_and(|since| *since <= now && now.duration_since(*since) < PAUSE)
    }

    fn let_alone(&self, id: &SetupId, now: Timestamp) {
        let mut let_alone = self
            .let_alone
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let_alone.insert(id.clone(), now);
    }
}

impl Onramp {
    /// Has a setup tested by itself every so often while Onramp is open; never, where `every` is none.
    ///
    /// # Errors
    /// `RecheckNotOffered` for practice, and for a setup that may not be tested by itself now; when the record cannot be
    /// written.
    pub async fn set_recheck(
        &self,
        id: &SetupId,
        every: Option<RecheckEvery>,
    ) -> Result<HistoryView, OnrampError> {
        let since = (self.clock)();
        self.change(id, |setup| {
            if every.is_some() && !setup.may_recheck() {
                return Err(OnrampError::Refused(Code::RecheckNotOffered));
            }
            setup.recheck = every.map(|every| Recheck {
                every,
                since,
                began_at: None,
            });
            Ok(())
        })
        .await?;
        self.rechecks.remember(id, every.is_some());
        self.history(id).await
    }

    /// Tests the setup that is due, if one is, and tells how that ended. Does nothing while `is_busy`: while a person is
    /// asked for a key or a passphrase, or a test runs on screen; nor while a key is being captured. At most one setup is
    /// tested in one call.
    ///
    /// # Errors
    /// When the records cannot be read or written. A setup whose keys cannot be read, or for which no server answers, is
    /// let alone for an hour, and is no error; what no server has answered for a day counts as tested.
    ///
    /// # I/O
    /// As `run_check`: GET requests to the site of that setup.
    pub async fn recheck_when_due(
        &self,
        is_busy: bool,
    ) -> Result<Option<RecheckTold>, OnrampError> {
        if is_busy || self.capturing.try_lock().is_err() {
            return Ok(None);
        }
        let now = (self.clock)();
        for id in self.asked_for().await? {
            if self.rechecks.is_let_alone(&id, now) {
                continue;
            }
            match self.setup(&id).await {
                Ok(setup) if setup.is_recheck_due(now) => {
                    if let Some(told) = self.recheck(&setup, now).await? {
                        return Ok(Some(told));
                    }
                }
                Ok(_) => {}
                Err(OnrampError::SetupNotFound) => self.rechecks.remember(&id, false),
                Err(_) => self.rechecks.let_alone(&id, now),
            }
        }
        Ok(None)
    }

    /// Tests a setup, where nobody has to be asked for its keys.
    async fn recheck(
        &self,
        setup: &Setup,
        now: Timestamp,
    ) -> Result<Option<RecheckTold>, OnrampError> {
        let keys = self.captured_keys(setup).await;
        if !keys.is_ok_and(|keys| super::swap::in_work(setup, &keys).pair().is_some()) {
            self.rechecks.let_alone(&setup.id, now);
            return Ok(None);
        }
        self.change(&setup.id, |setup| {
            if let Some(recheck) = &mut setup.recheck {
                recheck.began_at = Some(now);
            }
            Ok(())
        })
        .await?;
        match self
            .run_check_as(&setup.id, false, Began::BySchedule, &|_| ())
            .await
        {
            Ok(view) => self.told(view).await.map(Some),
            // Somebody tests it already, the keys were shut meanwhile, or no server answered.
            Err(_) => {
                self.rechecks.let_alone(&setup.id, now);
                let before = setup.recheck.as_ref().and_then(|known| known.began_at);
                self.change(&setup.id, |setup| {
                    if let Some(recheck) = &mut setup.recheck {
                        recheck.began_at = before;
                    }
                    Ok(())
                })
                .await?;
                Ok(None)
            }
        }
    }

    async fn told(&self, view: crate::setup::view::SetupView) -> Result<RecheckTold, OnrampError> {
        let newest = self.newest_run(&view.id).await?;
        Ok(RecheckTold {
            id: view.id,
            vendor: view.guide.name,
            company: view.company,
            run: newest.ok_or(OnrampError::Refused(Code::RunNotFound))?,
        })
    }

    async fn asked_for(&self) -> Result<BTreeSet<SetupId>, OnrampError> {
        let known = self.rechecks.asked_for.lock();
        let known = known.unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known {
            return Ok(known);
        }
        let found = self.records(|setups| setups.that_recheck()).await?;
        let mut asked_for = self
            .rechecks
            .asked_for
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        Ok(asked_for.get_or_insert(found.into_iter().collect()).clone())
    }
}
