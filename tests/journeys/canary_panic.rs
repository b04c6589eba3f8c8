//! A program that ends in a panic while it holds a pair says nothing of it, and leaves nothing of it.

use crate::house::House;
use crate::traces::{Traces, forms_of};
use onramp_core::keys::{
    CapturedKey, KeyEntry, KeyPlace, KeyProblem, KeyStore, MemoryStore, PairSalt, StoredKeys, Vault,
};
use onramp_core::setup::SetupId;
use onramp_core::setup::view::KeySlot;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;
use zeroize::Zeroizing;

const PUBLIC: &str = "pAnIcPuBlIcKeY01";
const PRIVATE: &str = "pAnIcPrIvAtEkY02";

/// Tells the other process where to panic.
const PLACE: &str = "ONRAMP_TEST_PANICS_IN";
/// Tells it where to keep its records.
const FOLDER: &str = "ONRAMP_TEST_FOLDER";

const PLACES: [&str; 4] = ["a write", "a read", "a test", "a log"];

#[test]
fn a_program_that_panics_while_it_holds_a_pair_says_nothing_of_it() {
    for place in PLACES {
        let folder = tempfile::tempdir().unwrap();
        let ended = panicked(place, folder.path());
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(!ended.status.success(), "{place}: {said}");
        assert!(said.contains(&format!("breaks in {place}")), "{said}");

        let mut traces = Traces::default();
        traces.take_bytes("what it said", ended.stdout);
        traces.take_text("what it complained", &said);
        assert!(traces.take_files(folder.path()) > 0);
        traces.assert_hold_none(&forms_of(PUBLIC, PRIVATE, "acmemsp"));
    }
}

/// Runs the other half of this test in a process of its own, as talkative as it can be made.
fn panicked(place: &str, folder: &Path) -> Output {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--nocapture", "--exact"]);
    child.arg("canary_panic::the_program_that_panics");
    child.env(PLACE, place).env(FOLDER, folder);
    child.env("RUST_BACKTRACE", "full").env("RUST_LOG", "trace");
    child.output().unwrap()
}

/// Panics when it is started by the test above; started by itself it has nothing to do.
#[tokio::test]
async fn the_program_that_panics() {
    let Ok(place) = std::env::var(PLACE) else {
        return;
    };
    // It stays, so that whoever started this can look into it.
    let mut folder = tempfile::tempdir_in(std::env::var(FOLDER).unwrap()).unwrap();
    folder.disable_cleanup(true);
    let (breaks_in, of) = (place.clone(), MemoryStore::default());
    let keychain = Vault::new(KeyPlace::SecretService, Duration::from_secs(5), move || {
        Box::new(Breaking {
            store: of.clone(),
            place: breaks_in.clone(),
        })
    });
    let house = House::open_in(folder, keychain).await;
    let id = house.onramp.create("phin", false).await.unwrap().id;
    for (slot, key) in [(KeySlot::Public, PUBLIC), (KeySlot::Private, PRIVATE)] {
        let text = Zeroizing::new(key.to_owned());
        let captured = house.onramp.capture(&id, slot, text).await;
        println!("{captured:?}");
    }
    match place.as_str() {
        "a test" => in_a_test(&house).await,
        "a log" => in_a_log(&house, &id).await,
        // The vault's own thread broke, and Onramp went on.
        _ => panic!("the program ends too"),
    }
}

/// Panics in the middle of a live test, when the pair has been sent.
async fn in_a_test(house: &House) {
    let id = house.begin("phin").await.id;
    for (slot, key) in [(KeySlot::Public, PUBLIC), (KeySlot::Private, PRIVATE)] {
        let text = Zeroizing::new(key.to_owned());
        assert!(
            house
                .onramp
                .capture(&id, slot, text)
                .await
                .unwrap()
                .is_saved
        );
    }
    let asked = |progress| {
        let told = format!("{progress:?}");
        assert!(!told.contains("Keys"), "breaks in a test: {told}");
    };
    drop(house.onramp.run_check(&id, false, &asked).await);
}

/// Panics with everything in its words that holds a pair, as a careless line of a log would.
async fn in_a_log(house: &House, id: &SetupId) {
    let text = |text: &str| Zeroizing::new(text.to_owned());
    let public = CapturedKey::new(KeySlot::Public, text(PUBLIC));
    let private = CapturedKey::new(KeySlot::Private, text(PRIVATE));
    let mut keys = StoredKeys {
        salt: Some(PairSalt::new_random()),
        ..StoredKeys::default()
    };
    keys.put(public.clone());
    keys.put(private.clone());
    let entry = KeyEntry::from(keys.clone());
    let mut store = MemoryStore::default();
    store.save(id, &entry).unwrap();
    let forms = forms_of(PUBLIC, PRIVATE, "acmemsp");
    let view = house.onramp.open_setup(id).await;
    panic!(
        "breaks in a log: {public:?} {private:?} {keys:#?} {entry:#?} {store:?} {forms:?} {view:#?} {:?}",
        keys.pair()
    );
}

/// A store that breaks with the entry in its hands.
struct Breaking {
    store: MemoryStore,
    place: String,
}

impl Breaking {
    fn breaks_in(&self, place: &str) {
        assert!(self.place != place, "breaks in {place}");
    }
}

impl KeyStore for Breaking {
    fn place(&self) -> KeyPlace {
        KeyPlace::SecretService
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        Ok(())
    }

    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        Ok(())
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.store.write_entry(id, entry)?;
        self.breaks_in("a write");
        Ok(())
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        let read = self.store.read_entry(id)?;
        if read.is_some() {
            self.breaks_in("a read");
        }
        Ok(read)
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.store.delete_entry(id)
    }
}
