//! The HTML form: one file that needs nothing else, with the JSON inside.

use super::content::{Block, Cell, Content, Kind, Look, Mark, Section, WATERMARK, Width, content};
use super::{Report, ReportError, render_json};
use askama::Template;

/// The page. Its template decides about looks only; every sentence stands in the content.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    content: &'a Content,
    /// The JSON form, made safe for a script element.
    json: String,
    /// The report ID, fit for a style sheet: a report that was read from a file may carry anything there.
    page_id: String,
}

/// Draws the report as one HTML file.
///
/// # Errors
/// [`ReportError::Html`] or [`ReportError::Json`] when it cannot be drawn.
pub fn render_html(report: &Report) -> Result<String, ReportError> {
    let page = Page {
        content: &content(report),
        json: json_in_script(&render_json(report)?),
        page_id: report
            .report_id
            .chars()
            .filter(char::is_ascii_hexdigit)
            .collect(),
    };
    page.render().map_err(ReportError::Html)
}

impl Section {
    fn classes(&self) -> String {
        let classes = [
            self.tone.map(|_| "summary"),
            self.tone.map(Mark::name),
            self.is_on_new_page.then_some("new-page"),
            self.is_whole.then_some("whole"),
        ];
        let classes: Vec<_> = classes.into_iter().flatten().collect();
        classes.join(" ")
    }
}

impl Look {
    fn name(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Lead => "lead",
            Self::Quiet => "quiet",
            Self::Way => "way",
        }
    }
}

impl Width {
    fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Short => "short",
            Self::Standing => "standing",
            Self::Question => "question",
            Self::Function => "function",
            Self::Place => "place",
            Self::Evidence => "evidence",
            Self::Since => "since",
            Self::Known => "known",
            Self::Level => "level",
            Self::Number => "number",
            Self::Rest => "",
        }
    }
}

/// Whether lines need no paragraphs of their own.
trait IsShort {
    fn is_short(&self) -> bool;
}

impl IsShort for Cell {
    fn is_short(&self) -> bool {
        self.len() < 2 && self.iter().all(|line| line.look == Look::Plain)
    }
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
