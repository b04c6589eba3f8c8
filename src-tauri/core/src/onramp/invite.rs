//! Invites: making one, looking at one, and beginning a setup with it.

use super::{Onramp, OnrampError};
use crate::invite::{self, Invite};
use crate::keys::KeyEntry;
use crate::private_file;
use crate::report::LeakGuard;
use crate::setup::view::{ChoicesView, InviteDraft, InviteView, SetupView};
use crate::setup::{Choices, Setup, SetupId};
use crate::words::Code;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

impl Onramp {
    /// What an invite can choose of each guide, by the guide's id.
    #[must_use]
    pub fn choices_of_guides(&self) -> BTreeMap<String, ChoicesView> {
        let nothing = Choices::default();
        let guides = self.guides.iter();
        guides
            .map(|guide| (guide.id().to_owned(), guide.choices_view(&nothing)))
            .collect()
    }

    /// Makes an invite out of what was typed, searches it for every captured key within reach, and writes it into
    /// `folder`, which is there, over no other file. Answers with its path.
    ///
    /// # Errors
    /// `GuideNotFound`; whatever [`invite::make`] refuses; `InviteHoldsKey`, `InviteNotWritten`; when the records cannot be
    /// read. Then no file is left behind.
    pub async fn write_invite(
        &self,
        draft: &InviteDraft,
        folder: &Path,
    ) -> Result<PathBuf, OnrampError> {
        // No key may be captured between the search for it and the write.
        let _capturing = self.capturing.lock().await;
        let made = self.searched_invite(draft).await?;
        let text = made.render().map_err(|_| OnrampError::Interrupted)?;
        let folder = folder.to_owned();
        let writing = tokio::task::spawn_blocking(move || {
            let numbered = |number| invite::file_name(&made, number);
            private_file::write_new(&folder, numbered, text.as_bytes())
        });
        let written = writing.await.map_err(|_| OnrampError::Interrupted)?;
        written.map_err(|_| OnrampError::Refused(Code::InviteNotWritten))
    }

    /// Makes an invite out of what was typed, and searches it for every captured key within reach.
    async fn searched_invite(&self, draft: &InviteDraft) -> Result<Invite, OnrampError> {
        let guide = self.guide_of(&draft.guide)?;
        let made = invite::make(draft, guide, (self.clock)());
        let made = made.map_err(OnrampError::Invite)?;
        let keys = self.keys_of_others(None).await?;
        let guard = LeakGuard::new(keys.iter().flat_map(KeyEntry::pairs));
        // Before a line break is written in another way, and hides a key from the search.
        let value = serde_json::to_value(&made).map_err(|_| OnrampError::Interrupted)?;
        let refused = |_| OnrampError::Refused(Code::InviteHoldsKey);
        guard.check_value(&value).map_err(refused)?;
        Ok(made)
    }

    /// Looks at an invite and keeps it open. Nothing is made, and nothing is sent.
    ///
    /// # Errors
    /// Whatever [`invite::read()`] refuses; `InviteGuideUnknown`, `InviteChoiceUnknown`; when the records cannot be read.
    /// An invite that was open before then still is.
    pub async fn open_invite(&self, bytes: &[u8]) -> Result<InviteView, OnrampError> {
        let read = invite::read(bytes).map_err(OnrampError::Invite)?;
        let guide = invite::judge(&read, &self.guides).map_err(OnrampError::Invite)?;
        let mut view = invite::invite_view(&read, guide);
        let expected = invite::invited(&read, (self.clock)()).company;
        let (id, guide) = (view.id.clone(), view.guide.clone());
        let (setup, twin) = self
            .records(move |setups| {
                let made = setups.made_from_invite(&id)?;
                let twin = setups.twin_of_expected(&guide, &expected)?;
                Ok((made, twin))
            })
            .await?;
        view.twin = twin.filter(|twin| setup.as_ref().is_none_or(|made| made.id != twin.id));
        view.setup = setup;
        let mut opened = self
            .opened_invite
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *opened = Some(read);
        Ok(view)
    }

    /// Begins a setup with the invite `id` that was looked at, or opens the one that was made from it before. The new
    /// setup has the choices and fields that the invite fills in, expects its company, and stands at the first step that
    /// is open.
    ///
    /// # Errors
    /// `InviteGone` when another invite, or none, is open; when the records cannot be read or written.
    pub async fn accept_invite(&self, id: &str) -> Result<SetupView, OnrampError> {
        let opened = {
            let opened = self.opened_invite.lock();
            opened.unwrap_or_else(PoisonError::into_inner).clone()
        };
        let invite = opened.filter(|invite| invite.id.to_string() == id);
        let invite = invite.ok_or(OnrampError::Refused(Code::InviteGone))?;
        let turn = self.writing.lock().await;
        let wanted = id.to_owned();
        let made = self
            .records(move |setups| setups.made_from_invite(&wanted))
            .await?;
        if let Some(made) = made {
            // Opening may have to write, in a turn of its own.
            drop(turn);
            return self.open_setup(&made.id).await;
        }
        let guide = self.guide_of(invite.guide.id.as_str())?;
        let now = (self.clock)();
        let mut setup = Setup::begin(SetupId::new_random(), guide.id(), false, now);
        let invited = invite::invited(&invite, now);
        setup.fields.clone_from(&invited.fields);
        if let Some(choices) = &invited.choices {
            setup.choices.clone_from(choices);
        }
        setup.invite = Some(invited);
        let view = self.view(&setup)?;
        self.records(move |setups| setups.put(&setup)).await?;
        Ok(view)
    }
}
