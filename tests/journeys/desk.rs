//! What a person's side of a live test is made of.

use jiff::Timestamp;
use onramp_core::address::{CompanyId, Site};
use onramp_core::check::{
    CheckRun, FieldCheck, LadderInput, PermissionInput, ProgressSink, find_company, run_check,
};
use onramp_core::keys::{KeyPair, LeakForms, PrivateKey, PublicKey, StoredKeys, leak_forms};
use onramp_core::psa::{ExtraRoots, IntegrationId, Limits};
use onramp_practice::{
    Given, GivenCompany, GivenIntegrationId, GivenKeys, Practice, PracticeOptions, Scenario,
    ServerSide, scenarios,
};
use std::time::Duration;
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

/// A person's side, ready to test.
pub(crate) struct Desk {
    pub(crate) site: Site,
    pub(crate) company: CompanyId,
    pub(crate) keys: KeyPair,
    integration_id: Option<IntegrationId>,
    limits: Limits,
    roots: ExtraRoots,
}

/// Starts practice with one scenario.
pub(crate) async fn practice(scenario: &str, is_tls: bool) -> Practice {
    let options = PracticeOptions {
        scenario: scenario.to_owned(),
        is_tls,
        ..PracticeOptions::default()
    };
    Practice::start(options).await.unwrap()
}

/// Lets the server play something that is no scenario of its own, from the next request on.
pub(crate) fn play(practice: &Practice, server: ServerSide) {
    let healthy = scenarios().unwrap().iter().find(|one| one.id == "healthy");
    practice.play(Box::leak(Box::new(Scenario {
        server,
        ..healthy.unwrap().clone()
    })));
}

impl Desk {
    /// Every form in which its pair may leak.
    pub(crate) fn leak_forms(&self) -> LeakForms {
        let keys = StoredKeys {
            public: Some(self.keys.public.clone()),
            private: Some(self.keys.private.clone()),
            ..StoredKeys::default()
        };
        leak_forms(&keys, Some(self.company.as_str()))
    }

    /// Brings what `given` says to a server.
    pub(crate) fn new(practice: &Practice, given: &Given) -> Self {
        let ready = practice.client_id();
        let whole = given.answer_limit_ms.map(Duration::from_millis);
        Self {
            site: Site::practice(practice.address(), practice.is_tls()),
            company: CompanyId::parse(match given.company {
                GivenCompany::Ready => practice.company(),
                GivenCompany::Unknown => "acmemps",
            })
            .unwrap(),
            keys: keys(practice, given.keys),
            integration_id: match given.integration_id {
                GivenIntegrationId::Ready => Some(IntegrationId::parse(ready).unwrap()),
                GivenIntegrationId::None => None,
            },
            limits: Limits {
                whole: whole.unwrap_or(Limits::default().whole),
                ..Limits::default()
            },
            roots: match practice.ca_pem() {
                Some(pem) if given.trusts_issuer => ExtraRoots::from_pem(pem.as_bytes()).unwrap(),
                Some(_) | None => ExtraRoots::default(),
            },
        }
    }

    /// Runs the live test.
    pub(crate) async fn test(&self) -> CheckRun {
        let cancel = CancellationToken::new();
        run_check(&self.input(), None, None, &|_| (), &cancel, &Timestamp::now).await
    }

    /// Runs the live test and the permission check after it; after an earlier run, only what had not passed.
    pub(crate) async fn check(
        &self,
        permissions: &PermissionInput<'_>,
        earlier: Option<&CheckRun>,
    ) -> CheckRun {
        let cancel = CancellationToken::new();
        let (input, now) = (self.input(), &Timestamp::now);
        run_check(&input, Some(permissions), earlier, &|_| (), &cancel, now).await
    }

    /// The same from the beginning, telling how far it is, until it is stopped.
    pub(crate) async fn check_until(
        &self,
        permissions: &PermissionInput<'_>,
        progress: ProgressSink<'_>,
        cancel: &CancellationToken,
    ) -> CheckRun {
        let (input, now) = (self.input(), &Timestamp::now);
        run_check(&input, Some(permissions), None, progress, cancel, now).await
    }

    /// Asks, without a key, whether the company is there.
    pub(crate) async fn find_company(&self) -> FieldCheck {
        let cancel = CancellationToken::new();
        find_company(&self.input(), &cancel, &Timestamp::now).await
    }

    fn input(&self) -> LadderInput<'_> {
        LadderInput {
            site: &self.site,
            company: &self.company,
            keys: Some(&self.keys),
            known_keys: None,
            integration_id: self.integration_id.as_ref(),
            limits: self.limits,
            extra_roots: &self.roots,
        }
    }
}

fn keys(practice: &Practice, given: GivenKeys) -> KeyPair {
    let (public, private) = (practice.public_key(), practice.private_key());
    match given {
        GivenKeys::Ready => pair(public.expose(), private.expose()),
        GivenKeys::Swapped => pair(private.expose(), public.expose()),
        GivenKeys::Wrong => pair("nP4xQ7vT2kLm9RsW", "b8ZcY3hJ6fGd1KqX"),
    }
}

fn pair(public: &str, private: &str) -> KeyPair {
    KeyPair {
        public: PublicKey::new(Zeroizing::new(public.to_owned())),
        private: PrivateKey::new(Zeroizing::new(private.to_owned())),
    }
}
