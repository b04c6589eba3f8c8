//! Where the desk of this person lies.

use std::path::{Path, PathBuf};

/// Onramp's name for the system: its folder is called so. The window's configuration says the same.
pub const IDENTIFIER: &str = "io.github.onramp.desktop";

/// The folder in which the window keeps everything of this person's on this computer; none where the system names none.
/// It need not be there yet.
#[must_use]
pub fn data_folder() -> Option<PathBuf> {
    local_data().map(|folder| folder.join(IDENTIFIER))
}

/// `%LOCALAPPDATA%`, which Windows sets to the folder that the window asks it for.
#[cfg(windows)]
fn local_data() -> Option<PathBuf> {
    absolute(std::env::var_os("LOCALAPPDATA"))
}

#[cfg(target_os = "macos")]
fn local_data() -> Option<PathBuf> {
    Some(std::env::home_dir()?.join("Library/Application Support"))
}

/// As the XDG base directories say: a folder that is not absolute does not count.
#[cfg(not(any(windows, target_os = "macos")))]
fn local_data() -> Option<PathBuf> {
    let named = absolute(std::env::var_os("XDG_DATA_HOME"));
    named.or_else(|| Some(std::env::home_dir()?.join(".local/share")))
}

#[cfg(not(target_os = "macos"))]
fn absolute(named: Option<std::ffi::OsString>) -> Option<PathBuf> {
    named
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
}

/// The file with the records of setups and tests, in the folder of a desk.
#[must_use]
pub fn records_in(folder: &Path) -> PathBuf {
    folder.join("setups.sqlite3")
}

/// The folder with the files of sealed keys, in the folder of a desk.
#[must_use]
pub fn key_files_in(folder: &Path) -> PathBuf {
    folder.join("keys")
}
