//! Plays what goes wrong.

use crate::scenario::{Fault, ServerSide};
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, ReadBuf};
use tokio_util::io::ReaderStream;

/// What a request meets.
pub(super) struct Met<'s> {
    /// How long the answer takes.
    ///
    /// # Units
    /// Milliseconds.
    pub(super) delay_ms: u64,
    /// What takes the place of the true answer, if anything does.
    pub(super) fault: Option<&'s Fault>,
}

/// How often each fault of what is played was met, by its place.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<BTreeMap<usize, u32>>);

impl Faults {
    /// Counts anew, as a switch to a scenario does.
    pub(crate) fn begin_anew(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Finds what a request meets: the first fault that is not used up, and the delays of those before it that change
    /// nothing else. Every request that gets as far as a fault counts for it.
    pub(super) fn met<'s>(&self, server: &'s ServerSide, path: &str) -> Met<'s> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut met = Met {
            delay_ms: 0,
            fault: None,
        };
        for (place, fault) in server.faults.iter().enumerate() {
            if !fault.is_for(path) {
                continue;
            }
            let count = counts.entry(place).or_default();
            let earlier = *count;
            *count = count.saturating_add(1);
            if !fault.is_due(earlier) {
                continue;
            }
            met.delay_ms = met.delay_ms.saturating_add(fault.delay_ms);
            if !fault.is_delay_alone() {
                met.fault = Some(fault);
                break;
            }
        }
        met
    }
}

/// The answer that a fault gives in place of the true one; none when it has no status.
pub(super) fn answer(fault: &Fault) -> Option<Response> {
    let status = StatusCode::from_u16(fault.status?).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = Response::new(fault.body.clone().into());
    *response.status_mut() = status;
    for (name, value) in &fault.headers {
        if let (Ok(name), Ok(value)) = (
            HeaderName::try_from(name.as_str()),
            HeaderValue::try_from(value.as_str()),
        ) {
            response.headers_mut().insert(name, value);
        }
    }
    Some(response)
}

/// The same answer with the first half of its body only: its head promises the whole, and the connection ends early.
pub(super) async fn truncated(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    // What practice answers with is in memory already; reading it cannot fail.
    let whole = axum::body::to_bytes(body, usize::MAX)
        .await
        .unwrap_or_default();
    parts
        .headers
        .insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let first_half = whole.slice(..whole.len() / 2);
    let half = HalfBody {
        half: io::Cursor::new(first_half),
        has_waited: false,
    };
    Response::from_parts(parts, Body::from_stream(ReaderStream::new(half)))
}

/// Reads to its end, and fails there.
struct HalfBody<B> {
    half: io::Cursor<B>,
    has_waited: bool,
}

impl<B: AsRef<[u8]> + Unpin> AsyncRead for HalfBody<B> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.half).poll_read(context, buffer);
        if buffer.filled().len() > before {
            return read;
        }
        if self.has_waited {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        // The server sends what it has only when it has to wait; a failure at once would take the half along.
        self.has_waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}
