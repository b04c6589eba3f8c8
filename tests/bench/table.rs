//! The figures, and what was promised of them.

use std::process::ExitCode;

/// What was printed so far.
#[derive(Default)]
pub(crate) struct Table {
    broken: Vec<&'static str>,
}

impl Table {
    /// Prints a figure.
    pub(crate) fn figure(&self, name: &str, value: &str) {
        println!("{name:<38}{value}");
    }

    /// Prints a figure beside what was promised of it.
    pub(crate) fn promise(
        &mut self,
        name: &'static str,
        value: &str,
        promised: &str,
        is_kept: bool,
    ) {
        let verdict = if is_kept { "kept" } else { "BROKEN" };
        println!("{name:<38}{value:<14}promised: {promised}: {verdict}");
        if !is_kept {
            self.broken.push(name);
        }
    }

    /// Says whether every promise was kept.
    pub(crate) fn close(self) -> ExitCode {
        if self.broken.is_empty() {
            println!("\nEvery promise is kept.");
            return ExitCode::SUCCESS;
        }
        println!("\nBroken: {}.", self.broken.join(", "));
        ExitCode::FAILURE
    }
}

/// The one in the middle.
pub(crate) fn median<T: Copy + PartialOrd>(all: impl Iterator<Item = T>) -> T {
    let mut all: Vec<T> = all.collect();
    all.sort_by(|one, other| one.partial_cmp(other).unwrap());
    all[all.len() / 2]
}
