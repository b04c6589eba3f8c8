//! Why no whole answer came, told apart by type.

use super::name::NameError;
use crate::words::Code;
use std::error::Error;
use std::io;

/// Why no whole answer came. Holds no text of anyone's, so that nothing can slip out through it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no whole answer: {self:?}")]
pub(crate) enum Failure {
    NameNotFound,
    NameNoAnswer,
    ConnectionRefused,
    ConnectionTimedOut,
    NetworkUnreachable,
    ConnectionFailed,
    ProxyNeedsLogin,
    ProxyRefused,
    ProxyUnreachable,
    TlsUnknownIssuer,
    TlsExpired,
    TlsNotYetValid,
    TlsWrongName,
    TlsRevoked,
    TlsNotSpoken,
    TlsCutOff,
    TlsOther,
    AnswerTimedOut,
    AnswerCutOff,
    AnswerTooLarge,
}

impl Failure {
    /// The code that says it.
    pub(crate) fn code(self) -> Code {
        match self {
            Self::NameNotFound => Code::NameNotFound,
            Self::NameNoAnswer => Code::NameNoAnswer,
            Self::ConnectionRefused => Code::ConnectionRefused,
            Self::ConnectionTimedOut => Code::ConnectionTimedOut,
            Self::NetworkUnreachable => Code::NetworkUnreachable,
            Self::ConnectionFailed => Code::ConnectionFailed,
            Self::ProxyNeedsLogin => Code::ProxyNeedsLogin,
            Self::ProxyRefused => Code::ProxyRefused,
            Self::ProxyUnreachable => Code::ProxyUnreachable,
            Self::TlsUnknownIssuer => Code::TlsUnknownIssuer,
            Self::TlsExpired => Code::TlsExpired,
            Self::TlsNotYetValid => Code::TlsNotYetValid,
            Self::TlsWrongName => Code::TlsWrongName,
            Self::TlsRevoked => Code::TlsRevoked,
            Self::TlsNotSpoken => Code::TlsNotSpoken,
            Self::TlsCutOff => Code::TlsCutOff,
            Self::TlsOther => Code::TlsOther,
            Self::AnswerTimedOut => Code::AnswerTimedOut,
            Self::AnswerCutOff => Code::AnswerCutOff,
            Self::AnswerTooLarge => Code::AnswerTooLarge,
        }
    }

    /// True when asking once more may well help: the connection broke while the answer was under way.
    pub(super) fn is_passing(self) -> bool {
        self == Self::AnswerCutOff
    }

    /// True for what a second try may well find gone: a connection that broke, or an answer that did not come in time.
    pub(crate) fn is_worth_a_second_try(self) -> bool {
        matches!(
            self,
            Self::AnswerCutOff
                | Self::AnswerTimedOut
                | Self::ConnectionTimedOut
                | Self::ConnectionFailed
                | Self::TlsCutOff
        )
    }

    /// Tells a failure of sending or of connecting. `is_proxied` and `is_tls` say what stands in between.
    pub(super) fn of_sending(error: &reqwest::Error, is_proxied: bool, is_tls: bool) -> Self {
        let clues = Clues::collect(error);
        if let Some(failure) = clues.proxy.or(clues.tls) {
            return failure;
        }
        match clues.name {
            Some(_) if is_proxied => return Self::ProxyUnreachable,
            Some(NameError::NotFound) => return Self::NameNotFound,
            Some(NameError::NoAnswer) => return Self::NameNoAnswer,
            None => {}
        }
        match (error.is_timeout(), error.is_connect()) {
            (true, true) => Self::ConnectionTimedOut,
            (true, false) => Self::AnswerTimedOut,
            (false, true) => clues.io.map_or(Self::ConnectionFailed, |kind| {
                connecting(kind, is_proxied, is_tls)
            }),
            (false, false) => Self::AnswerCutOff,
        }
    }

    /// Tells a failure while an answer was read.
    pub(super) fn of_reading(error: &reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::AnswerTimedOut
        } else {
            Self::AnswerCutOff
        }
    }

    /// Tells why a plain connection could not be made.
    pub(crate) fn of_connecting(error: &io::Error) -> Self {
        connecting(error.kind(), false, false)
    }
}

fn connecting(kind: io::ErrorKind, is_proxied: bool, is_tls: bool) -> Failure {
    let is_unreachable = matches!(
        kind,
        io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkDown
            | io::ErrorKind::AddrNotAvailable
    );
    if kind == io::ErrorKind::ConnectionRefused && is_proxied {
        Failure::ProxyUnreachable
    } else if kind == io::ErrorKind::ConnectionRefused {
        Failure::ConnectionRefused
    } else if kind == io::ErrorKind::TimedOut {
        Failure::ConnectionTimedOut
    } else if is_unreachable {
        Failure::NetworkUnreachable
    } else if is_tls {
        // The connection itself stands by then: what breaks is the handshake.
        Failure::TlsCutOff
    } else {
        Failure::ConnectionFailed
    }
}

/// What the chain of causes has to offer.
#[derive(Default)]
struct Clues {
    name: Option<NameError>,
    tls: Option<Failure>,
    proxy: Option<Failure>,
    io: Option<io::ErrorKind>,
}

impl Clues {
    fn collect(error: &(dyn Error + 'static)) -> Self {
        let mut clues = Self::default();
        let mut next = Some(error);
        while let Some(error) = next {
            clues.look_at(error);
            next = error.source();
        }
        clues
    }

    fn look_at(&mut self, error: &(dyn Error + 'static)) {
        self.name = self.name.or(error.downcast_ref::<NameError>().copied());
        self.tls = self.tls.or(error.downcast_ref::<rustls::Error>().map(tls));
        self.proxy = self.proxy.or(tunnel(error));
        let Some(io) = error.downcast_ref::<io::Error>() else {
            return;
        };
        self.io = Some(io.kind());
        // `io::Error::source` skips the error that it wraps, so the wrapped one is looked at here.
        if let Some(wrapped) = io.get_ref() {
            self.look_at(wrapped);
        }
    }
}

/// hyper-util's tunnel errors have no public type (0.1.21); their text is all there is. A test holds it fast.
fn tunnel(error: &(dyn Error + 'static)) -> Option<Failure> {
    let text = error.to_string();
    let reason = text.strip_prefix("tunnel error: ")?;
    Some(match reason {
        "proxy authorization required" => Failure::ProxyNeedsLogin,
        "failed to create underlying connection" => Failure::ProxyUnreachable,
        _ => Failure::ProxyRefused,
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "rustls's enums may grow; whatever has no words of its own has the general ones"
)]
fn tls(error: &rustls::Error) -> Failure {
    use rustls::CertificateError as Bad;
    let rustls::Error::InvalidCertificate(bad) = error else {
        return match error {
            rustls::Error::InvalidMessage(_) => Failure::TlsNotSpoken,
            rustls::Error::AlertReceived(_)
            | rustls::Error::PeerIncompatible(_)
            | rustls::Error::HandshakeNotComplete => Failure::TlsCutOff,
            _ => Failure::TlsOther,
        };
    };
    match bad {
        Bad::Expired | Bad::ExpiredContext { .. } => Failure::TlsExpired,
        Bad::NotValidYet | Bad::NotValidYetContext { .. } => Failure::TlsNotYetValid,
        Bad::NotValidForName | Bad::NotValidForNameContext { .. } => Failure::TlsWrongName,
        Bad::UnknownIssuer => Failure::TlsUnknownIssuer,
        Bad::Revoked => Failure::TlsRevoked,
        // macOS tells an expired certificate only in Apple's own words.
        _ => Failure::TlsOther,
    }
}

#[cfg(test)]
mod tests;
