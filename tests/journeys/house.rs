//! Onramp without its window, with a folder of its own and keys in memory, on a running practice.

use onramp_core::address::PracticeServer;
use onramp_core::keys::Vault;
use onramp_core::psa::{ExtraRoots, IntegrationId, Limits};
use onramp_core::report::{Made, Report};
use onramp_core::setup::view::{CaptureView, HomeQuery, KeySlot, SetupCard, SetupView, StepView};
use onramp_core::setup::{FieldId, Setup, SetupId, Setups};
use onramp_core::{Onramp, RunningPractice, Surroundings};
use onramp_practice::Practice;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use zeroize::Zeroizing;

/// Onramp, its folder and its practice.
pub(crate) struct House {
    pub(crate) onramp: Onramp,
    pub(crate) folder: TempDir,
    pub(crate) practice: Practice,
}

impl House {
    pub(crate) async fn open() -> Self {
        Self::open_with(Vault::memory()).await
    }

    /// Opens it with a keychain of the test's own.
    pub(crate) async fn open_with(keychain: Vault) -> Self {
        Self::open_in(tempfile::tempdir().unwrap(), keychain).await
    }

    /// Opens it in a folder that somebody else may look into.
    pub(crate) async fn open_in(folder: TempDir, keychain: Vault) -> Self {
        let practice = crate::desk::practice("healthy", false).await;
        Self::beside(practice, folder, keychain)
    }

    /// Opens it for real setups: the server speaks https, and is trusted.
    pub(crate) async fn open_for_real(keychain: Vault) -> Self {
        let practice = crate::desk::practice("healthy", true).await;
        Self::beside(practice, tempfile::tempdir().unwrap(), keychain)
    }

    /// Opens it for somebody who waits three seconds for an answer, and no longer.
    pub(crate) async fn open_impatient() -> Self {
        let practice = crate::desk::practice("healthy", false).await;
        let folder = tempfile::tempdir().unwrap();
        let limits = Limits {
            whole: Duration::from_secs(3),
            ..Limits::default()
        };
        Self {
            onramp: onramp(folder.path(), Vault::memory(), limits, &practice),
            folder,
            practice,
        }
    }

    fn beside(practice: Practice, folder: TempDir, keychain: Vault) -> Self {
        Self {
            onramp: onramp(folder.path(), keychain, Limits::default(), &practice),
            folder,
            practice,
        }
    }

    /// Closes Onramp and opens it again: the records and the keychain stay, what lay in memory is gone.
    pub(crate) fn reopen(&mut self, keychain: Vault) {
        self.onramp = onramp(
            self.folder.path(),
            keychain,
            Limits::default(),
            &self.practice,
        );
    }

    /// The list of setups.
    pub(crate) async fn cards(&self) -> Vec<SetupCard> {
        self.onramp.home(HomeQuery::default()).await.unwrap().cards
    }

    /// The records, byte for byte, once nothing is late.
    pub(crate) async fn records(&self) -> Vec<u8> {
        self.cards().await;
        std::fs::read(self.folder.path().join("setups.sqlite")).unwrap()
    }

    /// Puts the records back to what they were.
    pub(crate) fn put_back(&self, records: &[u8]) {
        std::fs::write(self.folder.path().join("setups.sqlite"), records).unwrap();
    }

    /// Makes the record of a setup one that cannot be read.
    pub(crate) async fn damage(&self, id: &SetupId) {
        self.cards().await;
        let file = rusqlite::Connection::open(self.folder.path().join("setups.sqlite")).unwrap();
        let damage = "UPDATE setups SET body = '{' || body WHERE id = ?1";
        assert_eq!(file.execute(damage, [&id.0]).unwrap(), 1);
    }

    /// The report on a setup, as it stands now.
    pub(crate) async fn report(&self, id: &SetupId) -> Report {
        let prepared = self.onramp.prepare_report(id, &Made::now()).await;
        prepared.unwrap().report
    }

    /// The record of a setup, as it is kept.
    pub(crate) async fn record(&self, id: &SetupId) -> Setup {
        self.cards().await;
        let records = Setups::open(&self.folder.path().join("setups.sqlite")).unwrap();
        records.get(id).unwrap().unwrap()
    }

    /// Records that the new pair of `id` has signed in, as a test does before the pair takes over.
    pub(crate) async fn record_sign_in(&self, id: &SetupId) {
        let mut setup = self.record(id).await;
        let records = Setups::open(&self.folder.path().join("setups.sqlite")).unwrap();
        let next = &mut setup.replacement.as_mut().unwrap().next;
        next.proved_at = Some(onramp_core::now());
        records.put(&setup).unwrap();
    }

    /// Begins a setup: the Admin role, every feature, Company ID and address as practice shows them.
    pub(crate) async fn begin(&self, guide: &str) -> SetupView {
        self.begin_with(guide, "admin").await
    }

    /// Begins a setup with another role.
    pub(crate) async fn begin_with(&self, guide: &str, role: &str) -> SetupView {
        let address = self.practice.pages();
        self.begin_at(guide, role, &address, true).await
    }

    /// Begins a real setup: it knows nothing of practice but its address.
    pub(crate) async fn begin_for_real(&self, guide: &str) -> SetupView {
        let pages = self.practice.pages();
        let (_, port) = pages.rsplit_once(':').unwrap();
        let address = format!("https://localhost:{port}");
        self.begin_at(guide, "admin", &address, false).await
    }

    async fn begin_at(
        &self,
        guide: &str,
        role: &str,
        address: &str,
        is_practice: bool,
    ) -> SetupView {
        let setup = self.onramp.create(guide, is_practice).await.unwrap();
        let features = setup.choices.features.iter();
        let features: BTreeSet<String> = features.map(|feature| feature.id.clone()).collect();
        let role = Some(role.to_owned());
        let id = &setup.id;
        self.onramp.choose(id, role, features, true).await.unwrap();
        let company = self.practice.company();
        self.onramp
            .set_field(id, FieldId::CompanyId, company)
            .await
            .unwrap();
        self.onramp
            .set_field(id, FieldId::Address, address)
            .await
            .unwrap()
    }

    /// Pastes one key as the page shows it.
    pub(crate) async fn paste(&self, id: &SetupId, slot: KeySlot) -> CaptureView {
        let text = match slot {
            KeySlot::Public => self.practice.public_key().expose(),
            KeySlot::Private => self.practice.private_key().expose(),
        };
        let text = Zeroizing::new(text.to_owned());
        self.onramp.capture(id, slot, text).await.unwrap()
    }

    /// Runs the live test.
    pub(crate) async fn test(&self, id: &SetupId) -> SetupView {
        self.onramp.run_check(id, false, &|_| ()).await.unwrap()
    }

    /// Checks again what had not passed.
    pub(crate) async fn test_again(&self, id: &SetupId) -> SetupView {
        self.onramp.run_check(id, true, &|_| ()).await.unwrap()
    }
}

fn onramp(folder: &Path, keychain: Vault, limits: Limits, practice: &Practice) -> Onramp {
    let roots = practice
        .ca_pem()
        .map(|pem| ExtraRoots::from_pem(pem.as_bytes()));
    let onramp = Onramp::open(Surroundings {
        setups: Setups::open(&folder.join("setups.sqlite")).unwrap(),
        keychain,
        memory: Vault::memory(),
        key_files: folder.join("keys"),
        clock: onramp_core::now,
        limits,
        extra_roots: roots.map(Result::unwrap).unwrap_or_default(),
    })
    .unwrap();
    let running = running(practice);
    onramp.set_integration_id(Some(running.integration_id.clone()));
    onramp.set_practice(Some(running));
    onramp
}

/// What Onramp is told about a running practice.
pub(crate) fn running(practice: &Practice) -> RunningPractice {
    RunningPractice {
        server: PracticeServer {
            address: practice.address(),
            is_tls: practice.is_tls(),
        },
        integration_id: IntegrationId::parse(practice.client_id()).unwrap(),
    }
}

/// One step of what the window is shown.
pub(crate) fn step<'a>(view: &'a SetupView, id: &str) -> &'a StepView {
    let mut steps = view.sections.iter().flat_map(|section| &section.steps);
    steps.find(|step| step.id == id).unwrap()
}
