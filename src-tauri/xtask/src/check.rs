//! `cargo xtask check`: everything about the code that is not a test.

mod arrows;
mod claims;
mod files;
mod twins;

use std::process::ExitCode;

use crate::command::{answer, cargo, command, must, npm};
use crate::compile::ALIKE;
use crate::run::prepare;
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{need, notices, place};

/// A check that ran: what it found wrong, one sentence each.
type Faults = Vec<String>;

/// One check: its headline and what to run.
type Check = (&'static str, fn() -> Result<Faults, Stop>);

const CHECKS: &[Check] = &[
    ("Formatting: cargo fmt", formatting),
    ("Lock file", lock_file),
    ("Sizes and words of files", files::look),
    ("Claims of docs/security.md", claims::look),
    ("Arrows between crates: cargo tree", arrows::look),
    ("Lints: cargo clippy", clippy),
    ("Types that cross IPC", twins::look),
    ("Front end: types", || script("check")),
    ("Front end: lints", || script("lint")),
    ("Licences and sources: cargo deny", deny),
    ("Notices of other people's work", noticed),
];

/// Runs every check to the end and lists what is wrong.
pub(crate) fn check() -> Result<ExitCode, Stop> {
    need::node()?;
    let mut steps = Steps::new(CHECKS.len() + 3);
    prepare(&mut steps, false)?;
    let mut faults = Vec::new();
    for (headline, look) in CHECKS {
        faults.extend(steps.step(headline, look)?);
    }
    if faults.is_empty() {
        println!("\nAll {} checks passed.", CHECKS.len());
        return Ok(ExitCode::SUCCESS);
    }
    println!("\n{} found wrong:", faults.len());
    for fault in faults {
        println!("- {fault}");
    }
    Ok(ExitCode::FAILURE)
}

/// Turns the failure of a command into a fault, so that the other checks still run.
fn as_fault(result: Result<(), Stop>) -> Result<Faults, Stop> {
    match result {
        Ok(()) => Ok(Faults::new()),
        Err(failed @ Stop::Failed { .. }) => Ok(vec![failed.to_string()]),
        Err(other) => Err(other),
    }
}

fn formatting() -> Result<Faults, Stop> {
    as_fault(must(cargo(["fmt", "--all", "--check"])))
}

fn lock_file() -> Result<Faults, Stop> {
    let mut faults = Faults::new();
    for file in ["Cargo.lock", "ui/package-lock.json"] {
        let mut listed = command("git");
        listed.args(["ls-files", "--error-unmatch", file]);
        if answer(listed).is_none() {
            faults.push(format!("{file} is not committed."));
        }
    }
    let locked = cargo(["metadata", "--locked", "--format-version", "1"]);
    if answer(locked).is_none() {
        faults.push("Cargo.lock does not fit the manifests: build once and commit it.".to_owned());
    }
    Ok(faults)
}

fn clippy() -> Result<Faults, Stop> {
    let mut faults = Faults::new();
    // The window's tests and pictures have `test = false`, which "all targets" leaves out.
    let left_out = ["--test", "e2e", "--test", "screens"];
    for targets in [&["--all-targets"] as &[&str], &left_out] {
        let words = ["clippy"].iter().chain(ALIKE).chain(targets);
        let mut clippy = cargo(words.copied());
        clippy.args(["--", "--deny", "warnings"]);
        faults.extend(as_fault(must(clippy))?);
    }
    Ok(faults)
}

fn script(name: &str) -> Result<Faults, Stop> {
    as_fault(must(npm(&["run", "--silent", name])))
}

fn deny() -> Result<Faults, Stop> {
    if place::on_path("cargo-deny").is_none() {
        println!("      cargo-deny is not installed here: left out");
        return Ok(Faults::new());
    }
    as_fault(must(cargo([
        "deny", "check", "licenses", "bans", "sources",
    ])))
}

fn noticed() -> Result<Faults, Stop> {
    if notices::is_up_to_date()? {
        return Ok(Faults::new());
    }
    let advice =
        "src-tauri/core/notices.txt is out of date: run `cargo xtask notices` and commit it.";
    Ok(vec![advice.to_owned()])
}
