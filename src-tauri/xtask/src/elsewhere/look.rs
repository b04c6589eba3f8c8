//! What Windows reads of a program before it starts it.

use std::fs;
use std::path::Path;

use super::package::wrong;
use crate::command::{answer, command};
use crate::stop::Stop;

/// What has to be in the window's program, and what a person would meet without it.
const MANIFEST: [(&str, &str); 3] = [
    (
        r#"requestedExecutionLevel level="asInvoker""#,
        "it may ask for an administrator",
    ),
    (
        ">PerMonitorV2</dpiAwareness>",
        "it is blurred on a sharp screen",
    ),
    ("Microsoft.Windows.Common-Controls", "its dialogs are old"),
];

/// Stops where the window would open a console, ask for an administrator, or be blurred.
pub(super) fn at_the_window(program: &Path) -> Result<(), Stop> {
    let mut headers = command("x86_64-w64-mingw32-objdump");
    headers.arg("--private-headers").arg(program);
    let headers = answer(headers).unwrap_or_default();
    if !headers.contains("(Windows GUI)") {
        return Err(wrong("onramp.exe opens a console."));
    }
    let bytes = fs::read(program).map_err(Stop::file(program))?;
    let text = String::from_utf8_lossy(&bytes);
    for (part, without) in MANIFEST {
        if !text.contains(part) {
            return Err(wrong(&format!("onramp.exe has no `{part}`: {without}.")));
        }
    }
    says(program, "Onramp")
}

/// Stops where Windows has nothing to show of a program but its name.
pub(super) fn at_the_command_line(program: &Path) -> Result<(), Stop> {
    says(program, "Onramp without a window")
}

/// The words of its properties are in UTF-16, each at a multiple of four bytes.
fn says(program: &Path, what: &str) -> Result<(), Stop> {
    let bytes = fs::read(program).map_err(Stop::file(program))?;
    let words: Vec<u8> = format!("FileDescription\0\0{what}\0")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(words.len()).any(|part| part == words) {
        Ok(())
    } else {
        Err(wrong(&format!(
            "{} does not say what it is.",
            program.display()
        )))
    }
}
