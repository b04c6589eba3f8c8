//! Certificates, each made for one test.

use super::*;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, date_time_ymd};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::sync::Arc;
use tokio_rustls::TlsAcceptor;

/// What is wrong with a certificate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    Expired,
    NotYetValid,
    OtherName,
}

/// An authority's certificate as PEM, and a server with one of its certificates.
fn identity(fault: Fault) -> (String, TlsAcceptor) {
    let ca_key = rcgen::KeyPair::generate().unwrap();
    let mut ca = CertificateParams::new(Vec::new()).unwrap();
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    ca.distinguished_name
        .push(DnType::CommonName, "Test authority");
    let pem = ca.self_signed(&ca_key).unwrap().pem();
    let issuer = Issuer::new(ca, ca_key);

    let name = if fault == Fault::OtherName {
        "elsewhere.example"
    } else {
        "localhost"
    };
    let mut leaf = CertificateParams::new(vec![name.to_owned()]).unwrap();
    match fault {
        Fault::Expired => leaf.not_after = date_time_ymd(2001, 1, 1),
        Fault::NotYetValid => leaf.not_before = date_time_ymd(3001, 1, 1),
        Fault::None | Fault::OtherName => {}
    }
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = leaf.signed_by(&key, &issuer).unwrap();
    let private = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .unwrap();
    (pem, TlsAcceptor::from(Arc::new(config)))
}

/// Runs the ladder against a server with such a certificate, trusted or not.
async fn run(fault: Fault, is_trusted: bool, routes: Vec<(&'static str, Reply)>) -> CheckRun {
    let (pem, acceptor) = identity(fault);
    let server = Server::start_tls(healthy_but(routes), acceptor).await;
    let mut trial = Trial::at(server.address);
    trial.site = Site::practice(server.address, true);
    if is_trusted {
        trial.roots = ExtraRoots::from_pem(pem.as_bytes()).unwrap();
    }
    trial.limits.whole = Duration::from_secs(2);
    trial.run().await
}

#[tokio::test]
async fn a_trusted_certificate_lets_every_rung_pass() {
    let run = run(Fault::None, true, vec![]).await;
    assert_eq!(ended(&run, Check::Tls), (Outcome::Passed, Code::TlsTrusted));
    assert!(run.is_connected(), "{run:?}");
    assert_eq!(run.requests.len(), 3);
}

#[tokio::test]
async fn every_fault_of_a_certificate_is_told_by_type() {
    let rows = [
        (Fault::None, false, Code::TlsUnknownIssuer),
        (Fault::Expired, true, Code::TlsExpired),
        (Fault::NotYetValid, true, Code::TlsNotYetValid),
        (Fault::OtherName, true, Code::TlsWrongName),
    ];
    for (fault, is_trusted, expected) in rows {
        let run = run(fault, is_trusted, vec![]).await;
        assert_eq!(ended(&run, Check::Tls), (Outcome::Failed, expected));
        let rest = ended(&run, Check::Company);
        assert_eq!(rest, (Outcome::NotRun, Code::NotRunAfterFailure));
    }
}

#[tokio::test]
async fn a_slow_answer_does_not_hide_that_the_connection_is_secure() {
    let hang = vec![("/login/companyinfo/acme", Reply::Hang)];
    let run = run(Fault::None, true, hang).await;
    assert_eq!(ended(&run, Check::Tls), (Outcome::Passed, Code::TlsTrusted));
    let company = (Outcome::Failed, Code::AnswerTimedOut);
    assert_eq!(ended(&run, Check::Company), company);
    assert!(
        run.findings[2].duration_ms < 1500,
        "the wait belongs to the company"
    );
    assert!(run.findings[3].duration_ms > 1000);
}
