//! The vendor's document at hand: which of its passages a step or a field carries, and the address of each.

use super::load::Guide;
use super::outline::OutlinePassage;
use super::plan::PlannedStep;
use crate::setup::view::{CorrectionView, Part, PassageView};
use crate::setup::{Choices, FieldId};
use std::fmt::Write;

impl Guide {
    /// Answers with what the document says where a step is, after the choices: its own passages, and those of what it
    /// shows. In the document's order; empty where the document says nothing.
    #[must_use]
    pub fn passages_of(&self, step: &PlannedStep, choices: &Choices) -> Vec<PassageView> {
        let carriers = self.carriers(step, choices);
        self.carried(&carriers).map(PassageView::of).collect()
    }

    /// Answers with the document's address at the first passage of a step that can be found on the page; else with the
    /// address of its top.
    #[must_use]
    pub fn address_of(&self, step: &PlannedStep, choices: &Choices) -> String {
        let own = [format!("step:{}", step.id)];
        let all = self.carriers(step, choices);
        let mut found = self.carried(&own).chain(self.carried(&all));
        let there = found.find_map(|passage| self.address_at(passage));
        there.unwrap_or_else(|| self.file.source.address.clone())
    }

    /// Answers with what the document says of a field.
    #[must_use]
    pub fn field_passages(&self, id: FieldId) -> Vec<PassageView> {
        let carrier = [format!("field:{}", id.name())];
        self.carried(&carrier).map(PassageView::of).collect()
    }

    /// Answers with what differs from the document about a field.
    #[must_use]
    pub fn field_corrections(&self, id: FieldId) -> Vec<CorrectionView> {
        let field = self.field(id);
        field.map_or_else(Vec::new, |field| self.file.corrected(&field.corrections))
    }

    /// Answers with the addresses of the document's passages that can be found on its page.
    pub(super) fn passage_addresses(&self) -> impl Iterator<Item = String> {
        let passages = self.outline.passages.iter();
        passages.filter_map(|passage| self.address_at(passage))
    }

    /// The document's address at a passage; none where nothing to find there is known.
    fn address_at(&self, passage: &OutlinePassage) -> Option<String> {
        let find = encoded(passage.find.as_ref()?);
        let page = &self.file.source.address;
        let hash = if page.contains('#') { "" } else { "#" };
        Some(format!("{page}{hash}:~:text={find}"))
    }

    /// The passages that one of these carries, in the document's order.
    fn carried<'a>(&'a self, carriers: &'a [String]) -> impl Iterator<Item = &'a OutlinePassage> {
        let passages = self.outline.passages.iter();
        passages.filter(|passage| passage.carried_by.iter().any(|one| carriers.contains(one)))
    }

    /// What carries passages where a step is: the step, and what its part shows.
    fn carriers(&self, step: &PlannedStep, choices: &Choices) -> Vec<String> {
        let file = &self.file;
        let mut carriers = vec![format!("step:{}", step.id)];
        match step.part {
            Some(Part::Choices) => {
                let roles = file.role_choice.options.iter();
                carriers.extend(roles.map(|role| format!("choice:{}", role.id)));
                let features = file.features.iter();
                carriers.extend(features.map(|feature| format!("feature:{}", feature.id)));
            }
            Some(Part::Fields) => {
                let fields = file.fields.iter();
                carriers.extend(fields.map(|field| format!("field:{}", field.id.name())));
            }
            Some(Part::Permissions) => {
                let wanted = file.permissions.iter().filter(|permission| {
                    let mut features = permission.features.iter();
                    permission.features.is_empty()
                        || !choices.is_answered
                        || features.any(|feature| choices.features.contains(feature))
                });
                carriers.extend(wanted.map(|permission| format!("permission:{}", permission.id)));
            }
            _ => {}
        }
        carriers
    }
}

impl PassageView {
    fn of(passage: &OutlinePassage) -> Self {
        Self {
            id: passage.id.clone(),
            summary: passage.summary.clone(),
        }
    }
}

/// A text as it stands in a text fragment: letters and digits stay, all other bytes are written as `%2D`. Hyphens,
/// commas and ampersands would have a meaning of their own there.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut said, byte| {
        if byte.is_ascii_alphanumeric() {
            said.push(char::from(byte));
        } else {
            // Writing to a String does not fail.
            let _ = write!(said, "%{byte:02X}");
        }
        said
    })
}
