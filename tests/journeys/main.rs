//! Stories through the core, against practice, over real sockets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

mod canary;
mod comparison;
mod desk;
mod first_setup;
mod house;
mod scenarios;
