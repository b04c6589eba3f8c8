//! Debian's compiler, told for which system to build.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::System;
use crate::command::command;
use crate::origin::Origin;
use crate::place;
use crate::stop::Stop;

/// Where Debian puts its programs; another Rust may stand before them on the path.
const BIN: &str = "/usr/bin";

/// Stands in for Apple's compiler in build scripts.
const STAND_IN: &str = "src-tauri/xtask/src/elsewhere/stand-in-clang.sh";

/// Links for Windows.
const LINKER: &str = "src-tauri/xtask/src/elsewhere/lld-for-mingw.sh";

/// Debian's Cargo with its first word, for `system`. It builds into a folder of its own: another compiler's work would be
/// thrown away each time.
pub(super) fn cargo_for(system: System, word: &str) -> Result<Command, Stop> {
    let mut cargo = command(Path::new(BIN).join("cargo"));
    cargo
        .args([word, "--locked", "--target", system.target()])
        // The library is built from its source, with both ways to end a panic: programs abort, tests unwind.
        .arg("-Zbuild-std=std,panic_abort,panic_unwind")
        .env("RUSTC", Path::new(BIN).join("rustc"))
        .env("RUSTDOC", Path::new(BIN).join("rustdoc"))
        // Building the library is no stable part of Cargo.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", place::target().join("elsewhere"))
        // What rustup told about its own toolchain is not about this one.
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("RUSTFLAGS")
        .env("PATH", path()?);
    match system {
        System::Windows => {
            cargo.env(
                "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER",
                place::root().join(LINKER),
            );
        }
        System::MacOs => {
            let clang = place::root().join(STAND_IN);
            cargo
                .env("CC_aarch64_apple_darwin", &clang)
                .env("CXX_aarch64_apple_darwin", &clang)
                .env("AR_aarch64_apple_darwin", "ar");
        }
    }
    Ok(cargo)
}

/// What the programs must not tell of this machine.
pub(super) fn origin() -> Result<Origin, Stop> {
    let bin = Path::new(BIN);
    Origin::of(&bin.join("cargo"), &bin.join("rustc"))
}

/// Debian's programs before others.
fn path() -> Result<std::ffi::OsString, Stop> {
    let before = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from(BIN)).chain(std::env::split_paths(&before));
    std::env::join_paths(folders).map_err(|_| Stop::Missing {
        advice: "PATH holds a folder that cannot be named there: set it anew.".to_owned(),
    })
}
