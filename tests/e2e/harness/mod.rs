//! What every story in the real window stands on.

pub(crate) mod age_tool;
pub(crate) mod axe;
pub(crate) mod beside;
pub(crate) mod browser;
pub(crate) mod bus;
pub(crate) mod clipboard;
pub(crate) mod connectwise;
pub(crate) mod desktop;
pub(crate) mod devtools;
pub(crate) mod driver;
pub(crate) mod focused;
pub(crate) mod front;
pub(crate) mod home;
pub(crate) mod ipc;
pub(crate) mod keyboard;
pub(crate) mod keyring;
pub(crate) mod locked;
pub(crate) mod memory;
pub(crate) mod page;
pub(crate) mod pair;
pub(crate) mod practice;
pub(crate) mod publisher;
pub(crate) mod reader;
pub(crate) mod scene;
pub(crate) mod screenshots;
mod script;
pub(crate) mod steps;
pub(crate) mod watch;
pub(crate) mod window;

use std::path::PathBuf;
use std::time::Duration;

/// Longer than anything takes that is waited for, on a busy machine too: when it is over, it will not come.
pub(crate) const WITHIN: Duration = Duration::from_secs(60);

/// A program under test, handed over by xtask.
pub(crate) fn program(variable: &str) -> PathBuf {
    let path = std::env::var_os(variable).map(PathBuf::from);
    path.filter(|path| path.is_file()).unwrap_or_else(|| {
        panic!(
            "{variable} names no program: these tests need a built window, a display, a session \
             bus and a keychain. `cargo xtask test --only e2e` brings all of them."
        )
    })
}

/// Onramp's window.
pub(crate) fn onramp() -> PathBuf {
    program("ONRAMP_BIN")
}

/// Onramp without a window.
pub(crate) fn onramp_cli() -> PathBuf {
    program("ONRAMP_CLI_BIN")
}
