//! The built command line, run as a person or a script runs it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "everything in this target is a test"
)]

mod address;
#[cfg(target_os = "linux")]
mod age_tool;
mod check;
mod check_compare;
mod check_permissions;
mod desk;
mod desk_file;
#[cfg(target_os = "linux")]
mod forget;
mod guide;
mod invite;
mod open;
mod practice;
mod ran;
mod report;
mod sealed;
