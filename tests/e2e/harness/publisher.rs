//! A publisher of newer versions, on this machine: files over https, signed as Tauri's updater wants them.

use std::collections::BTreeMap;
use std::fs;
use std::io::Cursor;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use minisign::KeyPair;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer};
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use super::WITHIN;

#[derive(Default)]
struct Desk {
    files: BTreeMap<String, Vec<u8>>,
    asked: Vec<String>,
}

/// A publisher with a pair of keys, a server, and what was asked of it.
pub(crate) struct Publisher {
    keys: KeyPair,
    address: String,
    desk: Arc<Mutex<Desk>>,
    folder: TempDir,
}

impl Publisher {
    /// Opens its server on a free port; there is nothing on it yet.
    pub(crate) async fn open() -> Self {
        let folder = TempDir::new().unwrap();
        let acceptor = TlsAcceptor::from(Arc::new(certified(&folder)));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let desk = Arc::new(Mutex::new(Desk::default()));
        let served = Arc::clone(&desk);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(acceptor.clone(), stream, Arc::clone(&served)));
            }
        });
        Self {
            keys: KeyPair::generate_unencrypted_keypair().unwrap(),
            address: format!("https://localhost:{port}"),
            desk,
            folder,
        }
    }

    /// What an Onramp is told that this publisher has built.
    pub(crate) fn environment(&self) -> Vec<(&'static str, String)> {
        let key = self.keys.pk.to_box().unwrap().to_string();
        let authority = self.folder.path().join("authority.pem");
        vec![
            ("ONRAMP_UPDATE_KEY", BASE64_STANDARD.encode(key)),
            (
                "ONRAMP_UPDATE_ADDRESS",
                format!("{}/latest.json", self.address),
            ),
            ("SSL_CERT_FILE", authority.display().to_string()),
        ]
    }

    /// Names a version, with a file that the publisher signed as version `signed_as`.
    pub(crate) fn offer(&self, version: &str, file: &[u8], signed_as: &str) {
        self.sign(version, file, &format!("\tversion:{signed_as}"));
    }

    /// Names a version, with a file that the publisher signed without saying as which version.
    pub(crate) fn offer_unnamed(&self, version: &str, file: &[u8]) {
        self.sign(version, file, "");
    }

    fn sign(&self, version: &str, file: &[u8], signed_as: &str) {
        let comment = format!("timestamp:1790000000\tfile:Onramp{signed_as}");
        let signed = minisign::sign(
            Some(&self.keys.pk),
            &self.keys.sk,
            Cursor::new(file),
            Some(&comment),
            None,
        );
        self.name(version, file, &signed.unwrap().into_string());
    }

    /// Names a version whose file was signed by somebody else.
    pub(crate) fn offer_forged(&self, version: &str, file: &[u8]) {
        let comment = format!("timestamp:1790000000\tfile:Onramp\tversion:{version}");
        let other = KeyPair::generate_unencrypted_keypair().unwrap();
        let signed = minisign::sign(None, &other.sk, Cursor::new(file), Some(&comment), None);
        self.name(version, file, &signed.unwrap().into_string());
    }

    fn name(&self, version: &str, file: &[u8], signature: &str) {
        let list = json!({
            "version": version,
            "notes": "- Faster permission check",
            "pub_date": "2026-11-23T09:00:00Z",
            "platforms": { "linux-x86_64": {
                "url": format!("{}/Onramp", self.address),
                "signature": BASE64_STANDARD.encode(signature),
            }},
        });
        let mut desk = self.desk.lock().unwrap();
        let list = list.to_string().into_bytes();
        desk.files.insert("/latest.json".to_owned(), list);
        desk.files.insert("/Onramp".to_owned(), file.to_vec());
    }

    /// What was asked for since the last time, each as its path.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.desk.lock().unwrap().asked)
    }

    /// Waits until something is asked for since the last time, and this must be all of it.
    pub(crate) async fn wait_until_asked(&self, paths: &[&str]) {
        let deadline = Instant::now() + WITHIN;
        let mut asked = self.asked();
        while asked.is_empty() {
            assert!(Instant::now() < deadline, "nobody asks for {paths:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
            asked = self.asked();
        }
        assert_eq!(asked, paths);
    }
}

/// An authority for this test alone, in a file, and a certificate of its own for this machine.
fn certified(folder: &TempDir) -> ServerConfig {
    let authority_key = rcgen::KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let pem = authority.self_signed(&authority_key).unwrap().pem();
    fs::write(folder.path().join("authority.pem"), pem).unwrap();
    let issuer = Issuer::new(authority, authority_key);
    let key = rcgen::KeyPair::generate().unwrap();
    let names = vec!["localhost".to_owned()];
    let certificate = CertificateParams::new(names).unwrap();
    let certificate = certificate.signed_by(&key, &issuer).unwrap();
    let private = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .unwrap()
}

/// Answers one request.
async fn serve(acceptor: TlsAcceptor, stream: TcpStream, desk: Arc<Mutex<Desk>>) -> Option<()> {
    let mut stream = BufReader::new(acceptor.accept(stream).await.ok()?);
    let mut request = String::new();
    while !request.ends_with("\r\n\r\n") {
        let read = stream.read_line(&mut request).await.ok()?;
        if read == 0 {
            return None;
        }
    }
    let path = request.split(' ').nth(1)?.to_owned();
    let file = {
        let mut desk = desk.lock().ok()?;
        let file = desk.files.get(&path).cloned();
        desk.asked.push(path);
        file
    };
    let (status, body) = match file {
        Some(file) => ("200 OK", file),
        None => ("404 Not Found", Vec::new()),
    };
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes()).await.ok()?;
    stream.write_all(&body).await.ok()?;
    stream.shutdown().await.ok()
}
