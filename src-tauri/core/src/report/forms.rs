//! The three forms of one report.

use super::{LeakGuard, Report, ReportError, Typefaces, render_html, render_json, render_pdf};

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
