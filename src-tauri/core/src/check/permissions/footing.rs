//! Whether a run that asks again still looks at the role that the earlier run looked at.

use super::member::MemberTold;
use super::read_role::RoleTold;
use super::{KnownBy, PermissionRun};
use crate::check::{Check, Fact, FactName, Finding};
use crate::words::Code;

/// What a run that asks again may build on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Footing {
    /// Nothing says that the role is another one: what was set stays so.
    Same,
    /// The earlier run read the role back; now it tells nothing, or whose it is cannot be told: everything is asked,
    /// and only what was missing stays so.
    Unsure,
    /// It is another member or another role, or neither tells anything of itself any more: the earlier run is about
    /// the past.
    Other,
}

/// What became of asking for the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RoleAnswer {
    ReadBack,
    /// There was an answer, and it told no levels.
    NotTold,
    /// No answer came.
    NoAnswer,
    /// Asking was stopped.
    Stopped,
}

impl RoleAnswer {
    pub(super) fn of(role: &RoleTold, member: &MemberTold, was_stopped: bool) -> Self {
        // The number under which the role tells its settings comes with the member.
        let is_number_due = member.reach("").code == Code::MemberNotAnswered;
        if role.levels.is_some() {
            Self::ReadBack
        } else if was_stopped {
            Self::Stopped
        } else if is_number_due || role.judgement("").code == Code::RoleNotAnswered {
            Self::NoAnswer
        } else {
            Self::NotTold
        }
    }
}

/// The name of a member and of its role, as far as they were told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Who<'a> {
    pub(super) member: Option<&'a str>,
    pub(super) role: Option<&'a str>,
}

impl<'a> Who<'a> {
    /// The one of an earlier run.
    fn of(earlier: &'a PermissionRun) -> Self {
        let mut findings = earlier.findings.iter();
        let reach = findings.find(|finding| finding.check == Check::Reach);
        Self {
            member: reach.and_then(member_in),
            role: reach.and_then(|reach| Fact::find(&reach.evidence, FactName::Role)),
        }
    }
}

/// Tells how far the earlier run still counts.
pub(super) fn footing(earlier: &PermissionRun, now: Who<'_>, role: RoleAnswer) -> Footing {
    let then = Who::of(earlier);
    let (member, role_name) = (
        is_same(then.member, now.member),
        is_same(then.role, now.role),
    );
    if member == Some(false) || role_name == Some(false) {
        return Footing::Other;
    }
    let is_known = member.is_some() && role_name.is_some();
    let mut known_by = earlier.boxes.iter().flat_map(|found| &found.known_by);
    let was_read_back = known_by.any(|by| *by == KnownBy::RoleReadBack);
    match role {
        RoleAnswer::NotTold if was_read_back && is_known => Footing::Unsure,
        RoleAnswer::NotTold if was_read_back => Footing::Other,
        RoleAnswer::ReadBack | RoleAnswer::NoAnswer if was_read_back && !is_known => {
            Footing::Unsure
        }
        RoleAnswer::Stopped | RoleAnswer::NotTold | RoleAnswer::ReadBack | RoleAnswer::NoAnswer => {
            Footing::Same
        }
    }
}

/// None where either is not known.
fn is_same(then: Option<&str>, now: Option<&str>) -> Option<bool> {
    Some(then?.eq_ignore_ascii_case(now?))
}

/// The member that a finding is about, where it was told.
pub(super) fn member_in(finding: &Finding) -> Option<&str> {
    Fact::find(&finding.evidence, FactName::Member)
}
