//! The running server.

use crate::account::{self, Account, RandomError};
use crate::api::{self, CanaryPlace};
use crate::listener::TlsListener;
use crate::options::PracticeOptions;
use crate::pages;
use crate::ready::{ReadyMember, ReadyRole};
use crate::request_log::LoggedRequest;
use crate::scenario::{Scenario, ScenarioError, scenarios};
use crate::severed::{Cutter, Severable};
use crate::shared::Shared;
use crate::tls::{self, TlsError};
use axum::Router;
use onramp_core::catalog::{Catalog, CatalogError};
use onramp_core::keys::{KeyPair, PrivateKey, PublicKey};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// How long open connections may take to end once the server stops.
const STOP_LIMIT: Duration = Duration::from_secs(2);

/// Why practice could not do what it was asked.
#[derive(Debug, Error)]
pub enum PracticeError {
    /// The port cannot be listened on.
    #[error("port {port} on this machine cannot be used")]
    Port {
        /// Which one; 0 is any.
        port: u16,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// There is no certificate to serve with.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// No key pair could be made.
    #[error(transparent)]
    Random(#[from] RandomError),
    /// The scenarios cannot be read.
    #[error(transparent)]
    Scenarios(#[from] &'static ScenarioError),
    /// The catalog cannot be read.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// There is no such scenario.
    #[error("there is no such practice scenario")]
    UnknownScenario,
    /// There is no such box in ConnectWise.
    #[error("there is no such box in ConnectWise")]
    UnknownBox,
    /// The scenario is about certificates, and the server speaks plain http.
    #[error("this practice scenario needs a server that speaks https")]
    NeedsTls,
}

/// A ConnectWise of Onramp's own, on 127.0.0.1 until it is stopped or dropped.
pub struct Practice {
    address: SocketAddr,
    ready: KeyPair,
    client_id: String,
    ca_pem: Option<String>,
    pub(crate) shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

impl Practice {
    /// Starts a server. Needs a running tokio runtime.
    ///
    /// # Errors
    /// The port is taken; the scenario is unknown, or needs https; no certificate or key pair could be made.
    pub async fn start(options: PracticeOptions) -> Result<Self, PracticeError> {
        let scenario = find(&options.scenario, options.is_tls)?;
        let ready = account::new_key_pair()?;
        let shared = Arc::new(Shared::new(
            Catalog::shipped()?,
            Account::new(ready.clone()),
            scenario,
            options.canary,
            options.is_tls,
        ));
        let port = options.port;
        let tcp = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(|source| PracticeError::Port { port, source })?;
        let address = tcp
            .local_addr()
            .map_err(|source| PracticeError::Port { port, source })?;
        let (serving, ca_pem) = begin(tcp, address, &shared)?;
        let practice = Self {
            address,
            ready,
            client_id: uuid::Uuid::new_v4().to_string(),
            ca_pem,
            shared,
            serving,
        };
        practice.set_ready_role(options.ready_role);
        practice.set_ready_member(options.ready_member);
        practice.set_my_security(options.has_my_security);
        practice.set_latency_ms(options.latency_ms);
        Ok(practice)
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address to type into Onramp: `http://127.0.0.1:49152`.
    #[must_use]
    pub fn site(&self) -> String {
        format!("{}://{}", self.shared.scheme(), self.address)
    }

    /// The address of its web pages, to open in a browser.
    #[must_use]
    pub fn pages(&self) -> String {
        format!("{}/", self.site())
    }

    /// True when it speaks https.
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.shared.is_tls
    }

    /// The certificate authority to trust, as PEM; none over plain http.
    #[must_use]
    pub fn ca_pem(&self) -> Option<&str> {
        self.ca_pem.as_deref()
    }

    /// The Company ID that exists here.
    #[must_use]
    pub fn company(&self) -> &'static str {
        account::COMPANY_ID
    }

    /// The public key of a pair that is ready to use.
    #[must_use]
    pub fn public_key(&self) -> &PublicKey {
        &self.ready.public
    }

    /// The private key of that pair.
    #[must_use]
    pub fn private_key(&self) -> &PrivateKey {
        &self.ready.private
    }

    /// An integration ID (`clientId`) to send. Practice takes any GUID: it cannot know which ones ConnectWise registered.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Gives the member with the ready pair another role, from the next request on.
    pub fn set_ready_role(&self, role: ReadyRole) {
        let mut account = self.shared.account_mut();
        account.set_ready_role(role, &self.shared.catalog);
    }

    /// Changes the member with the ready pair, from the next request on.
    pub fn set_ready_member(&self, member: ReadyMember) {
        self.shared.account_mut().set_ready_member(member);
    }

    /// Lets callers read their own role back, or refuses that to everyone.
    pub fn set_my_security(&self, is_answered: bool) {
        let has_my_security = &self.shared.has_my_security;
        has_my_security.store(is_answered, Ordering::Relaxed);
    }

    /// Makes every answer of the API take at least so many milliseconds.
    pub fn set_latency_ms(&self, latency_ms: u64) {
        self.shared.latency_ms.store(latency_ms, Ordering::Relaxed);
    }

    /// Lists what the API was asked, company info included, in the order of arrival: since the start, or since the list
    /// was cleared.
    #[must_use]
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.shared.log.requests()
    }

    /// Empties that list, and counts [`Self::most_in_flight`] anew.
    pub fn clear_requests(&self) {
        self.shared.log.clear();
    }

    /// The most requests that the API was answering at one moment.
    #[must_use]
    pub fn most_in_flight(&self) -> usize {
        self.shared.log.most_in_flight()
    }

    /// Chooses where answers carry the keys that were sent; tests only.
    pub fn set_canary(&self, place: Option<CanaryPlace>) {
        self.shared.set_canary(place);
    }

    /// Lets the rungs of the live test be answered without an echo, so that the permission check is reached; tests only.
    pub fn set_canary_spares_rungs(&self, is_so: bool) {
        let spares_rungs = &self.shared.canary_spares_rungs;
        spares_rungs.store(is_so, Ordering::Relaxed);
    }

    /// Stops it and waits until its port is free again.
    pub async fn stop(mut self) {
        self.shared.stopping.cancel();
        if tokio::time::timeout(STOP_LIMIT, &mut self.serving)
            .await
            .is_err()
        {
            self.serving.abort();
        }
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        self.shared.stopping.cancel();
    }
}

/// The scenario with this id, when a server of this kind can play it.
pub(crate) fn find(id: &str, is_tls: bool) -> Result<&'static Scenario, PracticeError> {
    let scenario = scenarios()?.iter().find(|scenario| scenario.id == id);
    let scenario = scenario.ok_or(PracticeError::UnknownScenario)?;
    if scenario.given.is_tls && !is_tls {
        return Err(PracticeError::NeedsTls);
    }
    Ok(scenario)
}

/// Begins to serve; with the certificate authority to trust, over https.
fn begin(
    tcp: TcpListener,
    address: SocketAddr,
    shared: &Arc<Shared>,
) -> Result<(JoinHandle<()>, Option<String>), TlsError> {
    let router = pages::router()
        .fallback(api::answer)
        .with_state(Arc::clone(shared));
    if !shared.is_tls {
        return Ok((serve(tcp, router, shared), None));
    }
    let identity = tls::new_identity()?;
    let acceptor = TlsAcceptor::from(identity.config);
    let tls = TlsListener::new(tcp, address, acceptor, shared.stopping.clone());
    Ok((serve(tls, router, shared), Some(identity.ca_pem)))
}

fn serve<L>(listener: L, router: Router, shared: &Arc<Shared>) -> JoinHandle<()>
where
    L: axum::serve::Listener,
    L::Addr: std::fmt::Debug,
{
    let stopping = shared.stopping.clone();
    let service = router.into_make_service_with_connect_info::<Cutter>();
    tokio::spawn(async move {
        // Serving ends only when it is told to; it returns no error of its own.
        let _ = axum::serve(Severable(listener), service)
            .with_graceful_shutdown(stopping.cancelled_owned())
            .await;
    })
}
