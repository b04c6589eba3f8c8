//! Keys left in a place that was away or shut when another one was chosen.

use crate::sealed_file::{PASSPHRASE, files, house, keep, open, private_key};
use onramp_core::keys::KeyProblem;
use onramp_core::setup::KeptIn;
use onramp_core::setup::view::{KeySlot, KeysView, StoreRemedy};
use onramp_core::words::Code;
use std::path::Path;

/// The view says that a sealed file stays, and where.
fn assert_left(view: &KeysView, code: Code, file: &Path) {
    let note = view.left_file.as_ref().unwrap();
    assert_eq!(note.code, code);
    let said = &note.words.happened;
    assert!(said.contains(&file.display().to_string()), "{said}");
}

#[tokio::test]
async fn a_file_left_behind_is_taken_up_again_with_its_passphrase() {
    let (mut house, id, keychain) = house().await;
    keep(&house, &id, PASSPHRASE).await.unwrap();
    house.paste(&id, KeySlot::Private).await;
    house.reopen(keychain.vault());
    let in_memory = house.onramp.keep_in_memory(&id).await.unwrap();
    assert!(!in_memory.private.is_saved && files(&house).len() == 1);

    let again = keep(&house, &id, PASSPHRASE).await.unwrap();

    assert!(again.private.is_saved && files(&house).len() == 1);
    let key = private_key(&house, &id).await.unwrap();
    assert_eq!(*key, house.practice.private_key().expose());
    house.practice.stop().await;
}

#[tokio::test]
async fn keeping_in_memory_says_where_a_sealed_file_stays_and_it_can_be_opened_again() {
    let (mut house, id, keychain) = house().await;
    keep(&house, &id, PASSPHRASE).await.unwrap();
    house.paste(&id, KeySlot::Private).await;
    house.reopen(keychain.vault());
    let in_memory = house.onramp.keep_in_memory(&id).await.unwrap();
    assert_left(&in_memory, Code::SealedFileStays, &files(&house)[0]);
    assert_eq!(in_memory.remedies, [StoreRemedy::OpenSealedFile]);
    // After a restart the keychain is tried again, which is still missing; the file is offered still.
    house.reopen(keychain.vault());
    house.onramp.open_setup(&id).await.unwrap();
    let status = house.onramp.keys_status(&id).await.unwrap();
    assert_left(&status, Code::SealedFileStays, &files(&house)[0]);
    assert_eq!(
        status.remedies,
        [
            StoreRemedy::OpenSealedFile,
            StoreRemedy::KeepInSealedFile,
            StoreRemedy::KeepInMemory
        ]
    );

    assert_eq!(
        open(&house, &id, "four words, like those").await,
        Err(Code::PassphraseWrong)
    );
    let opened = open(&house, &id, PASSPHRASE).await.unwrap();

    assert!(opened.private.is_saved && opened.kept_in == KeptIn::SealedFile);
    assert!(opened.left_file.is_none());
    let key = private_key(&house, &id).await.unwrap();
    assert_eq!(*key, house.practice.private_key().expose());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_file_that_stays_is_not_opened_over_a_key_in_memory_and_goes_with_the_keys() {
    let (mut house, id, keychain) = house().await;
    keep(&house, &id, PASSPHRASE).await.unwrap();
    house.reopen(keychain.vault());
    house.onramp.keep_in_memory(&id).await.unwrap();
    let pasted = house.paste(&id, KeySlot::Public).await.keys;
    assert_left(&pasted, Code::SealedFileStays, &files(&house)[0]);
    assert!(pasted.remedies.is_empty());
    assert_eq!(
        open(&house, &id, PASSPHRASE).await,
        Err(Code::SealedFileMissing)
    );
    let status = house.onramp.keys_status(&id).await.unwrap();
    assert!(status.public.is_saved && status.kept_in == KeptIn::Memory);

    let forgotten = house.onramp.forget_keys(&id).await.unwrap();

    assert!(forgotten.left_file.is_none() && files(&house).is_empty());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_file_left_behind_is_put_aside_when_the_passphrase_is_another() {
    let (mut house, id, keychain) = house().await;
    keep(&house, &id, PASSPHRASE).await.unwrap();
    house.paste(&id, KeySlot::Private).await;
    let lost = std::fs::read(&files(&house)[0]).unwrap();
    house.reopen(keychain.vault());
    house.onramp.keep_in_memory(&id).await.unwrap();

    let anew = keep(&house, &id, "five other words, like these")
        .await
        .unwrap();

    assert!(!anew.private.is_saved);
    assert_left(
        &anew,
        Code::SealedFilePutAside,
        &house.folder.path().join("keys"),
    );
    let kept: Vec<_> = files(&house).into_iter().map(std::fs::read).collect();
    assert!(kept.len() == 2 && kept.into_iter().any(|file| file.unwrap() == lost));
    house.onramp.forget_keys(&id).await.unwrap();
    assert!(files(&house).is_empty());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_pair_in_a_keychain_that_was_away_is_found_again_beside_an_empty_sealed_file() {
    for is_reopened in [false, true] {
        let (mut house, id, keychain) = house().await;
        keychain.set_missing(false);
        house.paste(&id, KeySlot::Public).await;
        house.paste(&id, KeySlot::Private).await;
        keychain.set_missing(true);
        let away = house.onramp.keys_status(&id).await.unwrap();
        let said = away.keychain_problem.unwrap();
        assert_eq!(said.code, Code::KeychainMissing);
        let kept = keep(&house, &id, PASSPHRASE).await.unwrap();
        assert!(!kept.public.is_saved);

        keychain.set_missing(false);
        let found = if is_reopened {
            house.reopen(keychain.vault());
            open(&house, &id, PASSPHRASE).await.unwrap()
        } else {
            house.onramp.keys_status(&id).await.unwrap()
        };

        assert!(found.is_complete && found.kept_in == KeptIn::Keychain);
        assert!(said.words.to_do.contains("stay"), "{}", said.words.to_do);
        let key = private_key(&house, &id).await.unwrap();
        assert_eq!(*key, house.practice.private_key().expose());
        house.practice.stop().await;
    }
}

#[tokio::test]
async fn a_sealed_file_is_not_offered_while_saved_keys_lie_in_a_keychain_that_is_shut() {
    let (house, id, keychain) = house().await;
    keychain.set_missing(false);
    house.paste(&id, KeySlot::Public).await;
    for problem in [KeyProblem::Locked, KeyProblem::Silent, KeyProblem::Failed] {
        keychain.refuse_with(problem);
        let shut = house.onramp.keys_status(&id).await.unwrap();
        assert!(!shut.remedies.contains(&StoreRemedy::KeepInSealedFile));
        assert!(shut.remedies.contains(&StoreRemedy::KeepInMemory));
        let refused = keep(&house, &id, PASSPHRASE).await;
        assert_eq!(refused, Err(problem.code()));
        let empty = house.onramp.create("phin", false).await.unwrap().id;
        let shut = house.onramp.keys_status(&empty).await.unwrap();
        assert!(shut.remedies.contains(&StoreRemedy::KeepInSealedFile));
        assert!(keep(&house, &empty, PASSPHRASE).await.is_ok());
    }
    house.practice.stop().await;
}
