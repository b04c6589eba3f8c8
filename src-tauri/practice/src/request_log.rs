//! What was asked of the API, and how much of it at once.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The most requests that are kept; older ones are forgotten, so that a window left open for weeks does not grow.
const KEPT: usize = 100_000;

/// One request to the API or to company info. The web pages are not logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedRequest {
    /// The HTTP method: `GET`.
    pub method: String,
    /// The path and the query, as they were sent.
    pub path_and_query: String,
    /// The HTTP status; none when no answer was sent: the connection was dropped, or the caller left before.
    pub status: Option<u16>,
}

/// The requests since the start, or since the log was cleared.
#[derive(Debug, Default)]
pub(crate) struct RequestLog(Mutex<Log>);

#[derive(Debug, Default)]
struct Log {
    requests: VecDeque<LoggedRequest>,
    /// The number of the first one kept, counted over the server's life.
    first: u64,
    in_flight: usize,
    most_in_flight: usize,
}

/// A request that is being answered; it counts as in flight until this is dropped.
pub(crate) struct InFlight<'a> {
    log: &'a RequestLog,
    number: u64,
}

impl RequestLog {
    /// Writes a request down as it arrives.
    pub(crate) fn arrived(&self, method: &str, path_and_query: &str) -> InFlight<'_> {
        let mut log = self.lock();
        if log.requests.len() == KEPT {
            log.forget_oldest();
        }
        log.requests.push_back(LoggedRequest {
            method: method.to_owned(),
            path_and_query: path_and_query.to_owned(),
            status: None,
        });
        log.in_flight += 1;
        log.most_in_flight = log.most_in_flight.max(log.in_flight);
        let last = log.requests.len().saturating_sub(1);
        InFlight {
            log: self,
            number: log.first + last as u64,
        }
    }

    pub(crate) fn requests(&self) -> Vec<LoggedRequest> {
        self.lock().requests.iter().cloned().collect()
    }

    pub(crate) fn most_in_flight(&self) -> usize {
        self.lock().most_in_flight
    }

    pub(crate) fn clear(&self) {
        let mut log = self.lock();
        while !log.requests.is_empty() {
            log.forget_oldest();
        }
        log.most_in_flight = log.in_flight;
    }

    fn lock(&self) -> MutexGuard<'_, Log> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log {
    fn forget_oldest(&mut self) {
        self.requests.pop_front();
        self.first += 1;
    }
}

impl InFlight<'_> {
    /// Writes down with which status the request is answered.
    pub(crate) fn answered(&self, status: u16) {
        let mut log = self.log.lock();
        let Some(place) = self.number.checked_sub(log.first) else {
            return;
        };
        let request = usize::try_from(place).ok();
        if let Some(request) = request.and_then(|place| log.requests.get_mut(place)) {
            request.status = Some(status);
        }
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        let mut log = self.log.lock();
        log.in_flight = log.in_flight.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_listed_in_the_order_of_their_arrival_with_the_status_they_ended_with() {
        let log = RequestLog::default();

        let first = log.arrived("GET", "/a");
        let second = log.arrived("GET", "/b?c=1");
        second.answered(403);
        drop((first, second));

        let requests = log.requests();
        assert_eq!(requests[0].status, None);
        assert_eq!(requests[1].path_and_query, "/b?c=1");
        assert_eq!(requests[1].status, Some(403));
        assert_eq!(log.most_in_flight(), 2);
    }

    #[test]
    fn a_cleared_log_takes_no_status_of_a_request_from_before() {
        let log = RequestLog::default();
        let before = log.arrived("GET", "/before");

        log.clear();
        let after = log.arrived("GET", "/after");
        before.answered(200);
        drop(before);

        assert_eq!(log.requests()[0].status, None);
        assert_eq!(log.most_in_flight(), 2);
        drop(after);
        log.clear();
        assert_eq!(log.most_in_flight(), 0);
    }
}
