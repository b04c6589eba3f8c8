//! `onramp-cli`: the same core without a window.
//!
//! Exit status: 0 everything passed, 1 there are findings, 2 it could not run.
#![expect(
    clippy::print_stderr,
    reason = "a command line says there why it could not run"
)]

mod address;
mod check;
mod desk;
mod error;
mod forget;
mod guide;
mod identity;
mod invite;
mod keys;
mod open;
mod out;
mod plan;
mod practice;
mod report;
mod sample;
mod secret;

use clap::{CommandFactory as _, Parser, Subcommand};
use error::CliError;
use onramp_core::check::CheckRun;
use std::process::ExitCode;

/// What a run that did its work came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Everything passed.
    Passed,
    /// There are findings.
    Findings,
}

impl Ending {
    /// A run passed when it is connected and nothing that the vendor's document asks for is known to be missing.
    fn of(run: &CheckRun) -> Self {
        if run.has_all_it_needs() {
            Self::Passed
        } else {
            Self::Findings
        }
    }
}

/// Connects ConnectWise PSA to a vendor: guides, checks, practice and reports, without a window.
#[derive(Parser)]
#[command(
    name = "onramp-cli",
    version,
    after_help = "Exit status: 0 all passed, 1 findings, 2 could not run."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Shows the guides, and proves that they mirror the vendors' documents.
    #[command(subcommand)]
    Guide(guide::GuideCommand),
    /// Shows the steps and permissions that are left after choices.
    Plan(plan::PlanArguments),
    /// Shows how an address or a Company ID is read, and asks the server for the company with --live.
    Address(address::AddressArguments),
    /// Runs the live test and the permission check. Keys come from standard input or the environment, never from arguments.
    Check(check::CheckCommand),
    /// Serves the practice ConnectWise and prints one line of JSON about it.
    Practice(practice::PracticeArguments),
    /// Writes reports.
    #[command(subcommand)]
    Report(report::ReportCommand),
    /// All setups of this person at once: a table.
    #[command(subcommand)]
    Desk(desk::DeskCommand),
    /// The API keys that Onramp keeps for this person.
    #[command(subcommand)]
    Keys(forget::KeysCommand),
    /// Makes an invite for an admin, and says what is in one. Never a key.
    #[command(subcommand)]
    Invite(invite::InviteCommand),
    /// Opens a hand-off or a sealed key file: says what is inside, who can open it, and its fingerprint.
    Open(open::OpenArguments),
    /// Makes an identity, and prints the recipient for which hand-offs can be sealed.
    Identity(identity::IdentityArguments),
}

/// The commands and what they take, as the manual and the completions tell them.
#[must_use]
pub fn commands() -> clap::Command {
    Arguments::command()
}

/// Runs the command line of this process, and says how that ended.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments.command) {
        Ok(Ending::Passed) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> Result<Ending, CliError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(CliError::Runtime)?;
    match command {
        Command::Guide(command) => guide::run(command),
        Command::Plan(arguments) => plan::run(&arguments),
        Command::Address(arguments) => runtime.block_on(address::run(&arguments)),
        Command::Check(command) => runtime.block_on(check::run(&command)),
        Command::Practice(arguments) => runtime.block_on(practice::run(arguments)),
        Command::Report(command) => runtime.block_on(report::run(command)),
        Command::Desk(command) => runtime.block_on(desk::run(command)),
        Command::Keys(command) => runtime.block_on(forget::run(command)),
        Command::Invite(command) => invite::run(command),
        Command::Open(arguments) => open::run(&arguments),
        Command::Identity(arguments) => identity::run(&arguments),
    }
}
