//! Whether somebody still waits for a call.

use crate::keys::KeyProblem;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Tells whether somebody still waits for a call. What nobody waits for any more must change nothing: the person was
/// told that it did not happen.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    is_given_up: Arc<AtomicBool>,
}

impl Wanted {
    /// Goes on while the call is waited for.
    ///
    /// # Errors
    /// `Silent` once it was given up.
    pub fn check(&self) -> Result<(), KeyProblem> {
        if self.is_given_up.load(Ordering::Acquire) {
            return Err(KeyProblem::Silent);
        }
        Ok(())
    }
}

/// Somebody waits for a call while this lives.
#[derive(Default)]
pub(in crate::keys) struct Waiting(Wanted);

impl Waiting {
    pub(in crate::keys) fn wanted(&self) -> Wanted {
        self.0.clone()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.is_given_up.store(true, Ordering::Release);
    }
}
