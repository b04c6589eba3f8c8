//! Whatever is made reads back, and whatever is read is told.

use super::{draft, made, refusal, value};
use crate::invite::{LARGEST, read};
use crate::setup::view::InviteDraft;
use crate::words::{Code, words_for};
use proptest::prelude::*;
use serde_json::{Value, json};

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
