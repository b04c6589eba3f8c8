//! What is an invite, and what is none.

mod any;
mod made;

use super::text::Part;
use super::*;
use crate::guide::Guide;
use crate::setup::view::InviteDraft;
use crate::words::{Code, words_for};
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
