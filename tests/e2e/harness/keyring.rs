//! The system's keyring, looked into with a program that is not Onramp.

use std::process::Command;

use onramp_core::setup::SetupId;
use serde_json::Value;

use super::pair::Pair;

/// Whether the keyring keeps both halves of this pair for a setup.
pub(crate) fn keeps(setup: &SetupId, pair: &Pair) -> bool {
    let found = Command::new("secret-tool")
        .args(["lookup", "service", "onramp", "username", &setup.0])
        .output()
        .unwrap();
    let entry: Value = serde_json::from_slice(&found.stdout).unwrap_or_default();
    entry["public"] == pair.public.as_str() && entry["private"] == pair.private.as_str()
}

/// Whether the keyring knows nothing of a setup.
pub(crate) fn is_empty(setup: &SetupId) -> bool {
    let found = Command::new("secret-tool")
        .args(["search", "--all", "username", &setup.0])
        .output()
        .unwrap();
    found.stdout.is_empty()
}

/// Removes the entry, so that the next story begins with an empty keyring.
pub(crate) fn forget(setup: &SetupId) {
    drop(
        Command::new("secret-tool")
            .args(["clear", "service", "onramp", "username", &setup.0])
            .output(),
    );
}
