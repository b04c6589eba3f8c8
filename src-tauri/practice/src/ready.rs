//! The role and the member behind the ready pair.

use onramp_core::catalog::{Level, Permission};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the ready member's role where none is chosen.
const ROLE_NAME: &str = "Practice role";

/// The security role that the ready pair acts under. Its name shows on the pages and in answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyRole {
    pub(crate) name: String,
    pub(crate) holds: Holds,
}

/// What a ready role holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Holds {
    /// The role Admin itself.
    Admin,
    /// Exactly these.
    Only(BTreeMap<Permission, Level>),
    /// Every box of the catalog but these.
    EverythingBut(BTreeSet<Permission>),
}

impl ReadyRole {
    /// The role Admin, which may do everything.
    #[must_use]
    pub fn admin() -> Self {
        Self::holding(Holds::Admin)
    }

    /// A role with exactly these levels; a setup table is allowed when it is named, whatever its level.
    #[must_use]
    pub fn of(levels: BTreeMap<Permission, Level>) -> Self {
        Self::holding(Holds::Only(levels))
    }

    /// A role with every box of the catalog but these.
    #[must_use]
    pub fn everything_but(boxes: &[Permission]) -> Self {
        Self::holding(Holds::EverythingBut(boxes.iter().cloned().collect()))
    }

    /// The same role under another name. Admin keeps its own.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..self
        }
    }

    fn holding(holds: Holds) -> Self {
        Self {
            name: ROLE_NAME.to_owned(),
            holds,
        }
    }
}

impl Default for ReadyRole {
    fn default() -> Self {
        Self::admin()
    }
}

/// How much of the company a member reaches: the field Level of its page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemberLevel {
    /// The whole company.
    #[default]
    Corporate,
    /// One location.
    Location,
    /// One business unit. Practice has no units of its own: it shows the member's location.
    BusinessUnit,
    /// Its own records. Practice shows the member's location.
    Individual,
}

impl MemberLevel {
    /// Every level, the widest first.
    pub(crate) const ALL: [Self; 4] = [
        Self::Corporate,
        Self::Location,
        Self::BusinessUnit,
        Self::Individual,
    ];

    /// Answers with its name, as the member's page has it: "Corporate (Level 1)".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Corporate => "Corporate (Level 1)",
            Self::Location => "Location (Level 2)",
            Self::BusinessUnit => "Business Unit (Level 3)",
            Self::Individual => "Individual (Level 4)",
        }
    }
}

/// The API member that holds the ready pair, as far as it decides what is answered. Names that practice does not have
/// mean nothing: such a location has no records, such a board is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyMember {
    /// How much of the company it reaches.
    pub level: MemberLevel,
    /// Its location: "Head Office", "North Branch" or "South Branch".
    pub location: String,
    /// True when it is held to that location, whatever its level.
    pub is_held_to_location: bool,
    /// The board that its new tickets go to: "Help Desk", "Alerts", "Projects Intake"; none when there is none.
    pub default_board: Option<String>,
    /// The boards whose tickets it does not see, by name.
    pub excluded_boards: Vec<String>,
}

impl Default for ReadyMember {
    /// A member that reaches everything and has a default board.
    fn default() -> Self {
        Self {
            level: MemberLevel::Corporate,
            location: "Head Office".to_owned(),
            is_held_to_location: false,
            default_board: Some("Help Desk".to_owned()),
            excluded_boards: Vec::new(),
        }
    }
}
