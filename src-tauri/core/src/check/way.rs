//! The way to the server: name, connection, TLS.

use super::climb::Judgement;
use super::evidence::Evidence;
use super::{FactName, Outcome};
use crate::psa::{Answer, Failure, NameError, Psa, look_up};
use crate::words::Code;
use std::net::{IpAddr, SocketAddr};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

/// Looks the name up. Behind a proxy that is the proxy's task, and nothing that this computer could answer.
pub(super) async fn name(psa: &Psa<'_>, found: &mut Vec<IpAddr>) -> Judgement {
    if psa.is_proxied() {
        return proxied(psa);
    }
    let looked_up = match psa.site().practice_address() {
        Some(address) => Ok(vec![address.ip()]),
        None => look_up(psa.site().api_host(), psa.limits().connect).await,
    };
    match looked_up {
        Ok(addresses) => {
            *found = addresses;
            passed(psa, Code::NameFound)
        }
        Err(NameError::NotFound) => failed(psa, Failure::NameNotFound),
        Err(NameError::NoAnswer) => failed(psa, Failure::NameNoAnswer),
    }
}

/// Connects to all addresses at once; the first that answers is enough.
pub(super) async fn tcp(psa: &Psa<'_>, addresses: &[IpAddr]) -> Judgement {
    if psa.is_proxied() {
        return proxied(psa);
    }
    let connecting = connect(addresses, psa.site().port_or_default());
    let connected = tokio::time::timeout(psa.limits().connect, connecting).await;
    let evidence = Evidence::of(psa).with(FactName::Port, &psa.site().port_or_default());
    match connected.unwrap_or(Err(Failure::ConnectionTimedOut)) {
        Ok(address) => Judgement::new(
            Outcome::Passed,
            Code::ServerReached,
            evidence.with(FactName::IpAddress, &address).facts(),
        ),
        Err(failure) => Judgement::new(Outcome::Failed, failure.code(), evidence.facts()),
    }
}

async fn connect(addresses: &[IpAddr], port: u16) -> Result<IpAddr, Failure> {
    let mut attempts = JoinSet::new();
    for &ip in addresses {
        attempts.spawn(async move {
            let socket = SocketAddr::new(ip, port);
            TcpStream::connect(socket).await.map(|_| ip)
        });
    }
    let mut failure = Failure::ConnectionFailed;
    while let Some(attempt) = attempts.join_next().await {
        match attempt {
            Ok(Ok(ip)) => return Ok(ip),
            // A refusal says more than a missing way of the other protocol version.
            Ok(Err(error)) if failure != Failure::ConnectionRefused => {
                failure = Failure::of_connecting(&error);
            }
            Ok(Err(_)) | Err(_) => {}
        }
    }
    Err(failure)
}

/// Waits for the first of two: the connection stands, or the question that needed it has ended.
///
/// An answer that came meanwhile is left for the next rung.
pub(super) async fn tls(
    psa: &Psa<'_>,
    asking: impl Future<Output = Result<Answer, Failure>>,
    asked: &mut Option<Result<Answer, Failure>>,
) -> Judgement {
    if !psa.site().is_tls() {
        return Judgement::new(Outcome::NotNeeded, Code::TlsNotNeededInPractice, Vec::new());
    }
    let answer = tokio::select! {
        biased;
        () = psa.connected() => return passed(psa, Code::TlsTrusted),
        answer = asking => answer,
    };
    let judgement = match &answer {
        Err(failure) => failed(psa, *failure),
        Ok(_) => passed(psa, Code::TlsTrusted),
    };
    *asked = Some(answer);
    judgement
}

pub(super) fn failed(psa: &Psa<'_>, failure: Failure) -> Judgement {
    Judgement::new(Outcome::Failed, failure.code(), Evidence::of(psa).facts())
}

fn passed(psa: &Psa<'_>, code: Code) -> Judgement {
    Judgement::new(Outcome::Passed, code, Evidence::of(psa).facts())
}

fn proxied(psa: &Psa<'_>) -> Judgement {
    Judgement::new(
        Outcome::NotNeeded,
        Code::ProxyInUse,
        Evidence::of(psa).facts(),
    )
}
