//! Stories through the core, against practice, over real sockets.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "everything in this target is a test"
)]

mod broken_practice;
mod bulk;
mod canary;
mod canary_panic;
mod canary_whole;
mod canary_window;
mod company_typo;
mod comparison;
mod connectwise;
mod desk;
mod desk_file;
mod ending;
mod every_step;
mod fingerprint;
mod first_setup;
mod gate;
mod hand_off;
mod history;
mod hold;
mod house;
mod invited;
mod keychain;
mod left_behind;
mod looking;
mod notes;
mod permissions;
mod received;
mod recheck;
mod replacement;
mod report_guard;
mod report_of_pairs;
mod resume;
mod scenarios;
mod sealed_file;
mod stopping;
mod traces;
mod update;
mod whose;
mod without_practice;
mod wrong_keys;
