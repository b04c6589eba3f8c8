//! When and by what a report was made, for the file's own description.

use super::tags;
use crate::report::Report;
use crate::report::verify::id_in_pdf;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use krilla::metadata::DateTime;

/// When a report was made, and its name.
pub(super) struct Made {
    pub report_id: String,
    pub at: DateTime,
    pub creator: String,
    /// Where the ID can be read without opening what is compressed.
    pub description: String,
}

impl Made {
    /// Taken from the report and never from the clock, so that the same report gives the same file.
    pub(super) fn of(report: &Report) -> Self {
        let at: Timestamp = report.made.at.utc.parse().unwrap_or_default();
        let at = at.to_zoned(TimeZone::UTC);
        let part = |number: i8| u8::try_from(number).unwrap_or_default();
        Self {
            report_id: report.report_id.clone(),
            description: id_in_pdf(&tags::title(&report.report_id)),
            at: DateTime::new(u16::try_from(at.year()).unwrap_or_default())
                .month(part(at.month()))
                .day(part(at.day()))
                .hour(part(at.hour()))
                .minute(part(at.minute()))
                .second(part(at.second()))
                .utc_offset_hour(0)
                .utc_offset_minute(0),
            creator: tags::title(&format!("Onramp {}", report.made.onramp_version)),
        }
    }
}
