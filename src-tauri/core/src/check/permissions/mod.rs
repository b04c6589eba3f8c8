//! The permission check: which boxes of the role are set, how that is known, and which one is missing.

mod finding;
mod role_levels;

pub use finding::{
    KnownBy, PermissionBefore, PermissionFinding, PermissionNote, PermissionRun, ReadAnswer,
    ReadFinding,
};
