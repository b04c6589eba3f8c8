//! The display's real clipboard, looked at from outside.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::WITHIN;

/// What is on the clipboard; empty when nothing is.
pub(crate) fn read() -> String {
    let output = limited("xclip")
        .args(["-selection", "clipboard", "-out"])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Waits until the clipboard holds this; a copy is done by another program, in its own time.
pub(crate) async fn wait_for(text: &str) {
    let deadline = Instant::now() + WITHIN;
    while read() != text {
        assert!(
            Instant::now() < deadline,
            "the clipboard holds {} characters that are not the ones awaited",
            read().chars().count()
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Puts text on the clipboard, as another program's copy does.
pub(crate) async fn put(text: &str) {
    let mut copier = Command::new("xclip")
        .args(["-selection", "clipboard", "-in"])
        .stdin(Stdio::piped())
        // It stays behind until another program copies, and must not hold the test's output open.
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    copier
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    assert!(copier.wait().unwrap().success());
    wait_for(text).await;
}

/// What is on the clipboard in another kind than text.
pub(crate) fn read_kind(kind: &str) -> String {
    let output = limited("xclip")
        .args(["-selection", "clipboard", "-out", "-target", kind])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// A program with an end: one that asks another about the clipboard waits for ever when that one is killed.
fn limited(program: &str) -> Command {
    let mut command = Command::new("timeout");
    command.args(["5", program]);
    command
}
