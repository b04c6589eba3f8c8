//! What a guide tells the window before and beside its steps.

use super::file::{Field, GuideFile};
use super::load::Guide;
use super::outline::Outline;
use super::rich::{plain, rich_all};
use crate::address::AddressForm;
use crate::setup::view::{ChoicesView, FeatureOption, GuideCard, Rich, RoleOption};
use crate::setup::{Choices, FieldId};
use crate::words::Code;

impl Guide {
    /// Answers with its id: `phin`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.file.id
    }

    /// Answers with the vendor's name: "Phin".
    #[must_use]
    pub fn name(&self) -> &str {
        &self.file.name
    }

    /// Answers with everything that stands in `guide.toml`.
    #[must_use]
    pub fn file(&self) -> &GuideFile {
        &self.file
    }

    /// Answers with the outline of the vendor's document.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// Answers with the guide as a card.
    #[must_use]
    pub fn card(&self) -> GuideCard {
        GuideCard {
            id: self.file.id.clone(),
            name: self.file.name.clone(),
            about: plain(&self.file.about),
            source_title: self.file.source.title.clone(),
            source_address: self.file.source.address.clone(),
            source_read_on: self.file.source.read_on.clone(),
        }
    }

    /// Answers with the only addresses that the guide lets a person open: its document, and passages
    /// of it that a browser can find.
    #[must_use]
    pub fn addresses(&self) -> Vec<String> {
        let top = [self.file.source.address.clone()];
        top.into_iter().chain(self.passage_addresses()).collect()
    }

    /// Answers with what the vendor's form wants as the address of ConnectWise.
    #[must_use]
    pub fn address_form(&self) -> AddressForm {
        self.file.address_form
    }

    /// Answers with the questions, and what was chosen of them.
    #[must_use]
    pub fn choices_view(&self, choices: &Choices) -> ChoicesView {
        let roles = self.file.role_choice.options.iter();
        let features = self.file.features.iter();
        ChoicesView {
            role_question: plain(&self.file.role_choice.question),
            roles: roles
                .map(|role| RoleOption {
                    id: role.id.clone(),
                    label: role.name.clone(),
                    about: plain(&role.about),
                    is_chosen: choices.role.as_ref() == Some(&role.id),
                })
                .collect(),
            feature_question: plain(&self.file.feature_question),
            features: features
                .map(|feature| FeatureOption {
                    id: feature.id.clone(),
                    name: feature.name.clone(),
                    about: plain(&feature.about),
                    is_chosen: choices.features.contains(&feature.id),
                })
                .collect(),
            is_answered: choices.is_answered,
        }
    }

    /// Checks that choices are choices of this guide, and that confirmed ones name a role.
    ///
    /// # Errors
    /// [`Code::ChoiceUnknown`] when they are not.
    pub fn check_choices(&self, choices: &Choices) -> Result<(), Code> {
        let lacks_role = choices.is_answered && choices.role.is_none();
        if lacks_role || self.unknown_choice(choices).is_some() {
            Err(Code::ChoiceUnknown)
        } else {
            Ok(())
        }
    }

    /// The first choice that is none of this guide's: the id of a role, or of a feature.
    #[must_use]
    pub fn unknown_choice<'a>(&self, choices: &'a Choices) -> Option<&'a str> {
        let is_role = |id: &&String| {
            let mut options = self.file.role_choice.options.iter();
            options.any(|role| role.id == **id)
        };
        let is_feature = |id: &&String| self.file.features.iter().any(|known| known.id == **id);
        let role = choices.role.iter().find(|id| !is_role(id));
        let unknown = role.or_else(|| choices.features.iter().find(|id| !is_feature(id)));
        unknown.map(String::as_str)
    }

    /// Answers with a field's label, as the vendor's form has it.
    #[must_use]
    pub fn field_label(&self, id: FieldId) -> &str {
        self.field(id).map_or("", |field| field.label.as_str())
    }

    /// Answers with what to put into a field and where to find it.
    #[must_use]
    pub fn field_help(&self, id: FieldId) -> Vec<Rich> {
        self.field(id)
            .map(|field| rich_all(&field.help))
            .unwrap_or_default()
    }

    /// True where the document does not say how the form calls a field, and the label is our word.
    #[must_use]
    pub fn is_label_ours(&self, id: FieldId) -> bool {
        self.field(id).is_some_and(|field| field.is_label_ours)
    }

    pub(super) fn field(&self, id: FieldId) -> Option<&Field> {
        self.file.fields.iter().find(|field| field.id == id)
    }
}
