//! The thread that a key store lives on.

use crate::keys::{KeyProblem, KeyStore};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};

/// Something to do with the store.
pub(super) type Job = Box<dyn FnOnce(&mut dyn KeyStore) + Send>;

/// A running thread. It ends when this is dropped and its last job is done; nobody waits for it.
pub(super) struct VaultThread {
    jobs: Sender<Job>,
    number: u64,
}

impl VaultThread {
    pub(super) fn start(make_store: Arc<super::MakeStore>) -> Result<Self, KeyProblem> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let (jobs, waiting) = channel::<Job>();
        std::thread::Builder::new()
            .name("onramp-vault".to_owned())
            .spawn(move || {
                let mut store = make_store();
                for job in waiting {
                    job(store.as_mut());
                    wipe_stack();
                }
            })
            .map_err(|_| KeyProblem::Failed)?;
        Ok(Self {
            jobs,
            number: COUNT.fetch_add(1, Ordering::Relaxed),
        })
    }

    /// Gives the job back when the thread is gone.
    pub(super) fn send(&self, job: Job) -> Result<(), Job> {
        self.jobs.send(job).map_err(|unsent| unsent.0)
    }

    pub(super) fn number(&self) -> u64 {
        self.number
    }
}

/// More than a call into a keychain's library takes of its thread's stack, in bytes.
const DEEPEST: usize = 128 * 1024;

/// Writes over what the last job left on this thread's stack: the libraries below do not wipe theirs, and what they
/// decrypted there was an entry with both keys.
#[inline(never)]
fn wipe_stack() {
    std::hint::black_box(&mut [0_u8; DEEPEST]);
}
