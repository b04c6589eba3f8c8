//! `cargo xtask bench`: figures, each beside what was promised.

use std::process::ExitCode;

use crate::asked::Bench;
use crate::command::{cargo, must};
use crate::compile::{self, ALIKE};
use crate::front_end;
use crate::need;
use crate::place;
use crate::session::Session;
use crate::steps::Steps;
use crate::stop::Stop;

/// Runs one benchmark, which ends with a failure when a promise is broken; without a name, lists them.
///
/// It is built optimized, as what people run is; the first time that takes some minutes.
pub(crate) fn bench(name: Option<Bench>) -> Result<ExitCode, Stop> {
    let Some(bench) = name else {
        println!("{}", list());
        return Ok(ExitCode::SUCCESS);
    };
    let has_session = bench.needs_session() && cfg!(target_os = "linux");
    let extra = if bench.needs_window() { 3 } else { 0 };
    let mut steps = Steps::new(2 + usize::from(has_session) + extra);
    steps.step("System packages", || need::packages(has_session))?;
    if bench.needs_window() {
        steps.step("Front end: npm packages", front_end::packages)?;
        steps.step("Front end: vite build", front_end::build)?;
        steps.step("The windows: cargo build", compile::windows)?;
    }
    let session = if has_session {
        let what = "Test session: display, session bus, keychain";
        Some(steps.step(what, Session::open)?)
    } else {
        None
    };
    steps.step("Benchmark: cargo bench", || {
        let words = ["bench", "--bench", bench.name()];
        let mut command = cargo(words.iter().chain(ALIKE).copied());
        if let Some(session) = &session {
            session.dress(&mut command);
        }
        let built = place::target().join("release");
        command
            .env("ONRAMP_BIN", built.join("onramp"))
            .env("ONRAMP_EMPTY_BIN", built.join("examples/empty"));
        must(command)
    })?;
    Ok(ExitCode::SUCCESS)
}

fn list() -> String {
    let lines = Bench::ALL.map(|bench| format!("{:<10}{}", bench.name(), bench.about()));
    format!("cargo xtask bench NAME\n\n{}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_benchmark_is_listed_and_has_a_program_of_its_name() {
        let manifest = crate::place::root().join("tests/Cargo.toml");
        let manifest = std::fs::read_to_string(manifest).unwrap();
        for bench in Bench::ALL {
            assert!(list().contains(bench.name()));
            let program = format!("[[bench]]\nname = \"{}\"\n", bench.name());
            assert!(manifest.contains(&program), "{}", bench.name());
        }
    }
}
