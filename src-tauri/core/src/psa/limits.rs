//! How long and how much.

use std::time::Duration;

/// The limits of every question, and of the permission check as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For looking up a name, and for connecting (TLS included).
    pub connect: Duration,
    /// From sending a question to the end of its answer.
    pub whole: Duration,
    /// The longest answer that is read, in bytes.
    pub body_bytes: usize,
    /// For all reading calls of a permission check together, pauses that the server asks for included.
    pub permission_check: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_secs(30),
            body_bytes: 1024 * 1024,
            permission_check: Duration::from_secs(120),
        }
    }
}
