//! "[2/6] Front end: npm ci …": how far long work is, and how long each part took.

use std::time::{Duration, Instant};

use crate::stop::Stop;

/// The steps of one command.
pub(crate) struct Steps {
    total: usize,
    begun: usize,
}

impl Steps {
    /// Counts `total` steps from the first.
    pub(crate) fn new(total: usize) -> Self {
        Self { total, begun: 0 }
    }

    /// Runs one step under its headline and says how long it took.
    pub(crate) fn step<T>(
        &mut self,
        headline: &str,
        work: impl FnOnce() -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        self.begun += 1;
        println!("[{}/{}] {headline} …", self.begun, self.total);
        let start = Instant::now();
        let result = work();
        let verdict = if result.is_ok() { "done" } else { "stopped" };
        println!("      {verdict} after {}", spell(start.elapsed()));
        result
    }
}

/// "0.4 s", "12 s", "3 min 05 s".
pub(crate) fn spell(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spelled_as_a_person_reads_them() {
        assert_eq!(spell(Duration::from_millis(430)), "0.4 s");
        assert_eq!(spell(Duration::from_secs(12)), "12 s");
        assert_eq!(spell(Duration::from_secs(185)), "3 min 05 s");
    }
}
