use super::*;
use crate::address::Region;
use crate::keys::{PrivateKey, PublicKey};

fn company() -> CompanyId {
    CompanyId::parse("acme").unwrap()
}

#[tokio::test]
async fn a_real_site_is_never_asked_without_tls() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let plain = format!("http://{}/", listener.local_addr().unwrap());
    let (site, company) = (Site::cloud(Region::Na), company());
    let psa = Psa::new(
        &site,
        &company,
        None,
        None,
        Limits::default(),
        &ExtraRoots::default(),
        &jiff::Timestamp::now,
    )
    .unwrap();
    let error = psa.http.get(plain).send().await.unwrap_err();
    assert!(error.is_builder(), "{error:?}");
}

#[tokio::test]
async fn a_request_that_is_printed_shows_no_key() {
    let (site, company) = (Site::cloud(Region::Na), company());
    let keys = KeyPair {
        public: PublicKey::new(Zeroizing::new("PuBlIc0123456789".to_owned())),
        private: PrivateKey::new(Zeroizing::new("PrIvAt9876543210".to_owned())),
    };
    let roots = ExtraRoots::default();
    let psa = Psa::new(
        &site,
        &company,
        Some(&keys),
        None,
        Limits::default(),
        &roots,
        &jiff::Timestamp::now,
    )
    .unwrap();
    let request = psa.request("/x", Some(Login::AsCaptured)).unwrap();
    let printed = format!("{request:?}");
    assert!(printed.contains("Sensitive"), "{printed}");
    assert!(!printed.contains("Basic"), "{printed}");
}
