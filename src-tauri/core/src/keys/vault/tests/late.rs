//! A call that was given up, and goes on all the same.

use super::*;

/// A store whose first write waits, as for a window of the system's, and is done all the same.
struct SlowWrite {
    inner: MemoryStore,
    gate: Option<Receiver<()>>,
}

impl KeyStore for SlowWrite {
    fn place(&self) -> KeyPlace {
        KeyPlace::Memory
    }
    fn probe(&mut self) -> Result<(), KeyProblem> {
        self.inner.probe()
    }
    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        self.inner.make_ready()
    }
    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        if let Some(gate) = self.gate.take() {
            let _ = gate.recv();
        }
        self.inner.write_entry(id, entry)
    }
    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        self.inner.read_entry(id)
    }
    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.inner.delete_entry(id)
    }
}

#[tokio::test]
async fn a_write_that_was_given_up_never_comes_after_a_later_one() {
    let memory = MemoryStore::default();
    let (open, gate) = channel();
    let first = Mutex::new(Some(gate));
    let vault = Vault::new(KeyPlace::Memory, Duration::from_secs(1), move || {
        Box::new(SlowWrite {
            inner: memory.clone(),
            gate: first.lock().unwrap().take(),
        })
    });
    let silent = Err(KeyProblem::Silent);
    assert_eq!(vault.save(&id(), keys("TooLateToBeSaved")).await, silent);
    assert_eq!(vault.save(&id(), keys("SaidToBeSilent00")).await, silent);
    assert_eq!(vault.delete(&id()).await, silent);
    assert_eq!(vault.probe().await, Ok(KeyPlace::Memory));

    open.send(()).unwrap();
    let mut saved = silent;
    while saved == silent {
        saved = vault.save(&id(), keys("CanaryPrivate002")).await;
    }
    let kept = vault.read(&id()).await.unwrap();
    assert_eq!(private_of(kept).as_deref(), Some("CanaryPrivate002"));
}
