//! A keychain that is missing, comes back, or is left behind.

use crate::house::{House, step};
use onramp_core::keys::{KeyPlace, KeyProblem, KeyStore, MemoryStore, Vault};
use onramp_core::report::Made;
use onramp_core::setup::view::{HomeQuery, KeySlot, StepStatus};
use onramp_core::setup::{KeptIn, SetupId};
use onramp_core::words::Code;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use zeroize::Zeroizing;

/// A keychain that a test can take away and bring back.
#[derive(Clone, Default)]
pub(crate) struct Switched {
    problem: Arc<Mutex<Option<KeyProblem>>>,
    is_keeping: Arc<AtomicBool>,
    store: MemoryStore,
}

impl Switched {
    pub(crate) fn vault(&self) -> Vault {
        let store = self.clone();
        Vault::new(KeyPlace::SecretService, Duration::from_secs(5), move || {
            Box::new(store.clone())
        })
    }

    pub(crate) fn set_missing(&self, is_missing: bool) {
        *self.problem.lock().unwrap() = is_missing.then_some(KeyProblem::Missing);
    }

    /// From now on it refuses every call with `problem`.
    pub(crate) fn refuse_with(&self, problem: KeyProblem) {
        *self.problem.lock().unwrap() = Some(problem);
    }

    /// From now on it deletes nothing, and says that it has.
    pub(crate) fn set_keeping(&self, is_keeping: bool) {
        self.is_keeping.store(is_keeping, Ordering::SeqCst);
    }

    /// True when `key` stands in the entry of `id`.
    pub(crate) fn has(&self, id: &SetupId, key: &str) -> bool {
        let entry = self.store.clone().read_entry(id).unwrap();
        entry.is_some_and(|entry| String::from_utf8_lossy(&entry).contains(key))
    }

    pub(crate) fn holds(&self, id: &SetupId) -> bool {
        self.store.clone().read_entry(id).unwrap().is_some()
    }

    fn there(&self) -> Result<(), KeyProblem> {
        let problem = *self.problem.lock().unwrap();
        problem.map_or(Ok(()), Err)
    }
}

impl KeyStore for Switched {
    fn place(&self) -> KeyPlace {
        KeyPlace::SecretService
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        self.there()
    }

    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        self.there()
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.there()?;
        self.store.write_entry(id, entry)
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        self.there()?;
        self.store.read_entry(id)
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.there()?;
        if self.is_keeping.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.store.delete_entry(id)
    }
}

async fn house(keychain: &Switched) -> (House, SetupId) {
    let house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    (house, id)
}

#[tokio::test]
async fn a_missing_keychain_is_said_before_the_paste_and_the_person_may_keep_keys_until_close() {
    let keychain = Switched::default();
    keychain.set_missing(true);
    let (house, id) = house(&keychain).await;

    let before = house.onramp.keys_status(&id).await.unwrap();
    assert_eq!(before.keychain_problem.unwrap().code, Code::KeychainMissing);
    assert_eq!(before.kept_in, KeptIn::Keychain);
    let refused = house.paste(&id, KeySlot::Public).await;
    assert!(!refused.is_saved && !refused.keys.public.is_saved);
    assert_eq!(refused.notes[0].code, Code::KeychainMissing);

    let agreed = house.onramp.keep_in_memory(&id).await.unwrap();
    assert!(agreed.kept_in == KeptIn::Memory && agreed.keychain_problem.is_none());
    assert!(house.paste(&id, KeySlot::Public).await.is_saved);
    assert!(house.paste(&id, KeySlot::Private).await.keys.is_complete);
    let view = house.onramp.open_setup(&id).await.unwrap();
    assert_eq!(step(&view, "capture-keys").status, StepStatus::Done);
    house.practice.stop().await;
}

#[tokio::test]
async fn without_a_keychain_and_without_keys_there_is_still_a_report_and_a_way_to_delete() {
    let keychain = Switched::default();
    keychain.set_missing(true);
    let (house, id) = house(&keychain).await;

    assert!(house.onramp.prepare_report(&id, &Made::now()).await.is_ok());
    house.onramp.delete_setup(&id).await.unwrap();
    house.practice.stop().await;
}

#[tokio::test]
async fn deleting_a_setup_forgets_its_keys_first_and_keeps_the_setup_when_it_cannot() {
    let keychain = Switched::default();
    let (house, id) = house(&keychain).await;
    house.paste(&id, KeySlot::Public).await;
    assert!(keychain.holds(&id));

    keychain.set_missing(true);
    let refused = house.onramp.delete_setup(&id).await.unwrap_err();
    assert_eq!(refused.code(), Code::KeychainMissing);
    assert_eq!(house.cards().await.len(), 1);

    keychain.set_missing(false);
    house.onramp.delete_setup(&id).await.unwrap();
    assert!(!keychain.holds(&id));
    assert!(house.cards().await.is_empty());
    house.practice.stop().await;
}

#[tokio::test]
async fn a_key_left_in_a_keychain_that_went_away_is_deleted_with_its_setup() {
    let keychain = Switched::default();
    let (house, id) = house(&keychain).await;
    house.paste(&id, KeySlot::Public).await;
    keychain.set_missing(true);
    house.onramp.keep_in_memory(&id).await.unwrap();
    house.paste(&id, KeySlot::Public).await;

    keychain.set_missing(false);
    house.onramp.delete_setup(&id).await.unwrap();

    assert!(!keychain.holds(&id));
    house.practice.stop().await;
}

#[tokio::test]
async fn keys_that_somebody_took_out_of_the_keychain_do_not_count_as_saved() {
    let keychain = Switched::default();
    let house = House::open_with(keychain.vault()).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    for (field, typed) in [
        (onramp_core::setup::FieldId::CompanyId, "acme"),
        (onramp_core::setup::FieldId::Address, "127.0.0.1:9"),
    ] {
        house.onramp.set_field(&id, field, typed).await.unwrap();
    }
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    keychain.store.clone().delete_entry(&id).unwrap();

    let tested = house.test(&id).await;

    assert_eq!(step(&tested, "capture-keys").status, StepStatus::ToDo);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_setup_is_not_deleted_while_an_earlier_pair_may_lie_in_a_keychain_that_refuses() {
    let keychain = Switched::default();
    let (mut house, id) = house(&keychain).await;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    keychain.set_missing(true);
    house.onramp.keep_in_memory(&id).await.unwrap();
    for is_reopened in [false, true] {
        if is_reopened {
            house.reopen(keychain.vault());
        }
        let refused = house.onramp.delete_setup(&id).await.unwrap_err();
        assert_eq!(refused.code(), Code::KeychainMissing);
        assert_eq!(house.cards().await.len(), 1);
    }

    keychain.set_missing(false);
    house.onramp.delete_setup(&id).await.unwrap();
    assert!(!keychain.holds(&id));
    house.practice.stop().await;
}

#[tokio::test]
async fn forgetting_says_that_an_earlier_pair_may_be_left_in_the_keychain() {
    let keychain = Switched::default();
    let (house, id) = house(&keychain).await;
    house.paste(&id, KeySlot::Public).await;
    keychain.set_missing(true);
    house.onramp.keep_in_memory(&id).await.unwrap();
    house.paste(&id, KeySlot::Public).await;

    let forgotten = house.onramp.forget_keys(&id).await.unwrap();
    assert!(!forgotten.public.is_saved && !forgotten.remedies.is_empty());
    let note = forgotten.keychain_problem.unwrap();
    assert_eq!(note.code, Code::EarlierPairLeft);

    keychain.set_missing(false);
    let forgotten = house.onramp.forget_keys(&id).await.unwrap();
    assert!(forgotten.keychain_problem.is_none() && !keychain.holds(&id));
    keychain.set_missing(true);
    let forgotten = house.onramp.forget_keys(&id).await.unwrap();
    let note = forgotten.keychain_problem.unwrap();
    assert_eq!(note.code, Code::KeychainMissing);
    house.practice.stop().await;
}

#[tokio::test]
async fn an_unlock_finds_a_key_that_a_crash_kept_out_of_the_record() {
    let keychain = Switched::default();
    let (mut house, id) = house(&keychain).await;
    house.paste(&id, KeySlot::Public).await;
    let before = house.records().await;
    house.paste(&id, KeySlot::Private).await;
    house.cards().await;
    house.put_back(&before);
    keychain.set_missing(true);
    house.reopen(keychain.vault());
    let shut = house.onramp.keys_status(&id).await.unwrap();
    assert!(shut.keychain_problem.is_some() && !shut.private.is_saved);

    keychain.set_missing(false);
    let unlocked = house.onramp.unlock_keychain(&id).await.unwrap();

    assert!(unlocked.private.is_saved && unlocked.is_complete);
    house.practice.stop().await;
}

#[tokio::test]
async fn a_setup_that_cannot_be_read_is_deleted_with_what_the_keychain_keeps_of_it() {
    let keychain = Switched::default();
    let house = House::open_with(keychain.vault()).await;
    let [id, other] = ["phin", "msp-process"].map(|guide| house.onramp.create(guide, false));
    let [id, other] = [id.await.unwrap().id, other.await.unwrap().id];
    for id in [&id, &other] {
        let key = Zeroizing::new("CanaryPublic0001".to_owned());
        let captured = house.onramp.capture(id, KeySlot::Public, key).await;
        assert!(captured.unwrap().is_saved);
    }
    house.damage(&id).await;

    keychain.refuse_with(KeyProblem::Locked);
    let refused = house.onramp.delete_setup(&id).await.unwrap_err();
    assert_eq!(refused.code(), Code::KeychainLocked);
    let home = house.onramp.home(HomeQuery::default()).await.unwrap();
    assert_eq!(home.unreadable.len(), 1);
    assert!(keychain.holds(&id));

    keychain.set_missing(false);
    house.onramp.delete_setup(&id).await.unwrap();
    let home = house.onramp.home(HomeQuery::default()).await.unwrap();
    assert_eq!((home.unreadable.len(), home.cards.len()), (0, 1));
    assert!(!keychain.holds(&id) && keychain.holds(&other));
    house.practice.stop().await;
}
