//! Who is calling, as what is answered depends on it.

use crate::account::{Account, Member, MemberDraft, Role};
use crate::ready::MemberLevel;
use crate::shared::Shared;
use onramp_core::catalog::Level;

/// The member that signed in and its role, with what the scenario changes about them.
pub(super) struct Caller {
    pub(super) id: u32,
    /// The form of its page; level and default board are those below.
    pub(super) fields: MemberDraft,
    pub(super) level: MemberLevel,
    pub(super) is_held_to_location: bool,
    /// By name.
    pub(super) default_board: Option<String>,
    /// By name.
    pub(super) excluded_boards: Vec<String>,
    pub(super) role: Role,
}

impl Caller {
    /// The member as its page has it.
    pub(super) fn new(member: &Member, account: &Account) -> Self {
        let role = member.fields.role_id().and_then(|id| account.role(id));
        let board = &member.fields.default_board;
        Self {
            id: member.id,
            fields: member.fields.clone(),
            level: member.level(),
            is_held_to_location: member.is_held_to_location,
            default_board: (!board.is_empty()).then(|| board.clone()),
            excluded_boards: member.excluded_boards.clone(),
            role: role.cloned().unwrap_or_else(|| Role::new(0, String::new())),
        }
    }

    /// The member as the scenario lets it be.
    pub(super) fn in_scenario(mut self, shared: &Shared) -> Self {
        let server = shared.server();
        if !server.role.is_none() && self.role.is_admin {
            self.role = self.role.with_everything(&shared.catalog);
        }
        for permission in &server.role.sets_to_my {
            self.role.set(permission, Level::My);
        }
        for permission in &server.role.takes_away {
            self.role.set(permission, Level::None);
        }
        let member = &server.member;
        self.level = member.level.unwrap_or(self.level);
        self.is_held_to_location |= member.is_held_to_location;
        if member.loses_default_board {
            self.default_board = None;
        }
        let excluded = member.excluded_boards.iter().cloned();
        self.excluded_boards.extend(excluded);
        self
    }
}
