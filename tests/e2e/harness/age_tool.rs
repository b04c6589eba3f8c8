//! Debian's `age`, with which a hand-off is opened by somebody who has no Onramp.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A specialist's identity, made with `age-keygen`.
pub(crate) struct Specialist {
    folder: TempDir,
    pub(crate) recipient: String,
}

impl Specialist {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = folder.path().join("identity");
        run("age-keygen", &[Path::new("-o"), &identity]);
        let recipient = run("age-keygen", &[Path::new("-y"), &identity]);
        Self {
            folder,
            recipient: recipient.trim().to_owned(),
        }
    }

    /// Opens what was sealed for the recipient.
    pub(crate) fn open(&self, file: &Path) -> Value {
        let identity = self.folder.path().join("identity");
        let plain = run("age", &[Path::new("-d"), Path::new("-i"), &identity, file]);
        serde_json::from_str(&plain).unwrap()
    }

    /// Opens text that was pasted out of a message.
    pub(crate) fn open_text(&self, text: &str) -> Value {
        let file = self.folder.path().join("pasted");
        fs::write(&file, text).unwrap();
        self.open(&file)
    }

    /// Opens what was sealed with a passphrase: the tool asks for it on a terminal.
    pub(crate) fn open_with_passphrase(&self, file: &Path, passphrase: &str) -> Value {
        let plain: PathBuf = self.folder.path().join("opened");
        let mut child = Command::new("script")
            .args(["--quiet", "--return", "--command"])
            .args(["age -d -o \"$PLAIN\" \"$SEALED\"", "/dev/null"])
            .envs([("PLAIN", plain.as_path()), ("SEALED", file)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut keyboard = child.stdin.take().unwrap();
        writeln!(keyboard, "{passphrase}").unwrap();
        let mut said = String::new();
        child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        drop(keyboard);
        assert!(child.wait().unwrap().success(), "{said}");
        serde_json::from_slice(&fs::read(plain).unwrap()).unwrap()
    }
}

fn run(program: &str, arguments: &[&Path]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}");
    String::from_utf8(output.stdout).unwrap()
}
