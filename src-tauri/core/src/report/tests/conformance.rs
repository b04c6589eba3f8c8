//! The PDF form is what it says it is, by another program's rules: PDF/UA-1 and PDF/A-2a.

use super::*;
use page_validation::ValidationProfile::{self, PdfA2a, PdfUa1};
use page_validation::{ValidationOptions, validate_pdf_bytes};

fn pdf(report: &Report) -> Vec<u8> {
    render_pdf(report, Typefaces::Embedded).unwrap().bytes
}

/// How many rules a file was judged by, and what it breaks of them.
fn judged(pdf: &[u8], by: ValidationProfile) -> (usize, Vec<String>) {
    let options = ValidationOptions::default().profile(by);
    let report = validate_pdf_bytes(pdf, &options).unwrap();
    let broken = report.failures.iter().map(|failure| format!("{failure:?}"));
    (report.rules.total, broken.collect())
}

/// The file with one of its words in another way, of the same length.
fn changed(pdf: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = pdf.to_vec();
    let at = changed
        .windows(from.len())
        .position(|bytes| bytes == from.as_bytes())
        .unwrap();
    changed[at..at + to.len()].copy_from_slice(to.as_bytes());
    changed
}

#[test]
fn every_sample_is_accessible_and_can_be_archived() {
    for report in samples() {
        let pdf = pdf(&report);
        for (profile, at_least) in [(PdfUa1, 100), (PdfA2a, 150)] {
            let (rules, broken) = judged(&pdf, profile);
            assert!(rules >= at_least, "{profile:?}: {rules} rules");
            assert!(
                broken.is_empty(),
                "{}, {profile:?}: {broken:#?}",
                report.title
            );
        }
    }
}

#[test]
fn a_file_that_claims_too_much_is_noticed() {
    let pdf = pdf(&sample::failing());
    for (from, to, profile) in [
        // A heading level left out, a document that is not tagged, a claim that is none.
        ("/StructElem/S/H2/", "/StructElem/S/H6/", PdfUa1),
        ("/Marked true", "/Marked null", PdfUa1),
        ("pdfaid:part>2</", "pdfaid:part>7</", PdfA2a),
    ] {
        let (_, broken) = judged(&changed(&pdf, from, to), profile);
        assert!(!broken.is_empty(), "{from}");
    }
}
