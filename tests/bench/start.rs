//! How soon the list of setups is there, and what the window holds in memory while nobody touches it, beside an empty
//! window of the same Tauri in the same run.
//!
//! Every start is in a home of its own, without records; the programs' files are in the disk's cache. A window counts as
//! there when its primary button is on the display, which the web view draws once the code behind the button runs. The
//! memory is what all processes of a window hold for themselves, and their share of what several hold (PSS).
//!
//! The promises are kept beside the empty window as Tauri makes it. On Linux that one is drawn by the graphics processor
//! and Onramp's is not (`src-tauri/src/drawing.rs`), so an empty window drawn like Onramp's is measured too, and told.
//! Ends with a failure when a promise is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark speaks on its terminal and ends where something is not as it must be"
)]

#[expect(dead_code, reason = "the stories in the real window use more of it")]
#[path = "../e2e/harness/home.rs"]
mod home;
#[path = "start/program.rs"]
mod program;
#[path = "start/screen.rs"]
mod screen;
mod table;

use std::process::ExitCode;
use std::time::Duration;

use program::Program;
use screen::Screen;
use table::{Table, median};

/// How often each window is started; the medians are compared.
const STARTS: usize = 15;

/// How often its memory is looked at; the medians are compared.
const LOOKS: usize = 5;

/// How long a window is left alone before its memory is looked at.
const IDLE: Duration = Duration::from_secs(5);

/// How many times the empty window's start Onramp's may take.
const TIMES_THE_START: f64 = 1.10;

/// How many times the empty window's memory Onramp's may take.
const TIMES_THE_MEMORY: f64 = 1.15;

fn main() -> ExitCode {
    let screen = Screen::open();
    let empty = Program::named("ONRAMP_EMPTY_BIN", &screen);
    let alike = Program::named("ONRAMP_EMPTY_BIN", &screen).without_graphics_processor();
    let onramp = Program::named("ONRAMP_BIN", &screen);
    let all = [&empty, &alike, &onramp];
    println!(
        "\nOnramp's window beside an empty one of the same Tauri, in turn. Medians of {STARTS} starts and {LOOKS} looks at the \
         memory, {IDLE:?} after the start; built optimized.\n"
    );
    // One of each that does not count: their files come into the disk's cache.
    for program in all {
        let _ = program.starts();
    }
    let mut table = Table::default();
    let start = medians(STARTS, all, |program| {
        program.starts().as_secs_f64() * 1000.0
    });
    told(&mut table, start, "start", "ms", TIMES_THE_START);
    let memory = medians(LOOKS, all, |program| program.idles_mib(IDLE));
    told(&mut table, memory, "memory", "MiB", TIMES_THE_MEMORY);
    table.close()
}

/// Measures each program in turn, so many times.
fn medians<const N: usize>(
    times: usize,
    programs: [&Program<'_>; N],
    measure: impl Fn(&Program<'_>) -> f64,
) -> [f64; N] {
    let rounds: Vec<[f64; N]> = (0..times).map(|_| programs.map(&measure)).collect();
    std::array::from_fn(|one| median(rounds.iter().map(|round| round[one])))
}

fn told(
    table: &mut Table,
    [empty, alike, onramp]: [f64; 3],
    what: &'static str,
    unit: &str,
    most: f64,
) {
    for (whose, figure) in [
        ("empty window", empty),
        ("empty, drawn like Onramp's", alike),
        ("Onramp", onramp),
    ] {
        table.figure(&format!("{what}, {whose}"), &format!("{figure:.0} {unit}"));
    }
    let of_alike = onramp / alike;
    let ratio = onramp / empty;
    table.figure(
        &format!("{what}, beside the one drawn alike"),
        &format!("{of_alike:.2} times"),
    );
    table.promise(
        what,
        &format!("{ratio:.2} times"),
        &format!("at most {most:.2} times"),
        ratio <= most,
    );
}
