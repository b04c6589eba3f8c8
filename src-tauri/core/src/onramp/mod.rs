//! The front door: one method per thing a person does.

mod ahead;
mod bulk;
mod cards;
mod desk_file;
mod desk_view;
mod ending;
mod error;
mod fields;
mod fingerprint;
mod half;
mod hand_off;
mod history;
mod hold;
mod home;
mod identity;
mod invite;
mod keys;
mod late;
mod leaving;
mod left_file;
mod notes;
mod opened_file;
mod received;
mod recheck;
mod remedies;
mod replace;
mod report;
mod sealed_file;
mod settings;
mod setups;
mod swap;
mod test;
mod update;
mod vaults;

pub use bulk::KeysWithinReach;
pub use error::OnrampError;
pub use leaving::{EveryKey, RecordsTold, forget_every_key};
pub use report::PreparedReport;
pub use settings::{recordable_integration_id, settings_view};
pub use update::{Rest, told_news};

use crate::address::PracticeServer;
use crate::catalog::Catalog;
use crate::check::CheckRun;
use crate::guide::{self, Guide};
use crate::invite::Invite;
use crate::keys::{SealedFiles, Vault};
use crate::psa::{ExtraRoots, IntegrationId, Limits};
use crate::received::Received;
use crate::seal::Passphrase;
use crate::setup::view::{GuideCard, SetupView, TermView};
use crate::setup::{Setup, SetupId, Setups};
use jiff::Timestamp;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tokio_util::sync::CancellationToken;

/// What Onramp needs from its surroundings.
pub struct Surroundings {
    /// Where setups are recorded.
    pub setups: Setups,
    /// The system's keychain.
    pub keychain: Vault,
    /// The key store of practice, and of "keep until Onramp closes".
    pub memory: Vault,
    /// The folder for files sealed with a passphrase; made when the first is written.
    pub key_files: std::path::PathBuf,
    /// What time it is (UTC).
    pub clock: fn() -> Timestamp,
    /// How long to wait for a server.
    pub limits: Limits,
    /// Issuers to trust besides the system's; none in the window.
    pub extra_roots: ExtraRoots,
}

/// The practice ConnectWise that is running now.
#[derive(Debug, Clone)]
pub struct RunningPractice {
    /// Where it listens.
    pub server: PracticeServer,
    /// The integration ID that it accepts.
    pub integration_id: IntegrationId,
}

/// The time by this computer's clock.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Onramp, without its window.
pub struct Onramp {
    setups: Arc<Mutex<Setups>>,
    keychain: Vault,
    memory: Vault,
    guides: Arc<[Guide]>,
    catalog: Arc<Catalog>,
    sealed_files: SealedFiles,
    clock: fn() -> Timestamp,
    limits: Limits,
    extra_roots: ExtraRoots,
    integration_id: RwLock<Option<IntegrationId>>,
    practice: RwLock<Option<RunningPractice>>,
    running: Mutex<HashMap<SetupId, CancellationToken>>,
    hand_off_passphrases: Mutex<HashMap<SetupId, Passphrase>>,
    previewed: Mutex<HashMap<SetupId, crate::report::Made>>,
    opened_invite: Mutex<Option<Invite>>,
    opened_report: Mutex<Option<Received>>,
    opened_desk: Mutex<Option<desk_view::OpenedDesk>>,
    /// Where the desk was written last, since Onramp was opened.
    written_desk: Mutex<Option<String>>,
    writing: tokio::sync::Mutex<()>,
    capturing: tokio::sync::Mutex<()>,
    /// Held until a sealed pair is where it goes and is recorded; taken before the other two.
    handing_off: tokio::sync::Mutex<()>,
    late: late::Late,
    half: half::Half,
    rechecks: recheck::Rechecks,
}

/// Who began a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Began {
    ByPerson,
    BySchedule,
}

impl Onramp {
    /// Opens the front door with the guides and the catalog that ship.
    ///
    /// # Errors
    /// `GuideInvalid` when a shipped guide or the catalog does not hold together.
    pub fn open(surroundings: Surroundings) -> Result<Self, OnrampError> {
        let guides: Arc<[Guide]> = guide::shipped()?.into();
        let catalog = Arc::new(Catalog::shipped()?);
        let mut setups = surroundings.setups;
        let cards = cards::Cards::of(Arc::clone(&guides), Arc::clone(&catalog));
        setups.keep_cards(Box::new(cards));
        Ok(Self {
            setups: Arc::new(Mutex::new(setups)),
            keychain: surroundings.keychain,
            memory: surroundings.memory,
            sealed_files: SealedFiles::new(surroundings.key_files),
            guides,
            catalog,
            clock: surroundings.clock,
            limits: surroundings.limits,
            extra_roots: surroundings.extra_roots,
            integration_id: RwLock::new(None),
            practice: RwLock::new(None),
            running: Mutex::new(HashMap::new()),
            hand_off_passphrases: Mutex::new(HashMap::new()),
            previewed: Mutex::new(HashMap::new()),
            opened_invite: Mutex::new(None),
            opened_report: Mutex::new(None),
            opened_desk: Mutex::new(None),
            written_desk: Mutex::new(None),
            writing: tokio::sync::Mutex::new(()),
            capturing: tokio::sync::Mutex::new(()),
            handing_off: tokio::sync::Mutex::new(()),
            late: late::Late::default(),
            half: half::Half::default(),
            rechecks: recheck::Rechecks::default(),
        })
    }

    /// The guides that can be chosen.
    #[must_use]
    pub fn guides(&self) -> Vec<GuideCard> {
        self.guides.iter().map(Guide::card).collect()
    }

    /// The words of ConnectWise that can be explained.
    #[must_use]
    pub fn terms(&self) -> Vec<TermView> {
        self.catalog.terms().iter().map(guide::term_view).collect()
    }

    /// Sets the integration ID (`clientId`) that real setups send.
    pub fn set_integration_id(&self, integration_id: Option<IntegrationId>) {
        *self
            .integration_id
            .write()
            .unwrap_or_else(PoisonError::into_inner) = integration_id;
    }

    /// Says where practice runs; practice setups go there.
    pub fn set_practice(&self, practice: Option<RunningPractice>) {
        *self
            .practice
            .write()
            .unwrap_or_else(PoisonError::into_inner) = practice;
    }

    /// True when `address` is one that a guide names, and may be opened in the browser.
    #[must_use]
    pub fn may_open(&self, address: &str) -> bool {
        self.guides
            .iter()
            .any(|guide| guide.addresses().iter().any(|one| one == address))
    }

    fn practice_of(&self, setup: &Setup) -> Option<RunningPractice> {
        let practice = self.practice.read().unwrap_or_else(PoisonError::into_inner);
        practice.clone().filter(|_| setup.is_practice)
    }

    fn guide_of(&self, id: &str) -> Result<&Guide, OnrampError> {
        self.guides
            .iter()
            .find(|guide| guide.id() == id)
            .ok_or(OnrampError::GuideNotFound)
    }

    /// Runs `work` on the records, on a thread that may block, once nothing is late there.
    async fn records<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Setups) -> Result<T, crate::setup::SetupsError> + Send + 'static,
    ) -> Result<T, OnrampError> {
        let (setups, late) = (Arc::clone(&self.setups), self.late.clone());
        let done = tokio::task::spawn_blocking(move || {
            let mut setups = setups.lock().unwrap_or_else(PoisonError::into_inner);
            late.write(&setups);
            work(&mut setups)
        });
        Ok(done.await.map_err(|_| OnrampError::Interrupted)??)
    }

    async fn setup(&self, id: &SetupId) -> Result<Setup, OnrampError> {
        let id = id.clone();
        self.records(move |setups| setups.get(&id))
            .await?
            .ok_or(OnrampError::SetupNotFound)
    }

    /// Reads a setup, changes it and writes it back; no other change comes between.
    async fn change(
        &self,
        id: &SetupId,
        change: impl FnOnce(&mut Setup) -> Result<(), OnrampError> + Send,
    ) -> Result<Setup, OnrampError> {
        let _turn = self.writing.lock().await;
        let mut setup = self.setup(id).await?;
        change(&mut setup)?;
        setup.updated_at = (self.clock)();
        let written = setup.clone();
        self.records(move |setups| setups.put(&written)).await?;
        Ok(setup)
    }

    /// Records a run, `keep` deciding what of it counts for the setup, and shows the setup after it.
    async fn record_run(
        &self,
        id: &SetupId,
        run: CheckRun,
        began: Began,
        keep: impl FnOnce(&mut Setup, CheckRun) + Send,
    ) -> Result<SetupView, OnrampError> {
        let counted = run.clone();
        let setup = self
            .change(id, |setup| {
                keep(setup, counted);
                Ok(())
            })
            .await?;
        let of = id.clone();
        self.records(move |setups| match began {
            Began::ByPerson => setups.add_run(&of, &run),
            Began::BySchedule => setups.add_scheduled_run(&of, &run),
        })
        .await?;
        self.view(&setup)
    }

    fn view(&self, setup: &Setup) -> Result<SetupView, OnrampError> {
        let guide = self.guide_of(&setup.guide)?;
        let plan = guide::plan_setup(guide, &self.catalog, setup);
        let practice = self.practice_of(setup).map(|practice| practice.server);
        Ok(crate::setup::compose(
            setup,
            guide,
            &plan,
            &self.catalog,
            practice,
        ))
    }
}
