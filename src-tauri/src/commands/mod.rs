//! The commands, one file per noun. Each hands over to the core and decides nothing.

pub(crate) mod check;
pub(crate) mod guide;
pub(crate) mod hand_off;
pub(crate) mod keys;
pub(crate) mod lifecycle;
pub(crate) mod link;
pub(crate) mod practice;
pub(crate) mod report;
pub(crate) mod screen;
pub(crate) mod settings;
pub(crate) mod setup;

/// What every command answers with.
pub(crate) type Answer<T> = Result<T, onramp_core::setup::view::CommandError>;
