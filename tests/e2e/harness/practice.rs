//! A ConnectWise to set up for real: `onramp-cli practice --tls`, a process of its own.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::onramp_cli;

/// Where Linux systems keep the certificates that all programs trust.
const SYSTEM_ROOTS: &[&str] = &[
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
];

/// A running practice server that speaks https. Dropping it ends it.
pub(crate) struct PracticeServer {
    child: Child,
    described: Value,
    folder: TempDir,
}

impl PracticeServer {
    /// Starts a server on a free port and reads the line in which it describes itself.
    ///
    /// The kernel ends it with the test that started it, should that be killed.
    pub(crate) fn start() -> Self {
        let folder = TempDir::new().unwrap();
        let mut child = Command::new("setpriv")
            .args(["--pdeathsig", "KILL"])
            .arg(onramp_cli())
            .args(["practice", "--tls", "--ca-out"])
            .arg(folder.path().join("authority.pem"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.path().join("said")).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let described = serde_json::from_str(&line).unwrap_or_else(|_| {
            panic!(
                "practice did not start: {}",
                fs::read_to_string(folder.path().join("said")).unwrap_or_default()
            )
        });
        Self {
            child,
            described,
            folder,
        }
    }

    /// The Company ID that exists there.
    pub(crate) fn company(&self) -> &str {
        self.text("company")
    }

    /// An integration ID that it takes.
    pub(crate) fn client_id(&self) -> &str {
        self.text("clientId")
    }

    /// The ready pair: public, private.
    pub(crate) fn key_pair(&self) -> (&str, &str) {
        (self.text("publicKey"), self.text("privateKey"))
    }

    /// Where a person meets it in the browser: `https://localhost:49152`.
    pub(crate) fn pages(&self) -> String {
        let port = self.text("site").rsplit(':').next().unwrap();
        format!("https://localhost:{port}")
    }

    /// The address line of its login page, with all that a real one has behind the host.
    pub(crate) fn login_page(&self) -> String {
        format!("{}/v4_6_release/login?x=1", self.pages())
    }

    /// What a program is told so that it trusts this server's authority besides the system's own.
    pub(crate) fn trusted(&self) -> (&'static str, String) {
        let mut bundle = fs::read_to_string(self.folder.path().join("authority.pem")).unwrap();
        if let Some(roots) = SYSTEM_ROOTS
            .iter()
            .map(Path::new)
            .find(|file| file.is_file())
        {
            bundle.push_str(&fs::read_to_string(roots).unwrap());
        }
        let file: PathBuf = self.folder.path().join("trusted.pem");
        fs::write(&file, bundle).unwrap();
        ("SSL_CERT_FILE", file.display().to_string())
    }

    fn text(&self, name: &str) -> &str {
        self.described[name].as_str().unwrap()
    }
}

impl Drop for PracticeServer {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
