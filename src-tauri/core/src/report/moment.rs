//! Times with their zone.

use super::Moment;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Finds the zone by its name; UTC when this machine does not know it. Answers with the name that holds.
pub(crate) fn zone(name: &str) -> (TimeZone, String) {
    match TimeZone::get(name) {
        Ok(zone) => (zone, name.to_owned()),
        Err(_) => (TimeZone::UTC, "UTC".to_owned()),
    }
}

/// Tells a point in time for programs and for people.
pub(crate) fn moment(at: Timestamp, zone: &TimeZone) -> Moment {
    let local = at.to_zoned(zone.clone());
    let offset = if local.offset().is_zero() {
        "UTC".to_owned()
    } else {
        local.strftime("UTC%:z").to_string()
    };
    Moment {
        utc: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        local: format!("{} ({offset})", local.strftime("%-d %B %Y, %H:%M")),
    }
}

/// The time of day, to the second: "14:04:51".
pub(super) fn clock(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_in_utc_and_in_the_zone_of_the_machine() {
        let at: Timestamp = "2026-11-21T23:12:41.5Z".parse().unwrap();
        let east = TimeZone::fixed(jiff::tz::offset(1));
        let told = moment(at, &east);
        assert_eq!(told.utc, "2026-11-21T23:12:41Z");
        assert_eq!(told.local, "22 November 2026, 00:12 (UTC+01:00)");
        assert_eq!(
            moment(at, &TimeZone::UTC).local,
            "21 November 2026, 23:12 (UTC)"
        );
    }

    #[test]
    fn a_zone_that_nobody_knows_is_told_as_utc() {
        assert_eq!(zone("Nowhere/Land").1, "UTC");
    }
}
