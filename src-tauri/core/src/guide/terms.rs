//! The words of ConnectWise beside the steps that use them.

use super::plan::PlannedStep;
use super::rich::rich_all;
use crate::catalog::Term;
use crate::setup::view::TermView;

/// Answers with a word as it is shown.
#[must_use]
pub fn term_view(term: &Term) -> TermView {
    TermView {
        id: term.id.clone(),
        question: term.question.clone(),
        paragraphs: rich_all(&term.about),
        source: term.source.clone(),
        confidence: term.confidence.label().to_owned(),
    }
}

/// Answers with the ids of the words that a step uses: in its title, its text, its warning or its menu path.
pub(crate) fn terms_in(step: &PlannedStep, terms: &[Term]) -> Vec<String> {
    let spans = step.paragraphs.iter().chain(&step.warning).flatten();
    let texts: Vec<&String> = spans
        .map(|span| &span.text)
        .chain(&step.menu_path)
        .chain([&step.title])
        .collect();
    let is_used = |term: &&Term| texts.iter().any(|text| term.is_in(text));
    let used = terms.iter().filter(is_used);
    used.map(|term| term.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::guide::plan;
    use crate::guide::tests::{choices, guide};
    use std::collections::BTreeSet;

    fn used_in(guide_id: &str) -> BTreeSet<String> {
        let catalog = Catalog::shipped().unwrap_or_else(|fault| panic!("{fault}"));
        let features = ["billing", "service-desk", "invoices"];
        let planned = plan(&guide(guide_id), &catalog, &choices("custom", &features));
        let steps = planned.steps();
        steps
            .flat_map(|step| terms_in(step, catalog.terms()))
            .collect()
    }

    #[test]
    fn a_step_names_the_words_that_it_uses_and_no_others() {
        let catalog = Catalog::shipped().unwrap_or_else(|fault| panic!("{fault}"));
        let planned = plan(
            &guide("phin"),
            &catalog,
            &choices("custom", &["service-desk"]),
        );
        let of = |id: &str| {
            let mut steps = planned.steps();
            let step = steps.find(|step| step.id == id);
            terms_in(
                step.unwrap_or_else(|| panic!("no step {id}")),
                catalog.terms(),
            )
        };
        assert_eq!(of("default-board"), ["api-member", "default-board"]);
        assert!(of("open-tile").is_empty());
        assert!(of("create-keys").contains(&"key-pair".to_owned()));
    }

    #[test]
    fn every_word_but_the_integration_id_is_used_by_a_guide_and_each_is_explained() {
        let catalog = Catalog::shipped().unwrap_or_else(|fault| panic!("{fault}"));
        let used: BTreeSet<String> = [used_in("phin"), used_in("msp-process")]
            .into_iter()
            .flatten()
            .collect();
        for term in catalog.terms() {
            let is_used = used.contains(&term.id) || term.id == "integration-id";
            assert!(is_used, "no guide says {}", term.id);
            let marks = term
                .about
                .iter()
                .all(|text| crate::guide::rich::is_well_marked(text));
            assert!(marks, "{}: a ** is not closed", term.id);
        }
    }
}
