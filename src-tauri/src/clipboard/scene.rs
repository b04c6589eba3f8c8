//! The display's real clipboard, looked at by xclip as any other program would.
//!
//! With `ONRAMP_TEST_KEYCHAIN=1` (as `cargo xtask test` sets it) a display must be there; without, the tests are left
//! out where there is none.

mod late;

use super::Clipboard;
pub(super) use late::put_late;
use onramp_core::setup::view::{CopiedWhat, CopyView};
use onramp_core::words::Code;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tokio::sync::MutexGuard as Turn;
use x11rb::rust_connection::RustConnection;
use zeroize::Zeroizing;

pub(super) const KEY: &str = "zYxWvUtS98765432";
pub(super) const OTHER: &str = "AbCdEf0123456789";
const MARK: &str = "clipboard-mark.json";

/// A clipboard of Onramp's with a folder of its own, and the display to itself.
pub(super) struct Scene {
    pub(super) clipboard: Arc<Clipboard>,
    pub(super) folder: tempfile::TempDir,
    _turn: Turn<'static, ()>,
}

impl Scene {
    pub(super) async fn open() -> Option<Self> {
        static DISPLAY: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
        let turn = DISPLAY.lock().await;
        if std::env::var_os("DISPLAY").is_none() {
            assert!(std::env::var_os("ONRAMP_TEST_KEYCHAIN").is_none());
            eprintln!("left out: no display here");
            return None;
        }
        // A display whose last program goes begins anew, and lets nobody in meanwhile.
        static STAYS: LazyLock<RustConnection> = LazyLock::new(|| x11rb::connect(None).unwrap().0);
        LazyLock::force(&STAYS);
        let folder = tempfile::tempdir().unwrap();
        put("what lay there before");
        select("what was selected before");
        Some(Self {
            clipboard: Clipboard::new(folder.path()),
            folder,
            _turn: turn,
        })
    }

    pub(super) async fn copy(&self, key: &str) -> Result<CopyView, Code> {
        let key = Zeroizing::new(key.to_owned());
        self.clipboard.copy(key, CopiedWhat::PrivateKey).await
    }

    /// The same folder after a crash.
    pub(super) fn start_again(&mut self) {
        self.clipboard = Clipboard::new(self.folder.path());
    }

    pub(super) fn has_mark(&self) -> bool {
        self.folder.path().join(MARK).exists()
    }

    pub(super) async fn seconds_left(&self) -> Option<u32> {
        let lying = self.clipboard.status().await.unwrap();
        lying.map(|copy| copy.seconds_left)
    }
}

/// Puts text on the clipboard, as another program's copy does.
pub(super) fn put(text: &str) {
    put_into("clipboard", text);
}

/// Selects text in another program: the middle button pastes it.
pub(super) fn select(text: &str) {
    put_into("primary", text);
}

fn put_into(selection: &str, text: &str) {
    let mut copier = Command::new("xclip")
        .args(["-selection", selection, "-in"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = copier.stdin.take().unwrap();
    input.write_all(text.as_bytes()).unwrap();
    drop(input);
    assert!(copier.wait().unwrap().success());
    let since = std::time::Instant::now();
    while taken_from(selection, "UTF8_STRING") != text {
        assert!(since.elapsed() < Duration::from_secs(60));
    }
}

/// What lies there of this kind; empty when nothing does.
pub(super) fn there(kind: &str) -> String {
    taken_from("clipboard", kind)
}

fn taken_from(selection: &str, kind: &str) -> String {
    let output = Command::new("timeout")
        .args(["5", "xclip", "-selection", selection])
        .args(["-out", "-target", kind])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

pub(super) fn text() -> String {
    there("UTF8_STRING")
}

/// What the middle button pastes; empty when nothing.
pub(super) fn selected() -> String {
    taken_from("primary", "UTF8_STRING")
}
