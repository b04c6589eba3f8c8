//! File names that every system takes.

use super::plain::turns_direction;
use super::{Form, Report};

/// The most bytes that one part of a name may have: three parts, a date and a counter stay below the 255 bytes that
/// file systems take.
const PART_BYTES: usize = 64;

/// The names of the three files of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileNames {
    /// The PDF file's.
    pub pdf: String,
    /// The HTML file's.
    pub html: String,
    /// The JSON file's.
    pub json: String,
}

impl FileNames {
    /// All of them, PDF first.
    #[must_use]
    pub fn list(&self) -> Vec<String> {
        vec![self.pdf.clone(), self.html.clone(), self.json.clone()]
    }

    /// The name of one form.
    pub(super) fn of(&self, form: Form) -> &str {
        match form {
            Form::Pdf => &self.pdf,
            Form::Html => &self.html,
            Form::Json => &self.json,
        }
    }

    /// The same names with a number: " (2)". The first has none.
    pub(super) fn numbered(stem: &str, number: u32) -> Self {
        let stem = if number < 2 {
            stem.to_owned()
        } else {
            format!("{stem} ({number})")
        };
        Self {
            pdf: format!("{stem}.pdf"),
            html: format!("{stem}.html"),
            json: format!("{stem}.json"),
        }
    }
}

/// Proposes the names of a report's files: "Onramp report - Phin - ACME MSP - 2026-11-21 1412.html".
#[must_use]
pub fn propose_file_names(report: &Report) -> FileNames {
    FileNames::numbered(&stem(report), 1)
}

/// The names' common part. It begins with "Onramp", so it is never one that Windows keeps for itself (CON, NUL, …),
/// and it ends with a time, so never with a dot or a space.
pub(super) fn stem(report: &Report) -> String {
    let kind = if report.is_practice {
        "Onramp practice report"
    } else {
        "Onramp report"
    };
    let subject = &report.subject;
    let company = subject
        .company_found
        .as_deref()
        .or(subject.company_id.as_deref())
        .unwrap_or_default();
    let mut parts = vec![kind.to_owned()];
    parts.extend(
        [safe(&subject.vendor), safe(company)]
            .into_iter()
            .filter(|part| !part.is_empty()),
    );
    parts.push(time(report));
    parts.join(" - ")
}

/// The local time as "2026-11-21 1412", out of the UTC time when the local one cannot be read.
fn time(report: &Report) -> String {
    let at = report.made.at.utc.parse::<jiff::Timestamp>();
    let (zone, _) = super::moment::zone(&report.made.time_zone);
    at.map_or_else(
        |_| "undated".to_owned(),
        |at| at.to_zoned(zone).strftime("%Y-%m-%d %H%M").to_string(),
    )
}

/// Leaves out what a file name may not hold on any system, and cuts it to a length.
pub(crate) fn safe(text: &str) -> String {
    let replaced: String = text
        .chars()
        .filter(|character| !turns_direction(*character))
        .map(|character| match character {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => ' ',
            other if other.is_control() || other.is_whitespace() => ' ',
            other => other,
        })
        .collect();
    let joined = replaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut = String::new();
    for character in joined.chars() {
        if cut.len() + character.len_utf8() > PART_BYTES {
            break;
        }
        cut.push(character);
    }
    cut.trim_matches(|character: char| character == '.' || character == ' ')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_names_say_vendor_company_and_local_time() {
        let names = propose_file_names(&sample::healthy());
        assert_eq!(
            names.html,
            "Onramp report - Phin - ACME MSP - 2026-11-21 1412.html"
        );
        assert_eq!(
            names.pdf,
            "Onramp report - Phin - ACME MSP - 2026-11-21 1412.pdf"
        );
        assert_eq!(
            names.json,
            "Onramp report - Phin - ACME MSP - 2026-11-21 1412.json"
        );
    }

    #[test]
    fn a_practice_report_says_so_in_its_name() {
        assert!(
            propose_file_names(&sample::practice())
                .html
                .starts_with("Onramp practice report - ")
        );
    }

    #[test]
    fn no_company_name_makes_a_name_that_windows_refuses() {
        let mut report = sample::healthy();
        for company in [
            "CON",
            "a/b\\c:d*e?f\"g<h>i|j",
            "ACME Inc.",
            "...",
            "   ",
            "..\\..\\Windows",
            "\u{202e}lmth.exe",
            "line\nbreak\ttab",
            &"株式会社".repeat(60),
            &"😀".repeat(90),
        ] {
            report.subject.company_found = Some(company.to_owned());
            let name = propose_file_names(&report).html;
            assert!(name.len() <= 240, "{} bytes: {name}", name.len());
            assert!(name.starts_with("Onramp report - Phin - "), "{name}");
            assert!(name.ends_with("2026-11-21 1412.html"), "{name}");
            assert!(
                !name.contains(|c: char| "<>:\"/\\|?*".contains(c)
                    || c.is_control()
                    || turns_direction(c)),
                "{name}"
            );
            assert!(!name.contains("  ") && !name.contains(". "), "{name}");
        }
    }

    #[test]
    fn the_name_of_a_report_without_a_company_leaves_it_out() {
        let mut report = sample::healthy();
        report.subject.company_found = None;
        report.subject.company_id = None;
        assert_eq!(
            propose_file_names(&report).html,
            "Onramp report - Phin - 2026-11-21 1412.html"
        );
    }
}
