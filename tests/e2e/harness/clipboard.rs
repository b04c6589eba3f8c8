//! The display's real clipboard, looked at from outside.

use std::process::Command;
use std::time::{Duration, Instant};

/// What is on the clipboard; empty when nothing is.
pub(crate) fn read() -> String {
    let output = Command::new("xclip")
        .args(["-selection", "clipboard", "-out"])
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Waits until the clipboard holds this; a copy is done by another program, in its own time.
pub(crate) async fn wait_for(text: &str) {
    let deadline = Instant::now() + Duration::from_secs(5);
    while read() != text {
        assert!(
            Instant::now() < deadline,
            "the clipboard holds {} characters that are not the ones awaited",
            read().chars().count()
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
