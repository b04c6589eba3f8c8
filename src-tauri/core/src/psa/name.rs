//! Looking up names, with errors that can be told apart.

use dns_lookup::{AddrInfoHints, LookupErrorKind, SockType, getaddrinfo};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use tokio::sync::oneshot;

/// Why a name has no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NameError {
    /// The name service says that there is no such name.
    #[error("there is no such name")]
    NotFound,
    /// The name service did not answer, or not in time.
    #[error("the name service did not answer")]
    NoAnswer,
}

/// Looks up a host's addresses. An IP address is its own; `localhost` and names below it are this computer.
///
/// # I/O
/// Asks the system's name service, for at most `limit`.
pub(crate) async fn look_up(host: &str, limit: Duration) -> Result<Vec<IpAddr>, NameError> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(ip) = bare.parse::<IpAddr>() {
        return Ok(vec![ip]);
    }
    if host == "localhost" || host.ends_with(".localhost") {
        return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
    }
    let host = host.to_owned();
    // A thread of its own: one of the runtime's would hold up the exit for as long as the name service is silent.
    let (answered, answer) = oneshot::channel();
    let asking = std::thread::Builder::new().spawn(move || answered.send(ask_system(&host)));
    if asking.is_err() {
        return Err(NameError::NoAnswer);
    }
    match tokio::time::timeout(limit, answer).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) | Err(_) => Err(NameError::NoAnswer),
    }
}

fn ask_system(host: &str) -> Result<Vec<IpAddr>, NameError> {
    let hints = AddrInfoHints {
        socktype: SockType::Stream.into(),
        ..AddrInfoHints::default()
    };
    let found = getaddrinfo(Some(host), None, Some(hints)).map_err(|error| {
        if matches!(
            error.kind(),
            LookupErrorKind::NoName | LookupErrorKind::NoData
        ) {
            NameError::NotFound
        } else {
            NameError::NoAnswer
        }
    })?;
    let addresses: Vec<IpAddr> = found
        .filter_map(Result::ok)
        .map(|one| one.sockaddr.ip())
        .collect();
    if addresses.is_empty() {
        return Err(NameError::NotFound);
    }
    Ok(addresses)
}

/// The same look-up for the HTTP side, so that its errors carry a [`NameError`].
pub(super) struct Resolver {
    pub(super) limit: Duration,
    /// Where the practice server listens; then no name is looked up.
    pub(super) practice: Option<SocketAddr>,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let (limit, practice) = (self.limit, self.practice);
        Box::pin(async move {
            let addresses = match practice {
                Some(address) => vec![address.ip()],
                None => look_up(name.as_str(), limit).await?,
            };
            let sockets = addresses.into_iter().map(|ip| SocketAddr::new(ip, 0));
            Ok(Box::new(sockets) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: Duration = Duration::from_secs(5);

    #[tokio::test]
    async fn this_computers_own_names_need_no_name_service() {
        for host in ["localhost", "practice.localhost"] {
            let found = look_up(host, LIMIT).await.unwrap();
            assert!(found.iter().all(IpAddr::is_loopback), "{host}");
        }
        let literal = look_up("[2001:db8::1]", LIMIT).await.unwrap();
        assert_eq!(literal, ["2001:db8::1".parse::<IpAddr>().unwrap()]);
    }

    #[tokio::test]
    async fn a_name_that_cannot_exist_is_an_error_of_its_own_type() {
        // Off line the same question has no answer; both are right, and neither is an address.
        let error = look_up("nothing.invalid", LIMIT).await.unwrap_err();
        assert!(matches!(error, NameError::NotFound | NameError::NoAnswer));
    }
}
