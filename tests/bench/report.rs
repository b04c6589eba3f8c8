//! How soon the report of the largest plan is drawn, beside what was promised.
//!
//! The plan is MSP Process with every feature and a role of its own, tested against practice: every box, every reading
//! call, every request stands in the report. Ends with a failure when a promise is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark speaks on its terminal and ends where something is not as it must be"
)]

#[expect(dead_code, reason = "the journeys use more of it")]
#[path = "../journeys/desk.rs"]
mod desk;
#[expect(dead_code, reason = "the journeys use more of it")]
#[path = "../journeys/house.rs"]
mod house;
mod table;

use house::House;
use onramp_core::report::{Made, Report, Typefaces, render_html, render_json, render_pdf};
use onramp_core::setup::view::KeySlot;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use table::{Table, median};

/// How often each form is drawn; the median is printed.
const TIMES: usize = 21;

const PDF_WITHIN: Duration = Duration::from_millis(100);
const HTML_WITHIN: Duration = Duration::from_millis(20);

#[tokio::main]
async fn main() -> ExitCode {
    let report = largest().await;
    println!(
        "\nThe report on MSP Process with every feature. Median of {TIMES} drawings; built optimized.\n"
    );
    let mut table = Table::default();
    let pdf = || render_pdf(&report, Typefaces::Embedded).unwrap().bytes;
    let first = Instant::now();
    let bytes = pdf();
    table.figure("PDF, the first time", &ms(first.elapsed()));
    table.figure("PDF, size", &format!("{} KB", bytes.len() / 1000));
    let took = drawn_within(|| drop(pdf()));
    let is_kept = took < PDF_WITHIN;
    table.promise(
        "PDF",
        &ms(took),
        &format!("below {}", ms(PDF_WITHIN)),
        is_kept,
    );
    let took = drawn_within(|| drop(render_html(&report).unwrap()));
    let is_kept = took < HTML_WITHIN;
    table.promise(
        "HTML",
        &ms(took),
        &format!("below {}", ms(HTML_WITHIN)),
        is_kept,
    );
    let took = drawn_within(|| drop(render_json(&report).unwrap()));
    table.figure("JSON", &ms(took));
    table.close()
}

/// A whole setup, tested on practice.
async fn largest() -> Report {
    let house = House::open().await;
    let id = house.begin_with("msp-process", "custom").await.id;
    house.paste(&id, KeySlot::Public).await;
    house.paste(&id, KeySlot::Private).await;
    house.test(&id).await;
    let prepared = house.onramp.prepare_report(&id, &Made::now()).await;
    house.practice.stop().await;
    prepared.unwrap().report
}

fn drawn_within(draw: impl Fn()) -> Duration {
    median((0..TIMES).map(|_| {
        let begun = Instant::now();
        draw();
        begun.elapsed()
    }))
}

fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
