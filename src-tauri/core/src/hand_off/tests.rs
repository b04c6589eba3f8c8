use super::*;
use crate::keys::{KeyPair, PairSalt, PrivateKey, PublicKey};
use crate::words::Code;
use zeroize::Zeroizing;

const PUBLIC: &str = "CanaryPublick3Zq";
const PRIVATE: &str = "CanaryPrivate002";

fn handed() -> HandedOff {
    let text = |text: &str| Zeroizing::new(text.to_owned());
    HandedOff {
        vendor: "Phin".to_owned(),
        guide: "phin".to_owned(),
        is_practice: false,
        company: "acme \"and\" sons".to_owned(),
        address: "na.myconnectwise.net".to_owned(),
        login_host: "na.myconnectwise.net".to_owned(),
        api_root: "https://api-na.myconnectwise.net".to_owned(),
        keys: KeyPair {
            public: PublicKey::new(text(PUBLIC)),
            private: PrivateKey::new(text(PRIVATE)),
        },
        salt: PairSalt::new_random(),
        sealed_at: "2026-11-21T14:12:00Z".parse().unwrap(),
    }
}

fn read(text: &str) -> Result<Contents, Code> {
    Contents::read(text.as_bytes())
}

#[test]
fn a_hand_off_reads_back_as_it_was_written() {
    let written = handed();
    let bytes = written.write();
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(json["format"], "onramp-hand-off");
    assert_eq!(json["version"], 1);
    assert_eq!(json["privateKey"], PRIVATE);

    let Contents::HandOff(read) = Contents::read(&bytes).unwrap() else {
        panic!("it is a hand-off");
    };

    assert_eq!(read.company, written.company);
    assert_eq!(read.keys.public.expose(), PUBLIC);
    assert_eq!(read.keys.private.expose(), PRIVATE);
    assert_eq!(*read.salt.to_text(), *written.salt.to_text());
    assert_eq!(read.fingerprint(), written.fingerprint());
    assert_eq!(read.sealed_at, written.sealed_at);
}

#[test]
fn a_pair_that_is_not_the_fingerprints_and_a_newer_hand_off_are_refused() {
    let bytes = handed().write();
    let text = std::str::from_utf8(&bytes).unwrap();
    assert!(read(text).is_ok());
    for (from, to) in [
        (PRIVATE, "CanaryPrivate003"),
        (
            "na.myconnectwise.net\",\"api",
            "eu.myconnectwise.net\",\"api",
        ),
        ("\"version\":1", "\"version\":2"),
        ("onramp-hand-off", "another-format"),
        ("\"salt\"", "\"pepper\""),
    ] {
        assert!(text.contains(from));
        let refused = read(&text.replace(from, to));
        assert_eq!(refused.err(), Some(Code::HandOffUnreadable), "{from}");
    }
    for wrong in ["", "{", "[]", "{\"version\":9}", "words"] {
        assert_eq!(read(wrong).err(), Some(Code::HandOffUnreadable), "{wrong}");
    }
}

#[test]
fn a_key_file_is_told_from_a_hand_off_also_while_it_is_empty() {
    let text = format!(r#"{{"version":2,"public":"{PUBLIC}","next":{{"private":"{PRIVATE}"}}}}"#);
    let contents = read(&text).unwrap();
    assert!(matches!(contents, Contents::Keys(_)));
    assert!(contents.pair().is_none());
    let labels: Vec<String> = contents
        .lines()
        .into_iter()
        .map(|line| line.label)
        .collect();
    assert_eq!(labels.len(), 4);
    assert_eq!(labels[3], "Private key of the new pair");
    assert!(matches!(read("{\"version\":2}"), Ok(Contents::Keys(_))));
}

#[test]
fn the_lines_name_everything_and_hold_no_key() {
    let handed = handed();
    let lines = pair_lines(&handed);
    let text = lines
        .iter()
        .map(|line| format!("{}: {}\n", line.label, line.value));
    let text: String = text.collect();
    assert!(text.contains("Company ID: acme"));
    assert!(text.contains("Public key: ends in k3Zq, 16 characters"));
    assert!(text.contains("Private key: 16 characters, never shown"));
    assert!(text.contains(&handed.fingerprint()));
    assert!(!text.contains("Canary"));
    assert!(!text.contains(handed.salt.to_text().as_str()));
    assert!(!format!("{handed:?}").contains("Canary"));
}

#[test]
fn it_is_said_who_can_open_it() {
    use crate::seal::Identity;
    let recipient = Identity::new_random().recipient();
    let published = opened_by(Some(&recipient), Some("Phin"));
    assert!(published.starts_with("Only Phin can open it"));
    let unknown = opened_by(Some(&recipient), None);
    assert!(unknown.contains(&recipient.to_string()));
    assert!(unknown.contains("Onramp cannot know who holds it"));
    assert!(opened_by(None, None).contains("passphrase"));
}

#[test]
fn its_file_is_named_after_vendor_and_company() {
    let mut handed = handed();
    handed.company = "a/c\u{202e}me: <1>".to_owned();
    let name = file_name(&handed, handed.sealed_at, 1);
    assert!(
        name.starts_with("Onramp hand-off - Phin - a cme 1 - 2026-11-2"),
        "{name}"
    );
    assert!(name.ends_with(".age"));
    handed.is_practice = true;
    let name = file_name(&handed, handed.sealed_at, 2);
    assert!(name.starts_with("Onramp practice hand-off") && name.ends_with(" (2).age"));
}
