//! No type of this module tells a key to `Debug`.

use super::*;
use crate::setup::SetupId;
use crate::setup::view::KeySlot;
use zeroize::Zeroizing;

const PUBLIC: &str = "CanaryPublic0001";
const PRIVATE: &str = "CanaryPrivate002";

fn stored() -> StoredKeys {
    let mut keys = StoredKeys::default();
    keys.put(CapturedKey::new(
        KeySlot::Public,
        Zeroizing::new(PUBLIC.to_owned()),
    ));
    keys.put(CapturedKey::new(
        KeySlot::Private,
        Zeroizing::new(PRIVATE.to_owned()),
    ));
    keys
}

#[test]
fn no_type_shows_a_key() {
    let stored = stored();
    let context = CaptureContext {
        company_id: Some("acme"),
        stored: &stored,
        old: None,
    };
    let reading = read_key(
        KeySlot::Public,
        Zeroizing::new("CanaryPublic0003".to_owned()),
        &context,
    );
    let mut memory = MemoryStore::default();
    memory
        .save(&SetupId("one".to_owned()), &stored.clone().into())
        .unwrap();
    let shown = [
        format!("{stored:?} {context:?} {reading:?} {memory:?}"),
        format!(
            "{:?} {:?}",
            stored.pair(),
            leak_forms(&stored, Some("acme"))
        ),
        format!("{:?}", Vault::memory()),
        format!(
            "{:?}",
            CapturedKey::new(KeySlot::Private, Zeroizing::new(PRIVATE.to_owned()))
        ),
        format!("{:?}", entry_error()),
    ]
    .join("\n");
    assert!(!shown.contains("Canary"), "{shown}");
}

fn entry_error() -> KeyProblem {
    let mut memory = MemoryStore::default();
    let id = SetupId("one".to_owned());
    memory
        .write_entry(
            &id,
            format!("{{\"version\":1,\"public\":{PUBLIC}").as_bytes(),
        )
        .unwrap();
    memory.read(&id).unwrap_err()
}

#[test]
fn only_a_public_key_tells_its_last_four() {
    let public = CapturedKey::new(KeySlot::Public, Zeroizing::new(PUBLIC.to_owned()));
    let private = CapturedKey::new(KeySlot::Private, Zeroizing::new(PRIVATE.to_owned()));
    assert_eq!(public.last_four().as_deref(), Some("0001"));
    assert_eq!(private.last_four(), None);
    assert_eq!((public.length(), private.length()), (16, 16));
}

#[test]
fn a_store_that_gives_back_something_else_is_found_out() {
    struct Forgetful(MemoryStore, Option<&'static [u8]>);
    impl KeyStore for Forgetful {
        fn place(&self) -> KeyPlace {
            self.0.place()
        }
        fn probe(&mut self) -> Result<(), KeyProblem> {
            self.0.probe()
        }
        fn make_ready(&mut self) -> Result<(), KeyProblem> {
            self.0.make_ready()
        }
        fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
            self.0.write_entry(id, entry)
        }
        fn read_entry(&mut self, _: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
            Ok(self.1.map(|bytes| Zeroizing::new(bytes.to_vec())))
        }
        fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
            self.0.delete_entry(id)
        }
    }
    let id = SetupId("one".to_owned());
    for answer in [
        None,
        Some(&b""[..]),
        Some(&br#"{"version":1,"public":"CanaryPublic0001"}"#[..]),
    ] {
        let mut store = Forgetful(MemoryStore::default(), answer);
        assert_eq!(
            store.save(&id, &stored().into()),
            Err(KeyProblem::ReadBackDiffers)
        );
    }
}
