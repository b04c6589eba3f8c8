use super::*;
use crate::setup::{Invited, SetupId};
use std::collections::BTreeMap;

fn finding(check: Check, facts: &[(FactName, &str)]) -> Finding {
    let facts = facts.iter().map(|(name, value)| Fact::new(*name, *value));
    Finding {
        check,
        outcome: Outcome::Passed,
        code: Code::CompanyFound,
        evidence: facts.collect(),
        duration_ms: 1,
    }
}

fn run(company: &str, host: &str, name: &str, has_keys: bool) -> CheckRun {
    let mut findings = vec![finding(
        Check::Company,
        &[
            (FactName::Host, host),
            (FactName::Company, company),
            (FactName::CompanyName, name),
        ],
    )];
    if has_keys {
        findings.push(finding(Check::Keys, &[(FactName::Host, host)]));
    }
    CheckRun {
        started_at: Timestamp::UNIX_EPOCH,
        finished_at: Timestamp::UNIX_EPOCH,
        was_cancelled: false,
        findings,
        requests: Vec::new(),
        permissions: None,
    }
}

fn who(member: Option<&str>) -> SignedIn {
    SignedIn {
        company: "acme".to_owned(),
        host: "na.myconnectwise.net".to_owned(),
        member: member.map(str::to_owned),
    }
}

fn said(who: SignedIn, is_it: bool) -> IdentityAnswer {
    IdentityAnswer {
        who,
        company_name: None,
        is_it,
        at: Timestamp::UNIX_EPOCH,
    }
}

fn setup() -> Setup {
    let now = Timestamp::UNIX_EPOCH;
    let mut setup = Setup::begin(SetupId::new_random(), "phin", false, now);
    setup.last_run = Some(run("acme", "api-na.myconnectwise.net", "ACME MSP", true));
    setup
}

fn expecting(name: Option<&str>, id: Option<&str>, host: Option<&str>) -> Setup {
    let mut setup = setup();
    let text = |text: Option<&str>| text.map(str::to_owned);
    setup.invite = Some(Invited {
        id: "7".to_owned(),
        made_at: Timestamp::UNIX_EPOCH,
        onramp_version: "1".to_owned(),
        contact_name: "A specialist".to_owned(),
        contact_mail: None,
        contact_phone: None,
        note: String::new(),
        company: ExpectedCompany {
            name: text(name),
            company_id: text(id),
            host: text(host),
        },
        fields: BTreeMap::new(),
        choices: None,
        opened_at: Timestamp::UNIX_EPOCH,
        given_up_at: None,
    });
    setup
}

#[test]
fn who_signed_in_is_asked_about_once_and_then_known() {
    let mut setup = setup();
    assert_eq!(setup.whose(), Whose::Asks);
    assert_eq!(setup.signed_in().unwrap().0, who(None));
    setup.identity.push(said(who(None), true));
    assert!(matches!(setup.whose(), Whose::Confirmed { .. }));
    setup.last_run = None;
    assert_eq!(setup.whose(), Whose::Unknown);
}

#[test]
fn keys_that_were_not_accepted_are_nobody_s() {
    let mut setup = setup();
    setup.last_run = Some(run("acme", "api-na.myconnectwise.net", "ACME MSP", false));
    assert_eq!(setup.whose(), Whose::Unknown);
}

#[test]
fn another_company_or_server_than_the_confirmed_one_stops() {
    for (company, host) in [
        ("other", "api-na.myconnectwise.net"),
        ("acme", "api-eu.myconnectwise.net"),
    ] {
        let mut setup = setup();
        setup.identity.push(said(who(None), true));
        setup.last_run = Some(run(company, host, "Other", true));
        assert_eq!(setup.whose().stop(), Some(Code::CompanyChanged));
        let (now, _) = setup.signed_in().unwrap();
        setup.identity.push(said(now, true));
        assert!(matches!(setup.whose(), Whose::Confirmed { .. }));
    }
    let mut setup = setup();
    setup.identity.push(said(who(None), true));
    setup.last_run = Some(run("ACME", "api-na.myconnectwise.net", "ACME MSP", true));
    assert_eq!(setup.whose().stop(), None, "a Company ID has no case");
}

#[test]
fn a_no_stops_until_a_yes() {
    let mut setup = setup();
    setup.identity.push(said(who(None), false));
    assert_eq!(setup.whose().stop(), Some(Code::CompanyNotYours));
    assert!(setup.is_denied());
    setup.identity.push(said(who(None), true));
    assert!(matches!(setup.whose(), Whose::Confirmed { .. }));
}

#[test]
fn a_member_is_compared_where_both_are_known() {
    let about = |yes: Option<&str>, now: Option<&str>| {
        another(&said(who(yes), true), &who(now), String::new())
    };
    assert_eq!(
        about(Some("one"), Some("two")).stop(),
        Some(Code::MemberChanged)
    );
    assert_eq!(about(None, Some("two")), Whose::Asks);
    assert!(said(who(Some("one")), true).is_about(&who(None)));
    assert!(!said(who(None), true).is_about(&who(Some("one"))));
    assert!(said(who(None), false).is_about(&who(Some("one"))));
}

#[test]
fn what_an_invite_expects_is_compared_with_what_answered() {
    let none = None;
    for (name, id, host, is_expected) in [
        (Some("Acme, MSP."), none, none, true),
        (Some("Another MSP"), none, none, false),
        (Some("Another MSP"), Some("acme"), none, true),
        (Some("ACME MSP"), Some("other"), none, false),
        (none, Some("ACME"), Some("na.myconnectwise.net"), true),
        (none, Some("acme"), Some("eu.myconnectwise.net"), false),
    ] {
        let mut setup = expecting(name, id, host);
        let stop = (!is_expected).then_some(Code::CompanyNotExpected);
        assert_eq!(setup.whose().stop(), stop, "{name:?} {id:?} {host:?}");
        // Without any key too.
        let answered = run("acme", "api-na.myconnectwise.net", "ACME MSP", false);
        setup.last_run = None;
        setup.last_field_check = Some(answered);
        assert_eq!(setup.whose().stop(), stop, "{name:?} {id:?} {host:?}");
        let invited = setup.invite.as_mut().unwrap();
        invited.given_up_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(setup.whose().stop(), None);
    }
}

#[test]
fn the_stop_says_what_was_expected_and_what_was_found() {
    let setup = expecting(Some("Other MSP"), Some("other"), None);
    let Whose::Stopped { code, facts } = setup.whose() else {
        panic!("not stopped");
    };
    let words = crate::words::words_for(code, &facts);
    assert!(
        words.happened.contains("Other MSP (other)"),
        "{}",
        words.happened
    );
    let found = "ACME MSP (acme, na.myconnectwise.net)";
    assert!(words.happened.contains(found), "{}", words.happened);
}
