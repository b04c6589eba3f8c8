//! The form of one API member.

use super::RecordId;
use super::hint::{Hint, advice};
use crate::account::{
    Account, BOARDS, DEPARTMENTS, LOCATIONS, MemberDraft, MemberFault, SCOPES, TIME_ZONES,
};
use crate::ready::MemberLevel;
use crate::shared::Shared;
use askama::Template;

/// The form, as it stands.
#[derive(Template)]
#[template(path = "member.html")]
pub(super) struct MemberPage {
    pub(super) menu: &'static str,
    pub(super) hint: Hint,
    pub(super) tab: &'static str,
    pub(super) id: RecordId,
    /// The Member ID as it is saved; the one being typed may differ.
    pub(super) heading: String,
    pub(super) fields: MemberDraft,
    pub(super) is_active: bool,
    /// The boards that are left out, by name.
    pub(super) excluded_boards: Vec<String>,
    pub(super) faults: Vec<MemberFault>,
    pub(super) is_saved: bool,
    /// The roles to choose from: id and name.
    pub(super) roles: Vec<(String, String)>,
}

/// A field with a text box.
struct TextField {
    id: &'static str,
    label: &'static str,
    value: String,
}

/// A field with a list of answers.
struct ChoiceField {
    id: &'static str,
    label: &'static str,
    value: String,
    is_required: bool,
    /// The value to send and the words to show.
    choices: Vec<(String, String)>,
}

impl MemberPage {
    pub(super) fn new(
        id: RecordId,
        fields: MemberDraft,
        account: &Account,
        shared: &Shared,
    ) -> Self {
        let member = id.old().and_then(|id| account.member(id));
        Self {
            menu: "members",
            hint: Hint::new(shared, "", advice::member(member, account)),
            tab: "details",
            heading: member.map_or_else(String::new, |member| member.fields.identifier.clone()),
            fields,
            is_active: member.is_none_or(|member| member.is_active),
            excluded_boards: member.map_or_else(Vec::new, |member| member.excluded_boards.clone()),
            faults: Vec::new(),
            is_saved: false,
            roles: account
                .roles()
                .iter()
                .map(|role| (role.id.to_string(), role.name.clone()))
                .collect(),
            id,
        }
    }

    fn is_new(&self) -> bool {
        self.id.old().is_none()
    }

    fn number(&self) -> u32 {
        self.id.old().unwrap_or_default()
    }

    fn action(&self) -> String {
        self.id.old().map_or_else(
            || "/system/members/api/new".to_owned(),
            |id| format!("/system/members/api/{id}"),
        )
    }

    fn fault_of(&self, field: &str) -> Option<MemberFault> {
        self.faults
            .iter()
            .copied()
            .find(|fault| fault.field() == field)
    }

    fn text_fields(&self) -> Vec<TextField> {
        let field = |id, label, value: &str| TextField {
            id,
            label,
            value: value.to_owned(),
        };
        vec![
            field("identifier", "Member ID", &self.fields.identifier),
            field("name", "Member Name", &self.fields.name),
        ]
    }

    fn choice_fields(&self) -> Vec<ChoiceField> {
        let field = |id, label, value: &str, choices| ChoiceField {
            id,
            label,
            value: value.to_owned(),
            is_required: true,
            choices,
        };
        let fields = &self.fields;
        vec![
            field("role", "Role ID", &fields.role, self.roles.clone()),
            field(
                "level",
                "Level",
                &fields.level,
                same(&MemberLevel::ALL.map(MemberLevel::label)),
            ),
            field("scope", "Name", &fields.scope, same(&SCOPES)),
            field("location", "Location", &fields.location, same(&LOCATIONS)),
            field(
                "department",
                "Department",
                &fields.department,
                same(&DEPARTMENTS),
            ),
            field(
                "territory",
                "Default Territory",
                &fields.territory,
                same(&LOCATIONS),
            ),
            field(
                "time_zone",
                "Time Zone",
                &fields.time_zone,
                same(&TIME_ZONES),
            ),
        ]
    }

    /// The box of each board: its name in the form, the board, and whether it is ticked.
    fn board_boxes(&self) -> Vec<(String, &'static str, bool)> {
        let boards = BOARDS.iter().map(|board| {
            let is_excluded = self.excluded_boards.iter().any(|name| name == board);
            (board_field(board), *board, is_excluded)
        });
        boards.collect()
    }

    fn default_fields(&self) -> Vec<ChoiceField> {
        vec![ChoiceField {
            id: "default_board",
            label: "Default Board",
            value: self.fields.default_board.clone(),
            is_required: false,
            choices: same(&BOARDS),
        }]
    }
}

/// The name under which the form sends that a board is left out.
pub(super) fn board_field(board: &str) -> String {
    format!("exclude-{}", board.to_lowercase().replace(' ', "-"))
}

fn same(words: &[&str]) -> Vec<(String, String)> {
    words
        .iter()
        .map(|word| ((*word).to_owned(), (*word).to_owned()))
        .collect()
}
