mod refused;

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
        "0123456789012345678901234567890123456789",
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
fn the_number_of_characters_cut_off_is_told() {
    let reading = read(KeySlot::Public, &format!(" \u{200b}{KEY}\r\n"));
    let removed = Fact {
        name: FactName::Removed,
        value: "4".to_owned(),
    };
    assert_eq!(reading.notes, [(Code::KeyTrimmed, vec![removed])]);
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
fn any_clean_key_survives_any_label_and_whatever_stands_around_both() {
    let labels = [
        "",
        "Private Key: ",
        "\"privateKey\": \"",
        "CW_PRIVATE_KEY=",
        "API key\t",
    ];
    let around = [
        ("", ""),
        (" \u{200b}", "\r\n"),
        ("“", "”"),
        ("{ ", " },"),
        ("**", "**"),
    ];
    for key in (0..200).map(any_key) {
        for label in labels {
            for (front, back) in around {
                let text = format!("{front}{label}{front}{key}{back}{back}");
                let reading = read(KeySlot::Private, &text);
                assert_eq!(exposed(&reading), Some(key.as_str()), "{text:?}");
                assert!(!codes(&reading).contains(&Code::KeyUnusualLength));
            }
        }
    }
}

/// 16 letters and digits, the same ones for the same number.
fn any_key(number: u64) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = number;
    (0..16)
        .map(|_| {
            // Knuth's MMIX generator.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(LETTERS[usize::try_from(state >> 33).unwrap() % LETTERS.len()])
        })
        .collect()
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
        assert_refused(slot, text, Code::KeyLabelledOther);
    }
}

fn assert_refused(slot: KeySlot, text: &str, code: Code) {
    let reading = read(slot, text);
    assert!(reading.key.is_none(), "{text:?}");
    assert_eq!(codes(&reading), [code], "{text:?}");
}

#[test]
fn the_same_value_twice_is_refused_and_the_same_slot_again_is_not() {
    let mut stored = StoredKeys::default();
    stored.put(CapturedKey::new(KeySlot::Public, wiped(KEY)));
    let context = CaptureContext {
        company_id: None,
        stored: &stored,
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
        ("aB3dE6gH9jK2mN5é", vec![Code::KeyUnusualCharacter]),
        (
            "P@ssw0rd!",
            vec![Code::KeyUnusualLength, Code::KeyUnusualCharacter],
        ),
        (
            "8d9c7d3a-0000-4000-8000-1234567890ab",
            vec![Code::KeyUnusualLength, Code::KeyUnusualCharacter],
        ),
    ] {
        let reading = read(KeySlot::Private, text);
        assert_eq!(exposed(&reading), Some(text));
        assert_eq!(codes(&reading), expected, "{text}");
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
