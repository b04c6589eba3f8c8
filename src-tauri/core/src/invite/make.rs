//! Makes an invite out of what a specialist typed.

use super::file::{FORMAT, Invite, InviteChoices, InviteGuide, KIND};
use super::read::{company, contact, given};
use super::text::Part;
use super::view::check_choices;
use super::{InviteProblem, Text};
use crate::guide::Guide;
use crate::setup::view::InviteDraft;
use jiff::Timestamp;

/// Makes an invite. It is one that [`super::read()`] reads back equal.
///
/// # Errors
/// The codes that [`super::read()`] refuses a text with; `InviteChoiceUnknown` when the guide has no such role or feature.
pub fn make(draft: &InviteDraft, guide: &Guide, at: Timestamp) -> Result<Invite, InviteProblem> {
    let card = guide.card();
    let features = draft.features.as_ref().map(|features| {
        let features = features.iter();
        features
            .map(|id| Text::needed(Part::Feature, id))
            .collect::<Result<Vec<_>, _>>()
    });
    let invite = Invite {
        kind: KIND,
        format: FORMAT,
        id: uuid::Uuid::new_v4(),
        made_at: at,
        onramp_version: Text::needed(Part::OnrampVersion, env!("CARGO_PKG_VERSION"))?,
        guide: InviteGuide {
            id: Text::needed(Part::GuideId, &card.id)?,
            vendor: Text::needed(Part::Vendor, &card.name)?,
            read_on: Text::needed(Part::ReadOn, &card.source_read_on)?,
        },
        company: company(
            Some(&draft.company_name),
            Some(&draft.company_id),
            Some(&draft.address),
        )?,
        choices: InviteChoices {
            role: given(Part::Role, draft.role.as_deref())?,
            features: features.transpose()?,
        },
        contact: contact(
            &draft.contact_name,
            Some(&draft.contact_mail),
            Some(&draft.contact_phone),
        )?,
        note: Text::optional(Part::Note, &draft.note)?,
    };
    check_choices(&invite, guide)?;
    Ok(invite)
}
