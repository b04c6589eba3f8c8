//! One server, asked over HTTP.

use super::connected::ConnectedBell;
use super::name::Resolver;
use super::question::{Codebase, Question, company_info_path};
use super::sent::SentList;
use super::{Answer, Body, ExtraRoots, Failure, IntegrationId, Limits, Scrubber, proxy};
use crate::address::{CompanyId, Site};
use crate::check::{Clock, SentRequest};
use crate::keys::{KeyEntry, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Client, RequestBuilder, Response, Url};
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::watch;
use zeroize::Zeroizing;

/// The longest target that the audit list keeps, in characters.
const TARGET_MAX: usize = 400;

/// Why the HTTP side could not be set up at all.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PsaError {
    /// The TLS side has no roots, or the system's settings are unusable.
    #[error("the HTTP side cannot be set up")]
    NotBuilt,
}

/// Which way round a pair is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Login {
    AsCaptured,
    Swapped,
}

/// One server, the questions it was asked, and what may not come back.
pub(crate) struct Psa<'a> {
    site: &'a Site,
    company: &'a CompanyId,
    keys: Option<&'a KeyPair>,
    integration_id: Option<&'a IntegrationId>,
    limits: Limits,
    http: Client,
    is_proxied: bool,
    connected: watch::Receiver<bool>,
    scrubber: Scrubber,
    sent: SentList<'a>,
    /// True once a code base of the server's own was not routed and the general one was.
    is_general_only: AtomicBool,
}

impl<'a> Psa<'a> {
    pub(crate) fn new(
        site: &'a Site,
        company: &'a CompanyId,
        keys: Option<&'a KeyPair>,
        integration_id: Option<&'a IntegrationId>,
        limits: Limits,
        roots: &ExtraRoots,
        clock: Clock<'a>,
    ) -> Result<Self, PsaError> {
        let (bell, connected) = ConnectedBell::new();
        Ok(Self {
            site,
            company,
            keys,
            integration_id,
            limits,
            http: build(site, limits, roots, bell)?,
            is_proxied: proxy::is_in_use_for(site),
            connected,
            scrubber: Scrubber::new(company, keys),
            sent: SentList::new(clock),
            is_general_only: AtomicBool::new(false),
        })
    }

    /// Takes the keys of `known` out of every answer too.
    pub(crate) fn scrubbing(mut self, known: Option<&KeyEntry>) -> Self {
        if let Some(known) = known {
            self.scrubber.add(self.company, known);
        }
        self
    }

    pub(crate) fn site(&self) -> &Site {
        self.site
    }

    pub(crate) fn company(&self) -> &CompanyId {
        self.company
    }

    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    pub(crate) fn keys(&self) -> Option<&KeyPair> {
        self.keys
    }

    pub(crate) fn scrubber(&self) -> &Scrubber {
        &self.scrubber
    }

    pub(crate) fn has_integration_id(&self) -> bool {
        self.integration_id.is_some()
    }

    /// True when the system's settings put a proxy in between.
    pub(crate) fn is_proxied(&self) -> bool {
        self.is_proxied
    }

    /// Ends once the first connection stands, its TLS included; never, when none ever does.
    pub(crate) async fn connected(&self) {
        let mut bell = self.connected.clone();
        if bell.wait_for(|is_connected| *is_connected).await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Every request sent so far, in the order of sending.
    pub(crate) fn sent(&self) -> Vec<SentRequest> {
        self.sent.so_far()
    }

    /// Asks whether the company lives here; needs and sends no key.
    pub(crate) async fn company_info(&self) -> Result<Answer, Failure> {
        self.ask(&company_info_path(self.company), None).await
    }

    /// Asks the API. A 404 under a code base of its own is asked again under the general one.
    pub(crate) async fn api(
        &self,
        question: &Question,
        codebase: &Codebase,
        login: Login,
    ) -> Result<Answer, Failure> {
        let codebase = self.routed(codebase);
        let answer = self.ask(&question.path(&codebase), Some(login)).await?;
        let general = Codebase::general();
        if answer.status != 404 || codebase == general {
            return Ok(answer);
        }
        let again = self.ask(&question.path(&general), Some(login)).await?;
        if again.status != 404 {
            self.is_general_only.store(true, Ordering::Relaxed);
        }
        Ok(again)
    }

    /// Asks the API once, under the code base that has proved to be routed: whoever asks decides what is asked again.
    pub(crate) async fn read(
        &self,
        question: &Question,
        codebase: &Codebase,
    ) -> Result<Answer, Failure> {
        let path = question.path(&self.routed(codebase));
        self.ask_once(&path, Some(Login::AsCaptured)).await
    }

    fn routed(&self, codebase: &Codebase) -> Codebase {
        if self.is_general_only.load(Ordering::Relaxed) {
            Codebase::general()
        } else {
            codebase.clone()
        }
    }

    async fn ask(&self, path: &str, login: Option<Login>) -> Result<Answer, Failure> {
        match self.ask_once(path, login).await {
            Err(failure) if failure.is_passing() => self.ask_once(path, login).await,
            answer => answer,
        }
    }

    async fn ask_once(&self, path: &str, login: Option<Login>) -> Result<Answer, Failure> {
        let request = self.request(path, login)?;
        let mut sending = self.sent.begin(self.target(path));
        match request.send().await {
            Ok(response) => {
                sending.status = Some(response.status().as_u16());
                self.read_answer(response).await
            }
            Err(error) => Err(Failure::of_sending(
                &error,
                self.is_proxied,
                self.site.is_tls(),
            )),
        }
    }

    /// Host, path and query of a request, as the audit list has it.
    fn target(&self, path: &str) -> String {
        let root = self.site.api_root();
        let host = root.split_once("://").map_or(&*root, |(_, host)| host);
        let target = format!("{host}{path}");
        self.scrubber.scrub_to(TARGET_MAX, &target).text
    }

    fn request(&self, path: &str, login: Option<Login>) -> Result<RequestBuilder, Failure> {
        let url = Url::parse(&format!("{}{path}", self.site.api_root()))
            .map_err(|_| Failure::ConnectionFailed)?;
        let mut request = self.http.get(url).header(ACCEPT, "application/json");
        if let Some(login) = login {
            if let Some(authorization) = self.authorization(login) {
                request = request.header(AUTHORIZATION, authorization);
            }
            if let Some(id) = self.integration_id {
                request = request.header("clientId", id.header_value());
            }
        }
        Ok(request)
    }

    /// `Basic base64(company+public:private)`; the company's plus sign stands as it is.
    fn authorization(&self, login: Login) -> Option<HeaderValue> {
        let keys = self.keys?;
        let (user, password) = match login {
            Login::AsCaptured => (keys.public.expose(), keys.private.expose()),
            Login::Swapped => (keys.private.expose(), keys.public.expose()),
        };
        let company = self.company.as_str();
        let plain = Zeroizing::new(format!("{company}+{user}:{password}"));
        let encoded = Zeroizing::new(STANDARD.encode(plain.as_bytes()));
        let mut value =
            HeaderValue::from_str(&Zeroizing::new(format!("Basic {}", *encoded))).ok()?;
        value.set_sensitive(true);
        Some(value)
    }

    async fn read_answer(&self, mut response: Response) -> Result<Answer, Failure> {
        let header = |name| response.headers().get(name)?.to_str().ok();
        let retry_after_s = header(RETRY_AFTER).and_then(|value| value.trim().parse().ok());
        let moved_to = header(LOCATION).map(|value| self.host_of(value));
        let mut bytes = Zeroizing::new(Vec::new());
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if bytes.len() + chunk.len() > self.limits.body_bytes => {
                    return Err(Failure::AnswerTooLarge);
                }
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk),
                Ok(None) => break,
                Err(error) => return Err(Failure::of_reading(&error)),
            }
        }
        Ok(Answer {
            status: response.status().as_u16(),
            retry_after_s,
            moved_to,
            body: Body::read(&bytes),
        })
    }

    /// The host that a `Location` names; a path moves within the own one.
    fn host_of(&self, location: &str) -> String {
        Url::parse(&self.site.api_root())
            .and_then(|own| own.join(location))
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

fn build(
    site: &Site,
    limits: Limits,
    roots: &ExtraRoots,
    bell: ConnectedBell,
) -> Result<Client, PsaError> {
    let mut builder = Client::builder()
        .https_only(site.is_tls())
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(limits.connect)
        .timeout(limits.whole)
        .pool_idle_timeout(limits.whole)
        .referer(false)
        .user_agent(concat!("Onramp/", env!("CARGO_PKG_VERSION")))
        .dns_resolver(Resolver {
            limit: limits.connect,
            practice: site.practice_address(),
        })
        .tls_certs_merge(roots.certificates().iter().cloned())
        .connector_layer(bell);
    if proxy::is_on_this_computer(site) {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|_| PsaError::NotBuilt)
}

#[cfg(test)]
mod tests;
