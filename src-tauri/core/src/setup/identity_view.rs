//! What the window is shown of the company that answered, and of the invite.

use super::identity::Answered;
use super::view::{BegunFromView, IdentityLine, IdentityState, IdentityView, InvitedView, Note};
use super::{ExpectedCompany, FieldId, Setup, Whose};
use crate::check::{FactName, Finding};
use crate::guide::{DoneBy, Plan};
use crate::words;

/// The card "Is this you?" of a setup.
pub(super) fn identity_view(setup: &Setup, plan: &Plan) -> IdentityView {
    let whose = setup.whose();
    let has_signed_in = setup.signed_in().is_some();
    let expected = setup.expected().map(ExpectedCompany::in_words);
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
        lines: setup
            .answered()
            .map_or_else(Vec::new, |it| lines(setup, &it)),
        problem,
        expected: expected.filter(|words| !words.is_empty()),
        confirmed_at,
        can_confirm: has_signed_in && !is_unexpected && state != IdentityState::Confirmed,
        can_deny: has_signed_in && !is_unexpected && !setup.is_denied(),
        can_give_up_expected: is_unexpected,
        correct_at: steps
            .find(|step| step.done_by == DoneBy::Fields)
            .map(|step| step.id.clone()),
    }
}

fn lines(setup: &Setup, answered: &Answered<'_>) -> Vec<IdentityLine> {
    let (company, keys, member) = (Some(answered.company), answered.keys, answered.member);
    let member_unknown = if member.is_some() {
        "member"
    } else {
        "member-not-asked"
    };
    let mut server = line(FactName::Host, &[company], "version");
    if let Some((who, _)) = setup.signed_in().filter(|_| !setup.is_practice) {
        server.value = Some(who.host);
    }
    let told = |name, told_by: &[Option<&Finding>]| {
        let line = line(name, told_by, "version");
        line.value.is_some().then_some(line)
    };
    let lines = [
        Some(line(FactName::CompanyName, &[company], "company-name")),
        Some(line(FactName::Company, &[company], "version")),
        Some(server),
        Some(line(FactName::Version, &[keys, company], "version")),
        told(FactName::Hosting, &[company]),
        told(FactName::CloudRegion, &[keys]),
        Some(line(FactName::Member, &[member], member_unknown)),
        Some(line(FactName::Role, &[member], member_unknown)),
        told(FactName::ServerTimeZone, &[keys]),
    ];
    lines.into_iter().flatten().collect()
}

fn line(name: FactName, told_by: &[Option<&Finding>], unknown: &str) -> IdentityLine {
    let mut told = told_by.iter().flatten();
    let value = told.find_map(|finding| Answered::said(finding, name));
    let why = value.map_or_else(|| words::unknown_label(unknown), |_| "");
    IdentityLine {
        label: words::fact_label(name).to_owned(),
        value: value.map(str::to_owned),
        why_unknown: why.to_owned(),
    }
}

/// True as long as a field holds what the invite filled in, or the report that the setup began with.
pub(super) fn is_from_invite(setup: &Setup, field: FieldId) -> bool {
    let invited = setup.invite.as_ref().map(|invited| &invited.fields);
    let filled = invited.or(setup.begun_from.as_ref().map(|begun| &begun.fields));
    let filled = filled.and_then(|fields| fields.get(&field));
    filled.is_some() && filled == setup.fields.get(&field)
}

/// The report that a setup was started from.
pub(super) fn begun_from_view(setup: &Setup) -> Option<BegunFromView> {
    let begun = setup.begun_from.as_ref()?;
    Some(BegunFromView {
        id: begun.id.clone(),
        report_id: begun.report_id.clone(),
        made_at: begun.made_at.to_string(),
        company: begun.company.in_words(),
        has_choices: begun.choices.is_answered && begun.choices == setup.choices,
        given_up_at: begun.given_up_at.map(|at| at.to_string()),
    })
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
