//! A plan: the steps, permissions and endpoints left after the choices of one setup.

use crate::setup::view::{CopyValue, CorrectionView, Part, Place, Rich};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What makes a step count as done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DoneBy {
    /// The person's own "I did this".
    #[default]
    Person,
    /// The person's word that the specialist said so. Steps behind it wait.
    Gate,
    /// The choices are confirmed.
    Choices,
    /// Company ID and URL are valid and the live field check found the company.
    Fields,
    /// Both keys are saved and were read back.
    Keys,
    /// The live test passed every rung.
    Test,
    /// A report was written.
    Report,
}

/// A correction, ready to show: where the document and ConnectWise disagree.
pub type Corrected = CorrectionView;

/// One step that is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedStep {
    /// Its id in the guide.
    pub id: String,
    /// Its spoken code, the same whatever was chosen: "B3".
    pub code: String,
    /// Its title, as an act.
    pub title: String,
    /// Where it happens.
    pub place: Place,
    /// The place's name.
    pub place_name: String,
    /// What to do.
    pub paragraphs: Vec<Rich>,
    /// The menu path, label by label.
    pub menu_path: Vec<String>,
    /// A warning that must not be missed.
    pub warning: Option<Rich>,
    /// Harmless values to copy.
    pub copy_values: Vec<CopyValue>,
    /// The part of Onramp that it shows.
    pub part: Option<Part>,
    /// What makes it done.
    pub done_by: DoneBy,
    /// The words on the person's button: "I did this".
    pub mark_label: String,
    /// The id of the gate step that it waits for.
    pub waits_for: Option<String>,
    /// What differs from the document.
    pub corrections: Vec<Corrected>,
}

/// Steps under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSection {
    /// Its letter.
    pub letter: String,
    /// Its title.
    pub title: String,
    /// Its steps.
    pub steps: Vec<PlannedStep>,
}

/// One function and the levels asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedPermission {
    /// The module, as ConnectWise writes it.
    pub module: String,
    /// The function, as ConnectWise writes it.
    pub function: String,
    /// True when Add Level → All is asked.
    pub add: bool,
    /// True when Edit Level → All is asked.
    pub edit: bool,
    /// True when Delete Level → All is asked.
    pub delete: bool,
    /// True when Inquire Level → All is asked.
    pub inquire: bool,
    /// Why.
    pub why: String,
    /// The names of the features it is for; empty means always.
    pub features: Vec<String>,
    /// The document's spelling where it differs: "Service Ticket - Dependancies".
    pub written_as: Option<String>,
    /// True for what the document does not ask but its endpoints seem to need.
    pub is_correction: bool,
    /// What differs from the document.
    pub corrections: Vec<Corrected>,
}

/// One endpoint of the vendor's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedEndpoint {
    /// The area of the list.
    pub area: String,
    /// The methods, as the document lists them.
    pub methods: Vec<String>,
    /// The path, as the document writes it.
    pub path: String,
    /// What it is for, in our words.
    pub about: String,
    /// What it needs, in words.
    pub needs: String,
    /// What differs from the document.
    pub corrections: Vec<Corrected>,
}

/// A paragraph of the document that is no step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedNote {
    /// Its title.
    pub title: String,
    /// Its text.
    pub paragraphs: Vec<Rich>,
}

/// What is left of a guide after the choices of one setup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The sections that have steps left.
    pub sections: Vec<PlannedSection>,
    /// The name of the role to create; none when the role is Admin.
    pub role_name: Option<String>,
    /// The permissions, in the order of ConnectWise's Security Roles page; empty when the role is Admin.
    pub permissions: Vec<PlannedPermission>,
    /// What to do under Table Setup › customize.
    pub table_setup: Vec<Rich>,
    /// How sure the order of the permissions is.
    pub order_note: String,
    /// The vendor's endpoint list.
    pub endpoints: Vec<PlannedEndpoint>,
    /// Paragraphs that are no step.
    pub notes: Vec<PlannedNote>,
}

impl Plan {
    /// Every step, in order.
    pub fn steps(&self) -> impl Iterator<Item = &PlannedStep> {
        self.sections.iter().flat_map(|section| &section.steps)
    }
}
