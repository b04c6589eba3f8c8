//! The permission check: which boxes of the role are set, how that is known, and which one is missing.

mod asking;
mod asks;
mod diagnosis;
mod excess;
mod finding;
mod judge_read;
mod line;
mod role_levels;
mod role_names;

pub use finding::{
    KnownBy, PermissionBefore, PermissionFinding, PermissionNote, PermissionRun, ReadAnswer,
    ReadFinding,
};
