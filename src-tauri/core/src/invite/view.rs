//! An invite against the guide that it is for: what it would choose and fill in.

use super::{Invite, InviteProblem, Text};
use crate::address::{Hosting, Site, read_address};
use crate::check::{Fact, FactName};
use crate::guide::Guide;
use crate::setup::view::{InviteView, Note};
use crate::setup::{Choices, ExpectedCompany, FieldId, Invited};
use crate::words::Code;
use jiff::Timestamp;
use std::collections::BTreeMap;

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
    let file = guide.file();
    let is_role = |id: &&Text| {
        file.role_choice
            .options
            .iter()
            .any(|one| one.id == id.as_str())
    };
    let is_feature = |id: &&Text| file.features.iter().any(|one| one.id == id.as_str());
    let role = invite.choices.role.as_ref().filter(|id| !is_role(id));
    let mut features = invite.choices.features.iter().flatten();
    let unknown = role.or_else(|| features.find(|id| !is_feature(id)));
    unknown.map_or(Ok(()), |id| {
        let (code, name) = (Code::InviteChoiceUnknown, FactName::Choice);
        Err(InviteProblem::told(
            code,
            name,
            &format!("“{}”", id.as_str()),
        ))
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

/// True for a server of ConnectWise's own. Any other is never filled in: keys are sent to the address in that field.
fn is_connectwise(site: &Site) -> bool {
    match site.hosting() {
        Hosting::Cloud { .. } => true,
        Hosting::UnknownCloud | Hosting::Staging | Hosting::OnPremises | Hosting::Practice => false,
    }
}

/// What an invite says. The setups that it may be about are left open.
///
/// # Errors
/// `InviteChoiceUnknown`.
pub(crate) fn invite_view(invite: &Invite, guide: &Guide) -> Result<InviteView, InviteProblem> {
    check_choices(invite, guide)?;
    let shown = guide.choices_view(&choices(invite).unwrap_or_default());
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let role = shown.roles.iter().find(|role| role.is_chosen);
    let chosen = shown.features.iter().filter(|feature| feature.is_chosen);
    let elsewhere = site(invite).filter(|site| !is_connectwise(site));
    Ok(InviteView {
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
    })
}

/// What a setup keeps of the invite that it is made from, with what the invite fills in.
pub(crate) fn invited(invite: &Invite, opened_at: Timestamp) -> Invited {
    let text = |text: &Option<Text>| text.as_ref().map(|text| text.as_str().to_owned());
    let site = site(invite);
    let mut fields = BTreeMap::new();
    if let Some(id) = text(&invite.company.company_id) {
        fields.insert(FieldId::CompanyId, id);
    }
    if let Some(site) = site.as_ref().filter(|site| is_connectwise(site)) {
        fields.insert(FieldId::Address, site.display());
    }
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
