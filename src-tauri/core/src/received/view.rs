//! What the window is shown of a report that came in.

use super::start::{choices, judge, site};
use super::{Received, ReceivedTime};
use crate::check::{Fact, FactName};
use crate::guide::Guide;
use crate::report::{ConnectionStatus, headline};
use crate::setup::is_connectwise;
use crate::setup::view::{
    Note, ReceivedCard, ReceivedFault, ReceivedStep, ReceivedView, SetupState,
};
use crate::words::{self, Code};

/// How a setup stands that a report says this of.
fn state(status: ConnectionStatus) -> SetupState {
    match status {
        ConnectionStatus::Connected => SetupState::Connected,
        ConnectionStatus::ConnectedWithGaps
        | ConnectionStatus::OtherCompany
        | ConnectionStatus::NotConnected => SetupState::Problem,
        ConnectionStatus::ConnectedUnchecked
        | ConnectionStatus::NotTested
        | ConnectionStatus::Ending => SetupState::InProgress,
        ConnectionStatus::Ended => SetupState::Finished,
    }
}

/// What a report says, and what a setup would start from with `guides`. The setups that it may be about are left open.
#[must_use]
pub fn received_view(received: &Received, guides: &[Guide]) -> ReceivedView {
    let judged = judge(received, guides);
    let open = received.open.iter().map(|step| ReceivedStep {
        code: step.code.clone(),
        title: step.title.clone(),
        acts_words: words::acts_label(step.acts).to_owned(),
    });
    let faults = received.problems.iter().map(|problem| ReceivedFault {
        title: problem.title.clone(),
        happened: problem.happened.clone(),
    });
    let local = |time: &ReceivedTime| time.local.clone();
    ReceivedView {
        id: received.id.clone(),
        report_id: received.report_id.clone(),
        fits_its_id: received.fits_its_id(),
        vendor: received.vendor.clone(),
        company_name: received.company.clone(),
        company_id: received.company_id.clone(),
        address: received.site.clone(),
        is_practice: received.is_practice,
        state: state(received.status),
        headline: headline(received.status, received.is_practice).to_owned(),
        tested: received.tested.as_ref().map(local),
        made: local(&received.made),
        time_zone: received.time_zone.clone(),
        acts_words: words::acts_label(received.acts).to_owned(),
        open: open.collect(),
        open_count: received.open_count,
        faults: faults.collect(),
        invite: received.invite.as_ref().map(|invite| invite.id.clone()),
        invite_from: received.invite.as_ref().map(|invite| invite.from.clone()),
        invite_setup: None,
        onramp_version: received.onramp_version.clone(),
        role: received.role.clone(),
        features: received.features.clone(),
        notes: judged.map_or_else(|_| Vec::new(), |guide| notes(received, guide)),
        obstacle: judged.err().map(|code| {
            let vendor = Fact::new(FactName::Vendor, &received.vendor);
            Note::of(code, &[vendor])
        }),
        kept_at: received.kept_at.map(|at| at.to_string()),
        setup: None,
        twin: None,
    }
}

/// What to know before a setup is started from a report.
fn notes(received: &Received, guide: &Guide) -> Vec<Note> {
    let unknown = choices(received, guide).1;
    let unknown = unknown.first().map(|name| {
        let choice = Fact::new(FactName::Choice, format!("“{name}”"));
        Note::of(Code::ReceivedChoiceUnknown, &[choice])
    });
    let elsewhere = received.site.as_ref();
    let elsewhere = elsewhere.filter(|_| !site(received).as_ref().is_some_and(is_connectwise));
    let elsewhere = elsewhere.map(|host| {
        let host = Fact::new(FactName::Host, host);
        Note::of(Code::ReceivedAddressNotCloud, &[host])
    });
    unknown.into_iter().chain(elsewhere).collect()
}

/// A kept report as a row of the home screen.
pub(crate) fn received_card(received: &Received) -> ReceivedCard {
    let company = received.company.as_ref().or(received.company_id.as_ref());
    ReceivedCard {
        id: received.id.clone(),
        vendor: received.vendor.clone(),
        company: company.cloned(),
        is_practice: received.is_practice,
        state: state(received.status),
        headline: headline(received.status, received.is_practice).to_owned(),
        acts: received.acts,
        acts_words: words::acts_label(received.acts).to_owned(),
        made: received.made.local.clone(),
        fits_its_id: received.fits_its_id(),
    }
}
