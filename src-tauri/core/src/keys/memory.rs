//! Keys in memory, for practice, tests and "keep until Onramp closes".

use super::{KeyPlace, KeyProblem, KeyStore};
use crate::setup::SetupId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

type Entries = HashMap<SetupId, Zeroizing<Vec<u8>>>;

/// Keeps keys in this process's memory. Clones share what they keep; it is wiped with the last of them.
#[derive(Clone, Default)]
pub struct MemoryStore(Arc<Mutex<Entries>>);

impl MemoryStore {
    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MemoryStore([kept back])")
    }
}

impl KeyStore for MemoryStore {
    fn place(&self) -> KeyPlace {
        KeyPlace::Memory
    }

    fn probe(&mut self) -> Result<(), KeyProblem> {
        Ok(())
    }

    fn make_ready(&mut self) -> Result<(), KeyProblem> {
        Ok(())
    }

    fn write_entry(&mut self, id: &SetupId, entry: &[u8]) -> Result<(), KeyProblem> {
        self.entries()
            .insert(id.clone(), Zeroizing::new(entry.to_vec()));
        Ok(())
    }

    fn read_entry(&mut self, id: &SetupId) -> Result<Option<Zeroizing<Vec<u8>>>, KeyProblem> {
        Ok(self.entries().get(id).cloned())
    }

    fn delete_entry(&mut self, id: &SetupId) -> Result<(), KeyProblem> {
        self.entries().remove(id);
        Ok(())
    }

    fn ids(&mut self) -> Result<Vec<SetupId>, KeyProblem> {
        Ok(self.entries().keys().cloned().collect())
    }
}
