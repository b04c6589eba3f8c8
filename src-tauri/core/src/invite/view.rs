//! An invite against the guide that it is for: what it would choose and fill in.

use super::{Invite, InviteProblem, Text};
use crate::address::{Site, read_address};
use crate::check::{Fact, FactName};
use crate::guide::Guide;
use crate::setup::view::{InviteView, Note};
use crate::setup::{Choices, ExpectedCompany, Invited, fields_to_fill, is_connectwise};
use crate::words::Code;
use jiff::Timestamp;

/// Finds the guide that an invite is for, if it offers what the invite chooses.
///
/// # Errors
/// `InviteGuideUnknown`, `InviteChoiceUnknown`.
pub fn judge<'a>(invite: &Invite, guides: &'a [Guide]) -> Result<&'a Guide, InviteProblem> {
    let mut guides = guides.iter();
    let guide = guides.find(|guide| guide.id() == invite.guide.id.as_str());
    let vendor = invite.guide.vendor.as_str();
    let guide = guide.ok_or_else(|| InviteProblem::of_unknown_guide(vendor))?;
    check_choices(invite, guide)?;
    Ok(guide)
}

/// Whether the guide offers what an invite chooses.
///
/// # Errors
/// `InviteChoiceUnknown`, with what it asks for.
pub(super) fn check_choices(invite: &Invite, guide: &Guide) -> Result<(), InviteProblem> {
    let choices = choices(invite).unwrap_or_default();
    guide.unknown_choice(&choices).map_or(Ok(()), |id| {
        let (code, name) = (Code::InviteChoiceUnknown, FactName::Choice);
        Err(InviteProblem::told(code, name, &format!("“{id}”")))
    })
}

/// The choices that the invite makes; none when it leaves them to the person.
fn choices(invite: &Invite) -> Option<Choices> {
    let made = &invite.choices;
    if made.role.is_none() && made.features.is_none() {
        return None;
    }
    let features = made.features.iter().flatten();
    Some(Choices {
        role: made.role.as_ref().map(|role| role.as_str().to_owned()),
        features: features.map(|id| id.as_str().to_owned()).collect(),
        is_answered: made.role.is_some() && made.features.is_some(),
    })
}

fn site(invite: &Invite) -> Option<Site> {
    read_address(invite.company.address.as_ref()?.as_str(), None).site
}

/// What an invite says that was judged by `guide`. The setups that it may be about are left open.
pub(crate) fn invite_view(invite: &Invite, guide: &Guide) -> InviteView {
    let shown = guide.choices_view(&choices(invite).unwrap_or_default());
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let role = shown.roles.iter().find(|role| role.is_chosen);
    let chosen = shown.features.iter().filter(|feature| feature.is_chosen);
    let elsewhere = site(invite).filter(|site| !is_connectwise(site));
    InviteView {
        id: invite.id.to_string(),
        guide: guide.id().to_owned(),
        vendor: guide.name().to_owned(),
        from: invite.contact.name.as_str().to_owned(),
        mail: text(&invite.contact.mail),
        phone: text(&invite.contact.phone),
        made_at: invite.made_at.to_string(),
        onramp_version: invite.onramp_version.as_str().to_owned(),
        company_name: text(&invite.company.name),
        company_id: text(&invite.company.company_id),
        address: text(&invite.company.address),
        address_note: elsewhere.map(|site| {
            let host = Fact::new(FactName::Host, site.display());
            Note::of(Code::InviteAddressNotCloud, &[host])
        }),
        role: role.map(|role| role.label.clone()),
        features: chosen.map(|feature| feature.name.clone()).collect(),
        note: invite.note.as_ref().map_or_else(Vec::new, |note| {
            note.as_str().lines().map(str::to_owned).collect()
        }),
        setup: None,
        twin: None,
    }
}

/// What a setup keeps of the invite that it is made from, with what the invite fills in.
pub(crate) fn invited(invite: &Invite, opened_at: Timestamp) -> Invited {
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let site = site(invite);
    let company_id = text(&invite.company.company_id);
    let fields = fields_to_fill(company_id.as_deref(), site.as_ref());
    Invited {
        id: invite.id.to_string(),
        made_at: invite.made_at,
        onramp_version: invite.onramp_version.as_str().to_owned(),
        contact_name: invite.contact.name.as_str().to_owned(),
        contact_mail: text(&invite.contact.mail),
        contact_phone: text(&invite.contact.phone),
        note: text(&invite.note).unwrap_or_default(),
        company: ExpectedCompany {
            name: text(&invite.company.name),
            company_id: text(&invite.company.company_id),
            host: site.map(|site| site.login_host().to_owned()),
        },
        fields,
        choices: choices(invite),
        opened_at,
        given_up_at: None,
    }
}
