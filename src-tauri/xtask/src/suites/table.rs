//! The summary at the end of `cargo xtask test`.

use std::time::Duration;

use super::count::Count;
use crate::steps::spell;

/// One suite in the summary.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) count: Count,
    pub(super) took: Duration,
}

/// Prints the table, what failed, and the plain closing line; gives whether all is green.
pub(super) fn print(rows: &[Row]) -> bool {
    println!(
        "\n{:<14}{:>8}{:>8}{:>16}",
        "Tests", "passed", "failed", "time"
    );
    for Row { name, count, took } in rows {
        let time = spell(*took);
        println!("{name:<14}{:>8}{:>8}{time:>16}", count.passed, count.failed);
    }
    for Row { name, count, .. } in rows {
        for failure in &count.failures {
            println!("failed: {name}: {failure}");
        }
    }
    let passed: u32 = rows.iter().map(|row| row.count.passed).sum();
    let failed: u32 = rows.iter().map(|row| row.count.failed).sum();
    println!("\n{passed} passed, {failed} failed");
    failed == 0
}
