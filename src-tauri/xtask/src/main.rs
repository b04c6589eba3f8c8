//! `cargo xtask run | test | check | screens | bench | package | release | notices`: the commands a newcomer and the build machine type.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool speaks on its terminal"
)]

mod asked;
mod bench;
mod check;
mod command;
mod compile;
mod debian;
mod elsewhere;
mod front_end;
mod need;
mod notices;
mod origin;
mod package;
mod place;
mod release;
mod run;
mod screens;
mod session;
mod stamp;
mod steps;
mod stop;
mod suites;

use std::process::ExitCode;

use asked::{Asked, USAGE};

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match asked::read(&words) {
        Ok(Asked::Run { arguments }) => run::run(&arguments),
        Ok(Asked::Test { only, names }) => suites::test(only, &names),
        Ok(Asked::Check) => check::check(),
        Ok(Asked::CheckFor(system)) => elsewhere::check(system),
        Ok(Asked::Package { is_tried }) => package::package(is_tried),
        Ok(Asked::PackageForWindows) => elsewhere::package(),
        Ok(Asked::Release { folder, address }) => release::release(&folder, address.as_deref()),
        Ok(Asked::Screens { names }) => screens::screens(&names),
        Ok(Asked::Notices) => notices::write(),
        Ok(Asked::Bench { name }) => bench::bench(name),
        Ok(Asked::Help) => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Err(unknown) => {
            eprintln!("`{unknown}` is not something xtask knows.\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    outcome.unwrap_or_else(|stop| {
        eprintln!("\n{stop}");
        ExitCode::FAILURE
    })
}
