//! How the server plays a scenario.

use crate::ready::MemberLevel;
use onramp_core::catalog::Permission;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the server plays a scenario.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSide {
    /// Which pairs it lets in.
    pub accepts: Accepts,
    /// True when nobody may read its own role back.
    pub hides_my_security: bool,
    /// What is taken from the role of whoever signs in.
    pub role: RoleChange,
    /// What is changed about the member that signs in.
    pub member: MemberChange,
    /// The lists that come back without a record, with their `count`: `/company/companies`, `/service/*`. A star at the
    /// end stands for anything.
    pub empty: Vec<String>,
    /// The fields that come back blank.
    pub blank: Vec<Blank>,
    /// How many new keys are closed as soon as they are saved, as if the person had pressed Save and Close; a switch to
    /// the scenario counts anew.
    pub closes_key_pages: u32,
    /// Answers given in place of the true ones; of those whose path matches, the first that is not used up is taken.
    pub faults: Vec<Fault>,
}

impl ServerSide {
    /// Plays another one too.
    pub(crate) fn add(&mut self, other: &Self) {
        if other.accepts != Accepts::default() {
            self.accepts = other.accepts;
        }
        self.hides_my_security |= other.hides_my_security;
        let (role, more) = (&mut self.role, &other.role);
        role.takes_away.extend(more.takes_away.iter().cloned());
        role.sets_to_my.extend(more.sets_to_my.iter().cloned());
        self.member.add(&other.member);
        self.empty.extend(other.empty.iter().cloned());
        self.blank.extend(other.blank.iter().cloned());
        self.closes_key_pages = self.closes_key_pages.max(other.closes_key_pages);
        self.faults.extend(other.faults.iter().cloned());
    }

    /// True when nothing goes wrong but that boxes of the role are missing or too low.
    pub(crate) fn is_about_boxes_alone(&self) -> bool {
        let without = Self {
            role: RoleChange::default(),
            ..self.clone()
        };
        !self.role.is_none() && without == Self::default()
    }
}

/// What is taken from the role of whoever signs in. Admin loses it too, and is then a role that holds the rest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RoleChange {
    /// The boxes that are not set.
    pub takes_away: Vec<Permission>,
    /// The levels that are My where they would be All.
    pub sets_to_my: Vec<Permission>,
}

impl RoleChange {
    /// True when the role stays as it is.
    pub(crate) fn is_none(&self) -> bool {
        self.takes_away.is_empty() && self.sets_to_my.is_empty()
    }
}

/// What is changed about the member that signs in; what is left out stays as the member has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MemberChange {
    /// How much of the company it reaches.
    pub level: Option<MemberLevel>,
    /// True when it is held to its location.
    pub is_held_to_location: bool,
    /// True when it has no default board.
    pub loses_default_board: bool,
    /// The boards whose tickets it does not see, by name.
    pub excluded_boards: Vec<String>,
}

impl MemberChange {
    /// Changes the member in these ways too; of two levels the narrower one counts.
    fn add(&mut self, other: &Self) {
        let reach = |level: &Option<MemberLevel>| {
            level.and_then(|level| MemberLevel::ALL.iter().position(|known| *known == level))
        };
        if reach(&other.level) > reach(&self.level) {
            self.level = other.level;
        }
        self.is_held_to_location |= other.is_held_to_location;
        self.loses_default_board |= other.loses_default_board;
        let boards = other.excluded_boards.iter().cloned();
        self.excluded_boards.extend(boards);
    }
}

/// Fields of the records of one list that come back blank.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Blank {
    /// The list: `/finance/agreements`. A star at the end stands for anything.
    pub path: String,
    /// The fields: `name`, `company/name`.
    pub fields: Vec<String>,
}

/// Which pairs the server lets in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accepts {
    /// The pairs that it handed out.
    #[default]
    Keys,
    /// Only pairs whose halves stand in each other's place, as if the person had swapped them.
    SwappedKeys,
}

/// One answer given in place of the true one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The path without the code base: `/login/companyinfo/*`, `/apis/3.0/system/info`, `*`. A star at the end stands
    /// for anything.
    pub path: String,
    /// The HTTP status; none leaves the true answer as it is, only late.
    #[serde(default)]
    pub status: Option<u16>,
    /// The headers, the content type among them.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body.
    #[serde(default)]
    pub body: String,
    /// How long the server waits before it answers.
    ///
    /// # Units
    /// Milliseconds.
    #[serde(default)]
    pub delay_ms: u64,
    /// How many requests for the path pass before the fault begins; a switch to the scenario counts anew.
    #[serde(default)]
    pub after: u32,
    /// How many requests it then meets; none means all.
    #[serde(default)]
    pub times: Option<u32>,
    /// True when the connection is dropped without an answer.
    #[serde(default)]
    pub reset: bool,
    /// True when the connection is dropped in the middle of the body.
    #[serde(default)]
    pub truncate: bool,
}

impl Fault {
    /// True when it is met after so many earlier requests.
    pub(crate) fn is_due(&self, earlier: u32) -> bool {
        earlier
            .checked_sub(self.after)
            .is_some_and(|met| self.times.is_none_or(|times| met < times))
    }

    /// True when the answer is the true one, only late.
    pub(crate) fn is_delay_alone(&self) -> bool {
        self.status.is_none() && !self.reset && !self.truncate
    }

    /// True when the fault is for this path, given in lower case and without the code base.
    pub(crate) fn is_for(&self, path: &str) -> bool {
        is_path_of(&self.path, path)
    }
}

/// True when a path, given in lower case, is the one that a scenario names; a star at the end stands for anything.
pub(crate) fn is_path_of(named: &str, path: &str) -> bool {
    named.strip_suffix('*').map_or_else(
        || path.eq_ignore_ascii_case(named),
        |start| path.starts_with(&start.to_ascii_lowercase()),
    )
}
