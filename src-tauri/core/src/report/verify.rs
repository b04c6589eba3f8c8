//! Whether files are forms of one report. That nobody changed them is another question, which no file can answer.

use super::{Report, ReportError, read_json, report_id};

/// What a file's data begin with in the HTML form.
const DATA: &str = r#"<script type="application/json" id="onramp-report">"#;

/// Which form a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// PDF.
    Pdf,
    /// HTML, with the data inside.
    Html,
    /// JSON: the data alone.
    Json,
}

impl Form {
    /// All of them, PDF first.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Html, Self::Json];
}

/// What a file says about the report that it is a form of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Which form it is.
    pub form: Form,
    /// The report ID that it carries.
    pub report_id: String,
    /// Whether the ID is the one that its own data give; none for a PDF, which carries no data.
    pub fits_data: Option<bool>,
}

/// Which form of a report a file seems to be, by what it begins with and holds; none where it is neither page nor PDF nor
/// an object of data.
pub(crate) fn form_of(bytes: &[u8]) -> Option<Form> {
    if bytes.starts_with(b"%PDF-") {
        return Some(Form::Pdf);
    }
    // Data could name a page, and no page begins as data do.
    if bytes.trim_ascii_start().starts_with(b"{") {
        return Some(Form::Json);
    }
    let mut windows = bytes.windows(DATA.len());
    windows
        .any(|window| window == DATA.as_bytes())
        .then_some(Form::Html)
}

/// Reads from a file which report it is a form of.
///
/// # Errors
/// [`ReportError::Unreadable`] when it is no form of a report, or one of a format that this version does not know.
pub fn carried(bytes: &[u8]) -> Result<Carried, ReportError> {
    if bytes.starts_with(b"%PDF-") {
        return Ok(Carried {
            form: Form::Pdf,
            report_id: id_of_pdf(bytes).ok_or(ReportError::Unreadable)?,
            fits_data: None,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| ReportError::Unreadable)?;
    let data = text.split_once(DATA).and_then(|(page, after)| {
        let (data, _) = after.split_once("</script>")?;
        Some((page, data))
    });
    match data {
        Some((page, data)) => {
            let report = read_json(data)?;
            // The page shows the ID to people; the data inside carry it too.
            let is_shown = page.contains(&format!("<code>{}</code>", report.report_id));
            of_data(Form::Html, report, is_shown)
        }
        None => of_data(Form::Json, read_json(text)?, true),
    }
}

fn of_data(form: Form, report: Report, is_shown: bool) -> Result<Carried, ReportError> {
    let fits = report_id(&report)? == report.report_id;
    Ok(Carried {
        form,
        report_id: report.report_id,
        fits_data: Some(fits && is_shown),
    })
}

/// How the ID stands in the description of a PDF, which is not compressed there.
pub(super) fn id_in_pdf(report_id: &str) -> String {
    format!("Onramp report ID: {report_id}.")
}

fn id_of_pdf(bytes: &[u8]) -> Option<String> {
    let (before, after) = (b"Onramp report ID: ", b'.');
    let mut windows = bytes.windows(before.len());
    let start = windows.position(|window| window == before)? + before.len();
    let rest = bytes.get(start..)?;
    let end = rest.iter().position(|byte| *byte == after)?;
    let id = std::str::from_utf8(rest.get(..end)?).ok()?;
    let is_id = !id.is_empty() && id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_id.then(|| id.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::StoredKeys;
    use crate::report::{Forms, LeakGuard, sample};

    fn forms(report: &Report) -> [Vec<u8>; 3] {
        let guard = LeakGuard::new([&StoredKeys::default()]);
        let forms = Forms::draw(report, &guard).unwrap();
        [forms.pdf, forms.html.into_bytes(), forms.json.into_bytes()]
    }

    #[test]
    fn all_forms_of_a_report_carry_its_id() {
        for report in [sample::healthy(), sample::practice(), sample::hostile()] {
            let carried = forms(&report).map(|bytes| carried(&bytes).unwrap());
            let [pdf, html, json] = &carried;
            assert!(
                carried
                    .iter()
                    .all(|form| form.report_id == report.report_id)
            );
            assert_eq!(
                [pdf.form, html.form, json.form],
                [Form::Pdf, Form::Html, Form::Json]
            );
            assert_eq!(
                [pdf.fits_data, html.fits_data, json.fits_data],
                [None, Some(true), Some(true)]
            );
        }
    }

    #[test]
    fn data_that_were_changed_no_longer_give_their_id() {
        let [_, html, json] = forms(&sample::healthy());
        for bytes in [html, json] {
            let text = String::from_utf8(bytes)
                .unwrap()
                .replace("Windows 11", "Windows 12");
            assert_eq!(carried(text.as_bytes()).unwrap().fits_data, Some(false));
        }
    }

    #[test]
    fn a_page_that_shows_another_id_than_its_data_carry_is_told() {
        let report = sample::healthy();
        let [_, html, _] = forms(&report);
        let shown = format!("<code>{}</code>", report.report_id);
        let text = String::from_utf8(html).unwrap();
        let text = text.replace(&shown, "<code>0000000000000000</code>");
        assert_eq!(carried(text.as_bytes()).unwrap().fits_data, Some(false));
    }

    #[test]
    fn what_is_no_form_of_a_report_is_refused() {
        for bytes in [
            &b""[..],
            b"%PDF-1.7 nothing",
            b"{}",
            b"\xff\xfe",
            b"<html></html>",
        ] {
            assert!(matches!(carried(bytes), Err(ReportError::Unreadable)));
        }
    }
}
