use super::*;
use zeroize::Zeroizing;

const PLAIN: &[u8] = b"CanaryPublic0001 and CanaryPrivate002";

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(Zeroizing::new(text.to_owned()))
}

fn sealed_for(identity: &Identity) -> String {
    seal(PLAIN, SealedFor::Recipient(&identity.recipient())).unwrap()
}

/// Seals with little work: what is tested with it is not the work.
fn sealed_with(text: &str, work_factor: u8) -> String {
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(text));
    recipient.set_work_factor(work_factor);
    age::encrypt_and_armor(&recipient, PLAIN).unwrap()
}

fn opened(sealed: &[u8], with: OpensWith<'_>) -> Result<Vec<u8>, SealProblem> {
    open(sealed, with).map(|plain| plain.to_vec())
}

#[test]
fn what_is_sealed_for_a_recipient_opens_with_its_identity_and_with_no_other() {
    let (mine, other) = (Identity::new_random(), Identity::new_random());
    let sealed = sealed_for(&mine);

    assert!(sealed.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
    assert!(!sealed.contains("Canary"));
    assert_eq!(needs_passphrase(sealed.as_bytes()), Ok(false));
    let both = [other.clone(), mine];
    let plain = opened(sealed.as_bytes(), OpensWith::Identities(&both));
    assert_eq!(plain.unwrap(), PLAIN);
    let refused = opened(sealed.as_bytes(), OpensWith::Identities(&[other]));
    assert_eq!(refused, Err(SealProblem::NotForThisIdentity));
    let typed = passphrase("not a passphrase at all");
    let refused = opened(sealed.as_bytes(), OpensWith::Passphrase(&typed));
    assert_eq!(refused, Err(SealProblem::NeedsIdentity));
}

#[test]
fn what_is_sealed_with_a_passphrase_opens_with_it_and_with_no_other() {
    let typed = passphrase("correct horse battery");
    let sealed = seal(PLAIN, SealedFor::Passphrase(&typed)).unwrap();

    let first = sealed.lines().nth(1).unwrap();
    let head = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, first).unwrap();
    let head = String::from_utf8_lossy(&head);
    assert!(
        head.starts_with("age-encryption.org/v1\n-> scrypt "),
        "{head}"
    );
    assert_eq!(needs_passphrase(sealed.as_bytes()), Ok(true));
    let plain = opened(sealed.as_bytes(), OpensWith::Passphrase(&typed));
    assert_eq!(plain.unwrap(), PLAIN);
    let wrong = passphrase("correct horse batteri");
    let refused = opened(sealed.as_bytes(), OpensWith::Passphrase(&wrong));
    assert_eq!(refused, Err(SealProblem::PassphraseWrong));
    let identity = [Identity::new_random()];
    let refused = opened(sealed.as_bytes(), OpensWith::Identities(&identity));
    assert_eq!(refused, Err(SealProblem::NeedsPassphrase));
}

#[test]
fn the_same_letters_composed_the_other_way_open_it_too() {
    let sealed = sealed_with("d\u{e9}j\u{e0} vu, d\u{e9}j\u{e0} lu", 4);
    let typed = passphrase("de\u{301}ja\u{300} vu, de\u{301}ja\u{300} lu");
    assert!(open(sealed.as_bytes(), OpensWith::Passphrase(&typed)).is_ok());
}

#[test]
fn what_asks_for_more_work_than_onramp_does_is_refused_before_any_is_done() {
    let sealed = sealed_with("correct horse battery", 10);
    let binary = sealed.replace(['\r', '\n'], "");
    let body = binary
        .trim_start_matches("-----BEGIN AGE ENCRYPTED FILE-----")
        .trim_end_matches("-----END AGE ENCRYPTED FILE-----");
    let engine = &base64::engine::general_purpose::STANDARD;
    let bytes = base64::Engine::decode(engine, body).unwrap();
    let end_of_line = bytes
        .iter()
        .skip(22)
        .position(|byte| *byte == b'\n')
        .unwrap()
        + 22;
    let mut greedy = bytes.get(..end_of_line - 2).unwrap().to_vec();
    greedy.extend_from_slice(b"40");
    greedy.extend_from_slice(bytes.get(end_of_line..).unwrap());

    let typed = passphrase("correct horse battery");
    assert!(open(&bytes, OpensWith::Passphrase(&typed)).is_ok());
    let refused = opened(&greedy, OpensWith::Passphrase(&typed));

    assert_eq!(refused, Err(SealProblem::TooMuchWork));
}

#[test]
fn no_byte_can_be_changed_and_nothing_cut_off_unnoticed() {
    let identity = [Identity::new_random()];
    let sealed = sealed_for(&identity[0]);
    let armor = sealed.as_bytes();
    for place in 0..armor.len() {
        let mut changed = armor.to_vec();
        changed[place] ^= 1;
        if let Ok(plain) = opened(&changed, OpensWith::Identities(&identity)) {
            assert_eq!(plain, PLAIN, "byte {place}");
            // Base64 leaves bits unused, and what stands around the armor does not count; the content is authentic.
        }
        let cut = opened(&armor[..place], OpensWith::Identities(&identity));
        assert!(cut.is_err() || place + 1 == armor.len(), "cut at {place}");
    }
}

#[test]
fn a_kept_key_opens_its_own_text_and_no_other_and_finds_every_change_of_it() {
    let typed = passphrase("correct horse battery");
    let sealed = sealed_with("correct horse battery", 4);
    let (plain, key) = open_and_keep(sealed.as_bytes(), &typed).unwrap();
    assert_eq!(*plain, PLAIN);
    let again = |text: &[u8]| open_again(text, &key).map(|plain| plain.to_vec());

    assert_eq!(again(sealed.as_bytes()).unwrap(), PLAIN);
    let other = sealed_with("correct horse battery", 4);
    assert_eq!(again(other.as_bytes()), Err(SealProblem::Damaged));
    let for_recipient = sealed_for(&Identity::new_random());
    let refused = again(for_recipient.as_bytes());
    assert_eq!(refused, Err(SealProblem::NotForThisIdentity));
    let armor = sealed.as_bytes();
    for place in 0..armor.len() {
        let mut changed = armor.to_vec();
        changed[place] ^= 1;
        if let Ok(plain) = again(&changed) {
            assert_eq!(plain, PLAIN, "byte {place}");
            // What can be changed unnoticed does not count for the passphrase either.
            let opened = opened(&changed, OpensWith::Passphrase(&typed));
            assert_eq!(opened.unwrap(), PLAIN, "byte {place}");
        }
    }
}

#[test]
fn what_is_sealed_and_kept_opens_with_its_key_and_with_its_passphrase() {
    let typed = passphrase("correct horse battery");
    let (sealed, key) = seal_and_keep(PLAIN, &typed).unwrap();
    assert_eq!(*open_again(sealed.as_bytes(), &key).unwrap(), PLAIN);
    let plain = opened(sealed.as_bytes(), OpensWith::Passphrase(&typed));
    assert_eq!(plain.unwrap(), PLAIN);
    assert_eq!(format!("{key:?}"), "FileKey([kept back])");
}

#[test]
fn what_is_not_sealed_at_all_is_told() {
    let typed = passphrase("correct horse battery");
    for bytes in [
        &b""[..],
        b"age-encryption.org/v1\n",
        b"{\"version\":2}",
        b"\xff\xfe\x00",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n",
    ] {
        assert_eq!(needs_passphrase(bytes), Err(SealProblem::Damaged));
        let refused = opened(bytes, OpensWith::Passphrase(&typed));
        assert_eq!(refused, Err(SealProblem::Damaged));
    }
}

#[test]
fn a_recipient_is_read_however_it_was_pasted() {
    let recipient = Identity::new_random().recipient();
    let text = recipient.to_string();
    assert_eq!(text.len(), 62);
    let (head, tail) = text.split_at(31);
    for pasted in [
        text.clone(),
        format!("  {text}\r\n"),
        format!("{head}\n{tail}"),
        format!("\u{feff}{text}\u{200b}"),
        text.to_uppercase(),
    ] {
        assert_eq!(Recipient::read(&pasted), Ok(recipient.clone()), "{pasted}");
    }
}

#[test]
fn what_is_no_recipient_is_refused_and_a_secret_is_told_apart() {
    use crate::words::Code;
    let identity = Identity::new_random().to_file();
    let bare = identity.lines().last().unwrap();
    for secret in [
        identity.as_str(),
        bare,
        &bare.to_lowercase(),
        &format!("key: {bare}"),
    ] {
        assert_eq!(Recipient::read(secret), Err(Code::RecipientIsIdentity));
    }
    let text = Identity::new_random().recipient().to_string();
    let mistyped = text.replace(&text[60..], if text.ends_with("qq") { "pp" } else { "qq" });
    for wrong in [
        "",
        "age1",
        &text[..61],
        &mistyped,
        "ssh-ed25519 AAAA",
        "four words, like these",
    ] {
        assert_eq!(
            Recipient::read(wrong),
            Err(Code::RecipientUnreadable),
            "{wrong}"
        );
    }
}

#[test]
fn an_identity_reads_back_from_its_file_and_shows_itself_to_nobody() {
    let identity = Identity::new_random();
    let file = identity.to_file();

    let read = read_identities(&file).unwrap();

    assert_eq!(read.len(), 1);
    assert_eq!(read[0].recipient(), identity.recipient());
    assert_eq!(format!("{identity:?}"), "Identity([kept back])");
    for wrong in [
        "",
        "# only a comment\n",
        "AGE-SECRET-KEY-1QQQQ\n",
        "age1qqqq\n",
    ] {
        assert_eq!(read_identities(wrong).err(), Some(SealProblem::Damaged));
    }
}
