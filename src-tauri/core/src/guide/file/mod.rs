//! The shapes of `guide.toml`.

mod drawing;
mod list;
mod step;

pub use drawing::{Drawing, DrawnEntry, Pressed};
pub use list::{Correction, DefaultBoard, Endpoint, GuideNote, Meant, Permission, TableEntry};
pub(crate) use step::DAY;
pub use step::{Copied, Fits, Section, Step, When};

use crate::address::AddressForm;
use crate::setup::FieldId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A guide: a vendor's setup document as data, in our own words.
///
/// In every text, `**Label**` sets a word apart that ConnectWise or the vendor writes exactly so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideFile {
    /// Its id; the name of its folder: `phin`.
    pub id: String,
    /// The vendor's name: "Phin".
    pub name: String,
    /// What the guide does, in one sentence.
    pub about: String,
    /// What the vendor's form wants as the address of ConnectWise.
    pub address_form: AddressForm,
    /// The vendor's document.
    pub source: Source,
    /// The name of the vendor's portal, as shown beside its steps.
    pub portal_name: String,
    /// The role question and its options.
    pub role_choice: RoleChoice,
    /// The question before the features.
    #[serde(default)]
    pub feature_question: String,
    /// The optional parts of the integration.
    #[serde(default, rename = "feature")]
    pub features: Vec<Feature>,
    /// Company ID and URL, as the vendor's form names them.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
    /// Where the document and ConnectWise disagree.
    #[serde(default, rename = "correction")]
    pub corrections: Vec<Correction>,
    /// The steps, under their headings.
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
    /// The steps that make a second pair of keys and retire the first: when the private key is lost, or to rotate.
    /// One of them shows the part `keys`, one `test`, and one is held.
    pub replace: Section,
    /// The steps with which this computer lets go of the keys, while the vendor stays connected. One of them shows the
    /// part `removal`.
    pub finish: Section,
    /// The steps that end the connection: at the vendor, in ConnectWise, and on this computer. One of them shows the part
    /// `removal`.
    pub disconnect: Section,
    /// To whom the vendor wants keys sealed; none where it publishes no recipient, and none by guessing.
    #[serde(default)]
    pub hand_off: Option<HandOffTo>,
    /// The boxes to tick for a role of one's own.
    #[serde(default, rename = "permission")]
    pub permissions: Vec<Permission>,
    /// What to do under Table Setup › customize.
    #[serde(default)]
    pub table_setup: Vec<String>,
    /// The entries of Table Setup › customize that its calls need.
    #[serde(default, rename = "table")]
    pub tables: Vec<TableEntry>,
    /// Whether the vendor relies on a default board.
    #[serde(default)]
    pub default_board: Option<DefaultBoard>,
    /// The vendor's list of endpoints.
    #[serde(default, rename = "endpoint")]
    pub endpoints: Vec<Endpoint>,
    /// Paragraphs of the document that are no step.
    #[serde(default, rename = "note")]
    pub notes: Vec<GuideNote>,
}

/// The vendor's document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Its address (https).
    pub address: String,
    /// The day it was read: `2026-11-21`.
    pub read_on: String,
}

/// To whom keys may be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOffTo {
    /// The vendor's age recipient: `age1…`.
    pub recipient: String,
    /// Where the vendor publishes it (https).
    pub source: String,
}

/// The role question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleChoice {
    /// The question.
    pub question: String,
    /// Its options.
    #[serde(rename = "option")]
    pub options: Vec<Role>,
}

/// One option of the role question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its id: `admin`, `custom`.
    pub id: String,
    /// The role's name in ConnectWise (at most 30 characters).
    pub name: String,
    /// What choosing it means.
    pub about: String,
    /// True when the role is made for this vendor, and its boxes must be ticked.
    #[serde(default)]
    pub is_own: bool,
}

/// An optional part of the vendor's integration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Its id: `billing`.
    pub id: String,
    /// Its name, as the vendor writes it.
    pub name: String,
    /// What it does.
    pub about: String,
}

/// A field, as the vendor's form has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Which one.
    pub id: FieldId,
    /// Its label in the vendor's form.
    pub label: String,
    /// True where the document does not say how the form calls it, and the label is our word.
    #[serde(default)]
    pub is_label_ours: bool,
    /// What to put there and where to find it.
    pub help: Vec<String>,
    /// The ids of the corrections that belong beside it.
    #[serde(default)]
    pub corrections: Vec<String>,
}
