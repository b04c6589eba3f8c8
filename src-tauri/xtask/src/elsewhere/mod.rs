//! Windows and macOS from this machine: Debian's Rust compiler comes with the source of its library, which is built for them
//! too. The project's own compiler has no library for them here.
//!
//! For macOS that is all: its programs are linked with Apple's tools. For Windows they are linked, packed, and run by Wine.

mod look;
mod package;
mod toolchain;
mod tried;
mod wine;

use std::process::ExitCode;

use crate::command::must;
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{debian, front_end, need};
pub(crate) use package::package;
use toolchain::cargo_for;

/// A system that is not this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum System {
    /// Windows, by the tools of MinGW.
    Windows,
    /// macOS on Apple's own processors.
    MacOs,
}

impl System {
    /// As Rust names it.
    fn target(self) -> &'static str {
        match self {
            Self::Windows => "x86_64-pc-windows-gnu",
            Self::MacOs => "aarch64-apple-darwin",
        }
    }

    /// As people name it.
    fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::MacOs => "macOS",
        }
    }

    /// The Debian packages that compiling for it takes.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Windows => debian::FOR_WINDOWS,
            Self::MacOs => debian::FOR_MACOS,
        }
    }
}

/// Compiles the window, the command line and their tests for `system`, without linking.
pub(crate) fn check(system: System) -> Result<ExitCode, Stop> {
    need::node()?;
    let mut steps = Steps::new(4);
    steps.step("System packages", || {
        need::packages(false)?;
        debian::need(system.packages())
    })?;
    steps.step("Front end: npm ci", front_end::packages)?;
    steps.step("Front end: vite build", front_end::build)?;
    steps.step(
        &format!("Types, for {}: cargo check", system.name()),
        || {
            let mut check = cargo_for(system, "check")?;
            check.args(["--lib", "--bins", "--tests"]);
            check.args(["--package", "onramp", "--package", "onramp-core"]);
            check.args(["--package", "onramp-cli", "--package", "onramp-practice"]);
            check.args(["--features", "onramp/custom-protocol"]);
            must(check)
        },
    )?;
    println!("\nOnramp compiles for {}.", system.name());
    Ok(ExitCode::SUCCESS)
}
