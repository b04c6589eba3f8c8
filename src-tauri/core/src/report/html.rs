//! The HTML form: one file that needs nothing else, with the JSON inside.

use super::model::{ActsNext, ConnectionStatus, HowKnown, KeyState};
use super::{Report, ReportError, render_json};
use crate::check::Outcome;
use crate::setup::view::StepStatus;
use askama::Template;

/// The page. Its template decides about looks only; every sentence stands in the report.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    report: &'a Report,
    /// The JSON form, made safe for a script element.
    json: String,
    /// The address of the vendor's document, when it may be a link.
    link: Option<&'a str>,
    /// The report ID, fit for a style sheet: a report that was read from a file may carry anything there.
    page_id: String,
}

/// Draws the report as one HTML file.
///
/// # Errors
/// [`ReportError::Html`] or [`ReportError::Json`] when it cannot be drawn.
pub fn render_html(report: &Report) -> Result<String, ReportError> {
    let page = Page {
        report,
        json: json_in_script(&render_json(report)?),
        link: Some(report.subject.document.address.as_str())
            .filter(|address| address.starts_with("https://")),
        page_id: report
            .report_id
            .chars()
            .filter(char::is_ascii_hexdigit)
            .collect(),
    };
    page.render().map_err(ReportError::Html)
}

/// Writes what could end a script element, or a line of one, as JSON's own escapes: the text stays the same JSON.
fn json_in_script(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            other => safe.push(other),
        }
    }
    safe
}

/// The name of the shape and color of a state. The word always stands beside it.
trait Mark {
    fn mark(&self) -> &'static str;
}

impl Mark for ConnectionStatus {
    fn mark(&self) -> &'static str {
        match self {
            Self::Connected => "good",
            Self::NotConnected => "bad",
            Self::NotTested => "unknown",
        }
    }
}

impl Mark for Outcome {
    fn mark(&self) -> &'static str {
        match self {
            Self::Passed => "good",
            Self::Failed => "bad",
            Self::CouldNotTell => "unknown",
            Self::NotNeeded | Self::NotRun => "none",
        }
    }
}

impl Mark for StepStatus {
    fn mark(&self) -> &'static str {
        match self {
            Self::Done => "good",
            Self::Problem => "bad",
            Self::WaitingForSpecialist => "unknown",
            Self::ToDo => "none",
        }
    }
}

impl Mark for ActsNext {
    fn mark(&self) -> &'static str {
        match self {
            Self::Nobody => "good",
            Self::Admin => "none",
            Self::Specialist => "unknown",
        }
    }
}

impl Mark for KeyState {
    fn mark(&self) -> &'static str {
        match self {
            Self::Saved => "good",
            Self::KeptInMemory => "unknown",
            Self::NotCaptured => "none",
        }
    }
}

impl Mark for HowKnown {
    fn mark(&self) -> &'static str {
        match self {
            Self::PersonSaid => "unknown",
            Self::NotTested => "none",
        }
    }
}
