//! Reads what a person put into the address field.

use super::clean::{Cleaned, clean, split_label};
use super::host::{HostKind, kind_of};
use super::{Hosting, ReadingNote, Site, verdict};
use crate::check::{Fact, FactName};
use crate::setup::view::Verdict;
use crate::words::Code;
use std::net::SocketAddr;
use url::{Host, Url};

/// The practice server that is running, for a practice setup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PracticeServer {
    /// Where it listens.
    pub address: SocketAddr,
    /// True when it speaks TLS.
    pub is_tls: bool,
}

/// How Onramp reads an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressReading {
    /// The site; none when the text cannot be used as it stands.
    pub site: Option<Site>,
    /// Why it cannot be used, or what is worth a look; in the order in which to show it.
    pub notes: Vec<ReadingNote>,
}

impl AddressReading {
    /// What the field shows.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let is_empty = self.code() == Code::AddressEmpty;
        verdict(self.site.is_some(), is_empty, &self.notes)
    }

    /// The first thing to say about it.
    #[must_use]
    pub fn code(&self) -> Code {
        self.notes
            .first()
            .map_or(Code::AddressReady, |(code, _)| *code)
    }

    fn refused(code: Code, facts: Vec<Fact>) -> Self {
        Self {
            site: None,
            notes: vec![(code, facts)],
        }
    }
}

/// Reads an address: a host name, a login page's or an API's whole address, or a text with one of them in it.
///
/// With a practice server given, only this computer's own names are read, whatever their port.
#[must_use]
pub fn read_address(typed: &str, practice: Option<PracticeServer>) -> AddressReading {
    let cleaned = clean(typed);
    if cleaned.text.is_empty() {
        return AddressReading::refused(Code::AddressEmpty, Vec::new());
    }
    let parts = match Parts::find(&cleaned) {
        Ok(parts) => parts,
        Err(code) => return AddressReading::refused(code, Vec::new()),
    };
    match practice {
        Some(server) => read_for_practice(&parts, server),
        None => read_for_real(&parts),
    }
}

fn read_for_practice(parts: &Parts, server: PracticeServer) -> AddressReading {
    if !is_this_computer(&parts.host) {
        return AddressReading::refused(Code::AddressNotPractice, vec![parts.host_fact()]);
    }
    AddressReading {
        site: Some(Site::practice(server.address, server.is_tls)),
        notes: Vec::new(),
    }
}

fn is_this_computer(host: &str) -> bool {
    matches!(
        host,
        "127.0.0.1" | "localhost" | "practice.localhost" | "[::1]"
    )
}

fn read_for_real(parts: &Parts) -> AddressReading {
    match kind_of(&parts.host, parts.port) {
        HostKind::Vendor => AddressReading::refused(Code::AddressIsVendor, vec![parts.host_fact()]),
        HostKind::Website => {
            AddressReading::refused(Code::AddressIsConnectWiseWebsite, vec![parts.host_fact()])
        }
        HostKind::Site(site) => AddressReading {
            notes: notes(parts, &site),
            site: Some(site),
        },
    }
}

/// What is worth a look in an address that can be used.
fn notes(parts: &Parts, site: &Site) -> Vec<ReadingNote> {
    let read_as = || Fact::new(FactName::Address, site.display());
    let mut notes = Vec::new();
    match site.hosting() {
        Hosting::UnknownCloud => {
            notes.push((Code::AddressUnknownRegion, vec![parts.host_fact()]));
        }
        Hosting::Staging => notes.push((Code::AddressStaging, vec![parts.host_fact()])),
        Hosting::OnPremises if parts.is_ip => {
            notes.push((Code::AddressIsIpOnly, vec![parts.host_fact()]));
        }
        Hosting::OnPremises => notes.push((Code::AddressOnPremises, vec![parts.host_fact()])),
        Hosting::Cloud { .. } | Hosting::Practice => {}
    }
    if parts.host != site.login_host() {
        let login = Fact::new(FactName::OtherHost, site.login_host());
        notes.push((Code::AddressApiHostGiven, vec![parts.host_fact(), login]));
    }
    if parts.is_http {
        notes.push((Code::AddressNotHttps, vec![read_as()]));
    }
    if parts.has_more || parts.port != site.port() {
        notes.push((Code::AddressCleaned, vec![read_as()]));
    }
    notes
}

/// An address taken apart. Only the host and the port go on; nothing else of the text is kept.
struct Parts {
    host: String,
    port: Option<u16>,
    is_ip: bool,
    is_http: bool,
    /// True when there was more in the text than scheme, host and port.
    has_more: bool,
}

impl Parts {
    fn find(cleaned: &Cleaned) -> Result<Self, Code> {
        let (text, is_from_longer_text) = address_in(&cleaned.text)?;
        let (scheme, rest) = split_scheme(text)?;
        let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or("");
        if let Some((before, _)) = authority.rsplit_once('@') {
            let is_email = scheme.is_none() && !before.contains(':') && rest == authority;
            return Err(if is_email {
                Code::AddressIsEmail
            } else {
                Code::AddressHasCredentials
            });
        }
        if authority.contains('+') && authority.contains(':') {
            return Err(Code::AddressHasCredentials);
        }
        let is_http = scheme == Some("http");
        let mut parts = Self::parse(authority, scheme.is_some())?;
        parts.is_http = is_http;
        if is_http && parts.port == Some(80) {
            parts.port = None;
        }
        let path = rest.get(authority.len()..).unwrap_or("");
        parts.has_more =
            cleaned.is_changed || is_from_longer_text || !path.trim_matches(['/', '\\']).is_empty();
        Ok(parts)
    }

    fn parse(authority: &str, has_scheme: bool) -> Result<Self, Code> {
        let refused = Code::AddressNotAnAddress;
        let url = Url::parse(&format!("https://{authority}/")).map_err(|_| refused)?;
        let typed_name = authority.trim_end_matches('.');
        let (host, is_ip) = match url.host().ok_or(refused)? {
            // "12345" would be read as an IP address too.
            Host::Ipv4(ip) if typed_name.contains('.') && !ip.is_unspecified() => {
                (ip.to_string(), true)
            }
            Host::Ipv4(_) => return Err(refused),
            Host::Ipv6(ip) if !ip.is_unspecified() => (format!("[{ip}]"), true),
            Host::Ipv6(_) => return Err(refused),
            Host::Domain(name) => (name.trim_end_matches('.').to_owned(), false),
        };
        // A single word without a scheme is more likely a Company ID or a key than a server.
        let is_single_word = !is_ip && !host.contains('.') && host != "localhost";
        if !is_ip && !is_host_name(&host) || is_single_word && !has_scheme {
            return Err(refused);
        }
        Ok(Self {
            host,
            port: url.port(),
            is_ip,
            is_http: false,
            has_more: false,
        })
    }

    fn host_fact(&self) -> Fact {
        Fact::new(FactName::Host, self.host.as_str())
    }
}

/// Finds the one address in a text, and says whether there was more around it.
fn address_in(text: &str) -> Result<(&str, bool), Code> {
    let text = text.split_once("](").map_or(text, |(_, link)| link);
    let words: Vec<&str> = text.split_whitespace().collect();
    if let [only] = words.as_slice() {
        return Ok(match split_label(only) {
            Some((label, rest)) if is_label_of_address(label, rest) => (rest, true),
            Some(_) | None => (only, false),
        });
    }
    let is_address = |word: &&str| {
        let lower = word.to_lowercase();
        lower.contains("://") || (lower.contains('.') && !lower.ends_with('.'))
    };
    let mut candidates = words.iter().copied().filter(|word| is_address(word));
    match (candidates.next(), candidates.next()) {
        (Some(one), None) => {
            address_in(one.trim_matches(['"', '\'', '<', '>', '(', ')', ',', ';']))
                .map(|(text, _)| (text, true))
        }
        _ => Err(Code::AddressNotAnAddress),
    }
}

/// True for `URL:na.myconnectwise.net`, not for `https://…` and not for `anna:secret@…`.
fn is_label_of_address(label: &str, rest: &str) -> bool {
    !is_scheme(label) && !rest.starts_with("//") && !rest.contains('@') && rest.contains('.')
}

fn is_scheme(label: &str) -> bool {
    matches!(label.to_lowercase().as_str(), "http" | "https" | "mailto")
}

/// Splits the scheme off, also one that was typed twice, with a slip or without its slashes.
fn split_scheme(text: &str) -> Result<(Option<&'static str>, &str), Code> {
    let mut scheme = None;
    let mut rest = text;
    loop {
        let (found, after) = match rest.split_once(':') {
            Some((word, after)) if is_scheme(word) || after.starts_with("//") => (word, after),
            Some(_) | None => return Ok((scheme, rest.trim_start_matches(['/', '\\']))),
        };
        scheme = Some(match found.to_lowercase().as_str() {
            "http" => "http",
            "mailto" => return Err(Code::AddressIsEmail),
            word if word.chars().all(|c| "htps".contains(c)) => "https",
            _ => return Err(Code::AddressNotAnAddress),
        });
        rest = after.trim_start_matches(['/', '\\']);
    }
}

fn is_host_name(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && label
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        })
}
