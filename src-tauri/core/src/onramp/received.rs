//! Reports that come in: looking at one, keeping it, and starting a setup from it.

use super::{Onramp, OnrampError};
use crate::keys::KeyEntry;
use crate::received::{self, Received};
use crate::report::LeakGuard;
use crate::setup::view::{ReceivedView, SetupView};
use crate::setup::{Setup, SetupId};
use crate::words::Code;
use std::sync::PoisonError;

impl Onramp {
    /// Looks at a report that came in, and keeps it open. Nothing is kept on the disk, and nothing is sent. The one that is
    /// kept already is shown as it is kept.
    ///
    /// # Errors
    /// Whatever [`received::read`] refuses; when the records cannot be read. A report that was open before then still is.
    pub async fn open_received(&self, bytes: &[u8]) -> Result<ReceivedView, OnrampError> {
        let read = received::read(bytes).map_err(OnrampError::Refused)?;
        let kept = self.kept_report(&read.id).await?;
        let view = self.view_received(kept.as_ref().unwrap_or(&read)).await?;
        let mut opened = self
            .opened_report
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *opened = Some(read);
        Ok(view)
    }

    /// Looks at a report that is kept.
    ///
    /// # Errors
    /// `ReceivedGone` when it is not kept; when the records cannot be read.
    pub async fn received(&self, id: &str) -> Result<ReceivedView, OnrampError> {
        let kept = self.kept_report(id).await?;
        let kept = kept.ok_or(OnrampError::Refused(Code::ReceivedGone))?;
        self.view_received(&kept).await
    }

    /// Keeps the report `id` that was looked at.
    ///
    /// # Errors
    /// `ReceivedGone` when another one, or none, is open; `ReceivedHoldsKey` when it holds a captured key within reach;
    /// when the records cannot be read or written.
    pub async fn keep_received(&self, id: &str) -> Result<ReceivedView, OnrampError> {
        // No key may be captured between the search for it and the write.
        let _capturing = self.capturing.lock().await;
        let wanted = self.searched_received(id).await?;
        let at = (self.clock)();
        self.records(move |setups| setups.keep_received(&wanted, at))
            .await?;
        self.received(id).await
    }

    /// Removes a kept report. Setups that were started from it stay.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub async fn forget_received(&self, id: &str) -> Result<(), OnrampError> {
        let id = id.to_owned();
        self.records(move |setups| setups.forget_received(&id))
            .await
    }

    /// Starts a setup from the report `id`, which is open or kept. The setup has the choices and fields that the report
    /// tells and expects its company; nothing in it is done because of the report.
    ///
    /// # Errors
    /// `ReceivedGone` when it is neither open nor kept; whatever [`received::judge`] refuses; `ReceivedHoldsKey` when it
    /// holds a captured key within reach; when the records cannot be read or written.
    pub async fn start_from_received(&self, id: &str) -> Result<SetupView, OnrampError> {
        let _capturing = self.capturing.lock().await;
        let report = self.searched_received(id).await?;
        let guide = received::judge(&report, &self.guides).map_err(OnrampError::Refused)?;
        let now = (self.clock)();
        let mut setup = Setup::begin(SetupId::new_random(), guide.id(), false, now);
        let begun = received::begun_from(&report, guide, now);
        setup.fields.clone_from(&begun.fields);
        setup.choices.clone_from(&begun.choices);
        setup.begun_from = Some(begun);
        let view = self.view(&setup)?;
        let _writing = self.writing.lock().await;
        self.records(move |setups| setups.put(&setup)).await?;
        Ok(view)
    }

    async fn kept_report(&self, id: &str) -> Result<Option<Received>, OnrampError> {
        let id = id.to_owned();
        self.records(move |setups| setups.received(&id)).await
    }

    /// The report `id` that is open or kept, searched for every captured key within reach.
    async fn searched_received(&self, id: &str) -> Result<Received, OnrampError> {
        let opened = {
            let opened = self.opened_report.lock();
            opened.unwrap_or_else(PoisonError::into_inner).clone()
        };
        let report = match opened.filter(|report| report.id == id) {
            Some(report) => Some(report),
            None => self.kept_report(id).await?,
        };
        let report = report.ok_or(OnrampError::Refused(Code::ReceivedGone))?;
        let keys = self.keys_of_others(None).await?;
        let guard = LeakGuard::new(keys.iter().flat_map(KeyEntry::pairs));
        let value = serde_json::to_value(&report).map_err(|_| OnrampError::Interrupted)?;
        let refused = |_| OnrampError::Refused(Code::ReceivedHoldsKey);
        guard.check_value(&value).map_err(refused)?;
        Ok(report)
    }

    /// What a report says, with the setups of this desk that it may be about.
    async fn view_received(&self, report: &Received) -> Result<ReceivedView, OnrampError> {
        let mut view = received::received_view(report, &self.guides);
        let expected = received::expected(report);
        let (id, guide, invite) = (report.id.clone(), report.guide.clone(), view.invite.clone());
        let is_practice = report.is_practice;
        let found = self.records(move |setups| {
            let begun = setups.begun_from(&id)?;
            let invited = invite.map_or(Ok(None), |invite| setups.made_from_invite(&invite))?;
            let twin = if is_practice {
                None
            } else {
                setups.twin_of_expected(&guide, &expected)?
            };
            Ok((begun, invited, twin))
        });
        let (begun, invited, twin) = found.await?;
        view.twin = twin.filter(|twin| begun.as_ref().is_none_or(|begun| begun.id != twin.id));
        view.invite_setup = invited;
        view.setup = begun;
        Ok(view)
    }
}
