//! A test that Onramp runs by itself, while it is open.

use super::Setup;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum RecheckEvery {
    /// Once a day.
    Day,
    /// Once a week.
    Week,
}

impl RecheckEvery {
    fn length(self) -> SignedDuration {
        match self {
            Self::Day => SignedDuration::from_hours(24),
            Self::Week => SignedDuration::from_hours(7 * 24),
        }
    }
}

/// That the person asked for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Recheck {
    /// How often.
    pub every: RecheckEvery,
    /// Since when (UTC).
    pub since: Timestamp,
    /// When Onramp last began one (UTC); none before the first.
    pub began_at: Option<Timestamp>,
}

impl Setup {
    /// True where a test by itself is offered: a real setup that is not at its end and not put aside, whose pair in use is
    /// whole and has signed in, while no other pair takes its place, and not to another company than the right one.
    #[must_use]
    pub fn may_recheck(&self) -> bool {
        let pair = &self.keys.pair;
        !self.is_practice
            && self.ending.is_none()
            && self.archived_at.is_none()
            && !self.is_replacing()
            && pair.is_complete()
            && pair.proved_at.is_some()
            && self.whose().stop().is_none()
    }

    /// When the next test by itself is due (UTC); none where none is asked for, or none is offered now. It is counted
    /// from the last test, whoever began it. A time that lies ahead of `now` was written by another clock and does
    /// not count.
    #[must_use]
    pub fn recheck_due_at(&self, now: Timestamp) -> Option<Timestamp> {
        let recheck = self.recheck.as_ref().filter(|_| self.may_recheck())?;
        let last_test = self.last_run.as_ref().map(|run| run.started_at);
        let times = [Some(recheck.since), recheck.began_at, last_test];
        let known = times.into_iter().flatten().filter(|at| *at <= now);
        let Some(latest) = known.max() else {
            return Some(now);
        };
        latest.checked_add(recheck.every.length()).ok()
    }

    /// True when a test by itself is due.
    #[must_use]
    pub fn is_recheck_due(&self, now: Timestamp) -> bool {
        self.recheck_due_at(now).is_some_and(|due| due <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::{CapturedSlot, Ending, EndingKind, ReplacementReason, SetupId};

    const DAY: i64 = 86_400;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn asked_for(every: RecheckEvery) -> Setup {
        let mut setup = Setup::begin(SetupId("one".to_owned()), "phin", false, at(0));
        let slot = || CapturedSlot {
            length: 16,
            last_four: None,
            at: at(0),
        };
        setup.keys.pair.public = Some(slot());
        setup.keys.pair.private = Some(slot());
        setup.keys.pair.proved_at = Some(at(1));
        setup.recheck = Some(Recheck {
            every,
            since: at(10),
            began_at: None,
        });
        setup
    }

    #[test]
    fn it_is_due_a_day_or_a_week_after_the_last_test_whoever_began_it() {
        let mut setup = asked_for(RecheckEvery::Day);
        assert!(!setup.is_recheck_due(at(10 + DAY - 1)));
        assert!(setup.is_recheck_due(at(10 + DAY)));
        setup.recheck.as_mut().unwrap().began_at = Some(at(20 + DAY));
        assert!(!setup.is_recheck_due(at(10 + 2 * DAY)));
        assert!(setup.is_recheck_due(at(20 + 2 * DAY)));
        assert!(!asked_for(RecheckEvery::Week).is_recheck_due(at(9 + 7 * DAY)));
        assert!(asked_for(RecheckEvery::Week).is_recheck_due(at(10 + 7 * DAY)));
    }

    #[test]
    fn it_is_off_until_somebody_asks_for_it() {
        let mut setup = asked_for(RecheckEvery::Day);
        setup.recheck = None;
        assert!(!setup.is_recheck_due(at(100 * DAY)));
        let fresh = Setup::begin(SetupId("two".to_owned()), "phin", false, at(0));
        assert_eq!(fresh.recheck, None);
    }

    #[test]
    fn a_clock_that_was_ahead_neither_stops_it_nor_makes_it_run_again_and_again() {
        let mut setup = asked_for(RecheckEvery::Day);
        setup.recheck.as_mut().unwrap().since = at(900 * DAY);
        assert!(setup.is_recheck_due(at(5)));
        setup.recheck.as_mut().unwrap().began_at = Some(at(5));
        assert!(!setup.is_recheck_due(at(65)));
    }

    #[test]
    fn practice_an_end_and_a_pair_that_is_not_proved_are_never_tested_by_itself() {
        let late = at(100 * DAY);
        let changed = |change: fn(&mut Setup)| {
            let mut setup = asked_for(RecheckEvery::Day);
            change(&mut setup);
            setup.is_recheck_due(late)
        };
        assert!(changed(|_| ()));
        assert!(!changed(|setup| setup.is_practice = true));
        assert!(!changed(|setup| setup.archived_at = Some(at(3))));
        assert!(!changed(|setup| setup.keys.pair.proved_at = None));
        assert!(!changed(|setup| setup.keys.pair.private = None));
        assert!(!changed(
            |setup| setup.begin_replacement(ReplacementReason::Rotation, at(4))
        ));
        assert!(!changed(|setup| setup.ending = Some(Ending {
            kind: EndingKind::Finished,
            began_at: at(4),
            reported_at: None,
        })));
    }
}
