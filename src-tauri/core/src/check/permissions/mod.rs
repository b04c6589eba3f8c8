//! The permission check: which boxes of the role are set, how that is known, and which one is missing.

mod again;
mod asking;
mod asks;
mod check;
mod diagnosis;
mod excess;
mod finding;
mod footing;
mod input;
mod judge_read;
mod judging;
mod line;
mod member;
mod read_role;
mod role_levels;
mod role_names;
mod standing;
#[cfg(test)]
mod tests;
mod whole;

pub use finding::{
    KnownBy, PermissionBefore, PermissionFinding, PermissionNote, PermissionRun, ReadAnswer,
    ReadFinding,
};
pub use input::PermissionInput;
pub use standing::{Standing, Tally};

pub(super) use check::{Surroundings, check_permissions};
pub(super) use line::Server;
