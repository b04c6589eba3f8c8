//! The audit list: every request that left the machine.

use crate::check::{Clock, SentRequest};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Every request sent so far, in the order of sending.
pub(super) struct SentList<'a> {
    clock: Clock<'a>,
    list: Mutex<Vec<SentRequest>>,
}

impl<'a> SentList<'a> {
    pub(super) fn new(clock: Clock<'a>) -> Self {
        Self {
            clock,
            list: Mutex::new(Vec::new()),
        }
    }

    /// Notes a request that goes out now. How it ends is noted when the answer is dropped, so that one that is broken
    /// off stands in the list too.
    pub(super) fn begin(&self, target: String) -> Sending<'_> {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        list.push(SentRequest {
            method: "GET".to_owned(),
            target,
            status: None,
            duration_ms: 0,
            sent_at: Some((self.clock)()),
        });
        Sending {
            list: &self.list,
            place: list.len() - 1,
            status: None,
            began: Instant::now(),
        }
    }

    pub(super) fn so_far(&self) -> Vec<SentRequest> {
        self.list
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// A request under way.
pub(super) struct Sending<'a> {
    list: &'a Mutex<Vec<SentRequest>>,
    place: usize,
    /// The status of the answer, once there is one.
    pub(super) status: Option<u16>,
    began: Instant,
}

impl Drop for Sending<'_> {
    fn drop(&mut self) {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(request) = list.get_mut(self.place) {
            request.status = self.status;
            request.duration_ms =
                u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        }
    }
}
