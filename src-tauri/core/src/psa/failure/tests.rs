use super::*;
use rustls::{CertificateError as Bad, Error as Tls};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[test]
fn every_certificate_fault_has_its_own_failure() {
    let rows = [
        (Bad::Expired, Failure::TlsExpired),
        (Bad::NotValidYet, Failure::TlsNotYetValid),
        (Bad::NotValidForName, Failure::TlsWrongName),
        (Bad::UnknownIssuer, Failure::TlsUnknownIssuer),
        (Bad::Revoked, Failure::TlsRevoked),
        (Bad::BadEncoding, Failure::TlsOther),
    ];
    for (fault, expected) in rows {
        assert_eq!(tls(&Tls::InvalidCertificate(fault)), expected);
    }
}

#[test]
fn a_tls_error_is_found_inside_two_io_errors() {
    let tls = Tls::InvalidCertificate(Bad::UnknownIssuer);
    let inner = io::Error::new(io::ErrorKind::InvalidData, tls);
    let outer = io::Error::other(inner);
    assert_eq!(Clues::collect(&outer).tls, Some(Failure::TlsUnknownIssuer));
}

#[test]
fn kinds_of_refusal_are_told_apart() {
    let rows = [
        (io::ErrorKind::ConnectionRefused, Failure::ConnectionRefused),
        (io::ErrorKind::TimedOut, Failure::ConnectionTimedOut),
        (
            io::ErrorKind::NetworkUnreachable,
            Failure::NetworkUnreachable,
        ),
        (io::ErrorKind::HostUnreachable, Failure::NetworkUnreachable),
        (io::ErrorKind::ConnectionReset, Failure::ConnectionFailed),
    ];
    for (kind, expected) in rows {
        assert_eq!(Failure::of_connecting(&kind.into()), expected);
    }
    assert_eq!(
        connecting(io::ErrorKind::UnexpectedEof, false, true),
        Failure::TlsCutOff
    );
    assert_eq!(
        connecting(io::ErrorKind::ConnectionRefused, true, true),
        Failure::ProxyUnreachable
    );
}

/// A proxy that answers everyone with these bytes; its address.
async fn proxy_answering(bytes: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = [0; 1024];
            let _ = stream.read(&mut buffer).await;
            let _ = stream.write_all(bytes).await;
        }
    });
    format!("http://{address}")
}

async fn through(proxy: &str) -> Failure {
    let http = reqwest::Client::builder()
        .proxy(reqwest::Proxy::all(proxy).unwrap())
        .build()
        .unwrap();
    let sent = http.get("https://na.invalid/").send().await;
    Failure::of_sending(&sent.unwrap_err(), true, true)
}

#[tokio::test]
async fn what_a_proxy_says_is_told_apart() {
    let login = proxy_answering(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n").await;
    assert_eq!(through(&login).await, Failure::ProxyNeedsLogin);
    let refused = proxy_answering(b"HTTP/1.1 403 Forbidden\r\n\r\n").await;
    assert_eq!(through(&refused).await, Failure::ProxyRefused);
    assert_eq!(
        through("http://127.0.0.1:1").await,
        Failure::ProxyUnreachable
    );
}
