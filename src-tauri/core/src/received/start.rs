//! A report against the guide that it is about: what a setup would start from.

use super::Received;
use crate::address::{Site, read_address};
use crate::guide::Guide;
use crate::report::{ConnectionStatus, plain};
use crate::setup::{BegunFrom, Choices, ExpectedCompany, fields_to_fill};
use crate::words::Code;
use jiff::Timestamp;

/// Finds the guide that a setup would follow that starts from the report.
///
/// # Errors
/// `ReceivedIsPractice`; `ReceivedOtherCompany` where it says that another company answered than was meant: what it names
/// may be that one; `ReceivedGuideUnknown`.
pub fn judge<'a>(received: &Received, guides: &'a [Guide]) -> Result<&'a Guide, Code> {
    if received.is_practice {
        return Err(Code::ReceivedIsPractice);
    }
    if received.status == ConnectionStatus::OtherCompany {
        return Err(Code::ReceivedOtherCompany);
    }
    let mut guides = guides.iter();
    let guide = guides.find(|guide| guide.id() == received.guide);
    guide.ok_or(Code::ReceivedGuideUnknown)
}

/// The server that the report names; none where it is none that Onramp can read.
pub(super) fn site(received: &Received) -> Option<Site> {
    read_address(received.site.as_ref()?, None).site
}

/// What the report chose, as the guide of this Onramp offers it, and what of it this guide does not offer. A report tells
/// choices by name. They count as confirmed only where all of them are found.
pub(super) fn choices(received: &Received, guide: &Guide) -> (Choices, Vec<String>) {
    let offered = guide.choices_view(&Choices::default());
    let mut unknown = Vec::new();
    let mut choices = Choices::default();
    if let Some(name) = &received.role {
        let mut roles = offered.roles.iter();
        match roles.find(|role| plain(&role.label) == *name) {
            Some(role) => choices.role = Some(role.id.clone()),
            None => unknown.push(name.clone()),
        }
    }
    for name in &received.features {
        let mut features = offered.features.iter();
        match features.find(|feature| plain(&feature.name) == *name) {
            Some(feature) => {
                choices.features.insert(feature.id.clone());
            }
            None => unknown.push(name.clone()),
        }
    }
    choices.is_answered = received.is_chosen && unknown.is_empty();
    (choices, unknown)
}

/// The company that a setup would expect that starts from the report.
pub(crate) fn expected(received: &Received) -> ExpectedCompany {
    ExpectedCompany {
        name: received.company.clone(),
        company_id: received.company_id.clone(),
        host: site(received).map(|site| site.login_host().to_owned()),
    }
}

/// What a setup keeps of the report that it starts from, with what the report fills in.
pub(crate) fn begun_from(received: &Received, guide: &Guide, now: Timestamp) -> BegunFrom {
    BegunFrom {
        id: received.id.clone(),
        report_id: received.report_id.clone(),
        made_at: received.made.at,
        onramp_version: received.onramp_version.clone(),
        company: expected(received),
        fields: fields_to_fill(received.company_id.as_deref(), site(received).as_ref()),
        choices: choices(received, guide).0,
        begun_at: now,
        given_up_at: None,
    }
}
