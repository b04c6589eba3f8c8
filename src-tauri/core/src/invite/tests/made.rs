//! What makes an invite, and what it fills in.

use super::{draft, guide, made, value};
use crate::check::FactName;
use crate::invite::{file_name, invite_view, invited, judge, read};
use crate::setup::view::InviteDraft;
use crate::setup::{Choices, FieldId};
use crate::words::Code;
use jiff::Timestamp;
use serde_json::json;

#[test]
fn who_makes_one_is_told_what_is_wrong() {
    let told = |change: &dyn Fn(&mut InviteDraft)| {
        let mut draft = draft();
        change(&mut draft);
        made(&draft).unwrap_err().code
    };
    let none = |draft: &mut InviteDraft| {
        draft.company_name.clear();
        draft.company_id = " ".to_owned();
    };
    assert_eq!(told(&none), Code::InviteCompanyMissing);
    assert_eq!(
        told(&|draft| draft.company_id = "acme+a:b".to_owned()),
        Code::InviteCompanyUnusable
    );
    assert_eq!(
        told(&|draft| draft.address = "not an address".to_owned()),
        Code::InviteAddressUnusable
    );
    assert_eq!(
        told(&|draft| draft.address = "https://me:secret@na.myconnectwise.net".to_owned()),
        Code::InviteAddressUnusable
    );
    assert_eq!(
        told(&|draft| draft.contact_name.clear()),
        Code::InviteContactMissing
    );
    assert_eq!(
        told(&|draft| draft.contact_mail.clear()),
        Code::InviteContactMissing
    );
    for mail in [
        "nobody",
        "a@b",
        "a b@c.example",
        "a@.example",
        "<a@b.example>",
    ] {
        assert_eq!(
            told(&|draft| draft.contact_mail = mail.to_owned()),
            Code::InviteMailUnusable
        );
    }
    assert_eq!(
        told(&|draft| draft.role = Some("owner".to_owned())),
        Code::InviteChoiceUnknown
    );
    assert_eq!(
        told(&|draft| draft.features = Some(vec!["wings".to_owned()])),
        Code::InviteChoiceUnknown
    );
    assert_eq!(
        told(&|draft| draft.note = "key zYxWvU9876543210".to_owned()),
        Code::InviteLooksLikeKey
    );
}

#[test]
fn an_unknown_choice_is_named() {
    let mut invite = value();
    invite["choices"]["features"] = json!(["billing", "wings"]);
    let read = read(invite.to_string().as_bytes()).unwrap();
    let problem = judge(&read, &[guide()]).unwrap_err();
    assert_eq!(problem.code, Code::InviteChoiceUnknown);
    assert_eq!(problem.facts[0].name, FactName::Choice);
    assert!(problem.facts[0].value.contains("wings"));
}

#[test]
fn only_an_address_in_connectwises_cloud_is_filled_in() {
    let at = Timestamp::UNIX_EPOCH;
    let cloud = made(&draft()).unwrap();
    let filled = invited(&cloud, at);
    assert_eq!(filled.fields[&FieldId::Address], "na.myconnectwise.net");
    assert_eq!(filled.fields[&FieldId::CompanyId], "acme");
    assert!(invite_view(&cloud, &guide()).address_note.is_none());
    for address in [
        "psa.acme.example",
        "myconnectwise.net.evil.example",
        "zz.myconnectwise.net",
        "staging.connectwisedev.com",
    ] {
        let invite = made(&InviteDraft {
            address: address.to_owned(),
            ..draft()
        })
        .unwrap();
        let kept = invited(&invite, at);
        assert!(!kept.fields.contains_key(&FieldId::Address), "{address}");
        assert_eq!(kept.company.host.as_deref(), Some(address));
        let view = invite_view(&invite, &guide());
        assert_eq!(view.address_note.unwrap().code, Code::InviteAddressNotCloud);
    }
}

#[test]
fn choices_count_as_made_only_where_both_questions_are_answered() {
    let at = Timestamp::UNIX_EPOCH;
    let of = |role: Option<&str>, features: Option<Vec<String>>| {
        let role = role.map(str::to_owned);
        let draft = InviteDraft {
            role,
            features,
            ..draft()
        };
        invited(&made(&draft).unwrap(), at).choices
    };
    assert_eq!(of(None, None), None);
    assert!(of(Some("admin"), Some(Vec::new())).unwrap().is_answered);
    let half = of(Some("admin"), None).unwrap();
    assert_eq!(
        half,
        Choices {
            role: Some("admin".to_owned()),
            ..Choices::default()
        }
    );
    assert!(!of(None, Some(Vec::new())).unwrap().is_answered);
}

#[test]
fn a_file_name_is_one_that_every_system_takes() {
    let name = |company: &str| {
        let draft = InviteDraft {
            company_name: company.to_owned(),
            ..draft()
        };
        file_name(&made(&draft).unwrap(), 1)
    };
    assert_eq!(name("ACME MSP"), "Phin - ACME MSP.onramp-invite");
    assert_eq!(name("a/b: <c>"), "Phin - a b c.onramp-invite");
    assert_eq!(name(""), "Phin - acme.onramp-invite");
    let invite = made(&draft()).unwrap();
    assert_eq!(file_name(&invite, 2), "Phin - ACME MSP (2).onramp-invite");
}
