//! Handing the pair to a specialist: sealed for a recipient, or with a passphrase that Onramp makes.

use crate::house::House;
use onramp_core::hand_off::Contents;
use onramp_core::keys::Vault;
use onramp_core::seal::{self, Identity, OpensWith, Passphrase};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use onramp_core::words::Code;
use std::path::PathBuf;

/// A house with a whole pair captured, and a folder for files.
async fn house() -> (House, SetupId, PathBuf) {
    let house = House::open().await;
    let id = house.begin("phin").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    let folder = house.folder.path().join("sent");
    std::fs::create_dir(&folder).unwrap();
    (house, id, folder)
}

fn opened(sealed: &[u8], with: OpensWith<'_>) -> Contents {
    Contents::read(&seal::open(sealed, with).unwrap()).unwrap()
}

fn is_practices_pair(house: &House, contents: &Contents) -> bool {
    let pair = contents.pair().unwrap();
    pair.public.expose() == house.practice.public_key().expose()
        && pair.private.expose() == house.practice.private_key().expose()
}

#[tokio::test]
async fn a_hand_off_for_a_recipient_is_written_and_opens_with_the_identity_and_the_same_fingerprint()
 {
    let (house, id, folder) = house().await;
    let preview = house
        .onramp
        .preview_hand_off(&id, "proposed".to_owned())
        .await
        .unwrap();
    assert_eq!(preview.vendor_recipient, None);
    assert_eq!(preview.folder, "proposed");
    assert!(
        preview
            .contents
            .iter()
            .any(|line| line.value == house.practice.company())
    );
    let shown = house.onramp.keys_status(&id).await.unwrap();
    assert_eq!(shown.fingerprint.as_ref(), Some(&preview.fingerprint));

    let identity = Identity::new_random();
    let recipient = identity.recipient().to_string();
    let sent = house
        .onramp
        .write_hand_off(&id, Some(&recipient), &folder)
        .await
        .unwrap();

    assert!(!sent.has_passphrase && sent.opened_by.contains(&recipient));
    let none = house.onramp.hand_off_passphrase(&id).unwrap_err();
    assert_eq!(none.code(), Code::NoPassphrase);
    let path = sent.path.unwrap();
    assert!(house.onramp.has_written(&path).await.unwrap());
    let beside = format!("{path}.other");
    assert!(!house.onramp.has_written(&beside).await.unwrap());
    let path = PathBuf::from(path);
    let file = std::fs::read(&path).unwrap();
    assert_eq!(seal::digest(&file), sent.digest);
    let contents = opened(&file, OpensWith::Identities(&[identity]));
    assert!(is_practices_pair(&house, &contents));
    let Contents::HandOff(handed) = contents else {
        panic!("it is a hand-off")
    };
    assert!(handed.is_practice && handed.vendor == "Phin");
    assert_eq!(handed.fingerprint(), preview.fingerprint);
    for key in [
        house.practice.public_key().expose(),
        house.practice.private_key().expose(),
    ] {
        assert!(!String::from_utf8_lossy(&file).contains(key));
    }
    house.practice.stop().await;
}

#[tokio::test]
async fn a_hand_off_with_a_passphrase_opens_with_it_until_the_next_one() {
    let (house, id, _) = house().await;
    let first = house
        .onramp
        .seal_hand_off(&id, None, async |_| Ok(()))
        .await
        .unwrap();
    assert!(first.shown.has_passphrase && first.shown.path.is_none());
    let typed = house.onramp.hand_off_passphrase(&id).unwrap();
    assert!(!first.text.contains(typed.as_str()));
    let passphrase = Passphrase::new(typed.clone());
    let contents = opened(first.text.as_bytes(), OpensWith::Passphrase(&passphrase));
    assert!(is_practices_pair(&house, &contents));

    house
        .onramp
        .seal_hand_off(&id, None, async |_| Ok(()))
        .await
        .unwrap();
    assert_ne!(*house.onramp.hand_off_passphrase(&id).unwrap(), *typed);
    house.onramp.delete_setup(&id).await.unwrap();
    assert!(house.onramp.hand_off_passphrase(&id).is_err());
    house.practice.stop().await;
}

#[tokio::test]
async fn the_passphrase_of_a_hand_off_goes_with_the_keys() {
    let (house, id, _) = house().await;
    let sealed = house.onramp.seal_hand_off(&id, None, async |_| Ok(()));
    assert!(sealed.await.unwrap().shown.has_passphrase);
    assert!(house.onramp.hand_off_passphrase(&id).is_ok());

    house.onramp.remove_keys(&id).await.unwrap();

    let gone = house.onramp.hand_off_passphrase(&id).unwrap_err();
    assert_eq!(gone.code(), Code::NoPassphrase);
    house.practice.stop().await;
}

#[tokio::test]
async fn files_never_take_the_place_of_others_and_a_folder_that_is_not_there_is_told() {
    let (mut house, id, folder) = house().await;
    let recipient = Identity::new_random().recipient().to_string();
    let recipient = Some(recipient.as_str());
    let mut paths = Vec::new();
    for _ in 0..2 {
        let sent = house
            .onramp
            .write_hand_off(&id, recipient, &folder)
            .await
            .unwrap();
        paths.push(sent.path.unwrap());
    }
    assert_ne!(paths[0], paths[1]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
    let nowhere = folder.join("nowhere");
    let refused = house
        .onramp
        .write_hand_off(&id, None, &nowhere)
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::HandOffNotWritten);
    assert!(house.onramp.hand_off_passphrase(&id).is_err());

    let recorded = std::fs::read(house.folder.path().join("setups.sqlite")).unwrap();
    let recorded = String::from_utf8_lossy(&recorded).into_owned();
    assert!(recorded.contains("handOffs") && recorded.contains(&paths[0].replace('\\', "\\\\")));
    house.reopen(Vault::memory());
    house.practice.stop().await;
}

#[tokio::test]
async fn what_cannot_be_sealed_is_told_and_a_pasted_secret_is_kept_nowhere() {
    let (house, id, folder) = house().await;
    let secret = Identity::new_random().to_file();
    for (recipient, code) in [
        (secret.as_str(), Code::RecipientIsIdentity),
        ("age1nobody", Code::RecipientUnreadable),
        ("", Code::RecipientUnreadable),
    ] {
        let refused = house
            .onramp
            .write_hand_off(&id, Some(recipient), &folder)
            .await;
        let error = refused.unwrap_err();
        assert_eq!(error.code(), code);
        assert!(!format!("{error:?} {error}").contains("AGE-SECRET"));
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    let records = std::fs::read(house.folder.path().join("setups.sqlite")).unwrap();
    assert!(!String::from_utf8_lossy(&records).contains("AGE-SECRET"));

    let half = house.begin("phin").await.id;
    house.paste(&half, KeySlot::Public).await;
    let refused = house
        .onramp
        .preview_hand_off(&half, "proposed".to_owned())
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::KeysNotCaptured);
    house.practice.stop().await;
}
