//! Steps and their words.

use super::DrawingView;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A run of text. A label is a word as ConnectWise or the vendor writes it; it is set apart on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// The text.
    pub text: String,
    /// True for a label.
    pub is_label: bool,
}

/// A paragraph.
pub type Rich = Vec<Span>;

/// Where a step happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// In ConnectWise PSA.
    Connectwise,
    /// In the vendor's portal.
    Vendor,
    /// In Onramp.
    Onramp,
}

/// The part of Onramp that a step shows beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The choices.
    Choices,
    /// Company ID and URL.
    Fields,
    /// The permission sheet.
    Permissions,
    /// The list of endpoints that the vendor uses.
    Endpoints,
    /// Key capture.
    Keys,
    /// The values for the vendor's form, to copy over one by one.
    Handover,
    /// The live test.
    Test,
    /// The report.
    Report,
    /// Removing the keys from this computer, and the proof that they are gone.
    Removal,
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "kebab-case")]
pub enum StepStatus {
    /// Done, with evidence.
    Done,
    /// Can be done.
    ToDo,
    /// Waits until the person opens a gate on the specialist's word.
    WaitingForSpecialist,
    /// The evidence shows a problem.
    Problem,
}

/// A harmless value to copy: a role name, a description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CopyValue {
    /// What it is: "Role name".
    pub label: String,
    /// The value.
    pub value: String,
}

/// Where the document and ConnectWise disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct CorrectionView {
    /// What the document says, in our words.
    pub document_says: String,
    /// What we believe holds.
    pub we_believe: String,
    /// Where that comes from.
    pub source: String,
    /// How sure it is: "high", "medium", "low", "unverified".
    pub confidence: String,
}

/// A passage of the vendor's document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct PassageView {
    /// Its number in our outline: "p16".
    pub id: String,
    /// What it says, in our words.
    pub summary: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct StepView {
    /// Its id.
    pub id: String,
    /// Its spoken code: "B3". The same whatever was chosen.
    pub code: String,
    /// Its title, as an act: "Create the API member".
    pub title: String,
    /// Where it happens.
    pub place: Place,
    /// The place's name: "ConnectWise", "Phin", "Onramp".
    pub place_name: String,
    /// What to do, paragraph by paragraph.
    pub paragraphs: Vec<Rich>,
    /// The menu path, label by label; empty where there is none.
    pub menu_path: Vec<String>,
    /// A warning that must not be missed; none where there is none.
    pub warning: Option<Rich>,
    /// Harmless values to copy.
    pub copy_values: Vec<CopyValue>,
    /// Where to click, as a sketch; none where nothing is to be pointed at.
    pub drawing: Option<DrawingView>,
    /// What a specialist says or waits for on a call; empty where there is nothing to say.
    pub say: Vec<Rich>,
    /// What may be different where the person does not see what the step names; empty where nothing is known.
    pub unseen: Vec<Rich>,
    /// The part of Onramp that this step shows.
    pub part: Option<Part>,
    /// How it stands.
    pub status: StepStatus,
    /// The status in words: "Done: you said so", "To do".
    pub status_words: String,
    /// True when the person's own word marks it done ("I did this") and it waits for no specialist's word.
    pub is_marked_by_person: bool,
    /// True when it waits until the pair has signed in, or until the person lets go of the page before.
    pub is_held: bool,
    /// True when it closes ConnectWise's page with the keys, whether it waits or not.
    pub closes_page: bool,
    /// The words on that button: "I did this", "My specialist says go on".
    pub mark_label: String,
    /// What differs from the document.
    pub corrections: Vec<CorrectionView>,
    /// What the vendor's document says of it, in the document's order; empty where it says nothing.
    pub passages: Vec<PassageView>,
    /// The ids of the words that it uses and that can be explained ([`TermView`]).
    pub terms: Vec<String>,
    /// The address of the vendor's document, at the step's first passage where that can be found.
    pub source_address: String,
}

/// Steps under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct SectionView {
    /// Its letter: "B".
    pub letter: String,
    /// Its title.
    pub title: String,
    /// Its steps, in order.
    pub steps: Vec<StepView>,
}

/// A word of ConnectWise, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct TermView {
    /// Its id: `api-member`.
    pub id: String,
    /// "What is an API member?"
    pub question: String,
    /// The answer.
    pub paragraphs: Vec<Rich>,
    /// Where it comes from.
    pub source: String,
    /// How sure that is: `high`, `medium`, `low`, `unverified`.
    pub confidence: String,
}

/// A paragraph of the document that is no step: disconnecting, remedies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// Its title.
    pub title: String,
    /// Its text.
    pub paragraphs: Vec<Rich>,
}
