//! How long a copy may lie on the clipboard.

use crate::setup::view::{CopiedWhat, CopyView};
use jiff::Timestamp;
use std::time::{Duration, Instant};

/// How long a copy lies there when nobody extends it, in seconds; and how much one extension adds.
const TURN_S: u32 = 60;

/// How long it lies there at most, in seconds, however often it is extended.
const LONGEST_S: u32 = 600;

/// Two clocks read at once. The steady one stands still while a computer sleeps, the wall clock may be set back: a
/// copy's time is over when either says so.
#[derive(Debug, Clone, Copy)]
pub struct BothClocks {
    /// The clock that is never set.
    pub steady: Instant,
    /// The time of day.
    pub wall: Timestamp,
}

/// The time that one copy has, from the moment at which it was made.
#[derive(Debug, Clone, Copy)]
pub struct CopyTerm {
    began: BothClocks,
    granted_s: u32,
}

impl CopyTerm {
    /// Begins with one minute.
    #[must_use]
    pub fn begin(now: BothClocks) -> Self {
        Self {
            began: now,
            granted_s: TURN_S,
        }
    }

    /// Adds a minute, up to ten in all; nothing once the time is over.
    pub fn extend(&mut self, now: BothClocks) {
        if self.can_extend(now) {
            self.granted_s = (self.granted_s + TURN_S).min(LONGEST_S);
        }
    }

    /// True when [`CopyTerm::extend`] would add time.
    #[must_use]
    pub fn can_extend(&self, now: BothClocks) -> bool {
        self.granted_s < LONGEST_S && !self.left(now).is_zero()
    }

    /// The time left; zero when it is over.
    #[must_use]
    pub fn left(&self, now: BothClocks) -> Duration {
        let steady = now.steady.saturating_duration_since(self.began.steady);
        let wall = now.wall.duration_since(self.began.wall);
        let wall = Duration::try_from(wall).unwrap_or_default();
        Duration::from_secs(u64::from(self.granted_s)).saturating_sub(steady.max(wall))
    }

    /// What may be shown of the copy; a second that has begun counts as whole.
    #[must_use]
    pub fn view(&self, what: CopiedWhat, now: BothClocks) -> CopyView {
        let left = self.left(now).as_millis().div_ceil(1000);
        CopyView {
            what,
            seconds_left: u32::try_from(left).unwrap_or(LONGEST_S),
            can_extend: self.can_extend(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `begun`, with each clock moved on by so many milliseconds.
    fn after(begun: BothClocks, steady_ms: u64, wall_ms: i64) -> BothClocks {
        BothClocks {
            steady: begun.steady + Duration::from_millis(steady_ms),
            wall: begun.wall + jiff::SignedDuration::from_millis(wall_ms),
        }
    }

    fn begun() -> (BothClocks, CopyTerm) {
        let now = BothClocks {
            steady: Instant::now(),
            wall: "2026-11-21T09:00:00Z".parse().unwrap(),
        };
        (now, CopyTerm::begin(now))
    }

    fn seconds_left(term: &CopyTerm, now: BothClocks) -> u32 {
        term.view(CopiedWhat::PrivateKey, now).seconds_left
    }

    #[test]
    fn a_copy_has_one_minute_counted_down_in_whole_seconds() {
        let (now, term) = begun();
        for (passed_ms, left_s) in [
            (0, 60),
            (1, 60),
            (1_000, 59),
            (59_001, 1),
            (60_000, 0),
            (90_000, 0),
        ] {
            let then = after(now, passed_ms, i64::try_from(passed_ms).unwrap());
            assert_eq!(seconds_left(&term, then), left_s, "{passed_ms} ms");
        }
    }

    #[test]
    fn each_extension_adds_a_minute_and_ten_minutes_are_the_end() {
        let (now, mut term) = begun();
        let mut granted = vec![];
        while term.can_extend(now) {
            term.extend(now);
            granted.push(seconds_left(&term, now));
        }
        assert_eq!(granted, [120, 180, 240, 300, 360, 420, 480, 540, 600]);
        term.extend(now);
        assert_eq!(seconds_left(&term, now), 600);
        assert_eq!(seconds_left(&term, after(now, 599_500, 599_500)), 1);
    }

    #[test]
    fn the_last_extension_is_counted_from_the_copy_and_not_from_the_click() {
        let (now, mut term) = begun();
        for minute in 0..9 {
            let then = after(now, minute * 60_000 + 59_000, 0);
            term.extend(then);
            assert_eq!(seconds_left(&term, then), 61);
        }
        let then = after(now, 599_000, 0);
        term.extend(then);
        assert_eq!(seconds_left(&term, then), 1);
        assert!(!term.can_extend(then));
    }

    #[test]
    fn a_copy_whose_time_is_over_cannot_be_extended() {
        let (now, mut term) = begun();
        let then = after(now, 60_000, 60_000);
        assert!(!term.can_extend(then));
        term.extend(then);
        assert_eq!(seconds_left(&term, then), 0);
    }

    #[test]
    fn a_computer_that_slept_has_used_the_time_up() {
        let (now, term) = begun();
        assert_eq!(seconds_left(&term, after(now, 2_000, 3_600_000)), 0);
    }

    #[test]
    fn a_clock_that_was_set_back_gives_no_time() {
        let (now, term) = begun();
        assert_eq!(seconds_left(&term, after(now, 20_000, -7_200_000)), 40);
    }
}
