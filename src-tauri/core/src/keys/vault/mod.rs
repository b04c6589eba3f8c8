//! The way to a key store from async code.

mod thread;
mod wanted;

use super::{KeyEntry, KeyPlace, KeyProblem, KeyStore, Keychain, MemoryStore};
use crate::setup::SetupId;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use thread::{Job, VaultThread};
use tokio::sync::oneshot;
pub(in crate::keys) use wanted::Waiting;
pub use wanted::Wanted;

/// How long a call may take.
pub(super) const LIMIT: Duration = Duration::from_secs(10);

/// How long the person has to find the unlock window and type a password.
const UNLOCK_LIMIT: Duration = Duration::from_secs(60);

type MakeStore = dyn Fn() -> Box<dyn KeyStore> + Send + Sync;

/// Who changes something holds it: nothing changes while a call that was given up may still do so.
pub(super) type Turn = Arc<Mutex<()>>;

/// An async front to a [`KeyStore`], which blocks: on a thread of its own, with a time limit.
///
/// A thread of its own and never one of the runtime's, because a call that waits for an unlock window would keep the
/// whole program from closing. A thread that does not answer in time is left behind, and the next call gets a new one;
/// what nobody waits for any more is not begun, changes nothing that it has not changed yet, and until it has ended no
/// later call changes anything: one that would is silent. Clones share the thread.
#[derive(Clone)]
pub struct Vault {
    make_store: Arc<MakeStore>,
    place: KeyPlace,
    limit: Duration,
    unlock_limit: Duration,
    thread: Arc<Mutex<Option<VaultThread>>>,
    turn: Turn,
}

impl Vault {
    /// A vault on the system's keychain. Nothing is opened before the first call. A call takes at most 10 s, and 60 s
    /// when the person is asked for a password.
    #[must_use]
    pub fn keychain() -> Self {
        Self::keychain_within(LIMIT, UNLOCK_LIMIT)
    }

    /// A vault on the system's keychain that waits for at most `limit` a call, and for `unlock_limit` for a person.
    #[must_use]
    pub fn keychain_within(limit: Duration, unlock_limit: Duration) -> Self {
        // The window stays until it is answered, so the waiting ends here, with the words to look for it.
        let until_after = unlock_limit + LIMIT;
        let open = move || -> Box<dyn KeyStore> { Box::new(Keychain::new(until_after)) };
        Self {
            unlock_limit,
            ..Self::new(Keychain::PLACE, limit, open)
        }
    }

    /// A vault in memory, empty.
    #[must_use]
    pub fn memory() -> Self {
        let store = MemoryStore::default();
        Self::new(KeyPlace::Memory, LIMIT, move || Box::new(store.clone()))
    }

    /// A vault on the stores that `make_store` makes, each on a thread of its own; `limit` ends the waiting.
    pub fn new(
        place: KeyPlace,
        limit: Duration,
        make_store: impl Fn() -> Box<dyn KeyStore> + Send + Sync + 'static,
    ) -> Self {
        Self {
            make_store: Arc::new(make_store),
            place,
            limit,
            unlock_limit: limit,
            thread: Arc::default(),
            turn: Turn::default(),
        }
    }

    /// One that shares its turn to change something with others on the same place.
    pub(super) fn with_turn(self, turn: Turn) -> Self {
        Self { turn, ..self }
    }

    /// Where keys are kept, by name.
    #[must_use]
    pub fn place_name(&self) -> &'static str {
        self.place.name()
    }

    /// Says whether keys could be saved now, before the person pastes one. Brings up no unlock window.
    ///
    /// # Errors
    /// `Missing`, `Locked`, `Silent` or `Failed`. A `Locked` one may be unlocked by [`Vault::unlock`].
    pub async fn probe(&self) -> Result<KeyPlace, KeyProblem> {
        self.call(self.limit, |store| store.probe()).await?;
        Ok(self.place)
    }

    /// Has the system ask the person to unlock the keychain, where it is locked. No other call does.
    ///
    /// # Errors
    /// `Locked` when nobody can be asked or the person declined, `Silent` when no answer came in time.
    pub async fn unlock(&self) -> Result<(), KeyProblem> {
        self.call(self.unlock_limit, |store| store.make_ready())
            .await
    }

    /// Saves `keys` for `id`, reads them back and compares: `Ok` means that they are there. A pair of an older Onramp gets
    /// the salt of its fingerprint.
    ///
    /// # Errors
    /// `ReadBackDiffers`, or whatever the keychain refuses with.
    pub async fn save(&self, id: &SetupId, mut keys: KeyEntry) -> Result<(), KeyProblem> {
        let id = id.clone();
        keys.add_missing_salts();
        self.change(move |store| store.save(&id, &keys)).await
    }

    /// Reads what is saved for `id`; none when nothing is.
    ///
    /// # Errors
    /// `EntryUnreadable`, or whatever the keychain refuses with.
    pub async fn read(&self, id: &SetupId) -> Result<Option<KeyEntry>, KeyProblem> {
        let id = id.clone();
        self.call(self.limit, move |store| store.read(&id)).await
    }

    /// Forgets what is saved for `id`; nothing saved is no error.
    ///
    /// # Errors
    /// Whatever the keychain refuses with.
    pub async fn delete(&self, id: &SetupId) -> Result<(), KeyProblem> {
        let id = id.clone();
        self.change(move |store| store.delete_entry(&id)).await
    }

    /// Says whether anything is kept for `id`, readable or not.
    ///
    /// # Errors
    /// Whatever the keychain refuses with.
    pub async fn holds(&self, id: &SetupId) -> Result<bool, KeyProblem> {
        let id = id.clone();
        self.call(self.limit, move |store| store.holds(&id)).await
    }

    /// Every setup for which anything is kept here.
    ///
    /// # Errors
    /// Whatever the keychain refuses with.
    pub async fn ids(&self) -> Result<Vec<SetupId>, KeyProblem> {
        self.call(self.limit, |store| store.ids()).await
    }

    /// Where keys are kept.
    #[must_use]
    pub fn place(&self) -> KeyPlace {
        self.place
    }

    /// Runs an `act` that changes something, once every earlier one has ended.
    async fn change<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut dyn KeyStore) -> Result<T, KeyProblem> + Send + 'static,
    ) -> Result<T, KeyProblem> {
        let turn = Arc::clone(&self.turn);
        let waiting = Waiting::default();
        let wanted = waiting.wanted();
        self.call(self.limit, move |store| {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            wanted.check()?;
            store.heed(wanted);
            act(store)
        })
        .await
    }

    /// Runs `act`, but only if the caller is still waiting when its turn comes: a call given up long ago must not write
    /// over a later one.
    async fn call<T: Send + 'static>(
        &self,
        limit: Duration,
        act: impl FnOnce(&mut dyn KeyStore) -> Result<T, KeyProblem> + Send + 'static,
    ) -> Result<T, KeyProblem> {
        let (reply, answer) = oneshot::channel();
        let job: Job = Box::new(move |store: &mut dyn KeyStore| {
            if !reply.is_closed() {
                // Nobody listens any more: nothing to do about it.
                let _ = reply.send(act(store));
            }
        });
        let number = self.send(job)?;
        match tokio::time::timeout(limit, answer).await {
            Ok(Ok(answer)) => answer,
            // The thread is gone: the store panicked.
            Ok(Err(_)) => {
                self.leave_behind(number);
                Err(KeyProblem::Failed)
            }
            Err(_) => {
                self.leave_behind(number);
                Err(self.place.silence())
            }
        }
    }

    fn send(&self, job: Job) -> Result<u64, KeyProblem> {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        let job = match thread.as_ref() {
            Some(running) => match running.send(job) {
                Ok(()) => return Ok(running.number()),
                Err(job) => job,
            },
            None => job,
        };
        let fresh = VaultThread::start(Arc::clone(&self.make_store))?;
        let number = fresh.number();
        fresh.send(job).map_err(|_| KeyProblem::Failed)?;
        *thread = Some(fresh);
        Ok(number)
    }

    fn leave_behind(&self, number: u64) {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if thread
            .as_ref()
            .is_some_and(|running| running.number() == number)
        {
            *thread = None;
        }
    }
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Vault").field(&self.place).finish()
    }
}

#[cfg(test)]
mod tests;
