//! The display's real clipboard, looked at from outside.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::WITHIN;
use super::page::Page;

/// What `timeout` says of a program that it had to end.
const TIMED_OUT: i32 = 124;

/// What is on the clipboard; empty when nothing is.
pub(crate) fn read() -> String {
    ask(&[])
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

/// Waits until the page says that the clipboard is cleared in more seconds than these; answers in how many.
pub(crate) async fn wait_for_more_than(seconds: u32, page: &Page<'_>) -> u32 {
    let deadline = Instant::now() + WITHIN;
    loop {
        let text = page.text().await;
        let left = text.split_once("Cleared in ").and_then(|(_, left)| {
            let left = left.split_whitespace().next()?;
            left.parse().ok()
        });
        match left {
            Some(left) if left > seconds => return left,
            _ => assert!(Instant::now() < deadline, "{left:?} of {seconds} seconds"),
        }
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
    ask(&["-target", kind])
}

/// Asks for what is on the clipboard, and once more where no answer comes: one who asks a program that was killed
/// waits for ever.
fn ask(more: &[&str]) -> String {
    let deadline = Instant::now() + WITHIN;
    loop {
        let output = Command::new("timeout")
            .args(["5", "xclip", "-selection", "clipboard", "-out"])
            .args(more)
            .output()
            .unwrap();
        if output.status.code() != Some(TIMED_OUT) {
            return String::from_utf8(output.stdout).unwrap();
        }
        assert!(Instant::now() < deadline, "the clipboard does not answer");
    }
}
