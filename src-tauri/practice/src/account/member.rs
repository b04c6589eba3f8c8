//! API members.

use super::{Account, KeyRecord};
use crate::ready::{MemberLevel, ReadyMember};
use thiserror::Error;

/// Locations of the company, made up, as ConnectWise lets each company name its own.
pub(crate) const LOCATIONS: [&str; 3] = ["Head Office", "North Branch", "South Branch"];
/// Departments of the company.
pub(crate) const DEPARTMENTS: [&str; 3] = ["Professional Services", "Managed Services", "Sales"];
/// Time zones, as the form offers them.
pub(crate) const TIME_ZONES: [&str; 5] = [
    "US Eastern",
    "US Central",
    "US Pacific",
    "GMT/UTC",
    "AUS Eastern",
];
/// The names in the field "Name": the scope within the level.
pub(crate) const SCOPES: [&str; 1] = ["Corporate"];
/// Service boards.
pub(crate) const BOARDS: [&str; 3] = ["Help Desk", "Alerts", "Projects Intake"];

/// An API member: an account that a program signs in with.
pub(crate) struct Member {
    pub(crate) id: u32,
    pub(crate) fields: MemberDraft,
    pub(crate) is_active: bool,
    /// True when it sees its own location only, whatever its level. The pages have no field for it.
    pub(crate) is_held_to_location: bool,
    /// The boards whose tickets it does not see, by name.
    pub(crate) excluded_boards: Vec<String>,
    pub(crate) keys: Vec<KeyRecord>,
}

/// The fields of the API member form, as typed.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(default)]
pub(crate) struct MemberDraft {
    pub(crate) identifier: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) level: String,
    pub(crate) scope: String,
    pub(crate) location: String,
    pub(crate) department: String,
    pub(crate) territory: String,
    pub(crate) time_zone: String,
    pub(crate) default_board: String,
}

/// Why a field cannot be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum MemberFault {
    #[error("Member ID is required.")]
    IdentifierMissing,
    #[error("Member ID can have at most 15 characters.")]
    IdentifierTooLong,
    #[error("A member with this Member ID exists already. Choose another one.")]
    IdentifierTaken,
    #[error("Member Name is required.")]
    NameMissing,
    #[error("Member Name can have at most 30 characters.")]
    NameTooLong,
    #[error("Role ID is required: choose the security role.")]
    RoleMissing,
    #[error("Level is required.")]
    LevelMissing,
    #[error("Name is required: choose the part of the company that the level covers.")]
    ScopeMissing,
    #[error("Location is required.")]
    LocationMissing,
    #[error("Department is required.")]
    DepartmentMissing,
    #[error("Default Territory is required.")]
    TerritoryMissing,
    #[error("Time Zone is required.")]
    TimeZoneMissing,
}

impl MemberFault {
    /// The `id` of the form field it belongs to.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::IdentifierMissing | Self::IdentifierTooLong | Self::IdentifierTaken => {
                "identifier"
            }
            Self::NameMissing | Self::NameTooLong => "name",
            Self::RoleMissing => "role",
            Self::LevelMissing => "level",
            Self::ScopeMissing => "scope",
            Self::LocationMissing => "location",
            Self::DepartmentMissing => "department",
            Self::TerritoryMissing => "territory",
            Self::TimeZoneMissing => "time_zone",
        }
    }
}

impl MemberDraft {
    /// Names every field that is missing or wrong, in the order of the form.
    pub(crate) fn check(&self, id: Option<u32>, account: &Account) -> Result<(), Vec<MemberFault>> {
        let is_taken = account.members().iter().any(|member| {
            Some(member.id) != id
                && member
                    .fields
                    .identifier
                    .eq_ignore_ascii_case(self.identifier.trim())
        });
        let has_role = self.role_id().is_some_and(|id| account.role(id).is_some());
        let faults: Vec<MemberFault> = [
            (is_blank(&self.identifier), MemberFault::IdentifierMissing),
            (
                is_over(&self.identifier, 15),
                MemberFault::IdentifierTooLong,
            ),
            (is_taken, MemberFault::IdentifierTaken),
            (is_blank(&self.name), MemberFault::NameMissing),
            (is_over(&self.name, 30), MemberFault::NameTooLong),
            (!has_role, MemberFault::RoleMissing),
            (is_blank(&self.level), MemberFault::LevelMissing),
            (is_blank(&self.scope), MemberFault::ScopeMissing),
            (is_blank(&self.location), MemberFault::LocationMissing),
            (is_blank(&self.department), MemberFault::DepartmentMissing),
            (is_blank(&self.territory), MemberFault::TerritoryMissing),
            (is_blank(&self.time_zone), MemberFault::TimeZoneMissing),
        ]
        .into_iter()
        .filter_map(|(is_wrong, fault)| is_wrong.then_some(fault))
        .collect();
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// The id of the chosen role.
    pub(crate) fn role_id(&self) -> Option<u32> {
        self.role.parse().ok()
    }

    fn trimmed(&self) -> Self {
        Self {
            identifier: self.identifier.trim().to_owned(),
            name: self.name.trim().to_owned(),
            ..self.clone()
        }
    }
}

impl Member {
    pub(crate) fn new(id: u32, draft: &MemberDraft) -> Self {
        Self {
            id,
            fields: draft.trimmed(),
            is_active: true,
            is_held_to_location: false,
            excluded_boards: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// The API member that is there from the start, with the role `role`.
    pub(crate) fn ready(id: u32, role: u32, ready: ReadyMember) -> Self {
        let draft = MemberDraft {
            identifier: "PracticeReady".to_owned(),
            name: "Practice, ready made".to_owned(),
            role: role.to_string(),
            level: ready.level.label().to_owned(),
            scope: SCOPES[0].to_owned(),
            location: ready.location,
            department: DEPARTMENTS[0].to_owned(),
            territory: LOCATIONS[0].to_owned(),
            time_zone: TIME_ZONES[0].to_owned(),
            default_board: ready.default_board.unwrap_or_default(),
        };
        Self {
            is_held_to_location: ready.is_held_to_location,
            excluded_boards: ready.excluded_boards,
            ..Self::new(id, &draft)
        }
    }

    /// How much of the company it reaches; a level that the form does not offer reaches least.
    pub(crate) fn level(&self) -> MemberLevel {
        let mut known = MemberLevel::ALL.into_iter();
        known
            .find(|level| level.label() == self.fields.level)
            .unwrap_or(MemberLevel::Individual)
    }

    /// Takes the form's fields over.
    pub(crate) fn take(&mut self, draft: &MemberDraft) {
        self.fields = draft.trimmed();
    }

    pub(crate) fn key(&self, id: u32) -> Option<&KeyRecord> {
        self.keys.iter().find(|key| key.id == id)
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

fn is_over(text: &str, limit: usize) -> bool {
    text.trim().chars().count() > limit
}
