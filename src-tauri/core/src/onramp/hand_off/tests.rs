use super::*;
use crate::Surroundings;
use crate::guide::HandOffTo;
use crate::keys::{KeyPlace, KeyStore, MemoryStore, Vault};
use crate::psa::{ExtraRoots, Limits};
use crate::seal::Identity;
use crate::setup::view::KeySlot;
use crate::setup::{FieldId, Setups};
use std::time::Duration;

pub(in crate::onramp) struct Desk {
    pub(in crate::onramp) onramp: Onramp,
    pub(in crate::onramp) keychain: MemoryStore,
    pub(in crate::onramp) id: SetupId,
    _folder: tempfile::TempDir,
}

/// Onramp with a whole pair captured for a company that practice does not play.
pub(in crate::onramp) async fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let keychain = MemoryStore::default();
    let store = keychain.clone();
    let limit = Duration::from_secs(10);
    let onramp = Onramp::open(Surroundings {
        setups: Setups::open(&folder.path().join("setups.sqlite3")).unwrap(),
        keychain: Vault::new(KeyPlace::SecretService, limit, move || {
            Box::new(store.clone())
        }),
        memory: Vault::memory(),
        key_files: folder.path().join("keys"),
        clock: crate::now,
        limits: Limits::default(),
        extra_roots: ExtraRoots::default(),
    });
    let onramp = onramp.unwrap();
    let id = onramp.create("phin", false).await.unwrap().id;
    for (field, typed) in [
        (FieldId::CompanyId, "acme"),
        (FieldId::Address, "na.myconnectwise.net"),
    ] {
        onramp.set_field(&id, field, typed).await.unwrap();
    }
    for (slot, key) in [
        (KeySlot::Public, "CanaryPublic0001"),
        (KeySlot::Private, "CanaryPrivate002"),
    ] {
        let key = Zeroizing::new(key.to_owned());
        assert!(onramp.capture(&id, slot, key).await.unwrap().is_saved);
    }
    Desk {
        onramp,
        keychain,
        id,
        _folder: folder,
    }
}

#[tokio::test]
async fn the_recipient_that_a_vendor_publishes_is_proposed_and_named() {
    let mut desk = desk().await;
    let published = Identity::new_random().recipient().to_string();
    for guide in std::sync::Arc::make_mut(&mut desk.onramp.guides) {
        guide.file.hand_off = Some(HandOffTo {
            recipient: published.clone(),
            source: "https://example.com/age".to_owned(),
        });
    }
    let preview = desk
        .onramp
        .preview_hand_off(&desk.id, "proposed".to_owned())
        .await
        .unwrap();
    assert_eq!(preview.vendor_recipient.as_ref(), Some(&published));

    let to_vendor = desk
        .onramp
        .seal_hand_off(&desk.id, Some(&published), taken)
        .await;
    let opened_by = to_vendor.unwrap().shown.opened_by;
    assert!(
        opened_by.starts_with("Only Phin can open it"),
        "{opened_by}"
    );
    let other = Identity::new_random().recipient().to_string();
    let to_other = desk
        .onramp
        .seal_hand_off(&desk.id, Some(&other), taken)
        .await;
    let opened_by = to_other.unwrap().shown.opened_by;
    assert!(opened_by.contains("Onramp cannot know"), "{opened_by}");
}

#[tokio::test]
async fn a_pair_of_an_older_onramp_gets_a_salt_and_keeps_its_fingerprint() {
    let mut desk = desk().await;
    let older = br#"{"version":1,"public":"CanaryPublic0001","private":"CanaryPrivate002"}"#;
    desk.keychain.write_entry(&desk.id, older).unwrap();

    let first = desk
        .onramp
        .preview_hand_off(&desk.id, "proposed".to_owned())
        .await
        .unwrap();
    let second = desk
        .onramp
        .preview_hand_off(&desk.id, "proposed".to_owned())
        .await
        .unwrap();

    assert_eq!(first.fingerprint, second.fingerprint);
    let shown = desk.onramp.keys_status(&desk.id).await.unwrap();
    assert_eq!(shown.fingerprint, Some(first.fingerprint));
}

/// A text that arrives where the person wants it.
async fn taken(_text: String) -> Result<(), Code> {
    Ok(())
}

#[tokio::test]
async fn a_text_that_did_not_get_out_is_not_recorded_and_costs_no_earlier_passphrase() {
    let desk = desk().await;
    let first = desk.onramp.seal_hand_off(&desk.id, None, taken);
    let digest = first.await.unwrap().shown.digest;
    let passphrase = desk.onramp.hand_off_passphrase(&desk.id).unwrap();

    let identity = Identity::new_random().recipient().to_string();
    for recipient in [None, Some(identity.as_str())] {
        let not_taken = async |_| Err(Code::ClipboardNotWritten);
        let sealed = desk.onramp.seal_hand_off(&desk.id, recipient, not_taken);
        assert_eq!(sealed.await.unwrap_err().code(), Code::ClipboardNotWritten);
    }

    let kept = desk.onramp.hand_off_passphrase(&desk.id).unwrap();
    assert_eq!(*kept, *passphrase);
    let setup = desk.onramp.setup(&desk.id).await.unwrap();
    let digests: Vec<_> = setup.hand_offs.iter().map(|sent| &sent.digest).collect();
    assert_eq!(digests, [&digest]);
}

#[tokio::test]
async fn every_hand_off_is_recorded_with_what_tells_it_apart() {
    let desk = desk().await;
    let identity = Identity::new_random().recipient().to_string();
    let first = desk
        .onramp
        .seal_hand_off(&desk.id, Some(&identity), taken)
        .await
        .unwrap();
    let second = desk
        .onramp
        .seal_hand_off(&desk.id, None, taken)
        .await
        .unwrap();

    let setup = desk.onramp.setup(&desk.id).await.unwrap();
    let [one, other] = setup.hand_offs.as_slice() else {
        panic!("two hand-offs are recorded");
    };
    assert_eq!((&one.recipient, &other.recipient), (&Some(identity), &None));
    assert_eq!(one.digest, first.shown.digest);
    assert_eq!(other.digest, second.shown.digest);
    assert_ne!(one.digest, other.digest);
    assert_eq!(Some(&one.fingerprint), setup.keys.pair.fingerprint.as_ref());
}
