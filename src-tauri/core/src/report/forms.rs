//! The three forms of one report.

use super::{
    Form, LeakGuard, Report, ReportError, Typefaces, render_html, render_json, render_pdf,
};

/// A report in its three forms, searched for keys.
pub struct Forms {
    /// As PDF.
    pub pdf: Vec<u8>,
    /// As HTML.
    pub html: String,
    /// As JSON.
    pub json: String,
}

impl Forms {
    /// Draws all three, and searches the report and each of them.
    ///
    /// # Errors
    /// [`ReportError::WouldLeak`] when a captured key is found; [`ReportError::Pdf`], [`ReportError::Html`] or
    /// [`ReportError::Json`] when a form cannot be drawn.
    pub fn draw(report: &Report, guard: &LeakGuard) -> Result<Self, ReportError> {
        let html = render_html(report)?;
        let json = render_json(report)?;
        let pdf = render_pdf(report, Typefaces::System)?;
        guard.check_report(report)?;
        guard.check(&html)?;
        guard.check(&json)?;
        guard.check(&pdf.text)?;
        Ok(Self {
            pdf: pdf.bytes,
            html,
            json,
        })
    }
}

/// Draws one form, and searches it. The report itself was searched before.
pub(super) fn draw_form(
    report: &Report,
    guard: &LeakGuard,
    form: Form,
) -> Result<Vec<u8>, ReportError> {
    let (bytes, text) = match form {
        Form::Pdf => {
            let pdf = render_pdf(report, Typefaces::System)?;
            (pdf.bytes, Some(pdf.text))
        }
        Form::Html => (render_html(report)?.into_bytes(), None),
        Form::Json => (render_json(report)?.into_bytes(), None),
    };
    let text = text.unwrap_or_else(|| String::from_utf8_lossy(&bytes).into_owned());
    guard.check(&text)?;
    Ok(bytes)
}
