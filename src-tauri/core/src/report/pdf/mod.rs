//! The PDF form: one file that is PDF/UA-1 and PDF/A-2a, with its fonts inside.
//!
//! Content is set as paragraphs ([`typesetter`], [`prepare`]), put on sheets ([`place`], [`table`]) and then drawn
//! ([`draw`]). Nothing here knows what a report says.

mod draw;
mod fonts;
mod gaps;
mod made;
mod outline;
mod paragraph;
mod place;
mod prepare;
mod shapes;
mod sheets;
mod style;
mod table;
mod tags;
mod typesetter;
mod visible;
mod whole;

pub use fonts::Typefaces;

use super::content::content;
use super::{Report, ReportError};

/// A report as PDF.
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Everything that is written on its sheets, as it was meant; the file itself holds it compressed.
    pub text: String,
}

/// The file could not be drawn with the fonts at hand. Holds nothing of the report.
#[derive(Debug)]
struct Fault;

/// Draws the report as PDF: the same bytes each time, from the same typefaces.
///
/// With [`Typefaces::System`] a name in a script that the program's own fonts lack is drawn with those of the system;
/// what they lack as well is drawn as an empty box, and still read and copied as what it is. Where everything is in
/// the program's own fonts, those of the system are not even looked for.
///
/// # Errors
/// [`ReportError::Pdf`] when it cannot be drawn.
pub fn render_pdf(report: &Report, typefaces: Typefaces) -> Result<Pdf, ReportError> {
    let content = content(report);
    let made = made::Made::of(report);
    let (pdf, has_gaps) =
        whole::draw(&content, &made, Typefaces::Embedded).map_err(|Fault| ReportError::Pdf)?;
    if !has_gaps || typefaces == Typefaces::Embedded {
        return Ok(pdf);
    }
    // A font of the system may be one that must not be kept in a file, or that cannot be read: then the boxes stay.
    Ok(whole::draw(&content, &made, typefaces).map_or(pdf, |(better, _)| better))
}
