//! What is known of each box before any refusal is explained.

use super::Diagnosis;
use super::call::Call;
use crate::catalog::{Level, Permission};
use crate::check::ReadAnswer;
use std::collections::BTreeSet;

/// What answered calls prove, what the role tells, and where the two differ.
pub(super) struct Known<'a> {
    diagnosis: Diagnosis<'a>,
    by_read: BTreeSet<&'a Permission>,
    disagreeing: BTreeSet<&'a Permission>,
}

impl<'a> Known<'a> {
    pub(super) fn of(diagnosis: Diagnosis<'a>, calls: &[Call<'a>]) -> Self {
        let answered = calls.iter().filter(|call| call.is(ReadAnswer::Answered));
        let mut known = Self {
            diagnosis,
            by_read: answered.flat_map(Call::sure_needs).collect(),
            disagreeing: BTreeSet::new(),
        };
        known.disagreeing = known.disagreements(calls);
        known
    }

    /// The level that the role itself tells of a box.
    pub(super) fn level(&self, permission: &Permission) -> Option<Level> {
        let role = self.diagnosis.role?;
        role.levels.get(permission).copied()
    }

    /// True when an answered call proves the box.
    pub(super) fn is_read(&self, permission: &Permission) -> bool {
        self.by_read.contains(permission)
    }

    /// True when the role and the calls say different things of it.
    pub(super) fn is_disagreeing(&self, permission: &Permission) -> bool {
        self.disagreeing.contains(permission)
    }

    /// True when the box is set for all that is known.
    pub(super) fn is_set(&self, permission: &Permission) -> bool {
        let is_set = self.is_read(permission) || self.level(permission) == Some(Level::All);
        is_set && !self.is_disagreeing(permission)
    }

    /// True when the role says that the box is not set, and nothing says otherwise.
    pub(super) fn is_unset(&self, permission: &Permission) -> bool {
        let is_unset = match self.level(permission) {
            Some(Level::None | Level::My) => true,
            Some(Level::All) | None => false,
        };
        is_unset && !self.is_disagreeing(permission)
    }

    /// Boxes that the role calls None although a call that needs them was answered; and boxes that the role calls
    /// All although a call was refused that needs nothing else that is open. With My a call may be answered or
    /// refused: that is no disagreement.
    fn disagreements(&self, calls: &[Call<'a>]) -> BTreeSet<&'a Permission> {
        let is_none = |it: &&Permission| self.level(it) == Some(Level::None);
        let answered = self.by_read.iter().copied().filter(is_none);
        let refused = calls
            .iter()
            .filter(|call| call.is(ReadAnswer::Refused) && call.is_sure())
            .map(|call| call.left(|it| self.is_read(it)))
            .filter(|left| left.iter().all(|it| self.level(it) == Some(Level::All)));
        answered.chain(refused.flatten()).collect()
    }
}
