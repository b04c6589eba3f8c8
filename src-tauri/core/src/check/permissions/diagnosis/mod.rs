//! Which boxes the role has, from everything that was answered: the smallest explanation, and never more than that.
//!
//! Two things are known for sure: the levels that the role itself tells, and that a call which was answered with a
//! record may do what it needs. A refusal only says that one of the call's boxes is missing. A box is called missing
//! when the role says so, or when every other box of a refused call is known to be set.

mod call;
mod facts;
mod known;
mod list;
mod refusals;
mod smallest;
#[cfg(test)]
mod tests;
mod verdict;

use super::excess;
use super::role_levels::RoleLevels;
pub(super) use call::Call;

use super::{PermissionFinding, PermissionNote, ReadFinding};
use crate::catalog::Catalog;
use crate::guide::NeededPermission;
use crate::words::Code;
use jiff::Timestamp;
use verdict::Judge;

/// Everything that a permission check learned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Diagnosis<'a> {
    /// What ConnectWise has, and which call needs what.
    pub(super) catalog: &'a Catalog,
    /// The boxes of the plan, in the order of ConnectWise's page.
    pub(super) needed: &'a [NeededPermission],
    /// The levels that the role itself tells; none where it could not be read back.
    pub(super) role: Option<&'a RoleLevels>,
    /// The code that says why asking was stopped before the role was told; none where it was not.
    pub(super) role_stop: Option<Code>,
    /// The reading calls, those not asked included.
    pub(super) reads: &'a [ReadFinding],
    /// The vendor's name.
    pub(super) vendor: &'a str,
    /// The role's name in ConnectWise.
    pub(super) role_name: &'a str,
    /// When the role was read back (UTC); also the time of what nothing is known of.
    pub(super) now: Timestamp,
}

/// What the answers say, call by call and box by box.
pub(super) struct Judged {
    /// The reading calls as they came, but with `CallRefusedUnexplained` where every box that a refused call is known
    /// to need is set.
    pub(super) reads: Vec<ReadFinding>,
    /// Every box of the plan, in the plan's order.
    pub(super) boxes: Vec<PermissionFinding>,
}

impl<'a> Diagnosis<'a> {
    /// Judges every call and every box.
    pub(super) fn judged(&self) -> Judged {
        let judge = Judge::new(*self);
        let verdict = |needed: &'a NeededPermission| judge.verdict(&needed.permission);
        let boxes = self.needed.iter();
        let boxes = boxes.map(|needed| facts::finding(self, needed, verdict(needed)));
        let reads = self.reads.iter().map(|read| {
            let mut read = read.clone();
            if judge.is_unexplained(&read.path) {
                read.code = Code::CallRefusedUnexplained;
            }
            read
        });
        Judged {
            boxes: boxes.collect(),
            reads: reads.collect(),
        }
    }

    /// Remarks on what the role holds beyond the need. For the role Admin it says nothing that
    /// `Code::RoleIsAdmin` does not say better: leave it out there.
    pub(super) fn notes(&self) -> Vec<PermissionNote> {
        excess::notes(self).into_iter().collect()
    }
}
