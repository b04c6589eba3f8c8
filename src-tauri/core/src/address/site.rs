//! A ConnectWise server's normalized address.

use super::{AddressForm, Region};
use std::net::SocketAddr;

/// Where a ConnectWise runs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Hosting {
    /// In ConnectWise's cloud, in a known region.
    Cloud {
        /// Which one.
        region: Region,
    },
    /// In ConnectWise's cloud by its name, in a region that Onramp does not know.
    UnknownCloud,
    /// On ConnectWise's server for trials.
    Staging,
    /// On a server of the company's own.
    OnPremises,
    /// On this computer, for practice.
    Practice,
}

/// The normalized address of a ConnectWise server: host names without scheme, path or trailing dot, in lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Site {
    login_host: String,
    api_host: String,
    port: Option<u16>,
    hosting: Hosting,
    is_tls: bool,
    practice_address: Option<SocketAddr>,
}

const CLOUD: &str = "myconnectwise.net";
const STAGING: &str = "staging.connectwisedev.com";

impl Site {
    /// The site of a known cloud region.
    #[must_use]
    pub fn cloud(region: Region) -> Self {
        Self::two_hosts(
            format!("{}.{CLOUD}", region.label()),
            Hosting::Cloud { region },
        )
    }

    /// The site of a cloud region that Onramp does not know by name.
    pub(super) fn unknown_cloud(label: &str) -> Self {
        Self::two_hosts(format!("{label}.{CLOUD}"), Hosting::UnknownCloud)
    }

    /// ConnectWise's server for trials.
    #[must_use]
    pub fn staging() -> Self {
        Self::two_hosts(STAGING.to_owned(), Hosting::Staging)
    }

    /// A server of the company's own: one host for people and programs.
    pub(super) fn on_premises(host: &str, port: Option<u16>) -> Self {
        Self {
            login_host: host.to_owned(),
            api_host: host.to_owned(),
            port,
            hosting: Hosting::OnPremises,
            is_tls: true,
            practice_address: None,
        }
    }

    /// The practice server on this computer, the only site that may be asked without TLS.
    #[must_use]
    pub fn practice(address: SocketAddr, is_tls: bool) -> Self {
        Self {
            login_host: "localhost".to_owned(),
            api_host: "localhost".to_owned(),
            port: Some(address.port()),
            hosting: Hosting::Practice,
            is_tls: is_tls || !address.ip().is_loopback(),
            practice_address: Some(address),
        }
    }

    fn two_hosts(login_host: String, hosting: Hosting) -> Self {
        Self {
            api_host: format!("api-{login_host}"),
            login_host,
            port: None,
            hosting,
            is_tls: true,
            practice_address: None,
        }
    }

    /// The host at which people log in. An IPv6 address stands in brackets.
    #[must_use]
    pub fn login_host(&self) -> &str {
        &self.login_host
    }

    /// The host that programs use.
    #[must_use]
    pub fn api_host(&self) -> &str {
        &self.api_host
    }

    /// The port when it is not the usual one.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// The port to connect to.
    #[must_use]
    pub fn port_or_default(&self) -> u16 {
        self.port.unwrap_or(if self.is_tls { 443 } else { 80 })
    }

    /// Where it runs.
    #[must_use]
    pub fn hosting(&self) -> &Hosting {
        &self.hosting
    }

    /// True for the practice server.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.hosting == Hosting::Practice
    }

    /// True when requests travel over TLS; false only for practice.
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.is_tls
    }

    /// Where the practice server listens; its name is not looked up.
    #[must_use]
    pub fn practice_address(&self) -> Option<SocketAddr> {
        self.practice_address
    }

    /// The address of the login page, without a trailing slash.
    #[must_use]
    pub fn login_url(&self) -> String {
        self.url(&self.login_host)
    }

    /// The root that API paths begin with, without a trailing slash.
    #[must_use]
    pub fn api_root(&self) -> String {
        self.url(&self.api_host)
    }

    /// The site as a person knows it: the login host, and the port when it is unusual.
    #[must_use]
    pub fn display(&self) -> String {
        self.with_port(&self.login_host)
    }

    /// The value for a vendor's form.
    #[must_use]
    pub fn value_for_vendor(&self, form: AddressForm) -> String {
        match form {
            AddressForm::LoginUrl => self.login_url(),
            AddressForm::LoginHost => self.display(),
            AddressForm::ApiHost => self.with_port(&self.api_host),
            AddressForm::ApiUrl => self.api_root(),
        }
    }

    /// The other known cloud regions, where a company may live that this one does not know; empty outside the cloud.
    #[must_use]
    pub fn other_regions(&self) -> Vec<Self> {
        match self.hosting {
            Hosting::Cloud { region: own } => Region::ALL
                .into_iter()
                .filter(|region| *region != own)
                .map(Self::cloud)
                .collect(),
            Hosting::UnknownCloud => Region::ALL.into_iter().map(Self::cloud).collect(),
            Hosting::Staging | Hosting::OnPremises | Hosting::Practice => Vec::new(),
        }
    }

    fn url(&self, host: &str) -> String {
        let scheme = if self.is_tls { "https" } else { "http" };
        format!("{scheme}://{}", self.with_port(host))
    }

    fn with_port(&self, host: &str) -> String {
        self.port
            .map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }
}
