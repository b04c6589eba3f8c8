//! Keys in a file sealed with a passphrase: chosen without a keychain, shut by a restart, opened again.

use crate::house::House;
use crate::keychain::Switched;
use onramp_core::report::Made;
use onramp_core::setup::view::{KeySlot, KeysView, StoreRemedy};
use onramp_core::setup::{KeptIn, SetupId};
use onramp_core::words::Code;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const PASSPHRASE: &str = "four words, like these";

fn typed(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

/// A house without a keychain, with a setup of a real site.
async fn house() -> (House, SetupId, Switched) {
    let keychain = Switched::default();
    keychain.set_missing(true);
    let house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    (house, id, keychain)
}

async fn keep(house: &House, id: &SetupId, passphrase: &str) -> Result<KeysView, Code> {
    let kept = house
        .onramp
        .keep_in_sealed_file(id, typed(passphrase))
        .await;
    kept.map_err(|error| error.code())
}

async fn open(house: &House, id: &SetupId, passphrase: &str) -> Result<KeysView, Code> {
    let opened = house.onramp.open_sealed_file(id, typed(passphrase)).await;
    opened.map_err(|error| error.code())
}

async fn private_key(house: &House, id: &SetupId) -> Result<Zeroizing<String>, Code> {
    let key = house.onramp.key_for_clipboard(id, KeySlot::Private).await;
    key.map_err(|error| error.code())
}

fn files(house: &House) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(house.folder.path().join("keys"));
    let entries = entries.into_iter().flatten();
    entries.map(|entry| entry.unwrap().path()).collect()
}

#[tokio::test]
async fn a_pair_in_a_sealed_file_is_there_after_a_restart_once_its_passphrase_is_typed() {
    let (mut house, id, keychain) = house().await;
    assert_eq!(
        keep(&house, &id, "too short").await,
        Err(Code::PassphraseTooShort)
    );
    assert!(files(&house).is_empty());
    let kept = keep(&house, &id, PASSPHRASE).await.unwrap();
    assert_eq!(kept.kept_in, KeptIn::SealedFile);
    assert!(kept.keychain_problem.is_none());
    house.paste(&id, KeySlot::Public).await;
    assert!(house.paste(&id, KeySlot::Private).await.keys.is_complete);

    house.reopen(keychain.vault());
    house.onramp.open_setup(&id).await.unwrap();
    let locked = house.onramp.keys_status(&id).await.unwrap();
    assert!(locked.is_complete && locked.kept_in == KeptIn::SealedFile);
    assert_eq!(
        locked.keychain_problem.unwrap().code,
        Code::SealedFileLocked
    );
    assert_eq!(private_key(&house, &id).await, Err(Code::SealedFileLocked));
    let refused = house.onramp.prepare_report(&id, &Made::now()).await;
    assert_eq!(refused.err().unwrap().code(), Code::SealedFileLocked);
    assert_eq!(
        open(&house, &id, "four words, like those").await,
        Err(Code::PassphraseWrong)
    );
    assert!(open(&house, &id, PASSPHRASE).await.unwrap().is_complete);

    let key = private_key(&house, &id).await.unwrap();
    assert_eq!(*key, house.practice.private_key().expose());
    assert!(house.onramp.prepare_report(&id, &Made::now()).await.is_ok());
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_in_memory_and_in_a_keychain_go_along_and_leave_the_old_place_empty() {
    let (house, id, keychain) = house().await;
    house.onramp.keep_in_memory(&id).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    let kept = keep(&house, &id, PASSPHRASE).await.unwrap();
    assert!(kept.public.is_saved && kept.kept_in == KeptIn::SealedFile);

    keychain.set_missing(false);
    let other = house.onramp.create("phin", false).await.unwrap().id;
    house.paste(&other, KeySlot::Private).await;
    assert!(keychain.holds(&other));
    let kept = keep(&house, &other, PASSPHRASE).await.unwrap();
    assert!(kept.private.is_saved);
    assert!(!keychain.holds(&other));
    assert_eq!(files(&house).len(), 2);
    let key = private_key(&house, &other).await.unwrap();
    assert_eq!(*key, house.practice.private_key().expose());
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_in_a_keychain_that_is_gone_do_not_go_along_and_are_said_to_be_missing() {
    let (house, id, keychain) = house().await;
    keychain.set_missing(false);
    house.paste(&id, KeySlot::Public).await;
    keychain.set_missing(true);

    let kept = keep(&house, &id, PASSPHRASE).await.unwrap();
    assert!(!kept.public.is_saved);
    assert!(keychain.holds(&id));
    assert!(house.paste(&id, KeySlot::Public).await.is_saved);

    keychain.set_missing(false);
    house.onramp.delete_setup(&id).await.unwrap();
    assert!(!keychain.holds(&id) && files(&house).is_empty());
    house.practice.stop().await;
}

#[tokio::test]
async fn another_passphrase_takes_the_place_of_the_first() {
    let (mut house, id, keychain) = house().await;
    keep(&house, &id, PASSPHRASE).await.unwrap();
    house.paste(&id, KeySlot::Private).await;
    let kept = keep(&house, &id, "five other words, like these")
        .await
        .unwrap();
    assert!(kept.private.is_saved);
    assert_eq!(files(&house).len(), 1);

    house.reopen(keychain.vault());
    assert_eq!(
        keep(&house, &id, PASSPHRASE).await,
        Err(Code::SealedFileLocked)
    );
    assert_eq!(
        open(&house, &id, PASSPHRASE).await,
        Err(Code::PassphraseWrong)
    );
    open(&house, &id, "five other words, like these")
        .await
        .unwrap();
    assert!(private_key(&house, &id).await.is_ok());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_file_that_is_gone_or_damaged_is_said_and_a_new_one_can_be_begun() {
    let (mut house, id, keychain) = house().await;
    keep(&house, &id, PASSPHRASE).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    let file = files(&house).remove(0);
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() - 80]).unwrap();
    house.reopen(keychain.vault());
    assert_eq!(
        open(&house, &id, PASSPHRASE).await,
        Err(Code::SealedFileDamaged)
    );
    std::fs::rename(&file, file.with_extension("moved")).unwrap();
    let status = house.onramp.keys_status(&id).await.unwrap();
    assert_eq!(
        status.keychain_problem.unwrap().code,
        Code::SealedFileMissing
    );
    assert_eq!(
        open(&house, &id, PASSPHRASE).await,
        Err(Code::SealedFileMissing)
    );
    std::fs::write(&file, &whole).unwrap();
    assert!(open(&house, &id, PASSPHRASE).await.unwrap().public.is_saved);

    std::fs::remove_file(&file).unwrap();
    let anew = keep(&house, &id, PASSPHRASE).await.unwrap();
    assert!(!anew.public.is_saved && anew.keychain_problem.is_none());
    assert!(house.paste(&id, KeySlot::Public).await.is_saved);
    house.practice.stop().await;
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

/// The view says that a sealed file stays, and where.
fn assert_left(view: &KeysView, code: Code, file: &Path) {
    let note = view.left_file.as_ref().unwrap();
    assert_eq!(note.code, code);
    let said = &note.words.happened;
    assert!(said.contains(&file.display().to_string()), "{said}");
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
async fn forgetting_the_keys_takes_the_file_away_without_its_passphrase() {
    let (mut house, id, keychain) = house().await;
    keep(&house, &id, PASSPHRASE).await.unwrap();
    house.paste(&id, KeySlot::Public).await;
    house.reopen(keychain.vault());
    assert_eq!(files(&house).len(), 1);

    let after = house.onramp.forget_keys(&id).await.unwrap();

    assert!(files(&house).is_empty());
    assert!(!after.public.is_saved && after.kept_in == KeptIn::Keychain);
    house.practice.stop().await;
}

#[tokio::test]
async fn practice_never_lies_in_a_file() {
    let (house, _, _) = house().await;
    let id = house.begin("phin").await.id;
    assert_eq!(keep(&house, &id, PASSPHRASE).await, Err(Code::Unexpected));
    assert!(files(&house).is_empty());
    house.practice.stop().await;
}
