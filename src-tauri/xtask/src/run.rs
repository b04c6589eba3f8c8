//! `cargo xtask run`: from a fresh clone to the open window.

use std::process::ExitCode;

use crate::command::{command, not_started};
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{compile, front_end, need, place};

/// Prepares what is missing, builds, and opens the window; ends when the window is closed.
pub(crate) fn run(arguments: &[String]) -> Result<ExitCode, Stop> {
    need::display()?;
    need::node()?;
    let mut steps = Steps::new(5);
    prepare(&mut steps, false)?;
    steps.step("Onramp: cargo build", compile::programs)?;
    println!("[5/5] Opening the window; close it to end this command");
    let mut window = command(place::program("onramp"));
    window.args(arguments);
    let status = window
        .status()
        .map_err(|cause| not_started(&window, cause))?;
    Ok(match status.code() {
        Some(0) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    })
}

/// The three steps that come before any build: system packages, npm packages, front end.
pub(crate) fn prepare(steps: &mut Steps, with_tests: bool) -> Result<(), Stop> {
    steps.step("System packages", || need::packages(with_tests))?;
    steps.step("Front end: npm ci", front_end::packages)?;
    steps.step("Front end: vite build", front_end::build)
}
