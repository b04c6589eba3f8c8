//! Samples about the company that answered, and about an invite.

use super::{Parts, at, built, healthy_parts};
use crate::check::{Check, Fact, FactName};
use crate::report::Report;
use crate::setup::view::{IdentityLine, IdentityState, IdentityView};
use crate::setup::{ExpectedCompany, IdentityAnswer, Invited};
use std::collections::BTreeMap;

/// Where no company told anything of itself.
pub(super) fn nothing_told() -> IdentityView {
    IdentityView {
        state: IdentityState::Unknown,
        lines: Vec::new(),
        problem: None,
        expected: None,
        confirmed_at: None,
        can_confirm: false,
        can_deny: false,
        can_give_up_expected: false,
        correct_at: None,
    }
}

/// A company that the invite expected, and that the person confirmed.
pub(crate) fn confirmed() -> Report {
    let (view, mut setup, made) = invited("acme");
    let (who, company_name) = setup.signed_in().unwrap();
    for (is_it, time) in [(false, "14:01:00"), (true, "14:03:00")] {
        setup.identity.push(IdentityAnswer {
            who: who.clone(),
            company_name: company_name.clone(),
            is_it,
            at: at(time),
        });
    }
    built(&(view, setup, made))
}

/// Another company than the invite names.
pub(crate) fn stopped() -> Report {
    built(&invited("other"))
}

/// As [`stopped`], and the person said that the invite is wrong.
pub(crate) fn given_up() -> Report {
    let (view, mut setup, made) = invited("other");
    setup.invite.as_mut().unwrap().given_up_at = Some(at("14:05:00"));
    built(&(view, setup, made))
}

fn invited(expected: &str) -> Parts {
    let (mut view, mut setup, made) = healthy_parts();
    let run = setup.last_run.as_mut().unwrap();
    let company = run.findings.iter_mut();
    let mut company = company.filter(|finding| finding.check == Check::Company);
    company.next().unwrap().evidence = vec![
        Fact::new(FactName::Host, "api-na.myconnectwise.net"),
        Fact::new(FactName::Company, "acme"),
        Fact::new(FactName::CompanyName, "ACME MSP"),
    ];
    let line = |label: &str, value: Option<&str>, why: &str| IdentityLine {
        label: label.to_owned(),
        value: value.map(str::to_owned),
        why_unknown: why.to_owned(),
    };
    view.identity.lines = vec![
        line("Company name", Some("ACME MSP"), ""),
        line("API member", None, "ConnectWise did not tell it"),
    ];
    setup.invite = Some(Invited {
        id: "00000000-0000-0000-0000-000000000007".to_owned(),
        made_at: at("09:00:00"),
        onramp_version: "0.1.0".to_owned(),
        contact_name: "Phin onboarding".to_owned(),
        contact_mail: Some("onboarding@vendor.example".to_owned()),
        contact_phone: None,
        note: "See you on Monday.".to_owned(),
        company: ExpectedCompany {
            name: Some("ACME MSP".to_owned()),
            company_id: Some(expected.to_owned()),
            host: Some("na.myconnectwise.net".to_owned()),
        },
        fields: BTreeMap::new(),
        choices: None,
        opened_at: at("13:00:00"),
        given_up_at: None,
    });
    (view, setup, made)
}
