//! The pages as a browser meets them.
#![allow(
    clippy::unwrap_used,
    reason = "helpers of tests, outside test functions"
)]

mod browser;
mod enforced;
mod forms;
mod hints;
mod taken;
