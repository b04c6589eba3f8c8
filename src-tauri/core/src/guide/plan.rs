//! A plan: the steps, permissions and endpoints left after the choices of one setup.

use crate::catalog::{Method, Permission};
use crate::setup::view::{
    CopyValue, CorrectionView, DrawingView, Part, PermissionSheet, Place, Rich,
};
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
    /// The live test passed every rung, and no box that the document asks for is known to be missing.
    Test,
    /// A report was written.
    Report,
    /// No key is left on this computer: each place was emptied and looked into.
    Removal,
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
    /// Where to click, as a sketch; none where nothing is to be pointed at.
    pub drawing: Option<DrawingView>,
    /// What a specialist says or waits for on a call.
    pub say: Vec<Rich>,
    /// What may be different where the person does not see what the step names.
    pub unseen: Vec<Rich>,
    /// The part of Onramp that it shows.
    pub part: Option<Part>,
    /// What makes it done.
    pub done_by: DoneBy,
    /// The words on the person's button: "I did this".
    pub mark_label: String,
    /// The id of the gate step that it waits for.
    pub waits_for: Option<String>,
    /// True when it may be done only once the pair has signed in, or the person let go before.
    pub is_held: bool,
    /// True for a step of a replacement: it is about the new pair.
    pub is_of_replacement: bool,
    /// True for a step of an end.
    pub is_of_ending: bool,
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

/// One box that the vendor needs after the choices, whatever the role: the list that a permission check goes through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeededPermission {
    /// The box.
    pub permission: Permission,
    /// Why.
    pub why: String,
    /// What does not work without it.
    pub without: String,
    /// The names of the features it is for; empty means always.
    pub features: Vec<String>,
    /// True for what the document does not ask but its endpoints seem to need.
    pub is_optional: bool,
}

/// That the vendor relies on the default board of its API member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeededBoard {
    /// Why.
    pub why: String,
    /// What does not work without it.
    pub without: String,
}

/// One call of the API, by the catalog's names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlannedCall {
    /// The method.
    pub method: Method,
    /// The endpoint's path, as the catalog has it.
    pub path: String,
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
    /// What its methods mean in the API.
    pub calls: Vec<PlannedCall>,
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
    /// Every box that the vendor needs, in the order of ConnectWise's page, setup tables last; for Admin too.
    pub needed: Vec<NeededPermission>,
    /// The default board; none when nothing chosen relies on it.
    pub default_board: Option<NeededBoard>,
    /// The sheet of the role to create; none when the role is Admin.
    pub sheet: Option<PermissionSheet>,
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
