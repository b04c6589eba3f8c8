mod late;

use super::*;
use crate::keys::{CapturedKey, StoredKeys};
use crate::setup::view::KeySlot;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use zeroize::Zeroizing;

fn keys(private: &str) -> KeyEntry {
    let mut keys = StoredKeys::default();
    keys.put(CapturedKey::new(
        KeySlot::Private,
        Zeroizing::new(private.to_owned()),
    ));
    keys.into()
}

fn private_of(keys: Option<KeyEntry>) -> Option<String> {
    Some(keys?.pair.private?.expose().to_owned())
}

fn id() -> SetupId {
    SetupId("one".to_owned())
}

/// A store that stops at the first question, until it is let on; only the first of its kind.
struct Stuck {
    inner: MemoryStore,
    gate: Option<Receiver<()>>,
    seen: Option<Sender<&'static str>>,
}

impl KeyStore for Stuck {
    fn place(&self) -> KeyPlace {
        KeyPlace::Memory
    }
    fn probe(&mut self) -> Result<(), KeyProblem> {
        self.make_ready()
    }
    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        if let Some(gate) = &self.gate {
            let _ = gate.recv();
        }
        Ok(())
    }
    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.inner.write_entry(id, entry)
    }
    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        self.inner.read_entry(id)
    }
    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.inner.delete_entry(id)
    }
}

impl Drop for Stuck {
    fn drop(&mut self) {
        if let Some(seen) = &self.seen {
            let _ = seen.send("ended");
        }
    }
}

#[tokio::test]
async fn what_is_saved_is_read_and_what_is_deleted_is_gone() {
    let vault = Vault::memory();
    assert_eq!(vault.probe().await, Ok(KeyPlace::Memory));
    assert!(vault.read(&id()).await.unwrap().is_none());
    vault.save(&id(), keys("CanaryPrivate002")).await.unwrap();
    let other = vault.clone();
    assert_eq!(
        private_of(other.read(&id()).await.unwrap()).as_deref(),
        Some("CanaryPrivate002")
    );
    vault.delete(&id()).await.unwrap();
    vault.delete(&id()).await.unwrap();
    assert!(vault.read(&id()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_pair_without_a_salt_gets_one_when_it_is_saved_and_keeps_it() {
    let vault = Vault::memory();
    let mut old = keys("CanaryPrivate002");
    old.pair.salt = None;
    let salt = async || {
        let entry = vault.read(&id()).await.unwrap().unwrap();
        assert!(entry.next.salt.is_none(), "there is no second pair");
        entry.pair.salt.unwrap().to_text()
    };

    vault.save(&id(), old).await.unwrap();
    let first = salt().await;
    let entry = vault.read(&id()).await.unwrap().unwrap();
    vault.save(&id(), entry).await.unwrap();

    assert_eq!(*first, *salt().await);
}

#[tokio::test]
async fn a_stuck_store_is_silent_in_time_and_the_next_call_gets_a_new_thread() {
    let memory = MemoryStore::default();
    let (open, gate) = channel();
    let (seen, ended) = channel();
    let first = Mutex::new(Some((gate, seen)));
    let inner = memory.clone();
    let vault = Vault::new(KeyPlace::Memory, Duration::from_secs(1), move || {
        let (gate, seen) = first.lock().unwrap().take().unzip();
        Box::new(Stuck {
            inner: inner.clone(),
            gate,
            seen,
        })
    });

    let one = id();
    let behind_it = vault.save(&one, keys("TooLateToBeSaved"));
    let (probed, saved) = tokio::join!(vault.probe(), behind_it);
    assert_eq!(probed, Err(KeyProblem::Silent));
    assert_eq!(saved, Err(KeyProblem::Silent));
    vault.save(&id(), keys("CanaryPrivate002")).await.unwrap();
    open.send(()).unwrap();
    assert_eq!(ended.recv(), Ok("ended"));

    let kept = vault.read(&id()).await.unwrap();
    assert_eq!(
        private_of(kept).as_deref(),
        Some("CanaryPrivate002"),
        "the late save must not win"
    );
}

#[test]
fn a_stuck_store_does_not_keep_the_program_from_closing() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let (_open, gate) = channel();
    let gate = Mutex::new(Some(gate));
    let vault = Vault::new(KeyPlace::Memory, Duration::from_millis(50), move || {
        let gate = gate.lock().unwrap().take();
        Box::new(Stuck {
            inner: MemoryStore::default(),
            gate,
            seen: None,
        })
    });
    assert_eq!(runtime.block_on(vault.unlock()), Err(KeyProblem::Silent));
    let (closed, waits) = channel();
    std::thread::spawn(move || {
        drop(runtime);
        let _ = closed.send(());
    });
    assert!(waits.recv_timeout(Duration::from_secs(10)).is_ok());
}

#[tokio::test]
async fn a_store_that_panics_has_failed_and_the_next_call_gets_a_new_one() {
    let made = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&made);
    let vault = Vault::new(KeyPlace::Memory, LIMIT, move || {
        assert!(
            count.fetch_add(1, Ordering::Relaxed) > 0,
            "the first one breaks"
        );
        Box::new(MemoryStore::default())
    });
    assert_eq!(vault.probe().await, Err(KeyProblem::Failed));
    assert_eq!(vault.probe().await, Ok(KeyPlace::Memory));
    assert_eq!(made.load(Ordering::Relaxed), 2);
}

/// Counts how often a person would be asked.
struct Asking(MemoryStore, Arc<AtomicUsize>);

impl KeyStore for Asking {
    fn place(&self) -> KeyPlace {
        self.0.place()
    }
    fn probe(&mut self) -> Result<(), KeyProblem> {
        self.0.probe()
    }
    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        self.1.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.0.write_entry(id, entry)
    }
    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        self.0.read_entry(id)
    }
    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.0.delete_entry(id)
    }
}

#[tokio::test]
async fn only_an_unlock_asks_the_person() {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let vault = Vault::new(KeyPlace::Memory, LIMIT, move || {
        Box::new(Asking(MemoryStore::default(), Arc::clone(&count)))
    });
    vault.probe().await.unwrap();
    vault.save(&id(), keys("CanaryPrivate002")).await.unwrap();
    vault.read(&id()).await.unwrap();
    vault.holds(&id()).await.unwrap();
    vault.delete(&id()).await.unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    vault.unlock().await.unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[test]
fn a_call_to_a_sealed_file_waits_for_ten_seconds_as_well() {
    let files = crate::keys::SealedFiles::new(std::path::PathBuf::new());
    let vault = files.vault_of(&id());
    assert_eq!(
        (vault.limit.as_secs(), vault.unlock_limit.as_secs()),
        (10, 10)
    );
}

/// As issue 4 promises: a call ends within 10 s, and only an unlock waits for a person.
#[tokio::test(start_paused = true)]
async fn a_call_waits_for_ten_seconds_and_an_unlock_for_a_minute() {
    let (_open, gate) = channel();
    let (_open_too, other_gate) = channel();
    let gates = Mutex::new(vec![gate, other_gate]);
    let mut vault = Vault::keychain();
    vault.make_store = Arc::new(move || {
        let gate = gates.lock().unwrap().pop();
        Box::new(Stuck {
            inner: MemoryStore::default(),
            gate,
            seen: None,
        })
    });
    let began = tokio::time::Instant::now();
    assert_eq!(vault.probe().await, Err(KeyProblem::Silent));
    assert_eq!(began.elapsed().as_secs(), 10);
    let began = tokio::time::Instant::now();
    assert_eq!(vault.unlock().await, Err(KeyProblem::Silent));
    assert_eq!(began.elapsed().as_secs(), 60);
}

#[test]
fn nothing_is_opened_before_the_first_call() {
    let vault = Vault::new(KeyPlace::Memory, LIMIT, || -> Box<dyn KeyStore> {
        unreachable!("nobody asked for a store")
    });
    assert_eq!(vault.place_name(), "memory, until Onramp closes");
}
