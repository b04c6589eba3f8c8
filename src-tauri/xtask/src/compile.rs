//! Building the Rust side: one set of features for `run`, `test` and `check`.

use crate::command::{cargo, must};
use crate::stop::Stop;

/// The window serves its own front end; everything is built for the whole workspace so that no
/// dependency is compiled twice with other features.
pub(crate) const ALIKE: &[&str] = &["--workspace", "--features", "onramp/custom-protocol"];

/// Builds the programs.
///
/// The window's tests are named beside them: Cargo then resolves features with the tests' wishes
/// in, and a later `cargo xtask test` finds the dependencies ready.
pub(crate) fn programs() -> Result<(), Stop> {
    build(&["--bins", "--test", "e2e"])
}

/// Builds the programs and every test.
pub(crate) fn tests() -> Result<(), Stop> {
    build(&["--lib", "--bins", "--tests"])?;
    programs()
}

/// Builds Onramp's window and an empty one beside it, optimized.
pub(crate) fn windows() -> Result<(), Stop> {
    build(&[
        "--profile",
        "bench",
        "--bin",
        "onramp",
        "--example",
        "empty",
    ])
}

/// Builds what writes the manual of the command line.
pub(crate) fn manual() -> Result<(), Stop> {
    build(&["--example", "manual"])
}

fn build(what: &[&str]) -> Result<(), Stop> {
    let words = ["build"].iter().chain(ALIKE).chain(what).copied();
    must(cargo(words))
}
