//! The API member behind the key pair: how far it reaches, its role and its default board.

use super::PermissionNote;
use super::asking::{Asking, Untold};
use super::judge_read::field;
use crate::check::climb::Judgement;
use crate::check::{Fact, FactName, Outcome};
use crate::guide::NeededBoard;
use crate::psa::Scrubber;
use crate::words::Code;
use serde_json::Value;
use tokio::sync::oneshot;

const OWN: &str = "/system/myMembers";
const API_MEMBERS: &str = "/system/apiMembers";
/// The role that ConnectWise brings along and that may do everything.
const ADMIN: &str = "Admin";

/// The longest name that goes into a question, in bytes; ConnectWise's own are far shorter.
const NAME_MAX: usize = 100;

/// What ConnectWise told of the member. Every text is scrubbed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Member {
    identifier: String,
    role: String,
    is_admin: bool,
    level: String,
    location: String,
    is_held_to_location: bool,
    default_board: Option<String>,
    boards_left_out: usize,
}

impl Member {
    /// Reads a record. None for anything that names no member.
    ///
    /// # Source
    /// The published API specification (2025.8): schemas `MyMember` and `ApiMember`. What `restrictLocationFlag` keeps
    /// from a program is not stated there.
    fn read(scrubber: &Scrubber, record: &Value) -> Option<Self> {
        let text = |path: &str| {
            let said = field(record, path).and_then(Value::as_str).unwrap_or("");
            scrubber.scrub(said).text
        };
        let is = |path: &str| field(record, path).and_then(Value::as_bool) == Some(true);
        let identifier = text("identifier");
        let role = text("securityRole/name");
        let board = field(record, "serviceDefaultBoard/id").and_then(Value::as_u64);
        let left_out = field(record, "excludedServiceBoardIds").and_then(Value::as_array);
        (!identifier.is_empty()).then(|| Self {
            is_admin: is("adminFlag") || role.eq_ignore_ascii_case(ADMIN),
            level: text("structureLevel/name"),
            location: agreed(text("securityLocation/name"), &text("defaultLocation/name")),
            is_held_to_location: is("restrictLocationFlag"),
            default_board: board
                .filter(|id| *id > 0)
                .map(|_| text("serviceDefaultBoard/name")),
            boards_left_out: left_out.map_or(0, Vec::len),
            identifier,
            role,
        })
    }

    pub(super) fn identifier(&self) -> &str {
        &self.identifier
    }

    /// The name of its role; none where it was not told.
    pub(super) fn role(&self) -> Option<&str> {
        Some(self.role.as_str()).filter(|role| !role.is_empty())
    }

    pub(super) fn is_admin(&self) -> bool {
        self.is_admin
    }

    fn reach(&self) -> Judgement {
        let facts = facts(&[
            (FactName::Member, &self.identifier),
            (FactName::MemberLevel, &self.level),
            (FactName::Location, &self.location),
        ]);
        // A restriction may be meant to be so, and no source says what it holds back.
        let (outcome, code) = match (is_corporate(&self.level), self.is_held_to_location) {
            (Some(false), _) => (Outcome::Failed, Code::MemberBelowCorporate),
            (Some(true) | None, true) => (Outcome::CouldNotTell, Code::MemberLocationRestricted),
            (Some(true), false) => (Outcome::Passed, Code::MemberCorporate),
            (None, false) => (Outcome::CouldNotTell, Code::MemberNotReadable),
        };
        Judgement::new(outcome, code, facts)
    }

    fn default_board(&self, needed: &NeededBoard) -> Judgement {
        let facts = facts(&[
            (FactName::Member, &self.identifier),
            (FactName::Board, self.default_board.as_deref().unwrap_or("")),
            (FactName::Without, &needed.without),
        ]);
        // A blank may come from a missing right too, so it never proves that there is none.
        let is_whole = !self.level.is_empty() && !self.role.is_empty();
        let (outcome, code) = match &self.default_board {
            Some(_) => (Outcome::Passed, Code::DefaultBoardSet),
            None if is_whole => (Outcome::CouldNotTell, Code::DefaultBoardMissing),
            None => (Outcome::CouldNotTell, Code::DefaultBoardUnknown),
        };
        Judgement::new(outcome, code, facts)
    }

    /// That its role may do everything, more than the vendor needs; no problem, and worth knowing.
    pub(super) fn admin_note(&self, vendor: &str, smaller_role: &str) -> Option<PermissionNote> {
        self.is_admin.then(|| PermissionNote {
            code: Code::RoleIsAdmin,
            evidence: facts(&[
                (FactName::Member, &self.identifier),
                (FactName::Role, &self.role),
                (FactName::Vendor, vendor),
                (FactName::SmallerRole, smaller_role),
            ]),
        })
    }

    /// That some service boards are left out for it; no problem, and worth knowing.
    pub(super) fn boards_note(&self) -> Option<PermissionNote> {
        (self.boards_left_out > 0).then(|| PermissionNote {
            code: Code::BoardsExcluded,
            evidence: facts(&[
                (FactName::Member, &self.identifier),
                (FactName::Boards, &self.boards_left_out.to_string()),
            ]),
        })
    }
}

/// A member has two locations, and no source says which one a restriction is about: where they differ, none is named.
fn agreed(security: String, default: &str) -> String {
    if default.is_empty() || security == default {
        security
    } else {
        String::new()
    }
}

fn facts(named: &[(FactName, &str)]) -> Vec<Fact> {
    let told = named.iter().filter(|(_, value)| !value.is_empty());
    told.map(|(name, value)| Fact::new(*name, *value)).collect()
}

/// Reads "Corporate (Level 1)" and what a company may have made of it; none when it says neither way.
fn is_corporate(level: &str) -> Option<bool> {
    let level = level.to_ascii_lowercase();
    let number = level.rsplit_once("level").and_then(|(_, after)| {
        let digits = after.trim_start().chars();
        let digits: String = digits.take_while(char::is_ascii_digit).collect();
        digits.parse::<u32>().ok()
    });
    match number {
        Some(number) => Some(number == 1),
        None => level.contains("corporate").then_some(true),
    }
}

/// What asking for the member told.
pub(super) struct MemberTold(Result<Member, Untold>);

impl MemberTold {
    pub(super) fn member(&self) -> Option<&Member> {
        self.0.as_ref().ok()
    }

    /// Whether the member reaches the whole company.
    pub(super) fn reach(&self, vendor: &str) -> Judgement {
        let mut judgement = match &self.0 {
            Ok(member) => member.reach(),
            Err(untold) => untold.judgement(Code::MemberNotReadable, Code::MemberNotAnswered),
        };
        judgement.evidence.push(Fact::new(FactName::Vendor, vendor));
        judgement
    }

    /// Whether it has the default board that the vendor relies on.
    pub(super) fn default_board(&self, needed: &NeededBoard) -> Judgement {
        match &self.0 {
            Ok(member) => member.default_board(needed),
            Err(untold) => {
                untold.judgement(Code::DefaultBoardUnknown, Code::DefaultBoardNotAnswered)
            }
        }
    }
}

/// Asks for the own member; where that is not told, for the API member that the own levels name. The id of its role
/// goes on through `role_id`.
pub(super) async fn read_member(
    asking: &Asking<'_>,
    own_rows: oneshot::Receiver<Option<Value>>,
    role_id: oneshot::Sender<Option<u64>>,
) -> MemberTold {
    let read = |body: &Value| {
        let record = only_one(body)?.clone();
        Some((Member::read(asking.scrubber, &record)?, record))
    };
    let own = asking.body(OWN, None, None).await;
    let mut found = own.as_ref().ok().and_then(read);
    if found.is_none()
        && let Some(identifier) = own_rows
            .await
            .ok()
            .flatten()
            .and_then(|rows| named_in(&rows))
    {
        let condition = format!("identifier=\"{identifier}\"");
        let narrowed = Some(("conditions", condition.as_str()));
        let listed = asking.body(API_MEMBERS, None, narrowed).await.ok();
        let is_own =
            |(member, _): &(Member, Value)| member.identifier.eq_ignore_ascii_case(&identifier);
        found = listed.as_ref().and_then(read).filter(is_own);
    }
    let id = found
        .as_ref()
        .and_then(|(_, record)| field(record, "securityRole/id")?.as_u64());
    // Nobody listens any more when the levels were told without it.
    let _ = role_id.send(id);
    MemberTold(match found {
        Some((member, _)) => Ok(member),
        None => Err(own.err().unwrap_or_default()),
    })
}

/// The specification has one object; a list of one is taken too. Of several nobody knows which is the own one.
fn only_one(body: &Value) -> Option<&Value> {
    match body {
        Value::Array(records) => match records.as_slice() {
            [record] => Some(record),
            [] | [_, _, ..] => None,
        },
        Value::Object(_) => Some(body),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// The own member's name as the rows of the own levels have it; none when it could break out of a condition, or is
/// longer than any name.
fn named_in(rows: &Value) -> Option<String> {
    let mut rows = rows.as_array()?.iter();
    let name = rows.find_map(|row| field(row, "member/identifier")?.as_str())?;
    let is_plain = (1..=NAME_MAX).contains(&name.len()) && !name.contains(['"', '\\']);
    is_plain.then(|| name.to_owned())
}
