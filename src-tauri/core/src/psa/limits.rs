//! How long and how much.

use std::time::Duration;

/// The limits of every question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For looking up a name, and for connecting (TLS included).
    pub connect: Duration,
    /// From sending a question to the end of its answer.
    pub whole: Duration,
    /// The longest answer that is read, in bytes.
    pub body_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
            body_bytes: 1024 * 1024,
        }
    }
}
