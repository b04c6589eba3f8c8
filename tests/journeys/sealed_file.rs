//! Keys in a file sealed with a passphrase: chosen without a keychain, shut by a restart, opened again.

use crate::house::House;
use crate::keychain::Switched;
use onramp_core::report::Made;
use onramp_core::setup::view::{KeySlot, KeysView};
use onramp_core::setup::{KeptIn, SetupId};
use onramp_core::words::Code;
use std::path::PathBuf;
use zeroize::Zeroizing;

pub(crate) const PASSPHRASE: &str = "four words, like these";

fn typed(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

/// A house without a keychain, with a setup of a real site.
pub(crate) async fn house() -> (House, SetupId, Switched) {
    let keychain = Switched::default();
    keychain.set_missing(true);
    let house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    (house, id, keychain)
}

pub(crate) async fn keep(house: &House, id: &SetupId, passphrase: &str) -> Result<KeysView, Code> {
    let kept = house
        .onramp
        .keep_in_sealed_file(id, typed(passphrase))
        .await;
    kept.map_err(|error| error.code())
}

pub(crate) async fn open(house: &House, id: &SetupId, passphrase: &str) -> Result<KeysView, Code> {
    let opened = house.onramp.open_sealed_file(id, typed(passphrase)).await;
    opened.map_err(|error| error.code())
}

pub(crate) async fn private_key(house: &House, id: &SetupId) -> Result<Zeroizing<String>, Code> {
    let key = house.onramp.key_for_clipboard(id, KeySlot::Private).await;
    key.map_err(|error| error.code())
}

pub(crate) fn files(house: &House) -> Vec<PathBuf> {
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
