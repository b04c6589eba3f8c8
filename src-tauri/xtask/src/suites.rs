//! `cargo xtask test`: every test, and what came of it.

mod count;
mod named;
mod table;
mod window;

use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::asked::Part;
use crate::command::{cargo, line, listen, npm};
use crate::compile::{self, ALIKE};
use crate::run::prepare;
use crate::session::Session;
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{front_end, need};
use count::Count;
use table::Row;

/// Prepares what is missing, runs the tests asked for, and ends with a table and one plain line.
pub(crate) fn test(only: Option<Part>, names: &[String]) -> Result<ExitCode, Stop> {
    need::node()?;
    let parts = wanted(only)?;
    let needs_rust = parts.iter().any(|part| *part != Part::Ui);
    let has_session = needs_rust && cfg!(target_os = "linux");
    let preparation = if needs_rust { 4 } else { 1 };
    let mut steps = Steps::new(preparation + usize::from(has_session) + parts.len());
    if needs_rust {
        prepare(&mut steps, true)?;
        steps.step("Onramp and its tests: cargo build", compile::tests)?;
    } else {
        steps.step("Front end: npm ci", front_end::packages)?;
    }
    let session = if has_session {
        Some(steps.step(
            "Test session: display, session bus, keychain",
            Session::open,
        )?)
    } else {
        None
    };
    let mut rows = Vec::new();
    for part in parts {
        rows.push(suite(&mut steps, part, names, session.as_ref())?);
    }
    drop(session);
    let is_green = table::print(&rows);
    Ok(if is_green {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn wanted(only: Option<Part>) -> Result<Vec<Part>, Stop> {
    match only {
        Some(Part::E2e) => need::window_driver().map(|()| vec![Part::E2e]),
        Some(part) => Ok(vec![part]),
        None if need::window_driver().is_ok() => {
            Ok(vec![Part::Rust, Part::Ui, Part::Journeys, Part::E2e])
        }
        None => {
            println!("{}", Stop::NotHere);
            Ok(vec![Part::Rust, Part::Ui, Part::Journeys])
        }
    }
}

fn suite(
    steps: &mut Steps,
    part: Part,
    names: &[String],
    session: Option<&Session>,
) -> Result<Row, Stop> {
    let name = match part {
        Part::Rust => "Rust",
        Part::Ui => "UI",
        Part::Journeys => "Journeys",
        Part::E2e => "Real window",
    };
    let start = Instant::now();
    let count = steps.step(name, || match part {
        Part::Rust => run(rust()?, names, session),
        Part::Ui => run(ui(), names, session),
        Part::Journeys => run(journeys()?, names, session),
        Part::E2e => window::play(names, session),
    })?;
    Ok(Row {
        name,
        count: count.not_empty(),
        took: start.elapsed(),
    })
}

fn run(commands: Vec<Command>, names: &[String], session: Option<&Session>) -> Result<Count, Stop> {
    commands
        .into_iter()
        .try_fold(Count::default(), |sum, mut command| {
            command.args(names);
            Ok(sum.plus(hear(command, session)?))
        })
}

fn hear(mut command: Command, session: Option<&Session>) -> Result<Count, Stop> {
    if let Some(session) = session {
        session.dress(&mut command);
    }
    let said = line(&command);
    println!("      {said}");
    let mut count = Count::default();
    let is_good = listen(command, |line| count.hear(line))?;
    Ok(count.closed(is_good, &said))
}

/// The tests inside the crates and beside them, all but those of the package `onramp-tests`.
fn rust() -> Result<Vec<Command>, Stop> {
    let beside = named::beside_the_crates()?;
    let targets = named::as_words(&beside);
    let mut inside = test_command(&["--lib", "--bins"]);
    inside.args(targets).arg("--");
    Ok(vec![inside, test_command(&["--doc", "--"])])
}

fn journeys() -> Result<Vec<Command>, Stop> {
    let stories = named::in_the_tests_package()?;
    if stories.is_empty() {
        return Ok(Vec::new());
    }
    let mut command = test_command(&[]);
    command.args(named::as_words(&stories)).arg("--");
    Ok(vec![command])
}

fn ui() -> Vec<Command> {
    let mut npm = npm(&["run", "--silent", "test", "--"]);
    npm.env("CI", "true").env("NO_COLOR", "1");
    vec![npm]
}

fn test_command(what: &[&str]) -> Command {
    let words = ["test"]
        .iter()
        .chain(ALIKE)
        .chain(&["--no-fail-fast"])
        .chain(what);
    cargo(words.copied())
}
