//! The reference: the same key store on a thread of its own, asked for one write and one read.

use super::WITHIN;
use onramp_core::keys::{KeyStore, Keychain};
use onramp_core::setup::SetupId;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

type Job = Box<dyn FnOnce(&mut Keychain) + Send>;

/// The keychain on its thread.
pub(crate) struct ReadBack {
    jobs: Sender<Job>,
    id: SetupId,
}

impl ReadBack {
    pub(crate) fn open() -> Self {
        let (jobs, waiting) = channel::<Job>();
        std::thread::spawn(move || {
            let mut keychain = Keychain::new(WITHIN);
            for job in waiting {
                job(&mut keychain);
            }
        });
        Self {
            jobs,
            id: SetupId::new_random(),
        }
    }

    /// How long it takes to write an entry of `size` bytes and to read it, there and back.
    pub(crate) async fn time(&self, size: usize) -> Duration {
        let id = self.id.clone();
        let began = Instant::now();
        let read = self.ask(move |keychain| {
            keychain.write_entry(&id, &vec![b'r'; size]).unwrap();
            keychain.read_entry(&id).unwrap().unwrap().len()
        });
        assert_eq!(read.await, size);
        began.elapsed()
    }

    pub(crate) async fn forget(&self) {
        let id = self.id.clone();
        self.ask(move |keychain| keychain.delete_entry(&id).unwrap())
            .await;
    }

    async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Keychain) -> T + Send + 'static,
    ) -> T {
        let (reply, answer) = oneshot::channel();
        let job = move |keychain: &mut Keychain| drop(reply.send(ask(keychain)));
        assert!(self.jobs.send(Box::new(job)).is_ok());
        answer.await.unwrap()
    }
}
