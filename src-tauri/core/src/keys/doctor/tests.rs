mod any_key;
mod golden;
mod pastes;

use super::*;

const KEY: &str = "aB3dE6gH9jK2mN5p";
const OTHER: &str = "Zy8Xw7Vu6Ts5Rq4P";

fn wiped(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

fn read(slot: KeySlot, text: &str) -> Reading {
    let stored = StoredKeys::default();
    let context = CaptureContext {
        company_id: Some("AcmeMSP1"),
        stored: &stored,
        old: None,
    };
    read_key(slot, wiped(text), &context)
}

fn exposed(reading: &Reading) -> Option<&str> {
    reading.key.as_ref().map(|key| match key {
        CapturedKey::Public(key) => key.expose(),
        CapturedKey::Private(key) => key.expose(),
    })
}

fn codes(reading: &Reading) -> Vec<Code> {
    reading.notes.iter().map(|(code, _)| *code).collect()
}

#[test]
fn a_clean_key_is_taken_without_a_word() {
    for slot in [KeySlot::Public, KeySlot::Private] {
        let reading = read(slot, KEY);
        assert_eq!(exposed(&reading), Some(KEY));
        assert_eq!(reading.key.as_ref().map(CapturedKey::slot), Some(slot));
        assert!(reading.notes.is_empty());
    }
}

#[test]
fn what_stands_around_a_key_is_cut_off_and_said() {
    let fronts = [
        "", " ", "\t", "\r\n", "\"", "'", "`", "“", "«", "(", "[", "<", "\u{feff}", "\u{200b}",
        "\u{a0}", "• ", "**",
    ];
    let backs = [
        "", " ", "\n", "\r\n\r\n", "\"", "',", "`", "”", "»", ")", "];", ">", "\u{200d}", "\u{a0}",
        "\u{0}", "**",
    ];
    for key in [
        KEY,
        OTHER,
        "abcdefgh",
        "A1b2C3d4+/=",
        "01234567890123456789abcdefghij0123456789",
    ] {
        for front in fronts {
            for back in backs {
                let text = format!("{front}{key}{back}");
                let reading = read(KeySlot::Private, &text);
                assert_eq!(exposed(&reading), Some(key), "{text:?}");
                let is_said = codes(&reading).contains(&Code::KeyTrimmed);
                assert_eq!(is_said, text != key, "{text:?}");
            }
        }
    }
}

#[test]
fn invisible_characters_within_a_key_are_cut_out() {
    let reading = read(KeySlot::Public, "aB3dE6gH\u{200b}9jK2\u{ad}mN5p");
    assert_eq!(exposed(&reading), Some(KEY));
    assert_eq!(codes(&reading), [Code::KeyTrimmed]);
}

#[test]
fn labels_in_front_of_a_key_are_cut_off_and_said() {
    let labels = [
        "Public Key: ",
        "Public Key\t",
        "Public Key\n",
        "public key - ",
        "PUBLIC KEY = ",
        "Public Key:\r\n",
        "publicKey:",
        "CW_PUBLIC_KEY=",
        "CWM_PUBLICKEY=\"",
        "\"publicKey\": \"",
        "**Public Key:** ",
        "- Public Key: ",
        "API Keys\nPublic Key: ",
        "ConnectWise API public key → ",
        "The public key is ",
        "Your key is: ",
        "Key: ",
        "API Key ",
        "Public Key (API): ",
        "export CW_PUB_KEY='",
        "Public Key | ",
        "Public：",
    ];
    for label in labels {
        let text = format!("{label}{KEY}");
        let reading = read(KeySlot::Public, &text);
        assert_eq!(exposed(&reading), Some(KEY), "{text:?}");
        assert!(codes(&reading).contains(&Code::KeyUnlabelled), "{text:?}");
    }
    for label in [
        "Private Key: ",
        "private_key=",
        "\"privateKey\": \"",
        "API Private Key\t",
        "Secret: ",
    ] {
        let reading = read(KeySlot::Private, &format!("{label}{KEY}"));
        assert_eq!(exposed(&reading), Some(KEY), "{label}");
        assert!(codes(&reading).contains(&Code::KeyUnlabelled), "{label}");
    }
}

#[test]
fn a_key_that_begins_like_a_label_stays_whole() {
    for key in [
        "KeyAbC1234567890",
        "key-9f8e7d6c5b4a",
        "PUBLICab12345678",
        "isAbcd0123456789",
        "publicprivatekey",
    ] {
        assert_eq!(exposed(&read(KeySlot::Public, key)), Some(key));
    }
}

#[test]
fn a_key_labelled_as_the_other_one_is_refused() {
    for (slot, text) in [
        (KeySlot::Public, "Private Key: aB3dE6gH9jK2mN5p"),
        (KeySlot::Public, "\"privateKey\":\"aB3dE6gH9jK2mN5p\""),
        (KeySlot::Public, "CW_SECRET=aB3dE6gH9jK2mN5p"),
        (KeySlot::Private, "Public Key: aB3dE6gH9jK2mN5p"),
        (KeySlot::Private, "API public key\naB3dE6gH9jK2mN5p"),
    ] {
        assert_refused(slot, text, Code::KeyLabelledOther, text);
    }
}

#[test]
fn a_label_that_names_both_keys_is_no_label_to_go_by() {
    for slot in [KeySlot::Public, KeySlot::Private] {
        for text in [
            "Public Key:\nPrivate Key: aB3dE6gH9jK2mN5p",
            "private/public: aB3dE6gH9jK2mN5p",
        ] {
            let reading = read(slot, text);
            assert!(reading.key.is_none(), "{text:?}");
        }
        let text = "Public Key:\nPrivate Key: aB3dE6gH9jK2mN5p";
        assert_refused(slot, text, Code::KeyLabelledOther, text);
    }
}

#[test]
fn a_key_of_the_pair_to_be_replaced_is_refused_in_either_place() {
    let stored = StoredKeys::default();
    let mut old = StoredKeys::default();
    old.put(CapturedKey::new(KeySlot::Public, wiped(KEY)));
    old.put(CapturedKey::new(KeySlot::Private, wiped(OTHER)));
    let context = CaptureContext {
        company_id: None,
        stored: &stored,
        old: Some(&old),
    };
    for slot in [KeySlot::Public, KeySlot::Private] {
        for text in [KEY, OTHER] {
            let reading = read_key(slot, wiped(text), &context);
            assert!(reading.key.is_none());
            assert_eq!(codes(&reading), [Code::KeyIsOld]);
        }
        let new = read_key(slot, wiped("Qw1Er2Ty3Ui4Op5A"), &context);
        assert!(new.key.is_some());
    }
}

#[test]
fn a_key_behind_a_label_may_begin_like_a_label_where_the_label_ends_clearly() {
    for label in ["Public Key: ", "\"public_key\"=", "API key\t", "key:"] {
        let reading = read(KeySlot::Public, &format!("{label}key-9f8e7d6c5b4a"));
        assert_eq!(exposed(&reading), Some("key-9f8e7d6c5b4a"), "{label}");
    }
    let unclear = read(KeySlot::Public, "public key-9f8e7d6c5b4a");
    assert!(unclear.key.is_none());
}

fn assert_refused(slot: KeySlot, text: &str, code: Code, name: &str) {
    let reading = read(slot, text);
    assert!(reading.key.is_none(), "{name}");
    assert_eq!(codes(&reading), [code], "{name}");
}

#[test]
fn the_same_value_twice_is_refused_and_the_same_slot_again_is_not() {
    let mut stored = StoredKeys::default();
    stored.put(CapturedKey::new(KeySlot::Public, wiped(KEY)));
    let context = CaptureContext {
        company_id: None,
        stored: &stored,
        old: None,
    };

    let twice = read_key(KeySlot::Private, wiped(&format!(" {KEY}\n")), &context);
    let again = read_key(KeySlot::Public, wiped(KEY), &context);

    assert_eq!(codes(&twice), [Code::KeySameAsOther]);
    assert!(twice.key.is_none());
    assert!(again.key.is_some());
}

#[test]
fn an_unusual_length_or_character_only_warns() {
    for (text, expected) in [
        ("aB3dE6gH9jK2mN5", vec![Code::KeyUnusualLength]),
        ("aB3dE6gH9jK2mN5pq", vec![Code::KeyUnusualLength]),
        ("abcdefgh", vec![Code::KeyUnusualLength]),
        ("aB3dE6gH9jK2mN5+", vec![Code::KeyUnusualCharacter]),
        ("aB3dE6gH9jK2mN5=", vec![Code::KeyUnusualCharacter]),
        ("aB3d-E6gH-9jK2-m", vec![Code::KeyUnusualCharacter]),
        (
            "P@ssw0rd!",
            vec![Code::KeyUnusualLength, Code::KeyUnusualCharacter],
        ),
        (
            "8d9c7d3a-0000-4000-8000-1234567890ab",
            vec![Code::KeyLooksLikeClientId],
        ),
    ] {
        let reading = read(KeySlot::Private, text);
        assert_eq!(exposed(&reading), Some(text));
        assert_eq!(codes(&reading), expected, "{text}");
    }
}

#[test]
fn a_sign_inside_a_key_is_a_warning_whichever_it_is_and_wherever_it_stands() {
    // A percent sign before two digits of a number looks encoded: `pastes.toml`.
    for sign in "!#$&()*+,-./:;<=>?@[]^_{|}~§€".chars() {
        for place in 1..15 {
            let at = |(number, character)| if number == place { sign } else { character };
            let key: String = KEY.chars().enumerate().map(at).collect();
            let reading = read(KeySlot::Private, &key);
            assert_eq!(
                exposed(&reading),
                Some(key.as_str()),
                "{:?}",
                codes(&reading)
            );
            assert_eq!(codes(&reading), [Code::KeyUnusualCharacter], "{key}");
        }
    }
}

#[test]
fn no_note_and_no_debug_text_carries_a_piece_of_the_paste() {
    let secret = "hunter2correcthorse";
    for text in [
        secret.to_owned(),
        format!("my password is {secret}"),
        format!("Private Key: {secret}"),
        format!("{secret}@example.com"),
    ] {
        for slot in [KeySlot::Public, KeySlot::Private] {
            let shown = format!("{:?}", read(slot, &text));
            assert!(
                !shown.contains("hunter2") && !shown.contains("horse"),
                "{shown}"
            );
        }
    }
}
