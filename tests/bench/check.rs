//! How fast a permission check is where every answer takes its time, beside what was promised.
//!
//! Printed: what the check sent, the floor below which nobody can be with so many requests a few at a time, how long it
//! took, and the same requests one after another. Ends with a failure when a promise is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark speaks on its terminal and ends where something is not as it must be"
)]

mod course;
#[expect(dead_code, reason = "the journeys use more of it")]
#[path = "../journeys/desk.rs"]
mod desk;
#[expect(dead_code, reason = "the journeys use more of it")]
#[path = "../journeys/permissions/planned.rs"]
mod planned;
mod table;

use course::{Course, LATENCY_MS};
use std::process::ExitCode;
use std::time::Duration;
use table::{Table, median};

/// How often each figure is taken; the median is printed.
const TIMES: usize = 5;

/// The most requests at once.
const AT_ONCE: usize = 6;

/// How many times the floor the check may take.
const TIMES_THE_FLOOR: f64 = 1.5;

/// How soon a check that is stopped has to end.
const STOPPED_WITHIN: Duration = Duration::from_millis(200);

#[tokio::main]
async fn main() -> ExitCode {
    let course = Course::prepare().await;
    println!(
        "\nThe permission check of MSP Process with every feature, against a practice that takes {LATENCY_MS} ms for \
         every answer.\nMedian of {TIMES} runs; built optimized.\n"
    );
    let mut table = Table::default();
    whole_check(&course, &mut table).await;
    stopped(&course, &mut table).await;
    too_many_requests(&course, &mut table).await;
    course.close().await;
    table.close()
}

async fn whole_check(course: &Course, table: &mut Table) {
    let mut runs = Vec::new();
    for _ in 0..TIMES {
        runs.push(course.run().await);
    }
    let first = &runs[0];
    let (requests, depth) = (first.asked.len(), course.depth(&first.asked));
    let rounds = requests.div_ceil(AT_ONCE) + depth;
    let floor = Duration::from_millis(LATENCY_MS) * u32::try_from(rounds).unwrap();
    let took = median(runs.iter().map(|run| run.took));
    let most = runs.iter().map(|run| run.most_in_flight).max().unwrap();
    let ratio = took.as_secs_f64() / floor.as_secs_f64();

    table.figure("requests of the check", &requests.to_string());
    table.figure(
        "floor",
        &format!(
            "{} = (⌈{requests} / {AT_ONCE}⌉ + {depth}) × {LATENCY_MS} ms",
            ms(floor)
        ),
    );
    table.figure("wall time", &ms(took));
    table.promise(
        "wall time / floor",
        &format!("{ratio:.2}"),
        &format!("at most {TIMES_THE_FLOOR}"),
        ratio <= TIMES_THE_FLOOR,
    );
    table.promise(
        "most in flight",
        &format!("{most}"),
        &format!("at most {AT_ONCE}"),
        most <= AT_ONCE,
    );
    let one_by_one = course.one_after_another(&first.asked).await;
    let gain = one_by_one.as_secs_f64() / took.as_secs_f64();
    table.figure("the same one after another", &ms(one_by_one));
    table.figure("that / wall time", &format!("{gain:.2}"));
    let whole = median(runs.iter().map(|run| run.whole));
    table.figure("with the connection's own rungs", &ms(whole));
}

async fn stopped(course: &Course, table: &mut Table) {
    let mut ends = Vec::new();
    for _ in 0..TIMES {
        ends.push(course.stopped_in_the_middle().await);
    }
    let end = median(ends.into_iter());
    table.promise(
        "from stopping it to its end",
        &ms(end),
        &format!("below {}", ms(STOPPED_WITHIN)),
        end < STOPPED_WITHIN,
    );
}

async fn too_many_requests(course: &Course, table: &mut Table) {
    let plain = course.run().await;
    let paused = course.paused_in_the_middle().await;
    let delay = paused.took.saturating_sub(plain.took);
    table.figure(
        "429 in the middle, Retry-After 1 s",
        &format!("{} later", ms(delay)),
    );
    let (lost, all) = (
        plain.answered - paused.answered.min(plain.answered),
        plain.answered,
    );
    table.promise(
        "calls that it lost",
        &format!("{lost} of {all}"),
        "none",
        lost == 0,
    );
}

fn ms(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}
