//! The HTML form: one file that needs nothing else, with the JSON inside.

use super::model::{
    ActsNext, ConnectionStatus, HowKnown, KeyState, PageState, ReportBox, ReportLevel,
    ReportPermissionCheck, ReportRead,
};
use super::{Report, ReportError, render_json};
use crate::check::{Outcome, ReadAnswer};
use crate::setup::view::{LevelAsked, StepStatus};
use crate::words::Code;
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
            Self::NotConnected | Self::ConnectedWithGaps => "bad",
            Self::ConnectedUnchecked | Self::NotTested | Self::Ending => "unknown",
            Self::Ended => "none",
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

impl Mark for ReadAnswer {
    fn mark(&self) -> &'static str {
        match self {
            Self::Answered => "good",
            Self::Refused => "bad",
            Self::Empty | Self::NoAnswer => "unknown",
            Self::NotAsked => "none",
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
            Self::Saved | Self::InSealedFile => "good",
            Self::KeptInMemory => "unknown",
            Self::Removed | Self::NotCaptured => "none",
        }
    }
}

impl Mark for PageState {
    fn mark(&self) -> &'static str {
        match self {
            Self::ProvedFirst => "good",
            Self::StillNeeded | Self::LetGo | Self::LetGoThenProved => "unknown",
        }
    }
}

impl Mark for HowKnown {
    fn mark(&self) -> &'static str {
        match self {
            Self::PersonSaid => "unknown",
            Self::NotTested => "none",
            // How it stands is said elsewhere; that it was tested is no good news by itself.
            Self::RoleReadBack | Self::ReadingCalls | Self::BothWays => "none",
        }
    }
}

impl ReportBox {
    /// A box that the document does not ask for is no problem, however it stands.
    fn mark(&self) -> &'static str {
        match self.outcome {
            Outcome::Failed if self.is_optional => "none",
            Outcome::Passed
            | Outcome::Failed
            | Outcome::CouldNotTell
            | Outcome::NotNeeded
            | Outcome::NotRun => self.outcome.mark(),
        }
    }
}

impl ReportLevel {
    /// As for a box.
    fn mark(&self) -> &'static str {
        match self.outcome {
            Some(Outcome::Failed) if self.asked != LevelAsked::All => "none",
            Some(outcome) => outcome.mark(),
            None => "none",
        }
    }
}

impl ReportPermissionCheck {
    /// What is missing or doubtful: the missing first, the optional last.
    fn wanting_boxes(&self) -> Vec<&ReportBox> {
        let is_wanting = |found: &&ReportBox| found.outcome == Outcome::Failed || found.is_doubtful;
        let mut wanting: Vec<_> = self.boxes.iter().filter(is_wanting).collect();
        wanting.sort_by_key(|found| (found.is_optional, found.outcome != Outcome::Failed));
        wanting
    }

    /// What could not be told or was not asked, by what stood in the way.
    fn unknown_boxes(&self) -> Vec<(&str, Vec<&ReportBox>)> {
        let mut groups: Vec<(&str, Vec<&ReportBox>)> = Vec::new();
        let unknown = self.boxes.iter().filter(|found| {
            matches!(found.outcome, Outcome::CouldNotTell | Outcome::NotRun) && !found.is_doubtful
        });
        for found in unknown {
            match groups.iter_mut().find(|(title, _)| *title == found.title) {
                Some((_, boxes)) => boxes.push(found),
                None => groups.push((&found.title, vec![found])),
            }
        }
        groups
    }

    fn has_changed_boxes(&self) -> bool {
        self.boxes.iter().any(|found| found.before.is_some())
    }
}

impl ReportRead {
    /// True where the few words do not say it all.
    fn is_telling(&self) -> bool {
        let is_unexplained = self.code == Code::CallRefusedUnexplained;
        is_unexplained || matches!(self.answer, ReadAnswer::NoAnswer | ReadAnswer::NotAsked)
    }
}

/// Whether a level is asked beside the document.
trait BesideTheDocument {
    fn is_beside_the_document(&self) -> bool;
}

impl BesideTheDocument for LevelAsked {
    fn is_beside_the_document(&self) -> bool {
        *self == Self::AllBesideTheDocument
    }
}
