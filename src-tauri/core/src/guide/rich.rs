//! The markup of guides: `**Label**` is a word exactly as ConnectWise or the vendor writes it.

use crate::setup::view::{Rich, Span};

const MARK: &str = "**";

/// Turns a marked-up paragraph into spans.
pub(crate) fn rich(text: &str) -> Rich {
    text.split(MARK)
        .enumerate()
        .filter(|(_, part)| !part.is_empty())
        .map(|(index, part)| Span {
            text: part.to_owned(),
            is_label: index % 2 == 1,
        })
        .collect()
}

/// Turns marked-up paragraphs into spans.
pub(crate) fn rich_all(texts: &[String]) -> Vec<Rich> {
    texts.iter().map(|text| rich(text)).collect()
}

/// True when every label that is opened is closed, and none is empty.
pub(crate) fn is_well_marked(text: &str) -> bool {
    let parts: Vec<&str> = text.split(MARK).collect();
    parts.len() % 2 == 1
        && parts
            .iter()
            .skip(1)
            .step_by(2)
            .all(|label| !label.trim().is_empty())
}

/// Answers with the text without its marks.
pub(crate) fn plain(text: &str) -> String {
    text.replace(MARK, "")
}

/// A paragraph as one text, its labels in quotation marks.
pub(super) fn flat(paragraph: &Rich) -> String {
    let quoted = |span: &Span| {
        if span.is_label {
            format!("\"{}\"", span.text)
        } else {
            span.text.clone()
        }
    };
    paragraph.iter().map(quoted).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_well_marked, plain, rich};

    #[test]
    fn a_label_becomes_a_span_of_its_own() {
        let spans = rich("Press **Save**, then wait.");
        let shown: Vec<(&str, bool)> = spans
            .iter()
            .map(|span| (span.text.as_str(), span.is_label))
            .collect();
        assert_eq!(
            shown,
            [("Press ", false), ("Save", true), (", then wait.", false)]
        );
    }

    #[test]
    fn a_label_that_is_never_closed_is_noticed() {
        assert!(is_well_marked("Press **Save** now."));
        assert!(!is_well_marked("Press **Save now."));
        assert!(!is_well_marked("Press **** now."));
    }

    #[test]
    fn plain_text_has_no_marks() {
        assert_eq!(plain("Press **Save**."), "Press Save.");
    }
}
