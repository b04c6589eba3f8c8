//! A certificate authority of one server's own, and the certificate that it signs.

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    KeyUsagePurpose,
};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use thiserror::Error;

/// The names under which a browser or a program may call the server.
const NAMES: [&str; 3] = ["localhost", "practice.localhost", "127.0.0.1"];
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// Apple's limit for a certificate below an authority that a person added.
const VALID_DAYS: u32 = 820;

/// Why the server has no certificate.
#[derive(Debug, Error)]
pub enum TlsError {
    /// The certificate could not be made.
    #[error("the practice certificate could not be made")]
    Certificate(#[from] rcgen::Error),
    /// The certificate cannot be served.
    #[error("the practice certificate cannot be served")]
    Configuration(#[from] rustls::Error),
}

/// What a server over https needs, and what others need to trust it.
pub(crate) struct Identity {
    pub(crate) config: Arc<rustls::ServerConfig>,
    pub(crate) ca_pem: String,
}

/// Makes a new authority and a certificate for this machine's own names. The authority's key is dropped at once: nobody
/// can sign anything else with it.
pub(crate) fn new_identity() -> Result<Identity, TlsError> {
    let ca_key = KeyPair::generate()?;
    let ca_params = authority()?;
    let ca_pem = ca_params.self_signed(&ca_key)?.pem();
    let issuer = Issuer::new(ca_params, ca_key);

    let key = KeyPair::generate()?;
    let certificate = leaf()?.signed_by(&key, &issuer)?;
    let private = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Identity {
        config: Arc::new(config),
        ca_pem,
    })
}

fn authority() -> Result<CertificateParams, rcgen::Error> {
    let mut params = dated(CertificateParams::new(Vec::new())?);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    params
        .distinguished_name
        .push(DnType::CommonName, "Onramp practice authority");
    Ok(params)
}

fn leaf() -> Result<CertificateParams, rcgen::Error> {
    let mut params = dated(CertificateParams::new(NAMES.map(str::to_owned).to_vec())?);
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    params.use_authority_key_identifier_extension = true;
    params
        .distinguished_name
        .push(DnType::CommonName, "Onramp practice");
    Ok(params)
}

fn dated(mut params: CertificateParams) -> CertificateParams {
    let now = SystemTime::now();
    params.not_before = (now - DAY).into();
    params.not_after = (now + DAY * VALID_DAYS).into();
    params.distinguished_name = rcgen::DistinguishedName::new();
    params
}
