use super::text::Part;
use super::*;
use crate::check::FactName;
use crate::guide::Guide;
use crate::setup::view::InviteDraft;
use crate::setup::{Choices, FieldId};
use crate::words::{Code, words_for};
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::Path;

fn guide() -> Guide {
    let mut guides = crate::guide::shipped().unwrap().into_iter();
    guides.find(|guide| guide.id() == "phin").unwrap()
}

fn draft() -> InviteDraft {
    InviteDraft {
        guide: "phin".to_owned(),
        company_name: "ACME MSP".to_owned(),
        company_id: "acme".to_owned(),
        address: "https://na.myconnectwise.net/".to_owned(),
        role: Some("admin".to_owned()),
        features: Some(vec!["billing".to_owned()]),
        contact_name: "Your specialist".to_owned(),
        contact_mail: "onboarding@vendor.example".to_owned(),
        contact_phone: String::new(),
        note: "See you on Monday.\nBring the form.".to_owned(),
    }
}

fn made(draft: &InviteDraft) -> Result<Invite, InviteProblem> {
    let at = "2026-11-21T12:00:00Z".parse().unwrap();
    make(draft, &guide(), at)
}

fn value() -> Value {
    serde_json::to_value(made(&draft()).unwrap()).unwrap()
}

fn refusal(value: &Value) -> Code {
    read(value.to_string().as_bytes()).unwrap_err().code
}

#[test]
fn an_invite_reads_back_as_it_was_made() {
    let invite = made(&draft()).unwrap();
    let text = invite.render().unwrap();
    assert_eq!(read(text.as_bytes()).unwrap(), invite);
    assert_eq!(read(format!("\u{feff}{text}").as_bytes()).unwrap(), invite);
    assert_eq!(
        invite.company.address.unwrap().as_str(),
        "na.myconnectwise.net"
    );
    assert!(looks_like_invite(text.as_bytes()));
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_struct() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/invite.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        let text = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
        std::fs::write(&path, text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    let committed: Value = serde_json::from_str(&committed).unwrap();
    assert_eq!(
        committed,
        schema(),
        "run the test with UPDATE_SCHEMA=1 and look at the difference"
    );
}

#[test]
fn what_is_no_invite_is_refused_by_name() {
    let code = |bytes: &[u8]| read(bytes).unwrap_err().code;
    assert_eq!(code(&vec![b' '; LARGEST + 1]), Code::InviteTooLarge);
    for bytes in [&b""[..], b"hello", b"{", b"\xff\xfe", b"%PDF-1.7", b"[1,"] {
        assert_eq!(code(bytes), Code::InviteNotJson);
    }
    for bytes in [&b"{}"[..], b"[]", b"7", b"null", br#"{"kind":"report"}"#] {
        assert_eq!(code(bytes), Code::InviteNotOne);
    }
    let mut newer = value();
    newer["format"] = json!(2);
    newer["somethingNew"] = json!(true);
    assert_eq!(refusal(&newer), Code::InviteNewer);
    for format in [json!(0), json!("1"), json!(-1), json!(1.5), Value::Null] {
        let mut other = value();
        other["format"] = format;
        assert_eq!(refusal(&other), Code::InviteDamaged);
    }
}

#[test]
fn a_part_that_is_missing_unknown_or_of_another_type_is_refused() {
    let whole = value();
    for name in whole.as_object().unwrap().keys() {
        if ["kind", "format"].contains(&name.as_str()) {
            continue;
        }
        let mut without = whole.clone();
        without.as_object_mut().unwrap().remove(name);
        if name != "note" {
            assert_eq!(refusal(&without), Code::InviteDamaged, "{name}");
        }
        for other in [json!(7), json!([1]), json!(true)] {
            let mut changed = whole.clone();
            changed[name] = other;
            assert_eq!(refusal(&changed), Code::InviteDamaged, "{name}");
        }
    }
    let mut more = whole.clone();
    more["run"] = json!("something");
    assert_eq!(refusal(&more), Code::InviteDamaged);
    let twice = whole.to_string().replacen('{', r#"{"note":"other","#, 1);
    assert_eq!(
        read(twice.as_bytes()).unwrap_err().code,
        Code::InviteDamaged
    );
    let mut features = whole;
    features["choices"]["features"] = json!("billing");
    assert_eq!(refusal(&features), Code::InviteDamaged);
}

#[test]
fn text_that_hides_or_turns_itself_is_refused_in_every_part() {
    let hidden = [
        "\u{202e}",
        "\u{200b}",
        "\u{feff}",
        "\u{7}",
        "\u{e0041}",
        "\u{2066}",
    ];
    for part in Part::ALL {
        for mark in hidden {
            let problem = Text::optional(part, &format!("a{mark}b")).unwrap_err();
            assert_eq!(problem.code, Code::InviteTextUnsafe, "{part:?} {mark:?}");
            let words = words_for(problem.code, &problem.facts);
            assert!(
                words.happened.starts_with(part.name()),
                "{}",
                words.happened
            );
        }
        let longest = "é".repeat(part.longest());
        assert!(Text::optional(part, &longest).is_ok());
        let problem = Text::optional(part, &format!("{longest}é")).unwrap_err();
        assert_eq!(problem.code, Code::InviteTextTooLong);
        let problem = Text::optional(part, "zYxWvU9876543210").unwrap_err();
        assert_eq!(problem.code, Code::InviteLooksLikeKey);
        let lines = Text::optional(part, "one\ntwo");
        assert_eq!(lines.is_ok(), part == Part::Note);
    }
    let mut invite = value();
    invite["company"]["name"] = json!("ACME \u{202e}PSM");
    assert_eq!(refusal(&invite), Code::InviteTextUnsafe);
}

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
    let problem = invite_view(&read, &guide()).unwrap_err();
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
    assert!(
        invite_view(&cloud, &guide())
            .unwrap()
            .address_note
            .is_none()
    );
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
        let view = invite_view(&invite, &guide()).unwrap();
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

/// Text that people write, with the marks in it that do harm.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,80}",
        "[a-zA-Z0-9@. \n\u{202e}\u{200b}\u{7}+:/-]{0,80}",
        Just("zYxWvU9876543210".to_owned()),
        Just("株式会社テスト".to_owned()),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any_text().prop_map(Value::from),
        Just(json!("onramp-invite")),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        let name = prop_oneof![
            Just("kind".to_owned()),
            Just("format".to_owned()),
            Just("company".to_owned()),
            Just("note".to_owned()),
            Just("id".to_owned()),
            "[a-z]{1,6}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map(name, inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_can_be_made_reads_back_equal(
        name in any_text(), id in any_text(), address in any_text(),
        from in any_text(), mail in any_text(), phone in any_text(), note in any_text(),
        role in prop_oneof![Just(None), Just(Some("admin".to_owned()))],
    ) {
        let draft = InviteDraft {
            guide: "phin".to_owned(), company_name: name, company_id: id, address,
            role, features: None, contact_name: from, contact_mail: mail, contact_phone: phone, note,
        };
        match made(&draft) {
            Ok(invite) => {
                let text = invite.render().unwrap();
                prop_assert!(text.len() <= LARGEST);
                prop_assert_eq!(read(text.as_bytes()).unwrap(), invite);
            }
            Err(problem) => prop_assert!(!words_for(problem.code, &problem.facts).to_do.is_empty()),
        }
    }

    #[test]
    fn people_s_own_words_make_an_invite(name in "[\\p{L}][\\p{L} &']{0,60}", note in "[\\p{L} .,\n]{0,300}") {
        let draft = InviteDraft { company_name: name.clone(), note, ..draft() };
        let invite = made(&draft).unwrap();
        prop_assert_eq!(invite.company.name.as_ref().unwrap().as_str(), name.trim());
        prop_assert_eq!(read(invite.render().unwrap().as_bytes()).unwrap(), invite);
    }

    #[test]
    fn no_json_is_read_without_a_clear_word(mut json in any_json(), at in 0usize..10, other in any_json()) {
        let told = |value: &Value| match read(value.to_string().as_bytes()) {
            Ok(_) => String::from("read"),
            Err(problem) => words_for(problem.code, &problem.facts).to_do,
        };
        prop_assert!(!told(&json).is_empty());
        // And of an invite in which one part is anything.
        let mut invite = value();
        let names: Vec<String> = invite.as_object().unwrap().keys().cloned().collect();
        let name = &names[at % names.len()];
        invite[name] = other;
        prop_assert!(!told(&invite).is_empty());
        if let Some(fields) = json.as_object_mut() {
            fields.insert("kind".to_owned(), json!("onramp-invite"));
            fields.insert("format".to_owned(), json!(1));
            prop_assert_eq!(refusal(&json), Code::InviteDamaged);
        }
    }

    #[test]
    fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
    }
}
