//! What every request sees.

use crate::account::Account;
use crate::api::{CanaryPlace, Faults};
use crate::played::Played;
use crate::request_log::RequestLog;
use crate::scenario::{Scenario, ServerSide};
use onramp_core::catalog::{Catalog, Level, Permission};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio_util::sync::CancellationToken;

/// The state of one running server. Locks are held for a few lines and never across an `.await`.
pub(crate) struct Shared {
    /// What ConnectWise has: the rows of a role's page.
    pub(crate) catalog: Catalog,
    account: RwLock<Account>,
    played: RwLock<Played>,
    canary: RwLock<Option<CanaryPlace>>,
    /// True when nothing is echoed to what the rungs of the live test ask.
    pub(crate) canary_spares_rungs: AtomicBool,
    /// How often each fault of what is played was met.
    pub(crate) faults: Faults,
    /// How many new keys were saved since their pages were told to close.
    keys_saved: AtomicU32,
    /// What the API was asked.
    pub(crate) log: RequestLog,
    /// False when nobody may read its own role back.
    pub(crate) has_my_security: AtomicBool,
    /// How long every answer of the API takes, in milliseconds.
    pub(crate) latency_ms: AtomicU64,
    /// False when the pages keep their hints to themselves.
    pub(crate) has_hints: AtomicBool,
    /// True when it speaks https.
    pub(crate) is_tls: bool,
    /// Cancelled when the server stops; slow answers end with it.
    pub(crate) stopping: CancellationToken,
}

impl Shared {
    pub(crate) fn new(
        catalog: Catalog,
        account: Account,
        scenario: &'static Scenario,
        canary: Option<CanaryPlace>,
        is_tls: bool,
    ) -> Self {
        Self {
            catalog,
            account: RwLock::new(account),
            played: RwLock::new(Played::only(scenario)),
            canary: RwLock::new(canary),
            canary_spares_rungs: AtomicBool::new(false),
            faults: Faults::default(),
            keys_saved: AtomicU32::new(0),
            log: RequestLog::default(),
            has_my_security: AtomicBool::new(true),
            latency_ms: AtomicU64::new(0),
            has_hints: AtomicBool::new(true),
            is_tls,
            stopping: CancellationToken::new(),
        }
    }

    /// Lends the account for reading.
    pub(crate) fn account(&self) -> RwLockReadGuard<'_, Account> {
        self.account.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lends the account for changing.
    pub(crate) fn account_mut(&self) -> RwLockWriteGuard<'_, Account> {
        self.account.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lends what goes wrong at the moment.
    pub(crate) fn played(&self) -> RwLockReadGuard<'_, Played> {
        self.played.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes what goes wrong. Faults are counted anew.
    pub(crate) fn change_played(&self, change: impl FnOnce(&mut Played)) {
        let mut played = self.played.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut played);
        self.faults.begin_anew();
    }

    /// Gives a box back that was taken from the role.
    pub(crate) fn give_back(&self, permission: &Permission) {
        if self.played().boxes().contains_key(permission) {
            self.change_played(|played| played.set_box(permission, Level::All));
        }
    }

    /// How the server answers at the moment.
    pub(crate) fn server(&self) -> Arc<ServerSide> {
        self.played().server()
    }

    /// Makes one scenario go wrong besides what does already, or mends it.
    pub(crate) fn set_scenario(&self, scenario: &'static Scenario, is_on: bool) {
        if scenario.server.closes_key_pages > 0 {
            self.keys_saved.store(0, Ordering::Relaxed);
        }
        self.change_played(|played| played.set(scenario, is_on));
    }

    /// Plays one scenario, and nothing else.
    pub(crate) fn play_only(&self, scenario: &'static Scenario) {
        self.keys_saved.store(0, Ordering::Relaxed);
        self.change_played(|played| *played = Played::only(scenario));
    }

    /// Counts a new key, and says whether the scenario closes its page at once.
    pub(crate) fn closes_key_page(&self) -> bool {
        let before = self.keys_saved.fetch_add(1, Ordering::Relaxed);
        before < self.server().closes_key_pages
    }

    /// True when a scenario has happened and cannot happen again: the page that it was to close was closed.
    pub(crate) fn is_over(&self, scenario: &Scenario) -> bool {
        let closes = scenario.server.closes_key_pages;
        closes > 0 && self.keys_saved.load(Ordering::Relaxed) >= closes
    }

    pub(crate) fn canary(&self) -> Option<CanaryPlace> {
        *self.canary.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set_canary(&self, place: Option<CanaryPlace>) {
        *self.canary.write().unwrap_or_else(PoisonError::into_inner) = place;
    }

    /// `http` or `https`.
    pub(crate) fn scheme(&self) -> &'static str {
        if self.is_tls { "https" } else { "http" }
    }
}
