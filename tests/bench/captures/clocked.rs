//! A key store that only passes on, and writes down what it was asked and how long the answer took.

use onramp_core::keys::{KeyPlace, KeyProblem, KeyStore};
use onramp_core::setup::SetupId;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use zeroize::Zeroizing;

/// One thing that was asked.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) name: &'static str,
    pub(crate) took: Duration,
}

/// What the stores around which it was put were asked.
#[derive(Clone, Default)]
pub(crate) struct Clocked(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    calls: Vec<Call>,
    written: Vec<u8>,
    read: Vec<u8>,
}

impl Clocked {
    /// A store that asks `store`.
    pub(crate) fn around<S: KeyStore>(&self, store: S) -> Around<S> {
        Around {
            store,
            clocked: self.clone(),
        }
    }

    pub(crate) fn clear(&self) {
        *self.0.lock().unwrap() = Seen::default();
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.0.lock().unwrap().calls.clone()
    }

    pub(crate) fn entry_size(&self) -> usize {
        self.0.lock().unwrap().written.len()
    }

    /// True when what was read last is what was written last, with `key` in it.
    pub(crate) fn has_read_back(&self, key: &str) -> bool {
        let seen = self.0.lock().unwrap();
        let has_key = String::from_utf8_lossy(&seen.read).contains(key);
        has_key && seen.read == seen.written
    }
}

/// A store with a clock beside it.
pub(crate) struct Around<S> {
    store: S,
    clocked: Clocked,
}

impl<S> Around<S> {
    fn clock<T>(&mut self, name: &'static str, ask: impl FnOnce(&mut S) -> T) -> T {
        let began = Instant::now();
        let answer = ask(&mut self.store);
        let took = began.elapsed();
        let mut seen = self.clocked.0.lock().unwrap();
        seen.calls.push(Call { name, took });
        answer
    }
}

impl<S: KeyStore> KeyStore for Around<S> {
    fn place(&self) -> KeyPlace {
        self.store.place()
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        self.clock("probe", S::probe)
    }

    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        self.clock("make ready", S::make_ready)
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.clocked.0.lock().unwrap().written = entry.to_vec();
        self.clock("write", |store| store.write_entry(id, entry))
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        let answer = self.clock("read", |store| store.read_entry(id));
        if let Ok(Some(read)) = &answer {
            self.clocked.0.lock().unwrap().read = read.to_vec();
        }
        answer
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.clock("delete", |store| store.delete_entry(id))
    }
}
