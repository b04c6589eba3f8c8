//! Sections and steps of a guide.

use super::drawing::Drawing;
use crate::guide::plan::DoneBy;
use crate::setup::view::{Part, Place};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Steps under one heading. Sections are lettered in order: A, B, C; `[replace]` is R, `[finish]` and `[disconnect]` are Z.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its steps, in order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// One thing to do, in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id, for good.
    pub id: String,
    /// Its title, as an act: "Create the API member".
    pub title: String,
    /// Where it happens.
    pub place: Place,
    /// What to do, one paragraph each.
    pub text: Vec<String>,
    /// The menu path, label by label.
    #[serde(default)]
    pub menu_path: Vec<String>,
    /// A warning that must not be missed.
    #[serde(default)]
    pub warning: Option<String>,
    /// Harmless values to copy.
    #[serde(default)]
    pub copy: Vec<Copied>,
    /// Where to click, as a sketch. Only for steps outside of Onramp.
    #[serde(default)]
    pub drawing: Option<Drawing>,
    /// What a specialist says or waits for at this step on a call, one thing each.
    #[serde(default)]
    pub say: Vec<String>,
    /// What may be different where the person does not see what the step names: where else to look, who can tell. One
    /// thing each, and each says how sure it is.
    #[serde(default)]
    pub unseen: Vec<String>,
    /// The part of Onramp that it shows.
    #[serde(default)]
    pub part: Option<Part>,
    /// What makes it done; the person's word unless said otherwise.
    #[serde(default)]
    pub done_by: DoneBy,
    /// The words on the person's button; "I did this" unless said otherwise.
    #[serde(default = "i_did_this")]
    pub mark_label: String,
    /// The id of the gate step it waits for.
    #[serde(default)]
    pub waits_for: Option<String>,
    /// True for a step that closes the page with the keys: it waits until the pair has signed in, or until the person
    /// lets go before. Only for steps that the person marks.
    #[serde(default)]
    pub is_held: bool,
    /// When it is asked at all.
    #[serde(default)]
    pub when: When,
    /// The ids of the corrections that belong beside it.
    #[serde(default)]
    pub corrections: Vec<String>,
}

fn i_did_this() -> String {
    "I did this".to_owned()
}

/// When a step is asked. Every condition given must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Only with this option of the role question.
    #[serde(default)]
    pub role: Option<String>,
    /// Only with at least one of these features.
    #[serde(default)]
    pub any_feature: Vec<String>,
}

/// What stands in a value of `[replace]` for the day on which the replacement was begun.
pub(crate) const DAY: &str = "{date}";

/// A harmless value to copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Copied {
    /// What it is: "Role name".
    pub label: String,
    /// The value. In `[replace]`, `{date}` stands for the day on which the replacement was begun (UTC): `2026-11-22`.
    pub value: String,
    /// The field of ConnectWise it must fit into, where that has a known limit.
    #[serde(default)]
    pub fits: Option<Fits>,
}

/// Fields of ConnectWise with a known limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fits {
    /// The name of a security role: at most 30 characters.
    RoleName,
    /// Member ID: at most 15 characters.
    MemberId,
    /// Member Name: at most 30 characters.
    MemberName,
}

impl Fits {
    /// Answers with the limit.
    ///
    /// # Units
    /// Characters.
    ///
    /// # Source
    /// Member ID and Member Name: one vendor's guide, read once (medium). Role name: the public model of a role (medium).
    #[must_use]
    pub fn limit_characters(self) -> usize {
        match self {
            Self::MemberId => 15,
            Self::RoleName | Self::MemberName => 30,
        }
    }
}
