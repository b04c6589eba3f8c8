//! How soon a specialist's whole desk is listed and searched, and what that takes of the memory, beside a desk without
//! setups.
//!
//! Each figure of a desk comes from a process of its own, which opens the records, asks for the list as the window does when
//! it opens, and then types a search letter by letter. Ends with a failure when a promise is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark speaks on its terminal and ends where something is not as it must be"
)]

#[path = "desk/clients.rs"]
mod clients;
#[path = "desk/looked_at.rs"]
mod looked_at;
mod table;

use looked_at::LookedAt;
use onramp_core::setup::Setups;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use table::{Table, median};

/// How many setups the desk has.
const SETUPS: usize = 10_000;

/// How many runs each of them has.
const RUNS: usize = 20;

/// How often each figure is taken; the median counts.
const TIMES: usize = 5;

/// How soon home has to be there.
const HOME_WITHIN: Duration = Duration::from_millis(150);

/// How soon each letter of a search has to be answered.
const FOUND_WITHIN: Duration = Duration::from_millis(16);

/// How many times the memory of a desk without setups this one may take.
const TIMES_THE_MEMORY: f64 = 1.3;

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(folder) = std::env::var_os(looked_at::FOLDER) {
        looked_at::look(Path::new(&folder)).await;
        return ExitCode::SUCCESS;
    }
    let (full, empty) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let records = Setups::open(&looked_at::records_in(full.path())).unwrap();
    records.put_all(clients::all(SETUPS, RUNS)).unwrap();
    drop(records);
    println!(
        "\nA desk of {SETUPS} setups with {RUNS} runs each, {:.0} MB of records, beside a desk without setups.\nMedians of \
         {TIMES} processes.\n",
        megabytes(&looked_at::records_in(full.path()))
    );
    let mut table = Table::default();
    let began = Instant::now();
    let _ = LookedAt::from(full.path());
    table.figure("first look, every card made", &ms(began.elapsed()));
    let desk = middle(full.path());
    let none = middle(empty.path());
    let home = desk.opened + desk.listed;
    table.figure("opening the file, its setups checked", &ms(desk.opened));
    table.figure("the list", &ms(desk.listed));
    table.promise(
        "home: opening and the list",
        &ms(home),
        &format!("below {}", ms(HOME_WITHIN)),
        home < HOME_WITHIN,
    );
    table.promise(
        "the slowest letter of a search",
        &ms(desk.found),
        &format!("below {}", ms(FOUND_WITHIN)),
        desk.found < FOUND_WITHIN,
    );
    memory(&mut table, &desk, &none);
    table.close()
}

fn memory(table: &mut Table, desk: &LookedAt, none: &LookedAt) {
    let (Some(full), Some(empty)) = (desk.memory_kib, none.memory_kib) else {
        table.figure("memory", "not measured on this system");
        return;
    };
    table.figure("memory, no setups", &mib(empty));
    table.figure("memory, the desk", &mib(full));
    let ratio = full / empty;
    table.promise(
        "memory",
        &format!("{ratio:.2} times"),
        &format!("below {TIMES_THE_MEMORY:.1} times"),
        ratio < TIMES_THE_MEMORY,
    );
}

/// The middle of each figure, taken by itself.
fn middle(folder: &Path) -> LookedAt {
    let all: Vec<LookedAt> = (0..TIMES).map(|_| LookedAt::from(folder)).collect();
    let memory: Vec<f64> = all.iter().filter_map(|one| one.memory_kib).collect();
    LookedAt {
        opened: median(all.iter().map(|one| one.opened)),
        listed: median(all.iter().map(|one| one.listed)),
        found: median(all.iter().map(|one| one.found)),
        memory_kib: (!memory.is_empty()).then(|| median(memory.into_iter())),
    }
}

fn megabytes(file: &Path) -> f64 {
    let bytes = std::fs::metadata(file).unwrap().len();
    f64::from(u32::try_from(bytes / 1000).unwrap()) / 1000.0
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

fn mib(kib: f64) -> String {
    format!("{:.1} MiB", kib / 1024.0)
}
