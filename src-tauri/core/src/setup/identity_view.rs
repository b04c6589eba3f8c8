//! What the window is shown of the company that answered, and of the invite.

use super::identity::Answered;
use super::view::{IdentityLine, IdentityState, IdentityView, InvitedView, Note};
use super::{FieldId, Setup, Whose};
use crate::check::{FactName, Finding};
use crate::guide::{DoneBy, Plan};
use crate::words;

/// The card "Is this you?" of a setup.
pub(super) fn identity_view(setup: &Setup, plan: &Plan) -> IdentityView {
    let whose = setup.whose();
    let has_signed_in = setup.signed_in().is_some();
    let counts = setup.invite.as_ref();
    let counts = counts.filter(|invited| invited.given_up_at.is_none());
    let (state, problem, confirmed_at) = match &whose {
        Whose::Unknown => (IdentityState::Unknown, None, None),
        Whose::Asks => (IdentityState::Asks, None, None),
        Whose::Confirmed { at } => (IdentityState::Confirmed, None, Some(at.to_string())),
        Whose::Stopped { code, facts } => {
            (IdentityState::Stopped, Some(Note::of(*code, facts)), None)
        }
    };
    let is_unexpected = setup.is_unexpected();
    let mut steps = plan.steps();
    IdentityView {
        state,
        lines: setup.answered().map_or_else(Vec::new, |it| lines(&it)),
        problem,
        expected: counts.map(|invited| invited.company.in_words()),
        confirmed_at,
        can_confirm: has_signed_in && !is_unexpected && state != IdentityState::Confirmed,
        can_deny: has_signed_in && !is_unexpected && !setup.is_denied(),
        can_give_up_expected: is_unexpected,
        correct_at: steps
            .find(|step| step.done_by == DoneBy::Fields)
            .map(|step| step.id.clone()),
    }
}

fn lines(answered: &Answered<'_>) -> Vec<IdentityLine> {
    let company = Some(answered.company);
    let member_unknown = if answered.member.is_some() {
        "member"
    } else {
        "member-not-asked"
    };
    vec![
        line(FactName::CompanyName, &[company], "company-name"),
        line(FactName::Company, &[company], "version"),
        line(FactName::Host, &[company], "version"),
        line(FactName::Version, &[answered.keys, company], "version"),
        line(FactName::Hosting, &[company], "cloud-region"),
        line(FactName::CloudRegion, &[answered.keys], "cloud-region"),
        line(FactName::Member, &[answered.member], member_unknown),
        line(FactName::Role, &[answered.member], member_unknown),
        line(
            FactName::ServerTimeZone,
            &[answered.keys],
            "server-time-zone",
        ),
    ]
}

fn line(name: FactName, told_by: &[Option<&Finding>], unknown: &str) -> IdentityLine {
    let mut told = told_by.iter().flatten();
    let value = told.find_map(|finding| Answered::said(finding, name));
    IdentityLine {
        label: words::fact_label(name).to_owned(),
        value: value.map(str::to_owned),
        why_unknown: value.map_or_else(
            || words::unknown_label(unknown).to_owned(),
            |_| String::new(),
        ),
    }
}

/// True as long as a field holds what the invite filled in.
pub(super) fn is_from_invite(setup: &Setup, field: FieldId) -> bool {
    let filled = setup.invite.as_ref();
    let filled = filled.and_then(|invited| invited.fields.get(&field));
    filled.is_some() && filled == setup.fields.get(&field)
}

/// The invite that a setup was made from.
pub(super) fn invited_view(setup: &Setup) -> Option<InvitedView> {
    let invited = setup.invite.as_ref()?;
    Some(InvitedView {
        id: invited.id.clone(),
        from: invited.contact_name.clone(),
        mail: invited.contact_mail.clone(),
        phone: invited.contact_phone.clone(),
        made_at: invited.made_at.to_string(),
        note: invited.note.lines().map(str::to_owned).collect(),
        company: invited.company.in_words(),
        has_choices: invited.choices.as_ref() == Some(&setup.choices),
        given_up_at: invited.given_up_at.map(|at| at.to_string()),
    })
}
