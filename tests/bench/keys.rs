//! From the call to "saved and read back", beside the keychain's own write and read of an entry of the same size.
//!
//! Everything is real: the keychain, the thread it is asked on, the records on the disk. Reference and capture take
//! turns, so that both meet the same machine. Ends with a failure when the promise is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark speaks on its terminal and ends where something is not as it must be"
)]

mod captures;
mod table;

use captures::{Captured, Captures, Plain, ReadBack};
use onramp_core::setup::view::KeySlot;
use std::process::ExitCode;
use std::time::Duration;
use table::{Table, median};

/// How often each figure is taken; the median is printed.
const TIMES: usize = 60;

/// How many times the keychain's own write and read a capture may take.
const TIMES_THE_KEYCHAIN: f64 = 1.2;

/// What was taken of one key's way in.
#[derive(Default)]
struct Figures {
    reference: Vec<Duration>,
    plain: Vec<Duration>,
    record: Vec<Duration>,
    captured: Vec<Captured>,
}

#[tokio::main]
async fn main() -> ExitCode {
    if std::env::var_os("ONRAMP_TEST_KEYCHAIN").is_none() {
        println!("This measures the real keychain of a test session: cargo xtask bench keys");
        return ExitCode::FAILURE;
    }
    println!(
        "\nA capture, from the call to \"saved and read back\", beside the keychain's own write and read.\n\
         Median of {TIMES} of each, in turns; built optimized.\n"
    );
    let (public, private) = take_turns().await;
    let mut table = Table::default();
    tell("public key", "public key / keychain", &public, &mut table);
    tell(
        "private key",
        "private key / keychain",
        &private,
        &mut table,
    );
    table.close()
}

/// The first key makes a new entry and the second one writes it over: so does each reference. Which of them goes first
/// changes with each turn, since a write to the disk is still felt by the next one.
async fn take_turns() -> (Figures, Figures) {
    let (reference, plain, captures) = (ReadBack::open(), Plain::open(), Captures::open());
    let (mut public, mut private) = (Figures::default(), Figures::default());
    // What the first turn opens and learns is not counted.
    let mut sizes = [100, 130];
    for turn in 0..=TIMES {
        let setup = captures.begin(turn).await;
        for ((slot, figures), size) in [
            (KeySlot::Public, &mut public),
            (KeySlot::Private, &mut private),
        ]
        .into_iter()
        .zip(&mut sizes)
        {
            let before = match turn % 2 {
                0 => None,
                _ => Some((reference.time(*size).await, plain.time(*size))),
            };
            let captured = captures.capture(&setup, slot, turn).await;
            *size = captured.entry_size;
            let times = match before {
                Some(times) => times,
                None => (reference.time(*size).await, plain.time(*size)),
            };
            if turn > 0 {
                figures.reference.push(times.0);
                figures.plain.push(times.1);
                figures.record.push(captures.time_of_a_record_write(&setup));
                figures.captured.push(captured);
            }
        }
        captures.forget(&setup).await;
        reference.forget().await;
        plain.forget();
    }
    (public, private)
}

fn tell(key: &str, ratio_name: &'static str, figures: &Figures, table: &mut Table) {
    let reference = median(figures.reference.iter().copied());
    let captured = median(figures.captured.iter().map(|one| one.took));
    let last = figures.captured.last().unwrap();
    table.figure(
        &format!("{key}: entry"),
        &format!("{} bytes", last.entry_size),
    );
    table.figure(
        "  the store crate alone",
        &ms(median(figures.plain.iter().copied())),
    );
    table.figure("  keychain: write and read", &ms(reference));
    table.figure("  capture", &ms(captured));
    tell_calls(&figures.captured, table);
    let writes: Vec<u32> = figures
        .captured
        .iter()
        .map(|one| one.record_writes)
        .collect();
    let (least, most) = (writes.iter().min().unwrap(), writes.iter().max().unwrap());
    let each = ms(median(figures.record.iter().copied()));
    table.figure(
        "  writes of records, behind it",
        &format!("{least} to {most}; one alone takes {each}"),
    );
    let ratio = captured.as_secs_f64() / reference.as_secs_f64();
    table.promise(
        ratio_name,
        &format!("{ratio:.2}"),
        &format!("at most {TIMES_THE_KEYCHAIN}"),
        ratio <= TIMES_THE_KEYCHAIN,
    );
    println!();
}

/// What the capture asked of its key store, in order, and what is left for everything else.
fn tell_calls(captured: &[Captured], table: &mut Table) {
    let first: Vec<&str> = captured[0].calls.iter().map(|call| call.name).collect();
    let is_alike = |one: &&Captured| {
        one.calls
            .iter()
            .map(|call| call.name)
            .eq(first.iter().copied())
    };
    let alike: Vec<&Captured> = captured.iter().filter(is_alike).collect();
    for (number, name) in first.iter().enumerate() {
        let took = median(alike.iter().map(|one| one.calls[number].took));
        table.figure(&format!("    key store: {name}"), &ms(took));
    }
    let beside = median(captured.iter().map(Captured::beside_the_key_store));
    table.figure("    everything else", &ms(beside));
    let of = captured.len();
    table.figure(
        "  calls to the key store",
        &format!("{} (in {} of {of})", first.len(), alike.len()),
    );
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
